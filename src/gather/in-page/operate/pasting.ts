/// <reference lib="dom" />
import type { Pasted } from '../../../model/seen/operated.ts';
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/**
 * Whether what signs people in can be pasted: passwords, names of accounts, codes and addresses. The page is told of a
 * paste that does not happen, so nothing is written but by the page itself, and that is taken out again.
 */
export function tryPasting(h: InPageHelpers, { most }: { most: number }): { pasted: Pasted[]; untried: number } {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const CODE = /\b(code|pin|passcode|otp|one[- ]time|digit|memorable|security)\b|\bcod\b/i;
  const NAMES = /user-?name|login|e-?mail|pass-?(word|code)|memorable|\botp\b|one-time/i;
  const all = h
    .everywhere<HTMLInputElement>('input')
    .filter(
      (field) =>
        watch.shown(field) &&
        !field.matches(':disabled, [readonly]') &&
        /^(text|password|email|tel|number)$/.test(field.type),
    );
  const about = (field: HTMLInputElement) =>
    [
      h.nameOf(field, 100),
      ...[...(field.labels ?? [])].map((label) => h.textOf(label, 100)),
      field.name,
      field.id,
      field.autocomplete,
    ].join(' ');
  const isShort = (field: HTMLInputElement) => field.maxLength === 1;
  const wanted = all.filter(
    (field) =>
      field.type === 'password' ||
      field.type === 'email' ||
      isShort(field) ||
      NAMES.test(about(field)) ||
      CODE.test(about(field)),
  );
  const pasted = wanted.slice(0, most).map((field): Pasted => {
    const before = all.map((one) => one.value);
    const blockedBy = blocks(field);
    const changed = all.some((one, at) => one.value !== before[at]);
    for (const [at, one] of all.entries()) if (one.value !== before[at]) one.value = before[at] ?? '';
    const row = all.filter(
      (one) => isShort(one) && one.closest('form, fieldset, div') === field.closest('form, fieldset, div'),
    );
    return {
      ...watch.spot(field),
      name: about(field).slice(0, 100).trim(),
      type: field.type,
      // A script that spreads a code over several fields keeps the browser from pasting, and that is well.
      blocked: blockedBy && !changed,
      // One letter or digit of several: of a code that is split up, or of a secret that has to be remembered.
      single: isShort(field) && row.length >= 2 && !changed,
      secret: field.type === 'password',
    };
  });
  return { pasted, untried: wanted.length - pasted.length };

  function blocks(field: HTMLInputElement): boolean {
    const text = '123456';
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const events = [
      new KeyboardEvent('keydown', {
        key: 'v',
        code: 'KeyV',
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }),
      new InputEvent('beforeinput', {
        inputType: 'insertFromPaste',
        data: text,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    ];
    return events.map((event) => field.dispatchEvent(event)).includes(false);
  }
}
