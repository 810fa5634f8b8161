import { digest } from '../../src/evidence/canonical.ts';
import type { ScanToSave } from '../../src/history/scan-to-save.ts';
import type { Target } from '../../src/model/target.ts';
import { contrast } from '../reports/sample-catalogue.ts';
import { sampleInput } from '../reports/sample-input.ts';
import { madeScan } from '../src/compare/two-scans.ts';

export interface WeekSeen {
  readonly week: number;
  /** Elements with too little contrast, page by page. A page that is left out was not scanned. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
  readonly target?: Partial<Target>;
  readonly finished?: boolean;
}

/** A scan of one week, as a small council might get it. */
export function scanOfWeek({ week, faults, target = {}, finished = true }: WeekSeen): ScanToSave {
  const day = new Date(Date.UTC(2026, 0, 5) + week * 7 * 86_400_000).toISOString();
  const whole = { ...sampleInput.record.target, id: 'ambleford', ...target };
  const { document, results } = madeScan({
    pages: Object.keys(faults),
    said: (page, check) => (check === contrast.id ? { failed: faults[page] ?? [] } : 'passed'),
    html: (name) => `<a href="/${name}">${name}</a>`,
    record: { startedAt: day, finishedAt: day, target: whole, finished },
  });
  const scan = digest(`${whole.id} ${day}`);
  const record = { ...sampleInput.record, startedAt: day, finishedAt: day, target: whole, finished };
  return { record, document: { ...document, scan }, results, result: scan, store: '/evidence' };
}
