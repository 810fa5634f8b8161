import { headingLevels } from '../../../checks/accessibility/heading-levels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { about, axe, FRAME, rule } from './axe-evidence.ts';

checkCases(headingLevels, {
  cantTell: [
    {
      name: 'a heading that skips a level',
      seen: axe([rule('empty-heading', 'passed'), rule('heading-order', 'failed')]),
      messages: ['heading-order'],
      data: [about('heading-order')],
    },
    {
      name: 'a heading without words',
      seen: axe([rule('empty-heading', 'failed'), rule('heading-order', 'passed')]),
      messages: ['empty-heading'],
      data: [about('empty-heading')],
    },
    {
      name: 'both, each place a question of its own',
      seen: axe([rule('empty-heading', 'failed', 2), rule('heading-order', 'failed')]),
      messages: ['empty-heading', 'empty-heading', 'heading-order'],
    },
    {
      name: 'the engine is not sure about a level',
      seen: axe([rule('empty-heading', 'passed'), rule('heading-order', 'cantTell')]),
      messages: ['heading-order'],
    },
    {
      name: 'a cut list says how many are missing from it',
      seen: axe([rule('heading-order', 'failed', 1, 9)]),
      messages: ['heading-order', 'more'],
      data: [about('heading-order'), { rule: 'heading-order', more: 8 }],
    },
    {
      name: 'a missed frame leaves the question open',
      seen: axe([rule('heading-order', 'passed')], [FRAME]),
      messages: ['framesMissed'],
    },
  ],
  passed: [
    {
      name: 'one level at a time, all of them with words',
      seen: axe([rule('empty-heading', 'passed'), rule('heading-order', 'passed')]),
    },
    {
      name: 'no main heading is told as good practice',
      seen: axe([rule('heading-order', 'passed'), rule('page-has-heading-one', 'failed')]),
    },
  ],
  inapplicable: [
    { name: 'no headings', seen: axe([rule('empty-heading', 'inapplicable'), rule('heading-order', 'inapplicable')]) },
    { name: 'the rules were not run', seen: axe([rule('landmark-one-main', 'failed')]) },
  ],
});
