/// <reference lib="dom" />
import type { MessageSeen, Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Spoken } from './spoken.ts';
import type { Watch } from './watch.ts';

/**
 * Keeps an eye on short texts that came up, or changed in place, since the last look. `unanswered`: something that the page asked
 * for was kept from it, so that what tells of a failure may tell of that.
 */
export function keepMessages(
  h: InPageHelpers,
  {
    by,
    ids,
    when,
    unanswered,
  }: { by: number; ids: readonly number[] | null; when: MessageSeen['when']; unanswered: boolean },
): number {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const STATUS =
    /\b(\d+ (results?|items?|found|matches|characters?|of)|no (results|matches)|results?|added|removed|saved|updated|copied|sent|loading|please wait|errors?|success\w*|complete\w*|thank you|selected|filtered|showing|sorted)\b/i;
  const FAILURE =
    /\b(fail\w*|errors?|sorry|unable|cannot|can[’']?t|could( not|n[’']?t)|(un|not )available|not (found|sent|saved)|problems?|(went|gone) wrong|(try|search|send) (\S+ )?again|offline|timed out|nothing|no|0|methu\w*|methodd|gwall|mae.n ddrwg|dim)\b/i;
  const LIVE =
    '[role~=status i], [role~=alert i], [role~=log i], [role~=alertdialog i], [role~=timer i], [aria-live=polite i], [aria-live=assertive i], output';
  const control = watch.at(by);
  const since = watch.since();
  const appeared = ids ? ids.map((id) => watch.at(id)) : since.appeared;
  /** “6 applications”: so many are left of whatever is searched or chosen from. What only repeats what was typed is none. */
  const COUNT = /^(\d[\d,]*|no|none|nothing|dim)( [\p{L}’'-]+){1,5}([.!].{0,80})?$/iu;
  const typed = (control as HTMLInputElement).value ?? '';
  const isCount = (text: string) =>
    (when === 'typed' || when === 'changed') && COUNT.test(text) && !(typed !== '' && text.includes(typed));
  const { lgdssWritten: written, lgdssSpoken: heard } = globalThis as unknown as {
    lgdssWritten?: Map<Element, string>;
    lgdssSpoken?: Spoken;
  };
  /** Of what is added to a list, how much there is now may be announced elsewhere, in other words. */
  const JUST_NOW_MS = 1500;
  const isAnnounced = heard?.times.some((time) => performance.now() - time < JUST_NOW_MS) === true;
  // Where it is known what was written before, what is only written anew has not changed.
  const isOther = (element: Element) => {
    const was = written?.get(element);
    return !written || (was !== undefined && was !== h.textOf(element, 200));
  };
  const inPlace = since.texts.filter(isOther);
  const ENTRY = 'li, tr, article';
  const entriesIn = (element: Element) =>
    (h.prop(element, 'matches').call(element, ENTRY) ? 1 : 0) + h.inside(element, ENTRY).length;
  const fewer = when === 'typed' && since.gone.reduce((sum, one) => sum + entriesIn(one), 0) > 1;
  const changed = inPlace.filter((element) => {
    const text = h.textOf(element, 200);
    return !h.holds(control, element) && (STATUS.test(text) || isCount(text));
  });
  const active = h.focused();
  // Whoever moves the focus on to what was found has told of it in that way.
  const isLed = active !== null && active !== document.body && !h.holds(control, active);
  let count = 0;
  for (const element of [...appeared, ...changed]) {
    if (watch.messages.length >= 20 || h.holds(control, element)) continue;
    if (watch.messages.some((kept) => kept.element === element)) continue;
    const text = h.textOf(element, 300);
    if (text === '' || text.split(' ').length > 60 || !watch.shown(element)) continue;
    if (unanswered && FAILURE.test(text)) continue;
    // A text for the ear alone may stand beside it and say the same.
    const spoken = h.everywhere(LIVE).some((region) => text.length > 2 && h.textOf(region, 500).includes(text));
    // Counters speak a while after the last key, from a region of their own beside the field.
    const around = when === 'typed' ? h.nearest(control, 'div, fieldset, form, p') : null;
    const described =
      `${watch.attribute(control, 'aria-describedby')} ${watch.attribute(control, 'aria-errormessage')} ${watch.attribute(control, 'aria-controls')}`.split(
        ' ',
      );
    const tied = described.some((id) => {
      const target = id === '' ? null : h.byId(control, id);
      return target !== null && h.holds(target, element);
    });
    // What a control is said to open, or what asks for more answers, is no message.
    if (tied || watch.focusables(element).length > 2) continue;
    watch.messages.push({
      element,
      spot: watch.spot(element),
      text: text.slice(0, 120),
      by: watch.spot(control),
      when,
      live:
        (isAnnounced && h.prop(element, 'matches').call(element, ENTRY)) ||
        h.nearest(element, LIVE) !== null ||
        spoken ||
        h.has(element, LIVE) ||
        (around !== null && h.has(around, LIVE)),
      // It had been there with other words.
      inPlace: inPlace.includes(element) && h.hostOf(element) === null && !isLed && (fewer ? 'fewer' : 'changed'),
      focusInside: active !== null && active !== document.body && h.holds(element, active),
      since: performance.now(),
      goneAfter: null,
      settled: false,
    });
    count += 1;
  }
  return count;
}

/**
 * What has become of them, or of those alone that came up so. Waits until each has had its time to be read, or is gone. One that
 * goes later had its time, however long the page was in use after it.
 */
export async function readMessages(
  h: InPageHelpers,
  { readable, longest, only }: { readable: number; longest: number; only: MessageSeen['when'] | null },
): Promise<MessageSeen[]> {
  const { lgdssWatch: watch, lgdssSpoken: spoken } = globalThis as unknown as {
    lgdssWatch: Watch;
    lgdssSpoken?: Spoken;
  };
  const AROUND_MS = 3000;
  const until = performance.now() + longest;
  const meant = () => watch.messages.filter(({ when }) => only === null || when === only);
  const isOpen = ({ settled, goneAfter, since }: Watch['messages'][number]) =>
    !settled && goneAfter === null && performance.now() - since < readable;
  while (meant().some(isOpen) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  for (const kept of meant()) kept.settled = true;
  const isUnheard = ({ since, inPlace }: Watch['messages'][number]) =>
    inPlace !== false &&
    performance.now() - since >= AROUND_MS &&
    spoken?.times.every((time) => Math.abs(time - since) > AROUND_MS) === true;
  // Many announce a moment after they have drawn, so that nothing is cut off by what is typed or chosen next.
  const SOON_MS = 1500;
  /** Of another number too: using the control again may have put off what it would have said of this one. */
  const plain = (words: string) => words.replace(/\d+/g, '0');
  const isSaid = ({ element, text, since }: Watch['messages'][number]) => {
    const isSoon = (time: number) => Math.abs(time - since) < SOON_MS;
    if (h.prop(element, 'matches').call(element, 'li, tr, article')) return spoken?.times.some(isSoon) === true;
    return (
      text.length > 2 && spoken?.words.some((one) => isSoon(one.time) && plain(one.text).includes(plain(text))) === true
    );
  };
  return meant().map((kept): MessageSeen & Spot => ({
    ...kept.spot,
    text: kept.text,
    when: kept.when,
    by: kept.by,
    live: kept.live || isSaid(kept),
    ...(isUnheard(kept) ? { unheard: true } : {}),
    ...(isUnheard(kept) && kept.inPlace === 'fewer' ? { fewer: true } : {}),
    focusInside: kept.focusInside,
    goneAfter: kept.goneAfter === null || kept.goneAfter > readable ? null : Math.ceil(kept.goneAfter / 500) * 500,
  }));
}

/**
 * Some lead the focus on to what was found a while after they wrote how much that is, and have told of it so. Waits for that, as
 * long as it may take.
 */
export async function awaitLead(h: InPageHelpers, { by, most }: { by: number; most: number }): Promise<boolean> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const control = watch.at(by);
  const { selector } = watch.spot(control);
  const meant = watch.messages.filter((kept) => kept.by.selector === selector && kept.inPlace !== false);
  if (meant.length === 0) return false;
  const led = () => {
    const active = h.focused();
    return active !== null && active !== document.body && !h.holds(control, active) ? active : null;
  };
  for (const until = performance.now() + most; !led() && performance.now() < until; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  const active = led();
  if (!active) return false;
  for (const kept of meant) {
    kept.inPlace = false;
    kept.focusInside ||= h.holds(kept.element, active);
  }
  return true;
}

/** What using the control once more has taken away would have stayed. */
export function excuseMessages(_h: InPageHelpers, { by }: { by: number }): null {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { selector } = watch.spot(watch.at(by));
  for (const kept of watch.messages) {
    if (kept.by.selector !== selector || watch.shown(kept.element)) continue;
    kept.goneAfter = null;
    kept.settled = true;
  }
  return null;
}

/** Those that the control itself took away again were no messages. */
export function forgetMessages(_h: InPageHelpers, { by }: { by: number }): number {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { selector } = watch.spot(watch.at(by));
  const kept = watch.messages.filter((one) => one.by.selector !== selector || watch.shown(one.element));
  const forgotten = watch.messages.length - kept.length;
  watch.messages.splice(0, watch.messages.length, ...kept);
  return forgotten;
}
