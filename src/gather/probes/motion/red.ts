/** Linear, each between 0 and 1, as in WCAG's relative luminance. */
export type Rgb = readonly [r: number, g: number, b: number];

/** WCAG: so much of all that is there is red. */
const SATURATED = 0.8;
/** As good as black, where a colour is noise of the picture. */
const BLACK = 0.01;

const sum = ([r, g, b]: Rgb) => r + g + b;

export function isSaturatedRed(colour: Rgb): boolean {
  return sum(colour) > BLACK && colour[0] / sum(colour) >= SATURATED;
}

/** What WCAG 2.0 and 2.1 measure the change of red by. */
export function redness([r, g, b]: Rgb): number {
  return Math.max(0, (r - g - b) * 320);
}

/** How far two colours lie apart in the CIE 1976 UCS diagram, as WCAG 2.2 measures it. Black has no place there: from it all is far. */
export function chromaticityApart(one: Rgb, other: Rgb): number {
  if (sum(one) <= BLACK || sum(other) <= BLACK) return 1;
  const [a, b] = [placeOf(one), placeOf(other)];
  return Math.hypot(a.u - b.u, a.v - b.v);
}

function placeOf([r, g, b]: Rgb): { readonly u: number; readonly v: number } {
  const x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
  const all = x + 15 * y + 3 * z;
  return { u: (4 * x) / all, v: (9 * y) / all };
}
