/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/layouts.ts';
import type { Edges, Facts, Look, TextSeen } from './look.ts';

/** The document and the open shadow roots in it. */
export function rootsOf(this: Look, most: number): readonly (Document | ShadowRoot)[] {
  return this.h.openRoots().roots.slice(0, most);
}

/** Every text that can be seen, or could be if nothing cut it off, with the places of its lines. Capped. */
export function readTexts(this: Look, most: number): readonly TextSeen[] {
  this.seen = new Map();
  const texts: TextSeen[] = [];
  const range = document.createRange();
  for (const root of this.rootsOf(50)) {
    const walker = document.createTreeWalker(
      root === document ? (document.body ?? document) : root,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (texts.length >= most) return texts;
      const words = node.data.trim();
      // Letters or numbers: marks and icon fonts are not text to be read.
      if (words === '' || !/[\p{L}\p{N}]/u.test(words.slice(0, 300))) continue;
      const parent = node.parentElement ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
      if (
        !parent ||
        /^(script|style|noscript|template|textarea|option|optgroup|select|title|datalist)$/.test(
          this.h.prop(parent, 'localName'),
        )
      )
        continue;
      const facts = this.factsOf(parent);
      // The words of icon fonts are not what people see.
      if (!this.isShown(facts) || /^[^,]*(icon|glyph|awesome|symbol)/i.test(facts.style.fontFamily)) continue;
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0).slice(0, 200);
      if (lines.length === 0) continue;
      texts.push({
        node,
        words: words.replace(/\s+/g, ' ').slice(0, 200),
        facts,
        lines,
        fontSize: Number.parseFloat(facts.style.fontSize) || 16,
      });
    }
  }
  return texts;
}

/** A place of the window as a place of the document. */
export function boxIn(this: Look, { left, top, right, bottom }: Edges): NonNullable<Spot['box']> {
  const round = (value: number) => Math.round(value);
  return { x: round(left + scrollX), y: round(top + scrollY), width: round(right - left), height: round(bottom - top) };
}

/** Without the middle of very long ones: the opening tags are what people look for. */
export function spotOf(this: Look, { element }: Facts): Spot {
  return { selector: this.h.selectorOf(element), html: this.h.openingTag(element, 300), box: this.h.boxOf(element) };
}

/** What people would call it: its name, the label of a field, or what the form calls it. */
export function callOf(this: Look, element: Element): string {
  const field =
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement;
  const [label] = field ? (element.labels ?? []) : [];
  if (label) return this.h.textOf(label, 80);
  return this.h.nameOf(element, 80) || (field ? element.name.slice(0, 80) : '');
}
