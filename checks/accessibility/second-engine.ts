import { definePageCheck, failedIf } from '../../src/model/check.ts';
import { judgedUnder, secondFindings, sureCriteria, sureMessages, withoutFault } from '../lib/second-engine.ts';

export const secondEngine = definePageCheck({
  meta: {
    id: 'accessibility/second-engine',
    title: 'A second testing engine finds no further certain fault',
    kind: 'automatic',
    second: 'IBM Equal Access',
    why: 'No engine knows every fault. A second one, made by other people, finds some that the first has no rule for.',
    affects: 'People who use a keyboard, a screen reader or voice commands.',
    fix: 'Look at each place that is listed and mend what the sentence says.',
    severity: 'serious',
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    since: '2026-11-29',
    points: ['lgdss:10'],
    ...sureCriteria,
    sources: ['https://www.ibm.com/able/requirements/checker-rule-sets'],
    messages: sureMessages,
  },
  needs: ['secondEngine'],
  evaluate({ secondEngine: seen }) {
    const sure = secondFindings(seen, true);
    return sure.length > 0 ? { ...failedIf(sure), ...judgedUnder(seen, true) } : withoutFault(seen, true);
  },
});
