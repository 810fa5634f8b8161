import { expect, it } from 'vitest';
import { axeMovement } from '../../../checks/accessibility/axe-movement.ts';
import { checkCases, PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';
import { about, axe, FRAME, familyCases, rule } from './axe-evidence.ts';

const cases = familyCases('movement');

checkCases(axeMovement, {
  passed: cases.passed,
  failed: [
    ...cases.failed,
    {
      name: 'a reload beside text that scrolls',
      seen: axe([rule('meta-refresh', 'failed'), rule('marquee', 'failed')]),
      messages: ['meta-refresh'],
    },
  ],
  cantTell: [
    ...cases.cantTell,
    {
      name: 'each text, whatever stands around it',
      seen: axe([rule('meta-refresh', 'passed'), rule('marquee', 'failed', 2), rule('blink', 'failed')]),
      messages: ['marquee', 'marquee', 'blink'],
      data: [about('marquee'), about('marquee'), about('blink')],
    },
    {
      name: 'a cut list says how many places are missing from it',
      seen: axe([rule('marquee', 'failed', 1, 9)]),
      messages: ['marquee', 'more'],
    },
    {
      name: 'no place that is listed',
      seen: axe([rule('marquee', 'failed', 0, 0)]),
      messages: ['marquee'],
    },
    {
      name: 'with a frame that was missed',
      seen: axe([rule('marquee', 'failed')], [FRAME]),
      messages: ['marquee', 'framesMissed'],
    },
    {
      name: 'axe could not decide about a text',
      seen: axe([rule('marquee', 'cantTell', 1)]),
      messages: ['undecided'],
    },
  ],
  inapplicable: cases.inapplicable,
});

it('a question about text stays beside the failure of a page that loads again', () => {
  const seen = axe([rule('meta-refresh', 'failed'), rule('marquee', 'failed', 2)]);
  expect(axeMovement.evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT })).toMatchObject({
    outcome: 'failed',
    findings: [{ message: 'meta-refresh' }],
    open: [{ at: { selector: '#marquee-0' } }, { at: { selector: '#marquee-1' } }],
    doubts: ['marquee'],
  });
});
