import { expect, it } from 'vitest';
import { type Finding, failedOrOpen } from '../../../src/model/check.ts';

const at = (selector: string, message: string): Finding => ({
  message,
  at: { kind: 'element', selector, html: '<p>' },
});
const ofPage = (message: string, data: Finding['data'] = { count: 2 }): Finding => ({
  message,
  at: { kind: 'page' },
  data,
});

it('keeps the words of a question about the whole page beside a failure', () => {
  const open = [at('#b', 'doubt'), ofPage('inside')];
  expect(failedOrOpen([at('#a', 'fault')], open)).toEqual({
    outcome: 'failed',
    findings: [at('#a', 'fault')],
    open,
    doubts: ['doubt', 'inside'],
  });
});

it('asks nothing of what has failed', () => {
  expect(failedOrOpen([at('#a', 'fault')], [at('#a', 'doubt')])).toEqual({
    outcome: 'failed',
    findings: [at('#a', 'fault')],
    doubts: ['doubt'],
  });
  expect(failedOrOpen([ofPage('none')], [ofPage('none'), ofPage('cut')])).toMatchObject({ open: [ofPage('cut')] });
});
