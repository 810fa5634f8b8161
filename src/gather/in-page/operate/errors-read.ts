/// <reference lib="dom" />
import type { TriedField, TriedForm } from '../../../model/seen/field-errors.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { FormBefore } from './errors-before.ts';
import type { Watch } from './watch.ts';

/** Scrolls to the button, and says where it is. */
export async function aimAtForm(
  h: InPageHelpers,
  { button }: { button: number },
): Promise<{ x: number; y: number } | null> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const element = watch.at(button) as HTMLElement;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  element.focus();
  await watch.settle(20, 300);
  watch.snap();
  const { left, top, width, height } = element.getBoundingClientRect();
  const point = { x: left + width / 2, y: top + height / 2 };
  const hit = h.hitAt(point.x, point.y);
  return hit && h.holds(element, hit) ? point : null;
}

/** Gives the page its time to answer the press. */
export async function awaitAnswer(_h: InPageHelpers): Promise<null> {
  await (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch.settle(250, 1200);
  return null;
}

/** What the page says of the empty fields, and where. */
export async function readErrors(
  h: InPageHelpers,
  { button, fields, browser }: { button: number; fields: readonly number[]; browser: boolean },
): Promise<Pick<TriedForm, 'fields' | 'texts' | 'focus'> & { news: readonly number[]; said: readonly number[] }> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { before, looksOf } = (
    globalThis as unknown as { lgdssForm: { before: FormBefore; looksOf(field: Element): string } }
  ).lgdssForm;
  const isRed = (look: string) =>
    [...look.matchAll(/rgba?\((\d+), (\d+), (\d+)/g)].some(
      ([, red, green, blue]) => Number(red) > 90 && Number(red) > 1.3 * Math.max(Number(green), Number(blue)),
    );
  const newWords = () => {
    const { appeared, texts } = watch.since();
    return [...appeared, ...texts].filter((element) => h.textOf(element, 300) !== '');
  };
  let news = newWords();
  if (news.length === 0) {
    // Words may come a moment after the colours. A second look before anybody is told that there are none.
    await watch.settle(900, 1500);
    news = newWords();
  }
  const all = fields.map((id) => watch.at(id) as HTMLInputElement);
  const LIVE =
    '[role~=alert i], [role~=status i], [role~=log i], [aria-live=polite i], [aria-live=assertive i], output';
  const active = h.focused();
  // The group of a field is the largest part of the page that holds it and no other field.
  const groupOf = (field: Element) => {
    let group: Element = field;
    for (;;) {
      const parent = h.above(group);
      if (!parent || parent === document.body) return group;
      if (h.prop(parent, 'localName') === 'form') return group;
      const others = all.filter((one) => one !== field && h.holds(parent, one));
      // Radio buttons and the parts of a date are one question.
      const same = others.every((one) => one.type === 'radio' && one.name === (field as HTMLInputElement).name);
      if (!same) return group;
      group = parent;
    }
  };
  /** Innermost new texts, so that a message is not the whole form. */
  const leaves: Element[] = [];
  for (const element of news) {
    const inner = [element, ...h.inside(element, '*')].slice(0, 200);
    for (const one of inner) {
      const own = [...h.prop(one, 'childNodes')].some(
        (node) => node.nodeType === 3 && (node.nodeValue ?? '').trim().length > 1,
      );
      // What was there before, beside what is new, is no message.
      const isNew = !before.lines.has(h.textOf(one, 300));
      if (own && isNew && watch.shown(one) && !leaves.some((leaf) => h.holds(leaf, one))) leaves.push(one);
    }
  }
  const taken = new Set<Element>();
  const described = (field: Element) =>
    ['aria-describedby', 'aria-errormessage', 'aria-labelledby']
      .flatMap((name) => watch.attribute(field, name).split(/\s+/))
      .filter(Boolean)
      .map((id) => h.byId(field, id))
      .filter((one) => one !== null);
  const readField = (field: HTMLInputElement, id: number): TriedField => {
    const group = groupOf(field);
    const fieldset = h.nearest(field, 'fieldset, [role=group], [role=radiogroup]');
    const sources: Element[] = [
      ...described(field),
      ...(field.labels ?? []),
      ...(fieldset ? described(fieldset) : []),
      ...(fieldset?.querySelectorAll(':scope > legend') ?? []),
    ];
    const tied = leaves.find((leaf) => sources.some((source) => h.holds(source, leaf)));
    const close = tied ?? leaves.find((leaf) => h.holds(group, leaf) && !h.holds(field, leaf));
    if (close) taken.add(close);
    const now = looksOf(field);
    const was = before.looks.get(id) ?? now;
    const native = browser && field.willValidate && !field.validity.valid;
    return {
      ...watch.spot(field),
      label: h.nameOf(field, 100),
      type: field.type,
      invalid: watch.attribute(field, 'aria-invalid') === 'true' || native,
      error: close ? h.textOf(close, 200) : '',
      errorSpot: close ? watch.spot(close) : null,
      tied: tied !== undefined,
      // The focus ring is no mark of an error.
      restyled: now !== was && active !== field,
      reddened: isRed(now) && !isRed(was) && active !== field,
    };
  };
  const tried = fields.map((id) => readField(watch.at(id) as HTMLInputElement, id));
  const outside = news.filter(
    (element) =>
      ![...taken].some((one) => one === element || (h.holds(element, one) && !h.has(element, 'a'))) &&
      !all.some((field) => h.holds(groupOf(field), element)),
  );
  const inTexts = outside.some(
    (element) => active !== null && active !== document.body && (h.holds(element, active) || h.holds(active, element)),
  );
  return {
    fields: tried,
    news: news.map((element) => watch.put(element)),
    said: outside.slice(0, 10).map((element) => watch.put(element)),
    texts: outside.slice(0, 10).map((element): TriedForm['texts'][number] => ({
      ...watch.spot(element),
      text: h.textOf(element, 300),
      links: h.inside(element, 'a[href^="#"]').length,
      live: h.nearest(element, LIVE) !== null || h.has(element, LIVE),
    })),
    focus:
      active !== null && all.includes(active as HTMLInputElement)
        ? 'field'
        : inTexts
          ? 'texts'
          : active === watch.at(button)
            ? 'button'
            : active === null || active === document.body
              ? 'nowhere'
              : 'elsewhere',
  };
}
