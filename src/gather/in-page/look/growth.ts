/// <reference lib="dom" />
import type { SmallText } from '../../../model/seen/layouts.ts';
import type { Look, TextSeen } from './look.ts';

/**
 * Text that stays small however far people zoom, because its size hangs on the width of the window. At 320 pixels, which
 * is a zoom of 400%, text looks four times as large as its size says.
 */
export function smallTexts(this: Look, texts: readonly TextSeen[], most: number): readonly SmallText[] {
  const found = new Map<Element, SmallText>();
  for (const { node, words, facts, fontSize } of texts) {
    const before = this.memory.texts.get(node)?.fontSize;
    if (!before || found.size >= most) continue;
    const growth = Math.round((400 * fontSize) / before);
    if (growth >= 180) continue;
    const { parent } = facts;
    const top =
      parent && parent.style.fontSize === facts.style.fontSize && facts.style.display === 'inline' ? parent : facts;
    if (!found.has(top.element))
      found.set(top.element, { ...this.spotOf(top), words: words.slice(0, 80), before, after: fontSize, growth });
  }
  return [...found.values()];
}
