import { checks } from '../../checks/registry.ts';
import { estateReportOf } from '../../reports/estate/report.ts';
import type { EstateReport, EstateTarget } from '../../src/model/estate.ts';

const END = '2026-11-29T06:00:00.000Z';
const ids = checks.slice(0, 3).map(({ meta }) => meta.id);

/** A report with something in every list, and `text` wherever a council, a supplier or a page may put its own words. */
export function madeEstate(text = 'Ambleford'): EstateReport {
  const scores = Array.from({ length: 30 }, (_, index) => 60 + index);
  const five = [60, 67, 74.5, 82, 89] as const;
  const counts = { severity: 'serious', councils: 12, targets: 13, places: 140 };
  const cause = { check: ids[0] ?? '', message: 'missing', ...counts, cause: text, since: '2026-03-01T02:00:00.000Z' };
  const group = { targets: 33, known: 30, five, scores };
  return estateReportOf(
    {
      asked: { lgsl: 437, tier: null, nation: null, platform: null, at: END, freshDays: 30 },
      policy: 'v2',
      targets: [
        ...scores.map((score, index) => targetOf(index, { score, low: score - 2, high: score + 2 }, text)),
        targetOf(30, { state: 'never', scan: null, finishedAt: null, days: null, score: null, coverage: null }, text),
        targetOf(31, { state: 'out-of-date', days: 90, triedSince: 4 }, text),
        targetOf(32, { state: 'other-policy', policy: 'v1' }, text),
      ],
      distributions: [
        { dimension: 'all', name: null, ...group },
        { dimension: 'lgsl', name: '437', ...group },
        { dimension: 'nation', name: 'England', targets: 30, known: 28, five, scores: scores.slice(2) },
        {
          dimension: 'nation',
          name: 'Wales',
          targets: 3,
          known: 2,
          five: [60, 60.25, 60.5, 60.75, 61],
          scores: [60, 61],
        },
        { dimension: 'platform', name: text, targets: 32, known: 30, five, scores },
        { dimension: 'platform', name: null, targets: 1, known: 0, five: null, scores: [] },
      ],
      trend: {
        targets: 28,
        weeks: [70, 71.5, 73].map((median, index) => ({
          ...{
            ends: `2026-11-${15 + index * 7}T06:00:00.000Z`,
            quarter: median - 6,
            median,
            threeQuarters: median + 5,
          },
        })),
      },
      commonChecks: ids.map((check) => ({ check, ...counts, causes: 5 })),
      commonCauses: [cause, { ...cause, check: 'ours/own-check' }],
      supplierFaults: [{ ...cause, platform: text, users: 20 }],
      councils: [
        {
          ...{ council: 'E99000001', councilName: text, tier: 'unitary', nation: 'England', targets: 2 },
          ...{ fresh: 1, outOfDate: 0, never: 1, coverage: 92.5, oldestDays: 3 },
        },
      ],
      ended: [
        {
          ...{ council: 'E99000002', councilName: text, begins: null, ends: '2026-04-01' },
          ...{ successor: 'E99000001', successorName: text, scans: 9, firstScan: END, lastScan: END },
          ...{ lastScore: 71.2, lastPolicy: 'v2' },
        },
      ],
    },
    checks.map(({ meta }) => meta),
    '0.1.0',
  );
}

function targetOf(index: number, change: Partial<EstateTarget>, text: string): EstateTarget {
  return {
    ...{ target: `target-${index}`, name: `${text} bins ${index}`, host: 'bins.ambleford.example', lgsl: 437 },
    ...{
      platform: text,
      council: `E990000${index}`,
      councilName: `${text} ${index}`,
      tier: 'unitary',
      nation: 'England',
    },
    ...{ state: 'known', scan: 'sha256:0', finishedAt: END, days: 2, score: 70, low: null, high: null, policy: 'v2' },
    ...{ coverage: 97, planned: 40, scanned: 39, blocked: 0, failed: 1, triedSince: 0 },
    ...change,
  };
}
