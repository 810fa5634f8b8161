import { openedStatesAxe } from '../../../checks/accessibility/opened-states-axe.ts';
import type { AxeFindings, AxeRule } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { control, controls, layer, operated, spot } from '../../helpers/operated.ts';

const closed = (...rules: AxeRule[]): { axe: AxeFindings } => ({ axe: { version: '4.14', rules, framesMissed: [] } });
const rule = (id: string, outcome: AxeRule['outcome'] = 'failed', selector = '#dull'): AxeRule => ({
  id,
  outcome,
  impact: 'serious',
  nodes: [{ selector, html: '<img>', summary: 'No text.', box: null, inactive: false }],
  nodeCount: 1,
});
const opened = (...axe: AxeRule[]) => ({ ...controls(control({ layer: layer({ axe }) })), ...closed() });
/** A banner that comes in after the page had loaded. */
const late = (axe: readonly AxeRule[] | null) => ({
  ...operated({ late: [{ ...spot('#banner'), axe, picture: null }] }),
  ...closed(),
});
const every = Object.keys(openedStatesAxe.meta.messages).filter(
  (key) => !/^(undecided(Late)?|cutShort|notLooked|leftOut|late-.*)$/.test(key),
);

checkCases(openedStatesAxe, {
  passed: [
    { name: 'nothing found', seen: opened() },
    { name: 'nothing found in what came in late', seen: late([]) },
    { name: 'seen before it came in', seen: { ...late([rule('image-alt')]), ...closed(rule('image-alt')) } },
    { name: 'a rule of good practice', seen: opened(rule('region')) },
    { name: 'seen before it was opened', seen: { ...opened(rule('image-alt')), ...closed(rule('image-alt')) } },
  ],
  failed: [
    {
      name: 'a picture without words',
      seen: opened(rule('image-alt')),
      messages: ['image-alt'],
      data: [{ rule: 'image-alt', opener: 'Fees', summary: 'No text.' }],
    },
    { name: 'every rule', seen: opened(...every.map((id) => rule(id))), messages: every as never },
    {
      name: 'one place in two openings is told once',
      seen: {
        ...controls(
          control({ layer: layer({ axe: [rule('image-alt')] }) }),
          control({ ...spot('#b'), layer: layer({ axe: [rule('image-alt')] }) }),
        ),
        ...closed(),
      },
      messages: ['image-alt'],
    },
    {
      name: 'a picture without words in a banner that came in late',
      seen: late([rule('image-alt')]),
      messages: ['late-image-alt'],
      data: [{ rule: 'image-alt', summary: 'No text.' }],
    },
    {
      name: 'every rule, in a banner that came in late',
      seen: late(every.map((id) => rule(id))),
      messages: every.map((id) => `late-${id}`) as never,
    },
    {
      name: 'one place in a banner that is opened again later is told once',
      seen: {
        ...operated({
          late: [{ ...spot('#banner'), axe: [rule('image-alt')], picture: null }],
          controls: [control({ layer: layer({ axe: [rule('image-alt')] }) })],
        }),
        ...closed(),
      },
      messages: ['late-image-alt'],
    },
    {
      name: 'elsewhere the same was seen',
      seen: { ...opened(rule('image-alt')), ...closed(rule('image-alt', 'failed', '#other')) },
      messages: ['image-alt'],
    },
  ],
  cantTell: [
    {
      name: 'axe was not run on one of two',
      seen: {
        ...controls(control(), control({ ...spot('#b'), layer: layer({ axe: null }) })),
        ...closed(),
      },
      messages: ['notLooked'],
      data: [{ count: 1 }],
    },
    {
      name: 'axe broke on what came in late',
      seen: late(null),
      messages: ['notLooked'],
      data: [{ count: 1 }],
    },
    {
      name: 'axe is not sure of what came in late',
      seen: late([rule('color-contrast', 'cantTell')]),
      messages: ['undecidedLate'],
      data: [{ rule: 'color-contrast', summary: 'No text.' }],
    },
    {
      name: 'controls that were not tried may have opened something',
      seen: { ...operated({ controls: [control()], untried: 2 }), ...closed() },
      messages: ['cutShort'],
      data: [{ untried: 2 }],
    },
    {
      name: 'some were left alone',
      seen: { ...operated({ controls: [control()], leftOut: { alike: 3, unsafe: 0, gone: 0 } }), ...closed() },
      messages: ['leftOut'],
    },
    {
      name: 'axe is not sure',
      seen: opened(rule('color-contrast', 'cantTell')),
      messages: ['undecided'],
      data: [{ rule: 'color-contrast', opener: 'Fees', summary: 'No text.' }],
    },
    {
      name: 'axe is not sure and does not say why',
      seen: opened({
        ...rule('color-contrast', 'cantTell'),
        nodes: [{ ...spot('#dull'), summary: '', inactive: false }],
      }),
      messages: ['undecided'],
      data: [{ rule: 'color-contrast', opener: 'Fees', summary: 'no reason given' }],
    },
    {
      name: 'the page left',
      seen: { ...operated({ controls: [control()], cutShort: true }), ...closed() },
      messages: ['cutShort'],
    },
  ],
  inapplicable: [
    { name: 'nothing at all', seen: { ...controls(), ...closed() } },
    { name: 'nothing opened', seen: { ...controls(control({ layer: null })), ...closed() } },
  ],
});
