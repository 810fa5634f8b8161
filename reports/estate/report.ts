import type { CheckMeta } from '../../src/model/check.ts';
import type { EstateReport } from '../../src/model/estate.ts';

/** Titles come with it, so that whoever reads the file needs no list of checks. */
export function estateReportOf(
  read: Omit<EstateReport, 'schema' | 'tool' | 'checks'>,
  metas: readonly CheckMeta[],
  version: string,
): EstateReport {
  const { commonChecks, commonCauses, supplierFaults } = read;
  const named = new Set([...commonChecks, ...commonCauses, ...supplierFaults].map(({ check }) => check));
  const checks = metas.filter(({ id }) => named.has(id)).map(({ id, title, fix }) => [id, { title, fix }] as const);
  return { schema: 1, tool: { name: 'lgdss-scanner', version }, ...read, checks: Object.fromEntries(checks) };
}
