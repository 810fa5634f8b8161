/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Unwritten } from './other-ways.ts';
import type { Watch } from './watch.ts';

interface Typed {
  readonly fields: readonly { readonly field: HTMLInputElement; readonly value: string }[];
  readonly stirred: { count: number; readonly observer: MutationObserver; note(records: MutationRecord[]): void };
  /** What has changed its words before: that it does so again is no news. */
  readonly restless: Set<Node>;
  title: string;
  /** How things stood that change without anything being written. */
  state: string;
}
type WithTyped = { lgdssWatch: Watch; lgdssTyped?: Typed };

/** What became of typed words, as they stand now. */
export interface TypedNow {
  /** None of them is left in any field or any text of the page. */
  readonly lost: boolean;
  /** What came up or changed in the page since the last look. */
  readonly news: (Spot & { readonly text: string }) | null;
  /** Something changed, and what people saw of it is not known: it may be gone again, or be a picture. */
  readonly stirred: boolean;
  /** There are parts of the page that may tell people of it, and that nobody could read or lead on. */
  readonly aside: boolean;
  /** Something on the page offers more time, to save what was typed, or to bring it back. */
  readonly offers: boolean;
}

/** Empty fields of one form for words: no search, nothing secret, nothing that has an end of its own such as a code. */
export function findTyped(h: InPageHelpers, { most }: { most: number }): { form: Spot; fields: number[] } | null {
  const { lgdssWatch: watch } = globalThis as unknown as WithTyped;
  const FIELDS = 'textarea, input:not([type]), input:is([type=text], [type=email], [type=tel], [type=number])';
  const OTHER = /search|chwilio|filter|cookie|consent|log-?in|sign-?in|newsletter/i;
  const is = (element: Element, selector: string) => h.prop(element, 'matches').call(element, selector);
  for (const form of h.everywhere('form').slice(0, 30)) {
    const about = ['role', 'class', 'id', 'action'].map((name) => watch.attribute(form, name)).join(' ');
    const secret = '[type=password], [type=search], [autocomplete=one-time-code], [role=combobox]';
    if (OTHER.test(about) || h.has(form, secret)) continue;
    const free = h
      .inside<HTMLInputElement>(form, FIELDS)
      .filter((field) => watch.shown(field) && !is(field, ':disabled, [readonly]') && field.value === '');
    if (free.length > 0)
      return { form: watch.spot(form), fields: free.slice(0, most).map((field) => watch.put(field)) };
  }
  return null;
}

/** From now on it is looked what becomes of what was typed. False where it is not there even now. */
export function rememberTyped(
  h: InPageHelpers,
  { fields, least }: { fields: readonly number[]; least: number },
): boolean {
  const world = globalThis as unknown as WithTyped;
  const { lgdssWatch: watch } = world;
  const typed = fields.map((id) => watch.at(id) as HTMLInputElement).map((field) => ({ field, value: field.value }));
  const kept = typed.filter(({ field, value }) => field.isConnected && value.length >= least);
  if (kept.length === 0) return false;
  const restless = new Set<Node>();
  const note = (records: MutationRecord[]) => {
    stirred.count += records.filter(
      ({ target }) => !restless.has(target) && !restless.has(target.parentNode ?? target),
    ).length;
  };
  const stirred = { count: 0, note, observer: new MutationObserver(note) };
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  for (const root of h.openRoots().roots) stirred.observer.observe(root, all);
  watch.snap();
  world.lgdssTyped = { fields: kept, stirred, restless, title: document.title, state: '' };
  return true;
}

/**
 * `offers`: whether it is asked what the page offers; with `first` also where nothing has stirred. `last`: the page is about to go
 * somewhere, so that whatever has come up by then is looked for.
 */
export function lookAtTyped(
  h: InPageHelpers & { unwritten(h: InPageHelpers, own: readonly Element[]): Unwritten },
  { first, offers, last }: { first: boolean; offers: boolean; last: boolean },
): TypedNow {
  const { lgdssWatch: watch, lgdssTyped: typed } = globalThis as unknown as WithTyped;
  if (!typed) return { lost: false, news: null, stirred: false, aside: false, offers: false };
  const OFFERS =
    /\b(?:more time|extend|extra time|stay (?:signed|logged) in|stay on|keep (?:me|my|working|going)|still (?:there|here)|continue (?:session|application|working)|time limit|turn off|without a (?:time )?limit|save (?:and|my|your|for|progress|draft|this)|come back later|restore|recover|undo|re-?open|get (?:\S+ ){1,3}back|adfer|rhagor o amser|mwy o amser|cadw)\b/i;
  const CONTROLS = 'button, a[href], input, select, label, [role=button], [role=switch]';
  const ALL = { subtree: true, childList: true, attributes: true, characterData: true };
  const { stirred, fields } = typed;
  stirred.note(stirred.observer.takeRecords());
  const own = fields.map(({ field }) => field);
  const { state, aside } = h.unwritten(h, own);
  const isQuiet = stirred.count === 0 && document.title === typed.title && (first || state === typed.state);
  typed.state = state;
  stirred.count = 0;
  // Parts of components come as late as they like.
  if (!isQuiet) for (const root of h.openRoots().roots) stirred.observer.observe(root, ALL);
  if (!isQuiet) fadeIn();
  const values = fields.map(({ value }) => value);
  // Fields put what is typed into capitals, or spaces and commas between digits.
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const holds = (text = '') => values.some((value) => plain(text).includes(plain(value)));
  const holders = () => h.everywhere<HTMLInputElement>('input, textarea');
  const gone = fields.every(({ field, value }) => !field.isConnected || field.value !== value);
  const lost = gone && !holders().some(({ value }) => holds(value)) && !holds(document.body?.textContent ?? '');
  let fresh: readonly Element[] = [];
  const news = isQuiet && !last ? null : newsOf();
  const isUnseen = !isQuiet && news === null;
  return {
    lost,
    news,
    stirred: isUnseen,
    aside,
    offers: offers && (first || !isQuiet) && (offered() || (lost && asks())),
  };

  /** What fades or slides in goes by the clock on the wall, and would be looked at before it can be seen. */
  function fadeIn(): void {
    const longest = 2000;
    const most = 500;
    for (const one of h.openRoots().roots.flatMap((root) => root.getAnimations().slice(0, most))) {
      const end = one.effect?.getComputedTiming().endTime;
      const isShort = typeof end === 'number' && end <= longest && one.playbackRate !== 0;
      if (isShort && one.playState === 'running') one.finish();
    }
  }

  function newsOf(): TypedNow['news'] {
    const { appeared, texts } = watch.since();
    watch.snap();
    fresh = appeared;
    for (const text of texts) typed?.restless.add(text);
    const title = typed?.title;
    if (typed) typed.title = document.title;
    const said = [...appeared, ...texts].find((element) => /[\p{L}\p{N}]/u.test(h.textOf(element, 300)));
    if (said) return { ...watch.spot(said), text: h.textOf(said, 200) };
    if (document.title === title) return null;
    return { ...watch.spot(document.documentElement), text: document.title.slice(0, 200) };
  }
  /** Buttons that came up in the place of the form may bring it back, unless they say that they begin anew. */
  function asks(): boolean {
    const BUTTONS = 'button, input:is([type=button], [type=submit]), [role=button]';
    const ANEW = /\b(?:again|anew|over|new|home|log|sign)\b|dechrau|newydd|hafan/i;
    const is = (one: Element) => h.prop(one, 'matches').call(one, BUTTONS);
    const buttons = fresh.flatMap((one) => [...(is(one) ? [one] : []), ...h.inside(one, BUTTONS)]);
    return buttons.some(
      (one) => watch.shown(one) && !ANEW.test(`${h.nameOf(one, 100)} ${watch.attribute(one, 'value')}`),
    );
  }
  function offered(): boolean {
    const controls = h.everywhere(CONTROLS);
    // Where there are too many to be read, one of them may.
    if (controls.length > 2000) return true;
    return controls.some(
      (one) => watch.shown(one) && OFFERS.test(`${h.nameOf(one, 100)} ${watch.attribute(one, 'value')}`),
    );
  }
}

/** Whether what was typed is in a place from which it may come back: a storage, a cookie, or one that cannot be read here. */
export async function isStored(_h: InPageHelpers, _: null): Promise<boolean> {
  const { lgdssTyped: typed } = globalThis as unknown as WithTyped;
  const most = 300;
  const values = typed?.fields.map(({ value }) => value) ?? [];
  const holds = (text: string | null) => values.some((value) => text?.includes(value) === true);
  try {
    const stored = [localStorage, sessionStorage].flatMap((store) => {
      return Array.from({ length: Math.min(store.length, most) }, (_one, at) => store.getItem(store.key(at) ?? ''));
    });
    return (
      [document.cookie, location.href, window.name, JSON.stringify(history.state), ...stored].some(holds) ||
      (await indexedDB.databases()).length > 0
    );
  } catch {
    return true;
  }
}

/** Letters would not be kept in it, or be wrong there. */
export function takesNumbers(_h: InPageHelpers, { id }: { id: number }): boolean {
  const { lgdssWatch: watch } = globalThis as unknown as WithTyped;
  const field = watch.at(id) as HTMLInputElement;
  return /^(number|tel)$/.test(field.type) || /^(numeric|decimal|tel)$/.test(watch.attribute(field, 'inputmode'));
}
