import { describe, expect, it } from 'vitest';
import { find, judge } from '../../../../checks/lib/operate/judge.ts';
import { wcagTable } from '../../../../reports/lib/wcag.ts';
import { defaultRulebook } from '../../../../src/compose.ts';
import { catalogueOf } from '../../../../src/scan.ts';

const spot = (selector: string) => ({ selector, html: '<b>', box: null }) as never;
const sure = [find('leaves', spot('#a'))];
const open = [find('noEscape', spot('#b')), find('noEscape', spot('#c'))];
const all = { any: true, untried: 0, cutShort: false };

describe('what is certain fails, and', () => {
  it('asks what was left open beside it', () => {
    expect(judge(sure, open, all)).toEqual({ outcome: 'failed', findings: sure, open, doubts: ['noEscape'] });
    expect(judge(sure, open, { ...all, cutShort: true })).toMatchObject({ doubts: ['noEscape', 'cutShort'] });
    expect(judge(sure, [], { ...all, untried: 2 })).toMatchObject({ doubts: ['cutShort'] });
  });

  it('asks nothing of an element that fails, and keeps what it asks of the page as a whole', () => {
    const same = find('noEscape', spot('#a'));
    expect(judge(sure, [same], { ...all, cutShort: true })).toEqual({
      outcome: 'failed',
      findings: sure,
      doubts: ['noEscape', 'cutShort'],
      open: [{ message: 'cutShort', at: { kind: 'page' }, data: { untried: 1 } }],
    });
  });

  it('says nothing of doubts where there are none', () => {
    expect(judge(sure, [], all)).toEqual({ outcome: 'failed', findings: sure });
  });
});

describe('without a failure', () => {
  it('doubts and what was not tried go to a person', () => {
    expect(judge([], open, all)).toEqual({ outcome: 'cantTell', findings: open });
    expect(judge([], [], { ...all, cutShort: true })).toMatchObject({ outcome: 'cantTell' });
    expect(judge([], [], all)).toEqual({ outcome: 'passed' });
    expect(judge([], [], { ...all, any: false })).toEqual({ outcome: 'inapplicable' });
  });
});

it('a criterion that was left open beside a failure of another is not without failure', () => {
  const catalogue = catalogueOf(defaultRulebook);
  const row = (number: string, outcome: ReturnType<typeof judge>) =>
    wcagTable(catalogue, [{ check: 'accessibility/dialogs-keep-focus', subject: 'https://a.example/', outcome }]).find(
      (one) => one.number === number,
    )?.result;
  const { meta } = defaultRulebook.checks.find((one) => one.meta.id === 'accessibility/dialogs-keep-focus') ?? {};
  const [failed = '', doubtful = ''] = [meta?.criteriaOf?.leaves?.[0], meta?.criteriaOf?.noEscape?.[0]];
  expect(failed).not.toBe(doubtful);
  expect(row(failed, judge(sure, open, all))).toBe('failure-found');
  expect(row(doubtful, judge(sure, open, all))).toBe('person-must-decide');
  expect(row(doubtful, judge(sure, [], all))).toBe('no-failure-found');
});
