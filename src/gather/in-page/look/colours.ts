/// <reference lib="dom" />
import type { FaintThing } from '../../../model/seen/layouts.ts';
import type { Facts, Look, TextSeen } from './look.ts';

/** Red, green, blue (0 to 255) and opacity; null for notations that computed styles seldom use. */
export function readColour(this: Look, text: string): readonly [number, number, number, number] | null {
  if (text === 'transparent') return [0, 0, 0, 0];
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4] ?? 1)] : null;
}

/** What is painted behind the element; null where a picture is, or something else that nobody can work out from styles. */
export function groundOf(this: Look, facts: Facts): readonly [number, number, number] | null {
  const layers: (readonly [number, number, number, number])[] = [];
  for (let at: Facts | null = facts; at; at = at.parent) {
    const { backgroundColor, backgroundImage, opacity, backdropFilter } = at.style;
    if (backgroundImage !== 'none' || opacity !== '1' || backdropFilter !== 'none') return null;
    const colour = this.readColour(backgroundColor);
    if (!colour) return null;
    layers.push(colour);
    if (colour[3] === 1) break;
    // Lifted out of its parents, it may lie over anything.
    if (at.position === 'absolute' || at.position === 'fixed') return null;
  }
  const dark =
    /dark/.test(getComputedStyle(document.documentElement).colorScheme) &&
    matchMedia('(prefers-color-scheme: dark)').matches;
  let ground: [number, number, number] = dark ? [18, 18, 18] : [255, 255, 255];
  for (const [red, green, blue, alpha] of layers.toReversed()) {
    const mix = (over: number, under: number) => over * alpha + under * (1 - alpha);
    ground = [mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2])];
  }
  return ground;
}

/** The contrast ratio of WCAG. */
export function contrastOf(this: Look, one: readonly number[], other: readonly number[]): number {
  const light = ([red = 0, green = 0, blue = 0]: readonly number[]) => {
    const part = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const [lighter, darker] = [light(one), light(other)].toSorted((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

export function textContrast(this: Look, { facts }: TextSeen): number | null {
  const colour = this.readColour(facts.style.color);
  const ground = this.groundOf(facts);
  if (!colour || !ground) return null;
  const [red, green, blue, alpha] = colour;
  const mix = (over: number, under = 0) => over * alpha + under * (1 - alpha);
  return this.contrastOf([mix(red, ground[0]), mix(green, ground[1]), mix(blue, ground[2])], ground);
}

export function rememberColours(this: Look, texts: readonly TextSeen[]): void {
  for (const text of texts)
    this.memory.colours.set(text.node, { contrast: this.textContrast(text), colour: this.colouringOf(text) });
}

export function colouringOf(this: Look, { facts }: TextSeen): string {
  const ground = this.groundOf(facts);
  return `${facts.style.color} ${ground ? ground.map(Math.round).join(',') : '?'}`;
}

/** Text that is faint now and was not in the usual colours; and whether any colour changed at all. */
export function faintTexts(
  this: Look,
  texts: readonly TextSeen[],
  most: number,
): { readonly offered: boolean; readonly faint: readonly FaintThing[] } {
  const faint = new Map<Element, FaintThing>();
  let offered = false;
  for (const text of texts) {
    const before = this.memory.colours.get(text.node);
    if (!before) continue;
    offered ||= before.colour !== this.colouringOf(text);
    const contrast = this.textContrast(text);
    const { facts, fontSize, words } = text;
    const large = fontSize >= 24 || (fontSize >= 18.66 && Number(facts.style.fontWeight) >= 700);
    const need = large ? 3 : 4.5;
    if (contrast === null || contrast >= need || before.contrast === null || before.contrast < need) continue;
    if (
      faint.size >= most ||
      this.h.prop(facts.element, 'closest').call(facts.element, ':disabled, [aria-disabled=true], [aria-hidden=true]')
    )
      continue;
    if (faint.has(facts.element)) continue;
    const hundred = (value: number) => Math.round(value * 100);
    faint.set(facts.element, {
      ...this.spotOf(facts),
      kind: 'text',
      words: words.slice(0, 80),
      contrast: hundred(contrast),
      usual: hundred(before.contrast),
    });
  }
  return { offered, faint: [...faint.values()] };
}
