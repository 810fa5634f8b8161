import { cantTell, definePageCheck } from '../../src/model/check.ts';
import { judgedUnder, secondCriteria, secondFindings, secondMessages, withoutFault } from '../lib/second-engine.ts';

export const secondEngineDoubts = definePageCheck({
  meta: {
    id: 'accessibility/second-engine-doubts',
    title: 'Places that a second testing engine asks a person about',
    kind: 'needs-review',
    second: 'IBM Equal Access',
    why: 'A second engine looks at things that the first does not. Where it cannot be sure, somebody has to look.',
    affects: 'People with disabilities, if the answer turns out to be a fault.',
    fix: 'Go through the list, decide each place by eye, keyboard or screen reader, and mend what is wrong.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar'],
    since: '2026-11-29',
    points: ['lgdss:10'],
    ...secondCriteria,
    yieldsTo: {
      // The engine sees no field where there is one that is hidden.
      label_ref_valid: ['accessibility/keyboard-operable', 'accessibility/mouse-only'],
      input_checkboxes_grouped: ['forms/groups-named'],
      table_scope_valid: ['accessibility/axe-good-practice'],
    },
    sources: ['https://www.ibm.com/able/requirements/checker-rule-sets'],
    messages: secondMessages,
  },
  needs: ['secondEngine'],
  evaluate({ secondEngine: seen }) {
    const open = secondFindings(seen, false);
    return open.length > 0 ? { ...cantTell(open), ...judgedUnder(seen, false) } : withoutFault(seen, false);
  },
});
