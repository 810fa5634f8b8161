import { axeExperimental } from '../../../checks/accessibility/axe-experimental.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { about, axe, FRAME, rule } from './axe-evidence.ts';

const named = (...buttons: readonly string[]) => {
  const hit = rule('label-content-name-mismatch', 'failed', buttons.length);
  return axe([{ ...hit, nodes: hit.nodes.map((node, at) => ({ ...node, html: buttons[at] ?? '' })) }]);
};

checkCases(axeExperimental, {
  cantTell: [
    {
      name: 'words that the name has not, beside a sign, and a button that was cut off',
      seen: named(
        '<button aria-label="Close">×</button>',
        '<button aria-label="Submit form">Show my loans</button>',
        '<button aria-label="Help">',
      ),
      messages: ['label-content-name-mismatch', 'label-content-name-mismatch'],
    },
    {
      name: 'a hit is a hint for a person, never a failure',
      seen: axe([
        rule('css-orientation-lock', 'failed'),
        rule('label-content-name-mismatch', 'failed'),
        rule('p-as-heading', 'failed'),
        rule('table-fake-caption', 'failed'),
        rule('td-has-header', 'failed'),
      ]),
      messages: [
        'css-orientation-lock',
        'label-content-name-mismatch',
        'p-as-heading',
        'table-fake-caption',
        'td-has-header',
      ],
    },
    {
      name: 'an open question is a hint as well',
      seen: axe([rule('p-as-heading', 'cantTell'), rule('td-has-header', 'passed')]),
      messages: ['p-as-heading'],
      data: [about('p-as-heading')],
    },
    {
      name: 'a cut list says how many are missing from it',
      seen: axe([rule('td-has-header', 'failed', 1, 9)]),
      messages: ['td-has-header', 'more'],
      data: [about('td-has-header'), { rule: 'td-has-header', more: 8 }],
    },
    {
      name: 'a missed frame leaves the question open',
      seen: axe([rule('p-as-heading', 'passed')], [FRAME]),
      messages: ['framesMissed'],
    },
    {
      name: 'hints and a missed frame stand side by side',
      seen: axe([rule('p-as-heading', 'failed')], [FRAME]),
      messages: ['p-as-heading', 'framesMissed'],
    },
  ],
  passed: [
    {
      name: 'signs that nobody would say',
      seen: named('<button aria-label="Help with net pay">?</button>', '<a aria-label="Next page">&gt;</a>'),
    },
    {
      name: 'a page without style sheets locks nothing, though axe has no answer',
      seen: axe([rule('css-orientation-lock', 'cantTell'), rule('p-as-heading', 'passed')]),
    },
    { name: 'all rules passed', seen: axe([rule('p-as-heading', 'passed'), rule('td-has-header', 'passed')]) },
    {
      name: 'one passed, one did not apply',
      seen: axe([rule('p-as-heading', 'passed'), rule('td-has-header', 'inapplicable')]),
    },
    {
      name: 'faults of ordinary rules are not ours',
      seen: axe([rule('p-as-heading', 'passed'), rule('image-alt', 'failed')]),
    },
  ],
  inapplicable: [
    { name: 'nothing but a page without style sheets', seen: axe([rule('css-orientation-lock', 'cantTell')]) },
    { name: 'the rules were not run', seen: axe([rule('image-alt', 'failed')]) },
    { name: 'no rule applied', seen: axe([rule('p-as-heading', 'inapplicable')]) },
  ],
});
