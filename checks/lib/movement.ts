import type { Finding, Place } from '../../src/model/check.ts';
import type { Box } from '../../src/model/evidence.ts';
import type { MotionFacts, NotSeen, StopControl } from '../../src/model/seen/motion.ts';

interface Moving {
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
  readonly control: StopControl | null;
  readonly loading: boolean;
}

export type MoverKind =
  | 'marquee'
  | 'blink'
  | 'animation'
  | 'image'
  | 'film'
  | 'sound'
  | 'scriptSound'
  | 'player'
  | 'updates';

/** One thing that goes on for longer than WCAG lets it without a way to stop it. */
export interface Mover {
  readonly kind: MoverKind;
  readonly at: Place;
  /** Of its own, elsewhere on the page; one beside it would have settled the matter. */
  readonly control: string | null;
  /** Nobody would call it something else. */
  readonly certain: boolean;
}

/** Movement may last this long, sound that long. */
const MOVEMENT_MS = 5000;
const SOUND_SECONDS = 3;
/** CSS pixels; smaller things may be signs that something is loading, live or new, and a person should look. */
const LARGE = 5000;

export const endless = (lastsMs: number | null): boolean => lastsMs === null || lastsMs > MOVEMENT_MS;

/** What goes on by itself, without a control beside it. */
export function movers(seen: MotionFacts): readonly Mover[] {
  const large = ({ box }: Moving) => box !== null && box.width * box.height >= LARGE;
  const plain = (one: Moving) => !one.loading && one.control === null;
  const mover = (kind: MoverKind, one: Moving, certain: boolean): Mover[] => {
    // A control beside it, or the player's own, is what WCAG asks for.
    if (one.control?.near) return [];
    return [{ kind, at: placeOf(one), control: one.control?.name ?? null, certain: certain && plain(one) }];
  };
  return [
    // The browser that looked does not let old tags blink.
    ...seen.oldMovers.flatMap((one) => mover(one.kind, one, one.kind !== 'blink')),
    ...seen.animations
      .filter(({ lastsMs }) => endless(lastsMs))
      .flatMap((one) => mover('animation', one, large(one) && (one.effect === 'moves' || one.flashesPerSecond > 0))),
    ...seen.images
      .filter(({ lastsMs }) => endless(lastsMs))
      .flatMap((one) => mover('image', one, large(one) && one.frames > 1)),
    ...seen.media.flatMap((one): Mover[] => {
      if (one.kind === 'embed') return mover('player', one, false);
      const long = (seconds: number) => one.loops || one.length === null || one.length > seconds;
      const known = one.loops || one.length !== null;
      if (one.sound !== 'no' && long(SOUND_SECONDS))
        return mover('sound', one, one.sound === 'yes' && known && !one.asked);
      return one.kind === 'video' && long(MOVEMENT_MS / 1000) ? mover('film', one, false) : [];
    }),
    // Whether it is ever heard is for the browser to say.
    ...(seen.sounds ?? []).map(({ control }): Mover => {
      return { kind: 'scriptSound', at: { kind: 'page' }, control, certain: false };
    }),
    ...seen.changes.filter(({ counts }) => counts !== 'down').flatMap((one) => mover('updates', one, false)),
  ];
}

/** Places that may move and could not be looked at. What is small is a sign or a tool. */
export function notSeenIn({ notSeen = [] }: MotionFacts): readonly NotSeen[] {
  return notSeen.filter(({ box }) => box !== null && box.width * box.height >= LARGE);
}

/** One question for all that could not be looked at for the same reason, at the first of them. */
export function notSeen(seen: MotionFacts): Finding<NotSeen['what']>[] {
  const places = notSeenIn(seen);
  return [...new Set(places.map(({ what }) => what))].flatMap((what) => {
    const same = places.filter((one) => one.what === what);
    return same.slice(0, 1).map((first) => ({ message: what, at: placeOf(first), data: { count: same.length } }));
  });
}

/** A reload after this long is allowed: nobody is in the middle of something for twenty hours. */
const LONG_ENOUGH_SECONDS = 20 * 60 * 60;

export const tooSoon = (seconds: number): boolean => seconds > 0 && seconds <= LONG_ENOUGH_SECONDS;

export function placeOf({
  selector,
  html,
  box = null,
}: Pick<Moving, 'selector' | 'html'> & { box?: Box | null }): Place {
  return { kind: 'element', selector, html, box };
}

/** `30` or `30; url=…` of a Refresh header. Null where it says nothing of the kind. */
export function refreshHeader(headers: readonly (readonly [string, string])[]): number | null {
  const value = headers.find(([name]) => name === 'refresh')?.[1];
  const seconds = /^\s*(\d+)/.exec(value ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds);
}
