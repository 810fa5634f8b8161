/// <reference lib="dom" />
import type { Moving } from '../../../model/seen/layouts.ts';
import type { Look } from './look.ts';

/** Animations that shift things about for five seconds or more. Those that only fade or recolour are no trouble to balance. */
export function movingThings(this: Look, most: number): readonly Moving[] {
  const found = new Map<string, Moving>();
  for (const animation of document.getAnimations().slice(0, 500)) {
    const { effect } = animation;
    if (animation.playState !== 'running' || !(effect instanceof KeyframeEffect) || !effect.target) continue;
    const { activeDuration = 0 } = effect.getComputedTiming();
    const duration = Number(activeDuration);
    if (duration < 5000 || !this.h.isVisible(effect.target)) continue;
    const names = new Set(effect.getKeyframes().flatMap((frame) => Object.keys(frame)));
    const properties = [...names]
      .filter((name) =>
        /^(transform|translate|rotate|scale|offset[DP]|left|top|right|bottom|margin|width|height|backgroundPosition|inset)/.test(
          name,
        ),
      )
      .toSorted();
    if (properties.length === 0) continue;
    const spot = this.spotOf(this.factsOf(effect.target));
    const name = animation instanceof CSSAnimation ? animation.animationName : animation.id;
    const endless = duration === Number.POSITIVE_INFINITY;
    // Where it is just now depends on the moment.
    const moving = {
      ...spot,
      box: null,
      name: name.slice(0, 80),
      properties,
      endless,
      seconds: endless ? 0 : Math.round(duration / 1000),
    };
    if (found.size < most && !found.has(spot.selector)) found.set(spot.selector, moving);
  }
  return [...found.values()];
}
