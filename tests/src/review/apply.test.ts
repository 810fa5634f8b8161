import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../reports/lib/document.ts';
import { defaultRulebook } from '../../../src/compose.ts';
import type { Finding } from '../../../src/model/check.ts';
import type { FindingDecision, Ruling } from '../../../src/model/review.ts';
import { applyRulings } from '../../../src/review/apply.ts';
import { draftReview } from '../../../src/review/draft.ts';
import { isExpired, rulingsInForce } from '../../../src/review/rulings.ts';
import { withResults } from '../../../src/scan.ts';
import { alt, contrast, review as looked } from '../../reports/sample-catalogue.ts';
import { ORIGIN, record, result, sampleInput } from '../../reports/sample-input.ts';

const parts = partsOf(sampleInput);
const { document } = parts;
const ruling = (decision: FindingDecision): Ruling => ({ decision, reason: 'r', owner: 'o', expires: '' });
const outcomeAt = (results: typeof result.results, check: string, path: string) =>
  results.find((one) => one.check === check && one.subject === ORIGIN + path)?.outcome;
const decideAll = (check: string, decision: FindingDecision) => {
  const ids = new Set(document.findings.filter((finding) => finding.check === check).map(({ id }) => id));
  return applyRulings(result.results, parts, (id) => (ids.has(id) ? ruling(decision) : undefined));
};

describe('decisions on findings', () => {
  it('change nothing while there are none', () => {
    expect(applyRulings(result.results, parts, () => undefined)).toEqual(result.results);
  });

  it.each<[FindingDecision, string]>([
    ['false alarm', 'passed'],
    ['accepted risk', 'untested'],
    ['confirmed', 'failed'],
    ['disputed', 'failed'],
  ])('a failure that is a %s counts as %s', (decision, outcome) => {
    expect(outcomeAt(decideAll(alt.id, decision), alt.id, '/')?.outcome).toBe(outcome);
  });

  it('leave the other questions of a check open where one is confirmed', () => {
    const two = result.results.map((one) => {
      if (one.check !== looked.id || one.outcome.outcome !== 'cantTell') return one;
      const [first] = one.outcome.findings;
      const other: Finding = {
        ...(first as Finding),
        at: { kind: 'element', selector: '#other', html: '<p id="other">' },
      };
      return { ...one, outcome: { ...one.outcome, findings: [...one.outcome.findings, other] } };
    });
    const both = partsOf({ ...sampleInput, result: { ...result, results: two } });
    const confirmed = both.document.findings.find(
      ({ check, selector }) => check === looked.id && selector !== '#other',
    );
    const after = applyRulings(two, both, (id) => (id === confirmed?.id ? ruling('confirmed') : undefined));
    expect(outcomeAt(after, looked.id, '/')).toMatchObject({
      outcome: 'failed',
      open: [{ at: { selector: '#other' } }],
    });
  });

  it.each<[FindingDecision, string]>([
    ['false alarm', 'passed'],
    ['confirmed', 'failed'],
    ['disputed', 'cantTell'],
  ])('a doubt that is a %s counts as %s', (decision, outcome) => {
    expect(outcomeAt(decideAll(looked.id, decision), looked.id, '/')?.outcome).toBe(outcome);
  });

  it('leave a page failed while one of its findings stands', () => {
    const [first] = document.findings.filter(({ check, page }) => check === contrast.id && page === `${ORIGIN}/bins`);
    const after = applyRulings(result.results, parts, (id) => (id === first?.id ? ruling('false alarm') : undefined));
    const outcome = outcomeAt(after, contrast.id, '/bins');
    expect(outcome).toMatchObject({ outcome: 'failed' });
    expect(outcome && 'findings' in outcome ? outcome.findings : []).toHaveLength(1);
    // The same footer on another page is another finding.
    expect(outcomeAt(after, contrast.id, '/')).toMatchObject({ outcome: 'failed' });
  });

  describe('on a question beside a failure', () => {
    const asked: Finding = { message: 'maybe', at: { kind: 'element', selector: '#asked', html: '<p id="asked">' } };
    const input = {
      ...sampleInput,
      result: {
        ...result,
        results: result.results.map((one) =>
          one.check === alt.id && one.outcome.outcome === 'failed' && one.subject === `${ORIGIN}/`
            ? {
                ...one,
                outcome: {
                  ...one.outcome,
                  open: [{ ...asked, message: one.outcome.findings[0].message }],
                  doubts: [one.outcome.findings[0].message],
                },
              }
            : one,
        ),
      },
    };
    const withOpen = partsOf(input);
    const found = withOpen.document.findings.filter(({ check, page }) => check === alt.id && page === `${ORIGIN}/`);
    const decide = (one: (outcome: string) => FindingDecision | undefined) =>
      outcomeAt(
        applyRulings(input.result.results, withOpen, (id) => {
          const decision = one(found.find((finding) => finding.id === id)?.outcome ?? '');
          return decision && ruling(decision);
        }),
        alt.id,
        '/',
      );

    it('is told as a question', () => {
      expect(found.map(({ outcome, selector }) => `${outcome} ${selector}`)).toContain('cantTell #asked');
      expect(found.filter(({ outcome }) => outcome === 'failed')).toHaveLength(found.length - 1);
    });

    it.each<[string, Partial<Record<string, FindingDecision>>, string, number]>([
      ['one that is confirmed is a failure too', { cantTell: 'confirmed' }, 'failed', found.length],
      ['a false alarm is asked no more', { cantTell: 'false alarm' }, 'failed', found.length - 1],
      ['it stays where the failure was a false alarm', { failed: 'false alarm' }, 'cantTell', 1],
      ['and fails where it is confirmed', { failed: 'false alarm', cantTell: 'confirmed' }, 'failed', 1],
      ['nothing is left where both were', { failed: 'false alarm', cantTell: 'false alarm' }, 'passed', 0],
    ])('%s', (_, decisions, outcome, listed) => {
      const after = decide((was) => decisions[was]);
      expect(after?.outcome).toBe(outcome);
      expect(after && 'findings' in after ? after.findings : []).toHaveLength(listed);
    });
  });

  it('leave open what was open beside a failure that was a false alarm', () => {
    const ids = new Set(document.findings.filter(({ check }) => check === alt.id).map(({ id }) => id));
    const results = result.results.map((one) =>
      one.check === alt.id && one.outcome.outcome === 'failed'
        ? { ...one, outcome: { ...one.outcome, doubts: ['cutShort'] } }
        : one,
    );
    const after = applyRulings(results, parts, (id) => (ids.has(id) ? ruling('false alarm') : undefined));
    expect(outcomeAt(after, alt.id, '/')).toEqual({ outcome: 'cantTell', findings: [] });
  });

  it.each<[FindingDecision, string]>([
    ['false alarm', 'passed'],
    ['accepted risk', 'untested'],
    ['confirmed', 'failed'],
    ['disputed', 'failed'],
  ])('a fault that is told under another check and is a %s there counts as %s', (decision, outcome) => {
    const told = result.results.find((one) => one.check === alt.id && one.subject === `${ORIGIN}/`)?.outcome;
    const [fault] = told && 'findings' in told ? told.findings : [];
    if (!fault) throw new Error('The sample has no such fault.');
    const away = { message: 'low', at: fault.at, to: [alt.id] };
    const ids = new Set(document.findings.filter(({ check }) => check === alt.id).map(({ id }) => id));
    const results = result.results.map((one) =>
      one.check === contrast.id && one.subject === `${ORIGIN}/`
        ? { ...one, outcome: { outcome: 'failed' as const, findings: [], gaveWay: [away] as const } }
        : one,
    );
    const after = applyRulings(results, parts, (id) => (ids.has(id) ? ruling(decision) : undefined));
    expect(outcomeAt(after, contrast.id, '/')?.outcome).toBe(outcome);
  });

  it('never touch what the scan found', () => {
    const before = JSON.stringify(result);
    withResults(record, result, decideAll(alt.id, 'false alarm'), defaultRulebook);
    expect(JSON.stringify(result)).toBe(before);
  });
});

describe('decisions in force', () => {
  const draft = draftReview(document, '2026-11-24');
  const [cause] = draft.causes.filter(({ findings }) => findings.length > 1);
  if (!cause) throw new Error('no cause with several findings');
  const [first = '', second = ''] = cause.findings;
  const decided = {
    causes: [
      {
        ...cause,
        ...ruling('accepted risk'),
        expires: '2027-01-31',
        except: [{ finding: first, ...ruling('confirmed') }],
      },
    ],
  };

  it('are those of the finding before those of its cause', () => {
    const rulingOf = rulingsInForce(decided, document, '2027-01-31');
    expect([rulingOf(first)?.decision, rulingOf(second)?.decision]).toEqual(['confirmed', 'accepted risk']);
  });

  it('end with their last day', () => {
    const rulingOf = rulingsInForce(decided, document, '2027-02-01');
    expect([rulingOf(first)?.decision, rulingOf(second)]).toEqual(['confirmed', undefined]);
    expect(isExpired({ decision: null, expires: '2020-01-01' }, '2027-02-01')).toBe(false);
  });
});
