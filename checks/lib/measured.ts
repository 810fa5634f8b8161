import type { Place } from '../../src/model/check.ts';
import type { AxeFindings, Box } from '../../src/model/evidence.ts';
import type { MeasuredText, RatiosSeen } from '../../src/model/seen/pixels.ts';

/** Of WCAG 1.4.3, for large text and for the rest. */
export const needed = ({ large }: Pick<MeasuredText, 'large'>): number => (large ? 3 : 4.5);
/** Letters are drawn with soft edges, so a ratio from pixels is never quite exact. */
const MARGIN = 0.3;

/** WCAG asks nothing of a logo, nor of words that are there for looks only. Whether it is one is for a person to say. */
export const mayBeForLooks = ({ html }: Pick<Spot, 'html'>): boolean =>
  /logo|brand|crest|badge|watermark|aria-hidden="?true/i.test(html);

/** Even the best of its surroundings is not enough: wherever one looks, it is too faint. */
export function surelyFaint(text: MeasuredText): boolean {
  return isMeasured(text) && text.ratios.best < needed(text) - MARGIN && !mayBeForLooks(text);
}

/** So far below what is needed, no soft edge and no speck of the picture explains it. */
const FAR_BELOW = 1.5;

/**
 * A whole word of it is lost in what is behind, however clear the rest may be: its contrast there is far below what is needed. Words
 * in a drawing may belong to a picture that has its text elsewhere.
 */
export function partlyFaint(text: MeasuredText): boolean {
  if (!isMeasured(text) || text.over === 'drawing' || surelyFaint(text) || mayBeForLooks(text)) return false;
  return text.ratios.stretch !== undefined && text.ratios.stretch * FAR_BELOW <= needed(text);
}

/** Signs of an icon font stand among the letters, and are drawings that need less. */
const isMeasured = (text: MeasuredText): text is MeasuredText & { readonly ratios: RatiosSeen } =>
  text.ratios !== null && !text.moves && !text.blended && /[\p{L}\p{N}]/u.test(text.words);

export function surelyClear(text: MeasuredText): boolean {
  return text.ratios !== null && !text.moves && text.ratios.worst >= needed(text);
}

interface Spot {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export const spotPlace = ({ selector, html, box }: Spot): Place => ({ kind: 'element', selector, html, box });

/** Whether axe has found a rule broken at this place. Its names for elements are not ours; the boxes are. */
export function knownToAxe(axe: AxeFindings, rule: string, { box }: Pick<Spot, 'box'>): boolean {
  const nodes = axe.rules.filter(({ id, outcome }) => id === rule && outcome === 'failed').flatMap((one) => one.nodes);
  const same = (a: Box, b: Box) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
  return box !== null && nodes.some((node) => node.box !== null && same(node.box, box));
}
