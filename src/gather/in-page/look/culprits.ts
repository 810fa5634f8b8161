/// <reference lib="dom" />
import type { WideKind, WideThing } from '../../../model/seen/layouts.ts';
import type { Edges, Facts, Look, TextSeen } from './look.ts';

/**
 * What makes the page wider than the window: for each text or control that lies beyond its edge, the element to blame. What
 * may be wide (data tables, maps, code, drawings, toolbars) and what scrolls by itself is left out.
 */
export function wideThings(this: Look, texts: readonly TextSeen[], most: number): readonly WideThing[] {
  const limit = document.documentElement.clientWidth;
  const cutAtEdge = this.cutsSideways(document.body) || this.cutsSideways(document.documentElement);
  const found = new Map<Element, { -readonly [K in keyof WideThing]: WideThing[K] }>();
  // There, what lies at the left is where people scroll to.
  const fromRight = getComputedStyle(document.documentElement).direction === 'rtl';
  const blame = (facts: Facts, edges: Edges, words: string, content: 'text' | 'control' | 'media') => {
    const right = edges.right + scrollX - limit;
    const left = fromRight ? 0 : -(edges.left + scrollX);
    const beyond = Math.round(Math.max(right, left));
    // All of it left of the page is the old way to hide it; so is all of it beyond, fixed or on its way.
    if (beyond <= 4 || edges.right + scrollX <= 4 || facts.carousel || facts.fixed || !this.isShown(facts)) return;
    if (left > right && (content === 'media' || !this.wasWhole(facts))) return;
    const clips = this.clipsOf(facts);
    if (clips.some(({ x }) => x === 'scroll')) return;
    const by = clips.find(({ x, box }) => x === 'cut' && (box.right < edges.right - 2 || box.left > edges.left + 2));
    if (by && !this.isWindowWide(by.box)) return;
    if (this.mayBeWide(facts, null)) return;
    if (this.waitsOutside(facts)) return;
    const { facts: culprit, kind } = this.culpritOf(facts, limit, content);
    const cut = by !== undefined || cutAtEdge || left > right;
    const known = found.get(culprit.element);
    const forLooks = kind === 'table' && this.saysForLooks(culprit.element);
    const plain = kind !== 'media' && (kind !== 'table' || forLooks) && (kind !== 'word' || cut);
    const certain = plain && beyond > 10 && !this.isMovedWithin(facts) && !this.isForEyesOnly(facts);
    if (known) {
      known.certain ||= certain;
      if (beyond > known.beyond) known.beyond = beyond;
    } else if (found.size < most)
      found.set(culprit.element, { ...this.spotOf(culprit), kind, certain, beyond, cut, words: words.slice(0, 80) });
  };
  for (const { facts, lines, words } of texts) {
    if (lines.length === 0) continue;
    const right = Math.max(...lines.map((line) => line.right));
    const left = Math.min(...lines.map((line) => line.left));
    blame(facts, { left, right, top: 0, bottom: 0 }, words, 'text');
  }
  for (const control of [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')].slice(
    0,
    300,
  )) {
    const facts = this.factsOf(control);
    const { width, height } = this.h.prop(control, 'getBoundingClientRect').call(control);
    if (width > 1 && height > 1) blame(facts, this.rectOf(facts), this.callOf(control), 'control');
  }
  for (const medium of [...document.querySelectorAll('img, iframe, video, object, embed')].slice(0, 300)) {
    const facts = this.factsOf(medium);
    const { left, right, top, bottom } = this.rectOf(facts);
    if (right - left > limit && bottom - top > 20) blame(facts, this.rectOf(facts), this.callOf(medium), 'media');
  }
  const empty = found.size === 0 && !cutAtEdge ? this.widestBox(limit) : null;
  return empty ? [empty] : [...found.values()];
}

/** Where nothing to be read or used lies beyond the edge, and the page scrolls sideways all the same. */
export function widestBox(this: Look, limit: number): WideThing | null {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= limit + 10) return null;
  for (const element of [...document.querySelectorAll('body *')].slice(0, 3000)) {
    const { right, width, height } = this.h.prop(element, 'getBoundingClientRect').call(element);
    if (Math.abs(right + scrollX - scrollWidth) > 2 || width < 2 || height < 2) continue;
    const facts = this.factsOf(element);
    if (facts.fixed || facts.carousel || this.clipsOf(facts).some(({ x }) => x !== 'open')) continue;
    if (this.mayBeWide(facts, null) || this.waitsOutside(facts)) return null;
    if (!this.isShown(facts)) continue;
    return {
      ...this.spotOf(facts),
      kind: 'box',
      certain: false,
      beyond: Math.round(scrollWidth - limit),
      cut: false,
      words: '',
    };
  }
  return null;
}

export function cutsSideways(this: Look, element: Element): boolean {
  return /^(hidden|clip)/.test(getComputedStyle(element).overflowX);
}

export function isMovedWithin(this: Look, facts: Facts): boolean {
  for (let at: Facts | null = facts; at; at = at.parent) if (at.moved) return true;
  return false;
}

/** Beyond the edge as a whole and out of the flow, and already so in a wide window: a panel that slides in when asked. */
export function waitsOutside(this: Look, facts: Facts): boolean {
  const limit = document.documentElement.clientWidth;
  for (let at: Facts | null = facts; at; at = at.parent) {
    if (at.position !== 'absolute' && !at.moved) continue;
    const { left, right } = this.rectOf(at);
    if ((left + scrollX >= limit - 2 || right + scrollX <= 2) && (at.moved || this.isMenu(at))) return true;
    if (left + scrollX >= limit - 2 && !this.memory.inside.has(at.element)) return true;
  }
  return false;
}

/** In a wide window nothing of it was beyond either edge. */
export function wasWhole(this: Look, facts: Facts): boolean {
  return this.memory.whole.has(facts.element);
}

/** Two dimensions are needed for its meaning or use, so WCAG lets it be wide. */
export function mayBeWide(this: Look, facts: Facts, up: Facts | null): boolean {
  for (let at: Facts | null = facts; at && at !== up?.parent; at = at.parent) {
    const { element } = at;
    const name = this.h.prop(element, 'localName');
    // Of a whole page, a class tells what is somewhere in it.
    if (/^(html|body|main)$/.test(name)) continue;
    if (/^(pre|code|svg|math|canvas|video|audio|map)$/.test(name)) return true;
    if (name === 'table' && this.isDataTable(element)) return true;
    const read = (attribute: string) => this.h.prop(element, 'getAttribute').call(element, attribute) ?? '';
    if (/^(toolbar|table|grid|treegrid|application|math|slider)$/.test(read('role'))) return true;
    const signs = `${read('class').slice(0, 300)} ${this.h.prop(element, 'id')} ${read('title')} ${read('src').slice(0, 300)}`;
    if (/(^|[\s_/.-])(?<!site[_-])(maps?|leaflet|mapbox|gm-style|toolbar)([\s_/.-]|$)/i.test(signs)) return true;
  }
  return false;
}

export function saysForLooks(this: Look, table: Element): boolean {
  const role = this.h.prop(table, 'getAttribute').call(table, 'role');
  return role === 'presentation' || role === 'none';
}

/** In doubt it is one: only what holds whole pieces of a page, or says so itself, is there for looks. */
export function isDataTable(this: Look, table: Element): boolean {
  if (this.saysForLooks(table)) return false;
  const find = (selector: string) => this.h.prop(table, 'querySelector').call(table, selector);
  if (find('th, caption, [scope], [headers], thead')) return true;
  return find('table, h1, h2, h3, form, nav, main, article, section, p + p, ul') === null;
}

/** From what sticks out up to the element that makes it so. */
export function culpritOf(this: Look, facts: Facts, limit: number, content: string): { facts: Facts; kind: WideKind } {
  const sticksOut = (one: Facts) => {
    const { left, right } = this.rectOf(one);
    return right + scrollX > limit + 1 || left + scrollX < -1;
  };
  const chain: Facts[] = [facts];
  for (let at = facts.parent; at && at.element !== document.documentElement && sticksOut(at); at = at.parent)
    chain.unshift(at);
  if (content === 'media') return { facts, kind: 'media' };
  const table = chain.find(({ element }) => this.h.prop(element, 'localName') === 'table');
  const asks = chain.filter((one) => sticksOut(one) && this.asksForWidth(one, limit));
  const fits = (one: Facts) => this.rectOf(one).right - this.rectOf(one).left <= limit;
  const fixed = asks.find((one) => !fits(one));
  if (fixed) return { facts: fixed, kind: fixed === table ? 'table' : 'width' };
  if (table) return { facts: table, kind: 'table' };
  const top = chain[0] ?? facts;
  const { left, right } = this.rectOf(top);
  if (right - left <= limit && sticksOut(top)) {
    if (top.position === 'absolute' || top.moved || left + scrollX < -1) return { facts: top, kind: 'position' };
    const { parent } = top;
    if (parent && this.isRow(parent, top)) return { facts: parent, kind: 'row' };
    if (Number.parseFloat(top.style.marginLeft) > 20 || top.position === 'relative')
      return { facts: top, kind: 'position' };
    const [asking] = asks;
    if (asking) return { facts: asking, kind: 'width' };
  }
  const unwrapped = chain.find(({ style }) => /nowrap|pre$/.test(style.whiteSpace));
  if (unwrapped) {
    let at = unwrapped;
    while (at.parent && at.parent.element !== document.body && at.parent.style.whiteSpace === at.style.whiteSpace)
      at = at.parent;
    return { facts: at, kind: 'nowrap' };
  }
  const row = chain.toReversed().find((one) => one !== facts && this.isRow(one, null) && this.hasSeveral(one));
  if (row) return { facts: row, kind: 'row' };
  return { facts, kind: content === 'control' ? 'control' : 'word' };
}

export function hasSeveral(this: Look, { element }: Facts): boolean {
  return this.h.prop(element, 'children').length > 1;
}

export function isRow(this: Look, { style }: Facts, part: Facts | null): boolean {
  if (/flex|grid|table-row/.test(style.display)) return true;
  return part !== null && (/^inline|^table-cell/.test(part.style.display) || part.style.float !== 'none');
}

/** It has a width of its own that the window cannot give it. */
export function asksForWidth(this: Look, facts: Facts, limit: number): boolean {
  const { left, right } = this.rectOf(facts);
  const styles = facts.element.computedStyleMap();
  for (const property of ['width', 'min-width', 'flex-basis']) {
    const value = styles.get(property);
    if (value instanceof CSSUnitValue) {
      if (value.unit === 'percent' ? value.value > 100 : value.value > 40 && value.value + left + scrollX > limit + 1)
        return true;
    } else if (value instanceof CSSMathValue && right - left > limit) return true;
    else if (value instanceof CSSKeywordValue && value.value === 'max-content') return true;
  }
  const size = facts.element instanceof HTMLInputElement || facts.element instanceof HTMLTextAreaElement;
  return size && right - left > limit;
}
