import type { Finding } from '../../src/model/check.ts';
import type { GoneThing, Layouts, OrientationSeen } from '../../src/model/seen/layouts.ts';
import { foundAt } from './layouts.ts';

/** Of the page's text, in per cent. Below, it is gone; above, it is there. */
const GONE = 20;
const THERE = 70;

type What = 'covered' | 'turned' | 'gone';
type Way = 'Upright' | 'Sideways';

/** What keeps people from using the page in this position, at most one finding. */
export function lockedTo(seen: OrientationSeen, layouts: Layouts): readonly Finding<`${What}${Way}`>[] {
  const { layout, message, turned, share } = seen;
  const how = layout === 'portrait' ? 'Upright' : 'Sideways';
  const other = layouts.orientation.find((one) => one.layout !== layout);
  if (message?.covers && !message.hasControl) return [foundAt(message, `covered${how}`, { words: message.words })];
  if (turned) return other?.turned?.selector === turned.selector ? [] : [foundAt(turned, `turned${how}`)];
  // What a narrow window hides as well has nothing to do with how it is held.
  const [gone] = goneOnlyHere(seen, layouts);
  if (!gone || share > GONE || !other || other.share < THERE) return [];
  return [foundAt(message ?? gone, `gone${how}`)];
}

/** Covered by what may be closed: who closes it can go on. */
export function maybeLocked({ message, layout }: OrientationSeen): readonly Finding<`closable${Way}`>[] {
  if (!message?.covers || !message.hasControl) return [];
  return [foundAt(message, layout === 'portrait' ? 'closableUpright' : 'closableSideways', { words: message.words })];
}

/** Nearly all of the page is there one way and not the other, maybe for want of room: that is asked about elsewhere. */
export function goneOneWay({ orientation }: Layouts): boolean {
  return (
    orientation.some(({ share, gone }) => share <= GONE && gone.length > 0) &&
    orientation.some(({ share }) => share >= THERE)
  );
}

/** Gone for the way the device is held, and not for want of width: a window of 320 by 256 pixels lies on its side. */
export function goneOnlyHere(
  { gone, layout }: OrientationSeen,
  { narrow, orientation }: Layouts,
): readonly GoneThing[] {
  const other = orientation.find((one) => one.layout !== layout)?.gone ?? [];
  const also = new Set([...narrow.gone, ...other].map(({ selector }) => selector));
  return gone.filter(({ selector }) => !also.has(selector));
}
