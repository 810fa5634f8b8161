import type { Finding } from '../../src/model/check.ts';
import type { Left, Sketch } from '../../src/model/seen/stripped.ts';
import { short } from './headers.ts';

/** A finding about one page, with the picture of what was left of it. */
export function onPage<M extends string>(
  message: M,
  page: string,
  data: Readonly<Record<string, string | number>> = {},
  left?: Left,
): Finding<M> {
  const pictures = left?.shot ? [{ shot: left.shot, caption: 'left', marks: [] }] : undefined;
  return { message, at: { kind: 'page' }, page, data, ...(pictures ? { pictures } : {}) };
}

/** The whole page's main heading, if nothing is in its place. */
export const lostHeading = (whole: Sketch, { sketch }: Left): string | null =>
  whole.heading !== '' && sketch.heading === '' ? short(whole.heading, 80) : null;

/** Both headings, where another one came first: one may have been put before it, or a greeting has changed. */
export const changedHeading = (whole: Sketch, { sketch }: Left) =>
  whole.heading !== '' && sketch.heading !== '' && sketch.heading !== whole.heading
    ? { heading: short(whole.heading, 80), other: short(sketch.heading, 80) }
    : null;

/** Names of fields of the whole page's forms that cannot be used any more. */
export function lostFields(whole: Sketch, { usable }: Left): readonly string[] {
  const still = new Set(usable);
  return [...new Set(whole.forms.flatMap(({ fields }) => fields))].filter((name) => !still.has(name));
}

export const namesOf = (fields: readonly string[]): string =>
  short(fields.map((name) => `“${short(name, 40)}”`).join(', '));
