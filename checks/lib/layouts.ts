import type { Finding, FindingPicture, Place } from '../../src/model/check.ts';
import type { Found, LayoutName, Layouts, LostText, SmallText, Spot } from '../../src/model/seen/layouts.ts';

/** What the pictures of a layout show. */
export const layoutCaptions: Readonly<Record<LayoutName, string>> = {
  normal: 'At normal size',
  spacing: 'With more space between lines, words and letters',
  text200: 'With the text at double size',
  zoom200: 'At a zoom of 200%',
  zoom400: 'At a zoom of 400%, a window of 320 pixels',
  portrait: 'On a phone held upright',
  landscape: 'On a phone held sideways',
  dark: 'With dark colours asked for',
  forced: 'With the person’s own colours',
};

export const CUT_SHORT = 'The page could not be looked at in all these ways. {reason}';

export function placeOf({ selector, html, box }: Spot): Place {
  return { kind: 'element', selector, html, box };
}

/**
 * A finding about what a probe found in another layout, with the pictures it took there. Its box counts in that layout, and
 * on a picture of the page as it is at first something else would stand there: without pictures, its place there counts.
 */
export function foundAt<M extends string>(found: Found, message: M, data: Finding['data'] = {}): Finding<M> {
  return foundInPlace({ ...found, box: (!found.pictures && found.atFirst) || null }, message, data);
}

/** The same where the page was as wide as ever, and nothing had moved. */
export function foundInPlace<M extends string>(found: Found, message: M, data: Finding['data'] = {}): Finding<M> {
  const pictures = (found.pictures ?? []).map(
    ({ layout, shot, mark }): FindingPicture => ({ shot, caption: layout, marks: mark ? [{ box: mark }] : [] }),
  );
  return { message, at: placeOf(found), data, ...(pictures.length > 0 ? { pictures } : {}) };
}

/** What to say where the probe was cut short before these. */
export function unseen(layouts: Layouts, needed: readonly LayoutName[]): readonly Finding<'cutShort'>[] {
  if (needed.every((name) => layouts.done.includes(name))) return [];
  const reason = layouts.cutShort ?? 'It has too many elements.';
  return [{ message: 'cutShort', at: { kind: 'page' }, data: { reason } }];
}

/** Text that is surely lost. */
export function lostText(text: LostText): Finding<'cut' | 'overlap'> {
  const { kind, words, other } = text;
  return kind === 'overlap' ? foundAt(text, 'overlap', { words, other }) : foundAt(text, 'cut', { words });
}

/** Looks hardly larger at a zoom of 400% than at none. */
export function isStill({ growth }: SmallText): boolean {
  return growth <= 115;
}
