import { cantTell, defineSiteCheck, type Finding, inapplicable, type Place, passed } from '../../src/model/check.ts';
import { askedLater, type Question, questionOfField } from '../lib/asked-again.ts';
import { answeredIn } from '../lib/form-steps.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { pageKey } from '../lib/hosts.ts';
import { excerpt } from '../lib/reading/meta.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

type Message = 'again' | 'later' | 'twice';

interface Asked extends Question {
  /** The same for a field that is shown once more, as after a mistake. */
  readonly field: string;
  readonly at: Place;
}

interface Fact {
  readonly here: string;
  readonly journey: { readonly name: string; readonly step: string; readonly number: number } | null;
  readonly asked: readonly Asked[];
  readonly later: readonly Pick<Asked, 'label' | 'at'>[];
  /** There are more fields than were looked at. */
  readonly cut: boolean;
}

const MOST_FIELDS = 50;
const MOST_FINDINGS = 30;

// Whether an answer is filled in already is not in the evidence, which never holds what stands in a field. So all is asked.
export const nothingAskedTwice = defineSiteCheck({
  meta: reviewMeta({
    id: 'forms/nothing-asked-twice',
    title: 'A form does not ask for the same thing twice',
    why: 'To remember and type something once more is hard work, and each time is a chance for a mistake.',
    affects: 'People with memory difficulties, people who find typing hard, and people who are tired or ill.',
    fix: 'Ask once. Where an answer is needed again, fill it in or let people choose it.',
    severity: 'moderate',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['3.3.7'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/redundant-entry.html'],
    messages: {
      again:
        'This field asks people to type an answer once more (“{label}”). Check whether that is needed. Showing the answer for a check is easier.',
      later:
        'A part of this form that is not shown at first asks for “{label}”, as a part before it does. Check whether the answer is filled in or can be chosen.',
      twice:
        'The step “{step}” asks for “{label}”. The step “{earlier}” of the same journey asked for it before. Check whether the answer is filled in or can be chosen.',
    },
  }),
  siteNeeds: [],
  pageNeeds: ['response', 'forms'],
  readsJourneys: true,
  collect({ response, forms }, { journey }): Fact {
    const answered = answeredIn(forms);
    const asked = answered.slice(0, MOST_FIELDS).flatMap((field): Asked[] => {
      const question = questionOfField(field);
      const { at } = atElement('again', field);
      return question ? [{ ...question, field: `${field.name} ${field.selector}`, at }] : [];
    });
    const place = journey ? { name: journey.journey, step: journey.step, number: journey.number } : null;
    const later = askedLater(forms.fields.slice(0, 2 * MOST_FIELDS)).map(({ label, field }) => {
      return { label, at: atElement('later', field).at };
    });
    return { here: pageKey(response.url), journey: place, asked, later, cut: answered.length > MOST_FIELDS };
  },
  evaluate(_site, facts, { unfinished = [] }) {
    const pages = facts
      .map(({ url, fact }) => ({ url, ...fact }))
      .filter(({ asked }) => asked.length > 0)
      .toSorted((one, other) => byCodeUnit(one.url, other.url));
    const told = new Set<string>();
    const again = pages.flatMap(({ url, here, asked }) =>
      asked
        .filter((one) => one.again && isNew(told, `${here} ${one.field}`))
        .map(({ label, at }): Finding<Message> => {
          return { message: 'again', at, page: url, data: { label: excerpt(label, 100) } };
        }),
    );
    const later = facts
      .toSorted((one, other) => byCodeUnit(one.url, other.url))
      .flatMap(({ url, fact }) =>
        fact.later.map(({ label, at }): Finding<Message> => {
          return { message: 'later', at, page: url, data: { label: excerpt(label, 100) } };
        }),
      );
    const journeys = [...Map.groupBy(pages, ({ journey }) => journey?.name ?? null)].filter(([name]) => name !== null);
    const findings = [...again, ...later, ...journeys.flatMap(([, steps]) => repeatsIn(steps))];
    // What was not looked at is no pass.
    const compared = journeys.flatMap(([, steps]) => (steps.length > 1 ? steps : []));
    // A journey that stopped on its way may ask again behind the place where it stopped, after a single step too.
    const isUnfinished = facts.some(({ fact: { journey } }) => journey !== null && unfinished.includes(journey.name));
    const isCut = isUnfinished || compared.some(({ cut }) => cut);
    if (findings.length > 0 || isCut) return cantTell(findings.slice(0, MOST_FINDINGS));
    return compared.length > 0 ? passed : inapplicable;
  },
});

/** What a step asks that an earlier one has asked with another field. */
function repeatsIn(steps: readonly (Fact & { readonly url: string })[]): readonly Finding<Message>[] {
  const inOrder = steps.toSorted((one, other) => (one.journey?.number ?? 0) - (other.journey?.number ?? 0));
  const before = new Map<string, { readonly step: string; readonly fields: Set<string> }>();
  const findings: Finding<Message>[] = [];
  for (const [index, { url, here, journey, asked }] of inOrder.entries()) {
    const step = journey?.step ?? '';
    const fresh: Asked[] = [];
    // After a mistake the same page is often shown at the address that the form was sent to.
    const last = inOrder[index - 1]?.asked ?? [];
    const isShownAgain = (one: Asked) => last.some(({ field, label }) => field === one.field && label === one.label);
    for (const one of asked.filter((each) => !each.again && !isShownAgain(each))) {
      const earlier = before.get(one.asks);
      const field = `${here} ${one.field}`;
      if (!earlier) fresh.push(one);
      else if (isNew(earlier.fields, field)) {
        const data = { step, label: excerpt(one.label, 100), earlier: earlier.step };
        findings.push({ message: 'twice', at: one.at, page: url, data });
      }
    }
    // Only now: several fields of one step may be parts of one answer.
    for (const { asks, field } of fresh) {
      const known = before.get(asks) ?? { step, fields: new Set() };
      known.fields.add(`${here} ${field}`);
      before.set(asks, known);
    }
  }
  return findings;
}

function isNew(known: Set<string>, one: string): boolean {
  const is = !known.has(one);
  known.add(one);
  return is;
}
