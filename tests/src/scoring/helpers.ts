import type { CheckId, CheckMeta, PointId } from '../../../src/model/check.ts';
import type {
  CheckResult,
  OutcomeName,
  PointOutput,
  StandardPoint,
  StandardPointId,
} from '../../../src/model/result.ts';
import type { ScanFacts } from '../../../src/scoring/score.ts';

export function check(id: CheckId, points: readonly PointId[], rest: Partial<CheckMeta> = {}): CheckMeta {
  const [first = 'lgdss:10', ...others] = points;
  return {
    id,
    title: id,
    kind: 'automatic',
    why: 'Why.',
    affects: 'Everyone.',
    fix: 'Mend it.',
    severity: 'moderate',
    basis: 'guidance',
    legal: [],
    points: [first, ...others],
    criteria: [],
    sources: ['https://www.ambleford.example/standard'],
    messages: {},
    ...rest,
  };
}

export function point(
  id: StandardPointId,
  output: PointOutput = 'scored',
  twins: readonly StandardPointId[] = [],
): StandardPoint {
  const words = { title: id, titleConfidence: 'verified' as const, asks: '', canShow: '', neverSeen: '' };
  return { id, ...words, output, measurability: 'partly', evidence: [], prompts: [], twins };
}

export function result(check: CheckId, subject: string, outcome: OutcomeName): CheckResult {
  const finding = { message: 'wrong', at: { kind: 'page' } } as const;
  const error = { code: 'timed-out', message: 'It took too long.' };
  if (outcome === 'failed') return { check, subject, outcome: { outcome, findings: [finding] } };
  if (outcome === 'cantTell') return { check, subject, outcome: { outcome, findings: [] } };
  if (outcome === 'untested') return { check, subject, outcome: { outcome, error } };
  return { check, subject, outcome: { outcome } };
}

/** So many pages that passed, so many that failed. */
export function pages(id: CheckId, passed: number, failed: number): readonly CheckResult[] {
  return Array.from({ length: passed + failed }, (_, page) =>
    result(id, `https://www.ambleford.example/${page}`, page < passed ? 'passed' : 'failed'),
  );
}

export const facts: ScanFacts = { seed: 'a scan', startedAt: '2026-11-23T09:30:00.000Z', pages: 0 };
