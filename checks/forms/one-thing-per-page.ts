import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { questionsIn, saidStep } from '../lib/form-steps.ts';
import { byGuidance } from '../lib/guidance.ts';
import { excerpt } from '../lib/reading/meta.ts';

/** Ours: a form on a single page may well ask for a name, a way to answer and a message, and is no step of anything. */
const MANY = 5;
const SHOWN = 6;

export const oneThingPerPage = definePageCheck({
  meta: {
    ...byGuidance,
    id: 'forms/one-thing-per-page',
    title: 'Each step of a form asks one thing',
    kind: 'needs-review',
    why: 'One question at a time is easier to understand, to answer and to put right. It also works better on a phone.',
    affects: 'People with learning or memory difficulties, people on a phone, and people who are not used to forms.',
    fix: 'Start with one question on each page. Group questions only where tests with people show that it helps.',
    severity: 'minor',
    points: ['lgdss:10', 'lgdss:11'],
    sources: ['https://design-system.service.gov.uk/patterns/question-pages/'],
    messages: {
      step: 'This step (“{step}”) asks {questions} things: {list}. Check that people manage them together.',
      long: 'This page asks {questions} things at once: {list}. Check whether they could be asked one by one.',
    },
  },
  needs: ['forms', 'text'],
  evaluate({ forms, text }, { journey }) {
    const all = questionsIn(forms);
    // A page that a journey goes through is a step, whether it says so or not.
    const step = saidStep(text.main) ?? journey?.step ?? null;
    const questions = all.length;
    const isStep = step !== null && questions > 0;
    if (!isStep && questions <= MANY) return inapplicable;
    if (questions === 1) return passed;
    const list = all
      .slice(0, SHOWN)
      .map((one) => excerpt(one, 60))
      .join('; ');
    const at = { kind: 'page' } as const;
    return cantTell(
      isStep
        ? [{ message: 'step' as const, at, data: { step, questions, list } }]
        : [{ message: 'long' as const, at, data: { questions, list } }],
    );
  },
});
