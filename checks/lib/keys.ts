import type { CheckId, CheckMeta, Finding, FindingPicture, Place } from '../../src/model/check.ts';
import type { KeyboardWalk, KeyElement, KeyStop } from '../../src/model/seen/keyboard.ts';

/** What all checks of the walk with the Tab key have in common. */
export const keyMeta = {
  basis: 'law',
  since: '2026-11-29',
  legal: ['psbar', 'equality-act'],
  points: ['lgdss:10'],
} as const satisfies Partial<CheckMeta>;

const MOST = 50;

export function placeOf({ selector, html, box }: KeyElement): Place {
  return { kind: 'element', selector, html, box };
}

/** The page with the place outlined, where there is a picture of it. */
export function onPage(walk: KeyboardWalk, element: KeyElement): { pictures?: readonly FindingPicture[] } {
  return marked(walk, [{ element, label: undefined }]);
}

/** The page with the stops numbered in the order in which the Tab key reaches them. */
export function numbered(walk: KeyboardWalk, numbers: readonly number[]): { pictures?: readonly FindingPicture[] } {
  return marked(
    walk,
    numbers.flatMap((number) => {
      const element = walk.stops[number];
      return element ? [{ element, label: String(number + 1) }] : [];
    }),
  );
}

/** The window while the stop had the focus. */
export function withFocus({ picture }: Pick<KeyStop, 'picture'>): { pictures?: readonly FindingPicture[] } {
  if (!picture) return {};
  return { pictures: [{ shot: picture.shot, caption: 'focus', marks: [{ box: picture.box }] }] };
}

function marked(
  { picture }: KeyboardWalk,
  places: readonly { readonly element: KeyElement; readonly label: string | undefined }[],
): { pictures?: readonly FindingPicture[] } {
  const marks = places.flatMap(({ element: { box }, label }) =>
    box && picture && box.y < picture.height ? [{ box, ...(label === undefined ? {} : { label }) }] : [],
  );
  return picture && marks.length > 0 ? { pictures: [{ shot: picture, caption: 'page', marks }] } : {};
}

/** Words for what the walk left out. */
export const LEFT_OUT = {
  cut: 'The test ended before the end of the page. The rest was not judged.',
  inside:
    'Not looked into: {count#part} of the page, closed or from another host. Go through what is in there by hand.',
} as const;

/** The checks that say so, in this order. */
const ASKING = [
  'accessibility/keyboard-operable',
  'accessibility/no-keyboard-trap',
  'accessibility/focus-visible',
  'accessibility/focus-not-obscured',
  'accessibility/on-focus-no-surprise',
] as const satisfies readonly CheckId[];

/** A person is asked once to go on where the walk ended: by the first of them that asks at all. */
export function asksAfter(own: (typeof ASKING)[number]): Readonly<Record<keyof typeof LEFT_OUT, readonly CheckId[]>> {
  const before = ASKING.slice(0, ASKING.indexOf(own));
  return { cut: before, inside: before };
}

/**
 * What the walk did not look at: never a pass. All that could not be looked into is one question, as one way through the page by
 * hand answers it, with each place outlined. Whose a frame is does not show in it: another host may be one of the same council.
 */
export function leftOut(walk: KeyboardWalk): readonly Finding<'cut' | 'inside'>[] {
  const { ended, unseen = [] } = walk;
  const at = { kind: 'page' } as const;
  const places = marked(
    walk,
    unseen.map((element) => ({ element, label: undefined })),
  );
  const inside = { message: 'inside' as const, at, data: { count: unseen.length }, ...places };
  return [...(ended === 'end' ? [] : [{ message: 'cut' as const, at }]), ...(unseen.length === 0 ? [] : [inside])];
}

/** Going back with Shift and Tab did not reach the first stop. Said by the check of traps; nobody passes it. */
export function wentBackInPart({ back }: KeyboardWalk): boolean {
  return back?.ended === 'lost' || back?.ended === 'cut';
}

export const PAGE_CAPTION = { page: 'The page, with the places outlined' } as const;
export const FOCUS_CAPTION = { focus: 'The window while the outlined place has the focus' } as const;

/**
 * What one page can be full of is told as far as anybody reads, and once of an element to which the Tab key came more than
 * once.
 */
export function capped<M extends string>(findings: readonly Finding<M>[]): readonly Finding<M>[] {
  const told = new Map(findings.toReversed().map((finding) => [keyOf(finding), finding]));
  return findings.filter((finding) => told.get(keyOf(finding)) === finding).slice(0, MOST);
}

function keyOf({ message, at }: Finding): string {
  return JSON.stringify([message, at.kind === 'element' ? at.selector : at]);
}

/** Names of pages may be anything; what a person reads is short. */
export function called({ name, role }: KeyElement): string {
  return name === '' ? role : name.slice(0, 60);
}

/** WCAG 1.4.11. */
const ENOUGH = 3;

/**
 * The contrast of what shows the focus, where that is too little. One part of it that is strong enough, or that styles alone
 * do not tell of, is enough.
 */
export function paleness({ changes, area }: KeyStop): number | null {
  // Styles know the ground around it alone, and pixels what was there: a white line inside a dark button is strong.
  if (area && area.strong > 0 && area.strong * 2 >= area.changed) return null;
  const best = changes.reduce<number | null>(
    (most, { contrast }) => (most === null || contrast === null ? null : Math.max(most, contrast)),
    0,
  );
  return best !== null && best < ENOUGH && changes.length > 0 ? best : null;
}

/** Styles and pixels are never quite of one mind. */
const FAR_BELOW = 2.5;

/** What people use: 1.4.11 speaks of these alone, and a message that can take the focus is none. */
const CONTROL =
  /^(?:button|link|checkbox|switch|radio|tab|menuitem|menuitemcheckbox|menuitemradio|option|combobox|listbox|slider|spinbutton|treeitem|textbox|searchbox|gridcell)$/;

/**
 * Nobody would call what shows the focus strong enough: lines of the author's own around it are all that changes, each of them
 * is known and pale, and no pixel became strong. Where text can be typed, its cursor shows the focus as well; a line that is there
 * all the time, or a ground, may be seen against something else than what it was before.
 */
export function isSurelyPale(stop: KeyStop): boolean {
  const { changes, area, editable, shown, inView, coveredBy, pixels, role } = stop;
  const isLine = changes.every(
    ({ what, where, contrast }) =>
      (what === 'outline' || what === 'shadow') && where === 'self' && contrast !== null && contrast <= FAR_BELOW,
  );
  const isControl = CONTROL.test(role);
  const isSeen =
    isControl && shown && inView && coveredBy === null && !editable && pixels !== 'same' && pixels !== 'elsewhere';
  // Less than a pixel of it may count as changed where it is next to nothing, and pixels differ all the same.
  const isMeasured =
    area !== undefined && area.strong === 0 && (area.changed > 0 || pixels === 'differ' || pixels === 'alike');
  return isSeen && changes.length > 0 && isLine && isMeasured;
}

/**
 * Of the pixels that change none changes enough, and styles do not tell how strong it is, as with half-transparent colours; or
 * they tell of another ground than it stands on. Square pixels that change, or null.
 */
export function faintness({ changes, pixels, area }: KeyStop): number | null {
  if (area === undefined || area.strong > 0) return null;
  // Too little for anybody to see.
  if (area.changed === 0) return pixels === 'differ' && !area.alike ? 0 : null;
  const enough = changes.some(({ contrast }) => contrast !== null && contrast >= ENOUGH);
  const untold = changes.length === 0 ? pixels === 'differ' : changes.some(({ contrast }) => contrast === null);
  return (enough && !area.alike) || (untold && !enough) ? area.changed : null;
}
