/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

export interface Changing {
  /** Its colours, as where something fades in, its size or place, or either. */
  readonly what: 'colours' | 'size' | 'either';
  /** Only what comes to an end within so many milliseconds: for the rest nobody need wait. */
  readonly within: number;
}

/**
 * What changes its looks just now in a way that the browser was asked for. A moment later it looks different, and no change of the
 * document tells of that.
 */
export function changing(this: InPageHelpers, { what, within }: Changing): readonly Element[] {
  const colours = /^(?:opacity|color|background|filter|webkitTextFillColor)/i;
  const size =
    /^(?:transform|translate|rotate|scale|(?:min|max)?(?:width|height)|(?:inline|block)Size|padding|margin|inset|top|right|bottom|left|fontSize|gap)/i;
  const signs = [...(what === 'size' ? [] : [colours]), ...(what === 'colours' ? [] : [size])];
  // A form of that name would stand in the way of the function of the document.
  const all = Document.prototype.getAnimations.call(document).slice(0, 500);
  return all.flatMap(({ effect, playState, currentTime }) => {
    if (playState !== 'running' || !(effect instanceof KeyframeEffect) || !effect.target) return [];
    // What follows the scrolling counts in parts of a hundred and never ends: no number comes of that.
    if (!(Number(effect.getComputedTiming().endTime) - Number(currentTime ?? 0) <= within)) return [];
    const names = effect.getKeyframes().flatMap((frame) => Object.keys(frame));
    return names.some((name) => signs.some((sign) => sign.test(name))) ? [effect.target] : [];
  });
}
