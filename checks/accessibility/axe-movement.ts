import { cantTell, definePageCheck, type Finding } from '../../src/model/check.ts';
import type { AxeNode, AxeRule } from '../../src/model/evidence.ts';
import { axeCriteria, axeElement, axeMessages, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.movement;
type Key = 'mayStop' | keyof ReturnType<typeof axeMessages<keyof typeof rules>>;
const WATCHED = ['accessibility/no-endless-movement'] as const;

/** Something to press that may stop what moves. Only a look at the page tells what it stops. */
const STOP_WORD = String.raw`\b(?:paus(?:e|ing)\b|stop\b|freez|hide\b|turn (?:it |this )?off|oedi|seibio|stopio|cuddio)`;
const STOPS = new RegExp(
  [
    String.raw`<(?:button|a|summary|label|input)\b[^>]{0,500}\s(?:aria-label|title|value)="[^">]{0,60}?${STOP_WORD}`,
    // Up to three elements deep: icons and hidden words stand before the word itself.
    String.raw`<(?:button|a|summary|label)\b[^>]{0,500}>(?:[^<]{0,100}<(?!\/(?:button|a|summary|label)\b)[^>]{0,300}>){0,3}?[^<]{0,100}?${STOP_WORD}`,
    '[⏸⏹]',
  ].join('|'),
  'i',
);
/** Ends by itself, stands still, or stops while something is over it: for how long is not said in the markup. */
const MAY_END = /^<marquee\b[^>]*\s(?:loop="?[1-9]|behavior="?slide|scrollamount="?0\b|on(?:mouseover|focus|click)=)/i;

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
      marquee: WATCHED,
      blink: WATCHED,
      mayStop: [...WATCHED, 'accessibility/moving-or-timed-content'],
      framesMissed: ['accessibility/axe-incomplete'],
    },
    sources: [
      'https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md',
      'https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html',
    ],
    messages: {
      ...axeMessages(rules),
      mayStop: 'This text scrolls or blinks. Check that people can stop it, or that it ends within five seconds.',
    },
  },
  needs: ['axe', 'document'],
  evaluate({ axe, document }) {
    const ours = axe.rules.filter(({ id, outcome }) => outcome === 'failed' && (id === 'marquee' || id === 'blink'));
    const stops = ours.length > 0 && STOPS.test(document.html);
    const doubtful = ({ html }: AxeNode) => stops || MAY_END.test(html);
    const questions = ours.flatMap(({ id, nodes }) =>
      nodes
        .filter(doubtful)
        .map((node): Finding<Key> => ({ message: 'mayStop', at: axeElement(node), data: { rule: id } })),
    );
    const verdict = judgeAxe({ ...axe, rules: axe.rules.flatMap((rule) => without(rule, ours, doubtful)) }, rules);
    if (questions.length === 0) return verdict;
    if (verdict.outcome === 'failed') return { ...verdict, open: questions, doubts: ['mayStop'] };
    return cantTell([...questions, ...('findings' in verdict ? verdict.findings : [])]);
  },
});

function without(rule: AxeRule, ours: readonly AxeRule[], doubtful: (node: AxeNode) => boolean): readonly AxeRule[] {
  if (!ours.includes(rule)) return [rule];
  const nodes = rule.nodes.filter((node) => !doubtful(node));
  const gone = rule.nodes.length - nodes.length;
  return nodes.length === 0 && gone > 0 ? [] : [{ ...rule, nodes, nodeCount: rule.nodeCount - gone }];
}
