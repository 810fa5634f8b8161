import { cantTell, definePageCheck, type Finding } from '../../src/model/check.ts';
import { askAboutAxe, axeCriteria, axeMessages, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const certain = axeFamilies.movement;
/** What stops such text may be anywhere and look like anything, and an old tag may do nothing at all: markup cannot tell. */
const asked = axeFamilies.movingText;
const rules = { ...certain, ...asked };
type Key = keyof ReturnType<typeof axeMessages<keyof typeof rules>>;
const WATCHED = ['accessibility/no-endless-movement'] as const;
const ASKED_THERE = [...WATCHED, 'accessibility/moving-or-timed-content'] as const;

export const axeMovement = definePageCheck({
  meta: {
    id: 'accessibility/axe-movement',
    title: 'No page loads again by itself, and no text scrolls or blinks',
    kind: 'automatic',
    why: 'A page that loads again takes people back to its start while they still read. Text that moves or blinks draws the eye away from the words beside it.',
    affects: 'People who read slowly or use a screen reader, and people with attention or reading difficulties.',
    fix: 'Let people load the page again themselves, and redirect on the server. Let text stand still.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    ...axeCriteria(rules),
    yieldsTo: {
      'meta-refresh': WATCHED,
      marquee: ASKED_THERE,
      blink: ASKED_THERE,
      framesMissed: ['accessibility/axe-incomplete'],
    },
    sources: [
      'https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md',
      'https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html',
    ],
    messages: axeMessages(rules),
  },
  needs: ['axe'],
  evaluate({ axe }) {
    const ours = axe.rules.filter(({ id, outcome }) => outcome === 'failed' && Object.hasOwn(asked, id));
    const verdict = judgeAxe({ ...axe, rules: axe.rules.filter((rule) => !ours.includes(rule)) }, rules);
    if (ours.length === 0) return verdict;
    const keyOf = ({ id }: { readonly id: string }) => id as keyof typeof asked;
    const all = askAboutAxe({ ...axe, framesMissed: [] }, ours, () => true, keyOf);
    const questions: readonly Finding<Key>[] = all.outcome === 'cantTell' ? all.findings : [];
    if (verdict.outcome === 'failed') {
      const doubts = [...new Set(questions.map(({ message }) => message))];
      return { ...verdict, open: questions, doubts };
    }
    return cantTell([...questions, ...('findings' in verdict ? verdict.findings : [])]);
  },
});
