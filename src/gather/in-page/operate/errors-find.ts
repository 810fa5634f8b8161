/// <reference lib="dom" />
import type { Spot } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

export interface FoundForm extends Spot {
  readonly id: number;
  readonly button: Spot & { readonly id: number };
  /** The browser itself would stop it while it is empty. */
  readonly browser: boolean;
  /** Something of the page listens when it is sent. */
  readonly scripted: boolean;
  readonly fields: readonly number[];
  /** Everything is filled in already, so that it would not be sent empty. */
  readonly filled: boolean;
}

/** Forms that ask for something and have a button; no search, no sign-in, nothing that costs or deletes. */
export function findForms(
  h: InPageHelpers,
  { most, unsafe }: { most: number; unsafe: string },
): { forms: FoundForm[]; untried: number; beyond: Spot[]; leftOut: Spot[] } {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const dangerous = new RegExp(unsafe, 'i');
  const inside = (element: Element, selector: string) => h.inside(element, selector);
  const FIELDS =
    'input:not([type=hidden], [type=submit], [type=button], [type=image], [type=reset], [type=range], [type=color]), select, textarea';
  const GO = /\b(continue|submit|send|next|apply|save|go|request|report|find|parhau|cyflwyno|nesaf)\b/i;
  const found: FoundForm[] = [];
  const leftOut: Spot[] = [];
  const beyond: Spot[] = [];
  const leave = (form: Element) => {
    if (leftOut.length < 5) leftOut.push(watch.spot(form));
  };
  let untried = 0;
  const forms = h.everywhere('form').slice(0, 30);
  for (const form of [...forms, ...formless()]) {
    const own = `${watch.attribute(form, 'role')} ${watch.attribute(form, 'class')} ${watch.attribute(form, 'id')} ${watch.attribute(form, 'action')}`;
    const fields = inside(form, FIELDS).filter(
      (field) => watch.shown(field) && !h.prop(field, 'matches').call(field, ':disabled, [readonly]'),
    );
    const typed = fields.filter((field) => !h.prop(field, 'matches').call(field, '[type=checkbox], [type=radio]'));
    const secret = inside(form, '[type=password], [type=file]').length > 0;
    const search = /search|chwilio|filter|cookie|consent/i.test(own) || inside(form, '[type=search]').length > 0;
    if (fields.length === 0 || search) continue;
    if (secret) {
      leave(form);
      continue;
    }
    const usable = (one: Element) => watch.shown(one) && !h.prop(one, 'matches').call(one, ':disabled');
    // Some forms leave all to a script, and have a button that sends nothing by itself.
    const button =
      (h.prop(form, 'localName') === 'form'
        ? inside(form, 'button:not([type=button], [type=reset]), input[type=submit], input[type=image]').find(usable)
        : undefined) ??
      inside(
        form,
        h.prop(form, 'localName') === 'form' ? 'button[type=button], input[type=button]' : 'button, input[type=button]',
      ).find((one) => usable(one) && GO.test(`${h.nameOf(one, 60)} ${watch.attribute(one, 'value')}`));
    if (!button) continue;
    const heard = (element: Element | null, types: string[]): boolean => {
      for (let up = element; up; up = h.above(up))
        if (types.some((type) => watch.listens.get(up)?.has(type))) return true;
      return false;
    };
    const has = (element: Element, name: string) => h.prop(element, 'hasAttribute').call(element, name);
    const isScripted =
      has(button, 'onclick') ||
      heard(h.above(form), ['submit']) ||
      watch.listens.get(form)?.has(has(form, 'onsubmit') ? 'submit, more than once' : 'submit') === true ||
      watch.listens.get(document)?.has('submit') === true ||
      heard(button, ['click', 'mousedown', 'pointerdown', 'keydown']);
    const isInvalid = fields.some((field) => {
      const { willValidate, validity } = field as HTMLInputElement;
      return willValidate && !validity.valid;
    });
    // Nobody looks at its answers: it is kept from being sent, and that is all. There is no error that anybody could be told of.
    const stops = /^\s*(event\.preventDefault\(\)\s*;?)?\s*(return false)?\s*;?\s*$/;
    const isIdle = has(form, 'onsubmit') && stops.test(watch.attribute(form, 'onsubmit')) && !isInvalid;
    if (isIdle && !isScripted && !watch.delegates) continue;
    const words = `${h.nameOf(button, 60)} ${watch.attribute(button, 'value')} ${own}`;
    if (dangerous.test(words)) {
      leave(form);
      continue;
    }
    if (found.length >= most) {
      untried += 1;
      if (beyond.length < 5) beyond.push(watch.spot(form));
      continue;
    }
    found.push({
      id: watch.put(form),
      ...watch.spot(form),
      button: { ...watch.spot(button), id: watch.put(button) },
      browser:
        !has(form, 'novalidate') &&
        h.prop(form, 'localName') === 'form' &&
        !h.prop(button, 'matches').call(button, '[type=button]') &&
        !has(button, 'formnovalidate') &&
        isInvalid,
      scripted:
        has(form, 'onsubmit') ||
        has(button, 'onclick') ||
        heard(form, ['submit']) ||
        heard(button, ['click']) ||
        watch.delegates,
      fields: fields.slice(0, 20).map((field) => watch.put(field)),
      filled: typed.length > 0 && typed.every((field) => (field as HTMLInputElement).value.trim() !== ''),
    });
  }
  return { forms: found, untried, beyond, leftOut };

  /** What works as a form without being one: the nearest part of the page with fields and a button to go on. */
  function formless(): Element[] {
    const parts = new Set<Element>();
    for (const button of h.everywhere('button, input[type=button]').slice(0, 300)) {
      if (
        h.nearest(button, 'form, [role=search]') ||
        !GO.test(`${h.nameOf(button, 60)} ${watch.attribute(button, 'value')}`)
      )
        continue;
      let part = h.above(button);
      while (part && part !== document.body && inside(part, FIELDS).length === 0) part = h.above(part);
      if (part && part !== document.body && !h.has(part, 'form')) parts.add(part);
    }
    return [...parts].slice(0, 5);
  }
}
