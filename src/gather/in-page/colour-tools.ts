/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export type Rgba = readonly [r: number, g: number, b: number, a: number];

/** What is behind an element as far as styles tell; `sure` is false where a picture or an effect is in the way. */
export interface Backdrop {
  readonly colour: Rgba;
  readonly sure: boolean;
}

/** For `runWithTools`: colours. */
export interface ColourTools {
  rgba(colour: string): Rgba;
  over(top: Rgba, under: Rgba): Rgba;
  luminance(colour: Rgba): number;
  contrast(one: Rgba, other: Rgba): number;
  backdropOf(element: Element): Backdrop;
  spotOf(element: Element): { readonly selector: string; readonly html: string; readonly box: Box | null };
  isInactive(element: Element): boolean;
  inkOf(element: Element): Rgba;
}
type Hand = InPageHelpers & ColourTools;

export function rgba(this: Hand, colour: string): Rgba {
  const plain = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour);
  if (plain)
    return [Number(plain[1]), Number(plain[2]), Number(plain[3]), plain[4] === undefined ? 1 : Number(plain[4])];
  // Other notations: the engine paints them for us.
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  if (!pen || !CSS.supports('color', colour)) return [0, 0, 0, 0];
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

export function over(this: Hand, top: Rgba, under: Rgba): Rgba {
  const a = top[3] + under[3] * (1 - top[3]);
  if (a === 0) return [0, 0, 0, 0];
  const mix = (one: number, other: number) => (one * top[3] + other * under[3] * (1 - top[3])) / a;
  return [mix(top[0], under[0]), mix(top[1], under[1]), mix(top[2], under[2]), a];
}

export function luminance(this: Hand, [r, g, b]: Rgba): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Rounded down to a hundredth, so that 2.999 is no 3. */
export function contrast(this: Hand, one: Rgba, other: Rgba): number {
  const [a, b] = [this.luminance(one), this.luminance(other)];
  return Math.floor(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100;
}

export function backdropOf(this: Hand, element: Element): Backdrop {
  let colour: Rgba = [0, 0, 0, 0];
  let sure = true;
  let current: Element | null = element;
  while (current && colour[3] < 0.999) {
    const style = getComputedStyle(current);
    if (style.backgroundImage !== 'none' || style.filter !== 'none' || style.mixBlendMode !== 'normal') sure = false;
    if (Number(style.opacity) < 1) sure = false;
    colour = this.over(colour, this.rgba(style.backgroundColor));
    // Taken out of the flow without a colour of its own, it lies on whatever happens to be there.
    if (colour[3] < 0.999 && /absolute|fixed/.test(style.position)) sure = false;
    current = this.above(current);
  }
  return { colour: this.over(colour, [255, 255, 255, 1]), sure };
}

export function spotOf(this: Hand, element: Element) {
  return { selector: this.selectorOf(element), html: this.openingTag(element, 300), box: this.boxOf(element) };
}

/** What its letters are drawn with. */
export function inkOf(this: Hand, element: Element): Rgba {
  const style = getComputedStyle(element);
  return this.rgba(element instanceof SVGElement ? style.fill : style.webkitTextFillColor || style.color);
}

/** Switched off, or the label of something that is. */
export function isInactive(this: Hand, element: Element): boolean {
  const off = ':disabled, [aria-disabled=true], [inert]';
  if (this.nearest(element, off)) return true;
  const label = this.nearest(element, 'label');
  return (
    label instanceof HTMLLabelElement &&
    label.control !== null &&
    label.control.matches(':disabled, [aria-disabled=true]')
  );
}
