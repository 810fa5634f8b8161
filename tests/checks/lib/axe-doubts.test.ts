import { expect, it } from 'vitest';
import { withDoubts } from '../../../checks/lib/axe-doubts.ts';
import type { AxeNode, AxeRule } from '../../../src/model/evidence.ts';

const node = (rest: Partial<AxeNode>): AxeNode => {
  return { selector: '#one', html: '<b id="one"></b>', summary: '', box: null, inactive: false, ...rest };
};
const failed = (id: string, nodes: readonly AxeNode[], nodeCount = nodes.length): AxeRule => {
  return { id, outcome: 'failed', impact: 'serious', nodes, nodeCount };
};
const judge = (rule: AxeRule) =>
  withDoubts({ version: '4', rules: [rule], framesMissed: [] }).rules.map(({ outcome, nodeCount }) => [
    outcome,
    nodeCount,
  ]);

const reveal = node({
  html: '<input class="radio" type="radio" aria-expanded="false">',
  summary: 'ARIA attribute is not allowed: aria-expanded="false"',
});
const controls = node({ summary: 'Invalid ARIA attribute value: aria-controls="later"' });

it.each([
  ['a radio that reveals a question', failed('aria-allowed-attr', [reveal])],
  ['aria-controls before its target is there', failed('aria-valid-attr-value', [controls])],
  ['the hint of a switched-off field', failed('color-contrast', [node({ inactive: true })])],
  ['text that is not all there yet', failed('color-contrast', [node({ changing: true })])],
  ['a control that has not grown to its size', failed('target-size', [node({ changing: true })])],
  ['a small box to tick', failed('target-size', [node({ html: '<input id="brown" type="checkbox">' })])],
  ['a low field', failed('target-size', [node({ html: '<input name="street">' })])],
  ['a low list to choose from', failed('target-size', [node({ html: '<select id="ward">' })])],
])('asks a person about %s', (_, rule) => {
  expect(judge(rule)).toEqual([['cantTell', 1]]);
});

it.each([
  ['aria-expanded on a heading', failed('aria-allowed-attr', [{ ...reveal, html: '<h2 aria-expanded="false">' }])],
  [
    'another attribute on a radio',
    failed('aria-allowed-attr', [{ ...reveal, summary: 'ARIA attribute is not allowed: aria-level="2"' }]),
  ],
  [
    'two attributes on a radio',
    failed('aria-allowed-attr', [
      { ...reveal, summary: 'ARIA attributes are not allowed: aria-expanded="false", aria-level="2"' },
    ]),
  ],
  [
    'aria-labelledby without a target',
    failed('aria-valid-attr-value', [{ ...controls, summary: 'Invalid ARIA attribute value: aria-labelledby="x"' }]),
  ],
  ['faint text of a field that works', failed('color-contrast', [node({})])],
  ['a small button', failed('target-size', [node({ html: '<button id="close">' })])],
  [
    'a small button made of a field',
    failed('target-size', [node({ html: '<input class="x" type="image" alt="Go">' })]),
  ],
  ['anything else', failed('image-alt', [node({ inactive: true })])],
])('leaves %s a failure', (_, rule) => {
  expect(judge(rule)).toEqual([['failed', 1]]);
});

it('divides a rule that has both, and loses no place beyond the cap', () => {
  expect(judge(failed('color-contrast', [node({}), node({ inactive: true })], 60))).toEqual([
    ['failed', 59],
    ['cantTell', 1],
  ]);
  expect(judge(failed('color-contrast', [node({ inactive: true })], 51))).toEqual([['cantTell', 51]]);
});

it('keeps what faded apart from other doubts', () => {
  const [inactive, fading] = [node({ inactive: true }), node({ changing: true })];
  expect(judge(failed('color-contrast', [fading, node({}), inactive, fading], 60))).toEqual([
    ['failed', 57],
    ['cantTell', 1],
    ['cantTell', 2],
  ]);
  expect(judge(failed('color-contrast', [fading, inactive], 60))).toEqual([
    ['cantTell', 59],
    ['cantTell', 1],
  ]);
});
