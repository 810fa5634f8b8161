import { axeKeyboard } from '../../../checks/accessibility/axe-keyboard.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';
import { about, axe, FRAME, rule } from './axe-evidence.ts';

const linked = (count: number, rest: Parameters<typeof link>[2] = {}) => ({
  links: Array.from({ length: count }, (_, index) => link(`Page ${index}`, `/${index}`, rest)),
});
const page = (...given: Parameters<typeof axe>) => ({ ...axe(...given), ...linked(4) });

checkCases(axeKeyboard, {
  cantTell: [
    {
      name: 'what the engine calls a failure is a question',
      seen: page([rule('frame-focusable-content', 'failed'), rule('scrollable-region-focusable', 'failed', 2)]),
      messages: ['frame-focusable-content', 'scrollable-region-focusable', 'scrollable-region-focusable'],
      data: [
        about('frame-focusable-content'),
        about('scrollable-region-focusable'),
        about('scrollable-region-focusable'),
      ],
    },
    {
      name: 'what the engine is not sure of is the same question',
      seen: page([rule('bypass', 'cantTell'), rule('server-side-image-map', 'cantTell')]),
      messages: ['bypass', 'server-side-image-map'],
    },
    {
      name: 'a cut list says how many are missing from it',
      seen: page([rule('scrollable-region-focusable', 'failed', 1, 60)]),
      messages: ['scrollable-region-focusable', 'more'],
      data: [about('scrollable-region-focusable'), { rule: 'scrollable-region-focusable', more: 59 }],
    },
    {
      name: 'a missed frame leaves the question open',
      seen: page([rule('bypass', 'passed')], [FRAME]),
      messages: ['framesMissed'],
    },
  ],
  passed: [
    {
      name: 'little to get past',
      seen: { ...axe([rule('bypass', 'cantTell'), rule('frame-focusable-content', 'passed')]), ...linked(3) },
    },
    {
      name: 'there is a way past',
      seen: page([rule('bypass', 'passed'), rule('server-side-image-map', 'inapplicable')]),
    },
    {
      name: 'faults of other rules are not ours',
      seen: page([rule('bypass', 'passed'), rule('skip-link', 'failed'), rule('image-alt', 'failed')]),
    },
  ],
  inapplicable: [
    {
      name: 'nothing that can be seen to get past',
      seen: { ...axe([rule('bypass', 'cantTell')]), ...linked(9, { visible: false }) },
    },
    { name: 'no rule applied', seen: page([rule('bypass', 'inapplicable')]) },
    { name: 'the rules were not run', seen: page([rule('image-alt', 'failed')]) },
  ],
});
