import { type CheckMeta, definePageCheck } from '../../src/model/check.ts';
import { type AxeRows, axeCriteria, axeMessages, axeSeverities, judgeAxe } from './axe.ts';

type Own = 'id' | 'title' | 'why' | 'affects' | 'fix' | 'severity';

/**
 * A check made of axe rules that WCAG criteria stand behind. What is the same for all of them is said here: breaking
 * the criterion is breaking the accessibility regulations, and all of them speak to point 10.
 */
export function axeFamilyCheck<const R extends string>(rules: AxeRows<R>, own: Pick<CheckMeta, Own>) {
  return definePageCheck({
    meta: {
      ...own,
      kind: 'automatic',
      severities: axeSeverities(rules),
      basis: 'law',
      legal: ['psbar', 'equality-act'],
      points: ['lgdss:10'],
      ...axeCriteria(rules),
      sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md'],
      messages: axeMessages(rules),
    },
    needs: ['axe'],
    evaluate: ({ axe }) => judgeAxe(axe, rules),
  });
}
