/// <reference lib="dom" />
import type { GoneThing, Layouts } from '../../../model/seen/layouts.ts';
import type { Facts, Look, TextSeen } from './look.ts';

/** Headings, controls and longer texts that can be seen at normal size, to be looked for in other windows. */
export function rememberThings(this: Look, texts: readonly TextSeen[]): void {
  const { things, inside, whole } = this.memory;
  const width = document.documentElement.clientWidth;
  const known = new Set<Element>();
  const add = (element: Element, kind: GoneThing['kind'], words: string) => {
    if (known.has(element) || things.length >= 1500) return;
    known.add(element);
    things.push({ element, kind, words });
  };
  for (const element of document.querySelectorAll(
    'h1, h2, h3, h4, h5, h6, a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]',
  )) {
    const facts = this.factsOf(element);
    if (!this.isShown(facts) || !this.isOnPage(facts)) continue;
    const heading = /^h\d$/.test(this.h.prop(element, 'localName'));
    add(element, heading ? 'heading' : 'control', this.callOf(element));
  }
  for (const { facts, words } of texts) {
    const whole = /^(p|li|dd|td|th|blockquote)$/.test(this.h.prop(facts.element, 'localName'));
    if (words.length >= (whole ? 15 : 40)) add(facts.element, 'text', words.slice(0, 80));
  }
  for (const [element, facts] of this.seen) {
    const { left, right } = this.rectOf(facts);
    if (left < width && right > 0) inside.add(element);
    if (left >= -1 && right <= width + 1) whole.add(element);
  }
}

export function isOnPage(this: Look, facts: Facts): boolean {
  const { left, top, right, bottom } = this.rectOf(facts);
  return right - left > 1 && bottom - top > 1 && right + scrollX > 0 && bottom + scrollY > 0;
}

export function isToggle(this: Look, element: Element): boolean {
  const read = (name: string) => this.h.prop(element, 'getAttribute').call(element, name);
  if (read('aria-expanded') !== null || read('aria-haspopup') !== null || read('aria-controls') !== null) return true;
  const signs = `${this.h.nameOf(element, 60)} ${read('class') ?? ''} ${this.h.prop(element, 'id')}`;
  return (
    this.h.prop(element, 'localName') === 'summary' || /\b(menu|navigation|dewislen)\b|burger|nav-?toggle/i.test(signs)
  );
}

/** In something that a button can bring back. */
export function isMenu(this: Look, { element }: Facts): boolean {
  return (
    this.h
      .prop(element, 'closest')
      .call(
        element,
        'nav, [role=navigation], [role=menu], [role=menubar], [class*=menu i], [class*=nav- i], [class*=-nav i], [id*=menu i], [class*=breadcrumb i]',
      ) !== null
  );
}

/** Hidden here, and nothing that can be seen here says or does the same. One for each part that went. */
export function goneThings(this: Look, texts: readonly TextSeen[], most: number): readonly GoneThing[] {
  const said = new Set(texts.filter((text) => this.lossOf(text).share < 0.9).map(({ words }) => words.slice(0, 80)));
  const toggles = [...document.querySelectorAll('button, summary, a[href], label, [role=button]')].slice(0, 300);
  const shown = (element: Element) => this.isShown(this.factsOf(element)) && this.isOnPage(this.factsOf(element));
  const opens = toggles.some((toggle) => this.isToggle(toggle) && shown(toggle));
  const here = new Set<string>();
  const gone: { element: Element; kind: GoneThing['kind']; words: string }[] = [];
  for (const thing of this.memory.things) {
    if (!this.h.prop(thing.element, 'isConnected')) continue;
    if (shown(thing.element)) here.add(this.sayingOf(thing.element, thing.words));
    else gone.push(thing);
  }
  for (const link of document.querySelectorAll('a[href]'))
    if (shown(link)) here.add(this.sayingOf(link, this.h.nameOf(link, 80)));
  const parts = new Map<Element, GoneThing>();
  for (const { element, kind, words } of gone) {
    if (parts.size >= most) break;
    if (here.has(this.sayingOf(element, words)) || said.has(words) || (kind === 'control' && words === '')) continue;
    const facts = this.factsOf(element);
    if (
      this.isMenu(facts) &&
      (opens ||
        this.h.prop(element, 'closest').call(element, '[class*=breadcrumb i], [class*=pagination i], [class*=pager i]'))
    )
      continue;
    if (
      facts.carousel ||
      this.h
        .prop(element, 'closest')
        .call(element, 'details, dialog, [role=dialog], [role=tabpanel], [aria-hidden=true]')
    )
      continue;
    // The part that was taken away as one.
    let top = facts;
    while (top.parent && top.parent.element !== document.body && !this.isShown(top.parent)) top = top.parent;
    if (!parts.has(top.element)) parts.set(top.element, { ...this.spotOf(top), kind, words });
  }
  return [...parts.values()];
}

/** What makes two links or headings the same to people. */
export function sayingOf(this: Look, element: Element, words: string): string {
  const href = element instanceof HTMLAnchorElement ? element.href : '';
  return href !== '' ? href : `${this.h.prop(element, 'localName')} ${words}`;
}

/** What people seem to press: the pointer over it is a hand, and over what holds it is not. */
export function handsIn(this: Look, most: number): readonly Facts[] {
  const isHand = (element: Element | null) => element !== null && getComputedStyle(element).cursor === 'pointer';
  const hands = [...document.querySelectorAll('body *')]
    .slice(0, most)
    .filter((element) => isHand(element) && !isHand(this.h.prop(element, 'parentElement')))
    .map((element) => this.factsOf(element));
  return hands.filter((facts) => this.isShown(facts) && this.isOnPage(facts));
}

export function rememberHands(this: Look, most: number): void {
  for (const { element } of this.handsIn(most)) this.memory.hands.add(element);
}

/** Those that there are in this window and not in a wide one, with nothing in or around them that has a key. */
export function bareHands(this: Look, most: number, elements: number): Pick<Layouts['narrow'], 'bare'> {
  const controls = 'a[href], area, button, input, select, textarea, summary, label, iframe, [contenteditable]';
  const keyed = `${controls}, [tabindex]`;
  // The main part of a page often takes the focus from a skip link, which gives no key to what is in it.
  const around = `${controls}, [tabindex]:not([tabindex^="-"])`;
  const bare = this.handsIn(elements).filter(({ element }) => {
    if (this.memory.hands.has(element) || this.h.prop(element, 'closest').call(element, around)) return false;
    if (this.h.prop(element, 'hasAttribute').call(element, 'tabindex')) return false;
    const { width, height } = this.h.prop(element, 'getBoundingClientRect').call(element);
    return width >= 8 && height >= 8 && this.h.prop(element, 'querySelector').call(element, keyed) === null;
  });
  const found = bare.slice(0, most).map((facts) => ({ ...this.spotOf(facts), words: this.callOf(facts.element) }));
  return found.length > 0 ? { bare: found } : {};
}
