/// <reference lib="dom" />
import type { Found, OrientationSeen } from '../../../model/seen/layouts.ts';
import type { Facts, Look, TextSeen } from './look.ts';

/** What a window of another shape leaves of the page. */
export function orientationOf(
  this: Look,
  texts: readonly TextSeen[],
  layout: OrientationSeen['layout'],
  most: number,
): OrientationSeen {
  const visible = texts.filter((text) => this.lossOf(text).share < 0.9);
  const said = new Set(visible.map(({ words }) => words));
  let all = 0;
  let here = 0;
  for (const [words, share] of this.memory.words) {
    if (share > 0.5) continue;
    all += words.length;
    if (said.has(words)) here += words.length;
  }
  return {
    layout,
    share: Math.round((100 * here) / Math.max(1, all)),
    message: this.turnMessage(visible),
    turned: this.turnedPart(visible),
    gone: this.goneThings(texts, most),
  };
}

/** Words that ask people to turn their device, or that cover the page, and were not there at normal size. */
export function turnMessage(this: Look, texts: readonly TextSeen[]): OrientationSeen['message'] {
  const asks = [
    /\b(rotate|turn|switch|flip|tilt)\b.{0,40}\b(device|phone|tablet|screen|landscape|portrait|sideways|upright)\b/i,
    /\b(only|best|better|please|must)\b.{0,30}\b(landscape|portrait)\b|\b(landscape|portrait) (mode|view|orientation|only)\b/i,
    /\b(trowch|cylchdro)/i,
  ];
  const isKnown = (text: TextSeen) => this.memory.words.has(text.words) || this.memory.texts.has(text.node);
  const kept = new Set<Facts>();
  for (const text of texts)
    if (isKnown(text)) for (let at: Facts | null = text.facts; at && !kept.has(at); at = at.parent) kept.add(at);
  let asking: TextSeen | null = null;
  for (const text of texts) {
    if (isKnown(text)) continue;
    const { facts } = this.turnPart(text.facts, kept);
    if (facts.holdsAbsolute === facts && this.coversWindow(facts)) {
      asking = text;
      break;
    }
    const said = this.h.textOf(text.facts.element, 300);
    if (asks.some((one) => one.test(text.words) || (said.length < 200 && one.test(said)))) asking ??= text;
  }
  if (!asking) return null;
  const { facts } = this.turnPart(asking.facts, kept);
  return {
    ...{ ...this.spotOf(facts), words: asking.words.slice(0, 120), covers: this.coversWindow(facts) },
    hasControl: this.h
      .inside(facts.element, 'button, a[href], input, [role=button]')
      .some((one) => this.h.isVisible(one)),
  };
}

/**
 * What was laid over the page with this text in it, or else the largest part that has little more to say. `kept` has in it what
 * the page says at normal size as well: that is no part of a message.
 */
export function turnPart(this: Look, text: Facts, kept: ReadonlySet<Facts>): { readonly facts: Facts } {
  let top = text;
  let holder: Facts | null = null;
  for (let at: Facts | null = text; at && at.element !== document.body && !kept.has(at); at = at.parent) {
    if (at.position === 'fixed' || at.position === 'absolute') holder = at;
    if (this.h.textOf(at.element, 400).length < 300) top = at;
  }
  return { facts: holder ?? top };
}

/** Nothing else can be got at: it lies over the window at nearly all of a grid of points. */
export function coversWindow(this: Look, { element }: Facts): boolean {
  let over = 0;
  const steps = [0.1, 0.3, 0.5, 0.7, 0.9];
  for (const x of steps)
    for (const y of steps) {
      const hit = document.elementFromPoint(innerWidth * x, innerHeight * y);
      if (hit && this.h.prop(element, 'contains').call(element, hit)) over += 1;
    }
  return over >= 22;
}

/** An element turned by a quarter with at least half of the text in it. */
export function turnedPart(this: Look, texts: readonly TextSeen[]): Found | null {
  const lengths = new Map<Facts, number>();
  let all = 0;
  for (const { facts, words } of texts) {
    all += words.length;
    for (let at: Facts | null = facts; at; at = at.parent)
      if (at.moved && this.isQuarterTurn(at)) lengths.set(at, (lengths.get(at) ?? 0) + words.length);
  }
  for (const [facts, length] of lengths) if (length >= all * 0.5) return this.spotOf(facts);
  return null;
}

export function isQuarterTurn(this: Look, { style }: Facts): boolean {
  const matrix = new DOMMatrix(style.transform === 'none' ? '' : style.transform);
  if (style.rotate !== 'none') matrix.rotateSelf(Number.parseFloat(style.rotate) || 0);
  return Math.abs(matrix.a) < 0.1 && Math.abs(matrix.b) > 0.5;
}
