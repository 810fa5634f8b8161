/// <reference lib="dom" />
import type { LostText, SidewaysPart } from '../../../model/seen/layouts.ts';
import type { Edges, Facts, Look, TextSeen } from './look.ts';

/** Has a ground or a frame of its own that can be seen. */
export function isPainted(this: Look, { style }: Facts): boolean {
  const { backgroundColor, borderBottomStyle, borderBottomWidth } = style;
  const clear = backgroundColor === 'transparent' || /^rgba\(.*, 0\)$/.test(backgroundColor);
  return (
    !clear ||
    (borderBottomStyle !== 'none' && Number.parseFloat(borderBottomWidth) >= 1 && style.borderTopStyle !== 'none')
  );
}

/** The box drawn around a text that runs out of it, below or at the right, by more than half a line. */
export function spillOf(this: Look, text: TextSeen): Facts | null {
  if (text.facts.carousel) return null;
  let box: Facts | null = text.facts;
  while (box && !(box.style.display !== 'inline' && this.isPainted(box))) {
    if (box.clip || box.moved || box.position === 'absolute' || box.position === 'fixed') return null;
    box = box.parent;
  }
  if (!box || box.clip || box.element === document.body || box.element === document.documentElement) return null;
  const { right, bottom } = this.rectOf(box);
  const edge = document.documentElement.clientWidth;
  const spills = text.lines.some((line) => {
    const height = line.bottom - line.top;
    return (
      line.bottom - height * 0.2 - bottom > height * 0.4 || (line.right <= edge && line.right - right > text.fontSize)
    );
  });
  return spills ? box : null;
}

export function newSpills(this: Look, texts: readonly TextSeen[], most: number): readonly LostText[] {
  const boxes = new Map<Facts, TextSeen[]>();
  for (const text of texts) {
    const before = this.memory.texts.get(text.node);
    if (!before || before.spilled) continue;
    const box = this.spillOf(text);
    if (box) boxes.set(box, [...(boxes.get(box) ?? []), text]);
  }
  return [...boxes].slice(0, most).map(([box, found]) => ({
    ...this.spotOf(box),
    kind: 'spill',
    certain: false,
    words: found[0]?.words.slice(0, 80) ?? '',
    texts: found.length,
    share: 0,
    other: '',
  }));
}

/** Texts of which a part is left of the page or above it. All of it out there is the old way to hide it. */
export function outsideTexts(this: Look, texts: readonly TextSeen[], most: number): readonly LostText[] {
  const found = new Map<Element, LostText>();
  for (const { facts, lines, words, fontSize } of texts) {
    if (found.size >= most || facts.fixed || facts.carousel || this.isMovedWithin(facts)) continue;
    const out = (line: Edges) =>
      (line.left + scrollX < -fontSize * 0.6 && line.right + scrollX > fontSize) ||
      (line.top + scrollY < -fontSize * 0.4 && line.bottom + scrollY > 2);
    if (!lines.some(out) || this.clipsOf(facts).some(({ x, y }) => x !== 'open' || y !== 'open')) continue;
    const about = {
      kind: 'outside',
      certain: false,
      words: words.slice(0, 80),
      texts: 1,
      share: 0,
      other: '',
    } as const;
    if (!found.has(facts.element)) found.set(facts.element, { ...this.spotOf(facts), ...about });
  }
  return [...found.values()];
}

/** Fields that are lower than the letters in them, and were not at normal size. */
export function lowFields(this: Look, usual: boolean, most: number): readonly LostText[] {
  const found: LostText[] = [];
  const fields = document.querySelectorAll(
    'input:not([type=hidden], [type=checkbox], [type=radio], [type=range], [type=color], [type=file], [type=image]), select',
  );
  for (const field of [...fields].slice(0, 200)) {
    const facts = this.factsOf(field);
    if (!this.isShown(facts) || found.length >= most) continue;
    const { paddingTop, paddingBottom, fontSize } = facts.style;
    const inner = this.h.prop(field, 'clientHeight') - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
    const letters = Number.parseFloat(fontSize);
    if (inner >= letters * 0.85 || inner <= 0) continue;
    if (!usual && this.memory.low.has(field)) continue;
    if (usual) this.memory.low.add(field);
    const words = this.callOf(field);
    found.push({
      ...this.spotOf(facts),
      kind: 'field',
      certain: false,
      words,
      texts: 1,
      share: Math.round(100 - (100 * inner) / letters),
      other: '',
    });
  }
  return found;
}

/** Texts that something taken out of the flow lies over, with a ground of its own or a picture, and did not before. */
export function coveredTexts(
  this: Look,
  texts: readonly TextSeen[],
  usual: boolean,
  most: number,
): readonly LostText[] {
  for (const medium of [...document.querySelectorAll('img, iframe, video')].slice(0, 200)) this.factsOf(medium);
  const over = [...this.seen.values()].filter(
    (facts) =>
      facts.position === 'absolute' &&
      !facts.fixed &&
      !facts.carousel &&
      !facts.style.zIndex.startsWith('-') &&
      this.isShown(facts) &&
      this.isOnPage(facts) &&
      (this.isPainted(facts) || /^(img|iframe|video)$/.test(this.h.prop(facts.element, 'localName'))),
  );
  const found = new Map<Element, LostText>();
  for (const panel of over.slice(0, 50)) {
    const { left, top, right, bottom } = this.rectOf(panel);
    for (const { facts, lines, words } of texts) {
      if (
        facts.fixed ||
        facts.carousel ||
        this.h.prop(panel.element, 'contains').call(panel.element, facts.element) ||
        this.h.prop(facts.element, 'contains').call(facts.element, panel.element)
      )
        continue;
      // What is positioned itself may well lie on top.
      if (
        facts.holdsAbsolute &&
        !this.h.prop(facts.holdsAbsolute.element, 'contains').call(facts.holdsAbsolute.element, panel.element)
      )
        continue;
      const hidden = lines.some((line) => {
        const along = Math.min(right, line.right) - Math.max(left, line.left);
        const middle = (line.top + line.bottom) / 2;
        return along > Math.min(24, (line.right - line.left) * 0.5) && middle > top && middle < bottom;
      });
      const known = this.memory.overlaps.get(panel.element) ?? new WeakSet();
      if (!hidden || known.has(facts.element)) continue;
      if (usual) this.memory.overlaps.set(panel.element, known.add(facts.element));
      else if (found.size < most && !found.has(panel.element)) {
        const other = this.h.nameOf(panel.element, 80);
        found.set(panel.element, {
          ...this.spotOf(panel),
          kind: 'overlap',
          certain: false,
          words: words.slice(0, 80),
          texts: 1,
          share: 0,
          other,
        });
      }
    }
  }
  return [...found.values()];
}

/** Parts that scroll sideways with text in them whose lines are longer than the part is wide. */
export function sidewaysParts(this: Look, texts: readonly TextSeen[], most: number): readonly SidewaysPart[] {
  const parts = new Map<Facts, { words: string; length: number }>();
  let all = 0;
  for (const text of texts) {
    all += text.words.length;
    const clip = this.clipsOf(text.facts).find(({ x }) => x === 'scroll');
    if (!clip || text.facts.carousel || this.mayBeWide(text.facts, clip.facts)) continue;
    const width = clip.box.right - clip.box.left;
    const [first, second] = text.lines;
    // One long line may be a row of things; text of several lines is for reading.
    if (!first || !second || second.top < first.bottom - 4 || first.right - first.left <= width + 8) continue;
    const known = parts.get(clip.facts);
    parts.set(clip.facts, {
      words: known?.words ?? text.words.slice(0, 80),
      length: (known?.length ?? 0) + text.words.length,
    });
  }
  return [...parts].slice(0, most).map(([facts, { words, length }]) => ({
    ...this.spotOf(facts),
    words,
    share: Math.round((100 * length) / Math.max(1, all)),
  }));
}
