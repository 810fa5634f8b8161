/// <reference lib="dom" />
import type { LostText } from '../../../model/seen/layouts.ts';
import type { Clip, Edges, Facts, Look, TextSeen } from './look.ts';

/** Pairs of texts that lie on each other. Each is told once, by the element whose text comes second. */
export function overlapsOf(
  this: Look,
  texts: readonly TextSeen[],
  most: number,
): readonly { readonly over: TextSeen; readonly under: TextSeen; readonly part: number }[] {
  const lines: { edges: Edges; text: TextSeen; height: number }[] = [];
  for (const text of texts) {
    // Whatever floats over the page moves with the window, and is meant to lie over something.
    if (text.facts.fixed || text.facts.carousel || text.facts.position === 'sticky' || this.lossOf(text).share > 0.5)
      continue;
    const clips = this.clipsOf(text.facts);
    for (const line of text.lines) {
      const { left, top, right, bottom } = this.inSightOf(line, clips);
      // What a box hides or scrolls out of sight lies on nothing. Of a line, most has to be there to be read.
      const whole = line.bottom - line.top;
      if (right - left < 6 || bottom - top < whole * 0.5) continue;
      // Lines may stand closer than their boxes are tall.
      const spare = whole * 0.22;
      const edges = { left: left + 1, top: top + spare, right: right - 1, bottom: bottom - spare };
      lines.push({ edges, text, height: whole - 2 * spare });
    }
  }
  lines.sort((a, b) => a.edges.top - b.edges.top);
  const pairs: { over: TextSeen; under: TextSeen; part: number }[] = [];
  let open: typeof lines = [];
  let steps = 0;
  for (const line of lines) {
    open = open.filter(({ edges }) => edges.bottom > line.edges.top);
    for (const other of open) {
      if (++steps > 200_000) return pairs;
      if (other.text.facts === line.text.facts) continue;
      const width = Math.min(other.edges.right, line.edges.right) - Math.max(other.edges.left, line.edges.left);
      const height = Math.min(other.edges.bottom, line.edges.bottom) - Math.max(other.edges.top, line.edges.top);
      if (width < 6 || height < 2) continue;
      const lower = Math.min(other.height, line.height);
      if (height / lower < 0.3) continue;
      if (pairs.length < most) pairs.push({ over: line.text, under: other.text, part: height / lower });
    }
    open.push(line);
  }
  return pairs;
}

/** The part of a line that no box around it hides or has scrolled away. */
export function inSightOf(this: Look, line: Edges, clips: readonly Clip[]): Edges {
  let { left, top, right, bottom } = line;
  for (const { box, x, y } of clips) {
    if (x !== 'open') [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
    if (y !== 'open') [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
  }
  return { left, top, right, bottom };
}

export function rememberOverlaps(this: Look, texts: readonly TextSeen[]): void {
  for (const { over, under } of this.overlapsOf(texts, 2000)) {
    for (const [one, other] of [
      [over.facts.element, under.facts.element],
      [under.facts.element, over.facts.element],
    ] as const) {
      const known = this.memory.overlaps.get(one) ?? new WeakSet();
      known.add(other);
      this.memory.overlaps.set(one, known);
    }
  }
}

/** Texts that lie on each other here and did not at normal size. */
export function newOverlaps(this: Look, texts: readonly TextSeen[], most: number): readonly LostText[] {
  const told = new Map<Element, { at: Facts; text: TextSeen; under: TextSeen; part: number; texts: number }>();
  for (const { over, under, part } of this.overlapsOf(texts, 500)) {
    const [one, other] = [over.facts.element, under.facts.element];
    if (this.memory.overlaps.get(one)?.has(other)) continue;
    // The same words on themselves are an effect; what was not there before, nobody can compare.
    if (over.words === under.words || this.usualShare(over) === null || this.usualShare(under) === null) continue;
    if (over.words.length < 2 || under.words.length < 2) continue;
    if (this.isForEyesOnly(over.facts) || this.isForEyesOnly(under.facts)) continue;
    const [text, beside] = this.isLaidOver(under.facts, over.facts) ? [under, over] : [over, under];
    // A box that is too low for its text is to blame for what the text then runs into.
    const low = this.lowBoxOf(under, over.facts) ?? this.lowBoxOf(over, under.facts);
    const at = low ?? text.facts;
    const known = told.get(at.element);
    if (known) known.texts += 1;
    else told.set(at.element, { at, text, under: beside, part, texts: 1 });
    if (known && part > known.part) known.part = part;
  }
  return [...told.values()].slice(0, most).map(({ at, text, under, part, texts: count }) => ({
    ...this.spotOf(at),
    kind: 'overlap',
    // A panel with a ground of its own may be meant to lie over the page, and what is moved may be on its way behind something.
    certain:
      part >= 0.5 &&
      !this.isPanel(text.facts, under.facts) &&
      !this.isPanel(under.facts, text.facts) &&
      !this.isMovedWithin(text.facts) &&
      !this.isMovedWithin(under.facts),
    words: text.words.slice(0, 80),
    texts: count,
    share: Math.round(part * 100),
    other: under.words.slice(0, 80),
  }));
}

/** The outermost box below what the two have in common that the text runs out of at the bottom. */
export function lowBoxOf(this: Look, { facts, lines }: TextSeen, other: Facts): Facts | null {
  const bottom = Math.max(...lines.map((line) => line.bottom - (line.bottom - line.top) * 0.6));
  let low: Facts | null = null;
  for (
    let at: Facts | null = facts;
    at && !this.h.prop(at.element, 'contains').call(at.element, other.element);
    at = at.parent
  )
    if (!/^(inline|contents)$/.test(at.style.display) && this.rectOf(at).bottom < bottom) low = at;
  return low;
}

/** Whether it is taken out of the flow somewhere below what it has in common with the other. */
export function isLaidOver(this: Look, facts: Facts, other: Facts): boolean {
  for (
    let at: Facts | null = facts;
    at && !this.h.prop(at.element, 'contains').call(at.element, other.element);
    at = at.parent
  )
    if (at.position === 'absolute') return true;
  return false;
}

export function isPanel(this: Look, facts: Facts, other: Facts): boolean {
  let painted = false;
  for (
    let at: Facts | null = facts;
    at && !this.h.prop(at.element, 'contains').call(at.element, other.element);
    at = at.parent
  ) {
    painted ||= this.isPainted(at);
    if (painted && (at.position === 'absolute' || at.moved)) return true;
  }
  return false;
}
