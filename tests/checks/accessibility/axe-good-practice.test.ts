import { axeGoodPractice } from '../../../checks/accessibility/axe-good-practice.ts';
import { axeFamilies } from '../../../checks/lib/axe-rules.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { about, axe, FRAME, rule } from './axe-evidence.ts';

const ids = Object.keys(axeFamilies.goodPractice) as (keyof typeof axeFamilies.goodPractice)[];

checkCases(axeGoodPractice, {
  cantTell: [
    {
      name: 'each rule, alone in its question',
      seen: axe(ids.map((id) => rule(id, 'failed'))),
      messages: ids,
      data: ids.map(about),
    },
    {
      name: 'the engine is not sure',
      seen: axe([rule('aria-dialog-name', 'cantTell')]),
      messages: ['aria-dialog-name'],
    },
    {
      name: 'a cut list says how many are missing from it',
      seen: axe([rule('scope-attr-valid', 'failed', 1, 9)]),
      messages: ['scope-attr-valid', 'more'],
    },
    {
      name: 'a missed frame leaves the question open',
      seen: axe([rule('scope-attr-valid', 'passed')], [FRAME]),
      messages: ['framesMissed'],
    },
  ],
  passed: [
    { name: 'all in order', seen: axe(ids.map((id) => rule(id, 'passed'))) },
    {
      name: 'other good practice is told elsewhere',
      seen: axe([rule('aria-dialog-name', 'passed'), rule('landmark-one-main', 'failed')]),
    },
  ],
  inapplicable: [
    { name: 'nothing of the kind', seen: axe(ids.map((id) => rule(id, 'inapplicable'))) },
    { name: 'the rules were not run', seen: axe([rule('landmark-one-main', 'failed')]) },
  ],
});
