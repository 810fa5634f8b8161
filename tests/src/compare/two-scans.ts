import { partsOf } from '../../../reports/lib/document.ts';
import type { JudgedScan } from '../../../src/compare/match.ts';
import type { CheckId, Finding } from '../../../src/model/check.ts';
import type { ScanRecord } from '../../../src/model/evidence.ts';
import type { CheckResult, Outcome } from '../../../src/model/result.ts';
import { contrast, hsts } from '../../reports/sample-catalogue.ts';
import { ORIGIN, outcomes, sampleInput } from '../../reports/sample-input.ts';

export const PAGES = ['/a', '/b', '/c'] as const;
export const CHECKS: readonly CheckId[] = [contrast.id, hsts.id];

/** What one check said about one page; `failed` names the elements. */
export type Said = { readonly failed: readonly string[] } | 'passed' | 'cantTell' | 'inapplicable' | 'untested';
export interface MadeScan {
  /** Pages that are left out were not scanned. */
  readonly pages: readonly string[];
  readonly said: (page: string, check: CheckId) => Said;
  readonly record?: Partial<ScanRecord>;
  /** The code of an element. Left out: all are alike but for a class. */
  readonly html?: (name: string) => string;
}

export function madeScan({ pages, said, record = {}, html }: MadeScan): JudgedScan {
  const results = pages.flatMap((page) =>
    CHECKS.map(
      (check): CheckResult => ({ check, subject: ORIGIN + page, outcome: outcomeOf(said(page, check), check, html) }),
    ),
  );
  const [template] = outcomes;
  if (!template) throw new Error('The sample has no outcomes.');
  const input = {
    ...sampleInput,
    record: {
      ...sampleInput.record,
      outcomes: pages.map((page) => ({ ...template, url: ORIGIN + page, screenshot: null })),
      ...record,
    },
    result: { ...sampleInput.result, results },
  };
  return { document: partsOf(input).document, results };
}

export function found(selector: string, html = `<b class="${selector}">`): Finding {
  return { message: 'low', at: { kind: 'element', selector, html }, data: { ratio: '2:1' } };
}

function outcomeOf(said: Said, check: CheckId, html?: MadeScan['html']): Outcome {
  if (said === 'untested') return { outcome: 'untested', error: { code: 'x', message: 'Not read.' } };
  if (said === 'cantTell') return { outcome: 'cantTell', findings: [] };
  if (typeof said === 'string') return { outcome: said };
  const message = check === contrast.id ? 'low' : 'missing';
  const [first, ...rest] = said.failed.map((name): Finding => ({ ...found(name, html?.(name)), message }));
  return first ? { outcome: 'failed', findings: [first, ...rest] } : { outcome: 'passed' };
}
