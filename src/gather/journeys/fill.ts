/// <reference lib="dom" />
import type { CDPSession, Page } from 'playwright';
import type { Field } from '../../model/evidence.ts';
import { readForms } from '../in-page/forms.ts';
import { runInWorld } from '../in-page/run.ts';
import { mainWorld } from '../page/frames.ts';
import { answerFor, isSecretField } from './kinds.ts';

export interface Filled {
  /** Words of the fields that were filled. */
  readonly filled: readonly string[];
  /** Those that were left alone: passwords, cards, files, and what would not take an answer. */
  readonly left: readonly string[];
}

const MOST_FIELDS = 100;
const FIELD_MS = 3000;
const NOT_FILLED = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'search', 'range', 'color']);

/**
 * Fills the fields of the page with made-up answers, the same ones each time. `own` are answers of the journey's author, by
 * the name of the field; an empty one leaves it as it is.
 */
export async function fillPage(
  page: Page,
  session: CDPSession,
  own: Readonly<Record<string, string>> = {},
): Promise<Filled> {
  const { fields } = await runInWorld(await mainWorld(session), readForms, null);
  const filled: string[] = [];
  const left: string[] = [];
  const chosen = new Set<string>();
  for (const field of fields.slice(0, MOST_FIELDS)) {
    const { type, name, visible } = field;
    const isChoice = type === 'radio' || type === 'checkbox';
    // Choices are often made invisible and drawn anew; all others that nobody sees are traps for robots.
    if (NOT_FILLED.has(type) || (!visible && !isChoice)) continue;
    const words = field.visibleLabel || field.accessibleName || name;
    if (isSecretField(field)) {
      left.push(words);
      continue;
    }
    if (type === 'radio' && chosen.has(`${field.form} ${name}`)) continue;
    const answer = own[name];
    if (answer === '') continue;
    const done = await answerOne(page, field, answer).catch(() => false);
    if (done === null) continue;
    (done ? filled : left).push(words);
    if (type === 'radio' && done) chosen.add(`${field.form} ${name}`);
  }
  return { filled, left };
}

/** Null where nothing is to be done. */
async function answerOne(page: Page, field: Field, own: string | undefined): Promise<boolean | null> {
  // Into components, step by step.
  const place = page.locator(field.selector.replaceAll(' >>> ', ' >> ')).first();
  const options = { timeout: FIELD_MS };
  const { type, tag } = field;
  if (type === 'radio') {
    if (own !== undefined && (await place.getAttribute('value', options)) !== own) return null;
    await place.check({ ...options, force: true });
    return true;
  }
  if (type === 'checkbox') {
    if (own === undefined && !field.required) return null;
    await place.check({ ...options, force: true });
    return true;
  }
  if (tag === 'select') {
    const values = await place
      .locator('option:not([disabled])')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    const value = own ?? values.find((one) => one !== '');
    if (value === undefined) return false;
    await place.selectOption(value, options);
    return true;
  }
  if (!(await place.isEditable(options))) return null;
  await place.fill(own ?? answerFor(field), options);
  return true;
}
