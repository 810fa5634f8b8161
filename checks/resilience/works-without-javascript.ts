import { defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { Left, Sketch, StrippedPage } from '../../src/model/seen/stripped.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { changedHeading, lostFields, lostHeading, namesOf, onPage } from '../lib/stripped.ts';

type Message = 'heading' | 'otherHeading' | 'text' | 'fields' | 'unsent' | 'notTried';

/** Of the main text, in per cent. */
const ENOUGH = 80;
/** A few words are soon lost to a date or a greeting. */
const FEWEST_WORDS = 20;

export const worksWithoutJavascript = defineSiteCheck({
  meta: {
    id: 'resilience/works-without-javascript',
    title: 'Text and forms work without scripts',
    kind: 'automatic',
    why: 'Scripts often do not arrive: on a slow train, behind a company’s filter, in an old browser, or when one line of them breaks. The text and the forms should still be there. We opened the start page and one page of up to three other templates with scripts switched off.',
    affects: 'People with old devices or poor connections, and everyone on the day a script fails.',
    fix: 'Send the text and the forms from the server, and let scripts improve them. Give each form an address on the server and a button that sends it.',
    severity: 'serious',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:8', 'lgdss:11'],
    criteria: [],
    sources: ['https://www.gov.uk/service-manual/technology/using-progressive-enhancement'],
    messages: {
      heading: 'Without scripts, the main heading “{heading}” is gone.',
      otherHeading:
        'Without scripts, the main heading is “{other}” and not “{heading}”. Check that nothing is missing.',
      text: 'Without scripts, {percent}% of the words of the main text are there. It should be 80% or more.',
      fields: 'Without scripts, these fields of a form are gone or switched off: {fields}.',
      unsent: 'Without scripts, a form with the fields {fields} has no button that sends it to the server.',
      notTried: 'The page could not be opened without scripts, so nothing is known about it: {detail}',
    },
    captions: { left: 'The page without scripts.' },
  },
  siteNeeds: ['stripped'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ stripped }) {
    if (stripped.length === 0) return inapplicable;
    const certain = stripped.flatMap(({ url, whole, withoutScript }) =>
      withoutScript.ok ? lost(whole, withoutScript.value, url) : [],
    );
    return certainOrDoubtful(certain, stripped.flatMap(doubtful));
  },
});

function doubtful({ url, whole, withoutScript }: StrippedPage): readonly Finding<Message>[] {
  if (!withoutScript.ok) return [onPage('notTried', url, { detail: withoutScript.error.message })];
  const changed = changedHeading(whole, withoutScript.value);
  return changed ? [onPage('otherHeading', url, changed, withoutScript.value)] : [];
}

function lost(whole: Sketch, left: Left, url: string): readonly Finding<Message>[] {
  const findings: Finding<Message>[] = [];
  const heading = lostHeading(whole, left);
  if (heading !== null) findings.push(onPage('heading', url, { heading }, left));
  const percent = whole.words === 0 ? 100 : Math.floor((100 * left.wordsKept) / whole.words);
  if (whole.words >= FEWEST_WORDS && percent < ENOUGH) findings.push(onPage('text', url, { percent }, left));
  const fields = lostFields(whole, left);
  if (fields.length > 0) findings.push(onPage('fields', url, { fields: namesOf(fields) }, left));
  const known = new Set(whole.forms.flatMap((form) => form.fields));
  const unsent = left.sketch.forms.filter(
    ({ selector, fields: names }) => left.unsent.includes(selector) && names.some((name) => known.has(name)),
  );
  for (const form of unsent) findings.push(onPage('unsent', url, { fields: namesOf(form.fields) }, left));
  return findings;
}
