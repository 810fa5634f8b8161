import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedSite, serveSite } from '../../fixtures/serve.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { expectReportPasses } from '../helpers/own-report.ts';
import { type CliRun, readReport, runCli, TRIED_OUT, temporaryFolder, WHOLE_SITE } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

/** One row of fixtures/sites/<name>/truth.json. `page` is a path with query, or empty for the whole site. */
export interface Truth {
  readonly check: string;
  readonly page: string;
  readonly count: number;
  readonly outcome: 'failed' | 'cantTell';
}

const sites = fileURLToPath(new URL('../../fixtures/sites', import.meta.url));
export const councils = (await readdir(sites)).toSorted();
/** Scanned in files of their own, beside the others: the two take as long as all of those, and so does the one with its report. */
export const LARGE: readonly string[] = ['northmere', 'southmere'];
export const FULL_OF_FAULTS: readonly string[] = ['westmere'];

export async function truthOf(name: string): Promise<Truth[]> {
  return JSON.parse(await readFile(path.join(sites, name, 'truth.json'), 'utf8')) as Truth[];
}

function tableOf(report: ReportDocument): Truth[] {
  const rows = new Map<string, Truth>();
  for (const { check, page, siteWide, outcome } of report.findings) {
    const { pathname, search } = new URL(page);
    const row = { check, page: siteWide ? '' : pathname + search, outcome };
    const key = JSON.stringify(row);
    rows.set(key, { ...row, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  return sorted([...rows.values()]);
}

function sorted(rows: readonly Truth[]): Truth[] {
  const key = ({ check, page, outcome }: Truth) => `${check} ${page} ${outcome}`;
  return rows
    .map(({ check, page, count, outcome }) => ({ check, page, count, outcome }))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Each is served, scanned, held against its table and judged again. */
export function describeCouncils(names: readonly string[]): void {
  describe.each(names)('the council of %s', (name) => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let site: ServedSite;
    let run: CliRun;
    let report: ReportDocument;
    let out: string;

    beforeAll(async () => {
      folder = await temporaryFolder();
      site = await serveSite(name);
      out = path.join(folder.path, name);
      const list = path.join(folder.path, `${name}.csv`);
      if (site.targets) await writeFile(list, site.targets);
      const what = site.targets ? ['--targets', list] : [site.url];
      run = await runCli(['scan', ...what, '--out', out, ...site.scan], {
        cwd: folder.path,
        // One of them as a user has it: with as many pages open as fit.
        env: { ...WHOLE_SITE, ...TRIED_OUT, ...(name === 'ambleford' ? { LGDSS_CONCURRENCY: 'auto' } : {}) },
      });
      report = await readReport(out);
    }, 600_000);
    afterAll(async () => {
      await site.close();
      await folder.remove();
    });

    it('is scanned completely, and every address is accounted for', () => {
      expect(run.err).not.toMatch(/Error/);
      expect(run.code).toBe(0);
      const { planned, scanned, skipped, blocked, failed } = report.coverage;
      expect(planned).toBe(scanned + skipped + blocked + failed);
      expect(report.pages).toHaveLength(planned);
      expect(scanned).toBeGreaterThan(2);
      // Whether there are other engines depends on the machine.
      expect(report.untested.filter(({ check }) => check !== 'resilience/cross-engine')).toEqual([]);
    });

    it('has exactly the findings of its truth table', async () => {
      expect(tableOf(report)).toEqual(sorted(await truthOf(name)));
    });

    it.runIf(name === 'ambleford')('is encrypted as it should be', () => {
      const outcomes = ['security/certificate', 'security/tls-configuration'].map(
        (id) => report.checks.find((check) => check.id === id)?.outcomes,
      );
      const passed = { passed: 1, failed: 0, cantTell: 0, inapplicable: 0, untested: 0 };
      expect(outcomes).toEqual([passed, passed]);
    });

    it.runIf(name === 'westmere')(
      'has a report, full of findings, that passes our own scanner',
      async () => {
        await expectReportPasses(await readFile(path.join(out, 'report.html'), 'utf8'), path.join(folder.path, 'own'));
      },
      600_000,
    );

    it('was asked for with GET and HEAD only, by name', () => {
      const asked = site.requests();
      expect(asked.length).toBeGreaterThan(10);
      expect(asked.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
      expect(asked.filter(({ userAgent }) => !userAgent.includes('lgdss-scanner'))).toEqual([]);
    });

    it('has a row for each of the 15 and 14 points, and never a number where none may be', () => {
      const ids = report.points.map((point) => point.id);
      expect(ids.filter((id) => id.startsWith('lgdss:'))).toHaveLength(15);
      expect(ids.filter((id) => id.startsWith('govuk:'))).toHaveLength(14);
      for (const id of ['lgdss:1', 'lgdss:2', 'lgdss:3', 'lgdss:15']) {
        expect(report.points.find((point) => point.id === id)?.score).toBeNull();
      }
    });

    it('is judged again without a browser, byte for byte the same', async () => {
      const again = path.join(folder.path, `${name}-again`);
      const env = { LGDSS_BROWSER: '/nowhere/chrome', PATH: '/nowhere' };
      // In another process than the scan, which knows nothing but what was written.
      const recheck = await runHere(['recheck', out, '--out', again], { cwd: folder.path, env });
      expect(recheck.err).toBe('');
      expect(recheck.code).toBe(0);
      expect(recheck.out).toContain('Identical to the saved result.');
      for (const file of ['report.json', 'report.html', 'findings.csv']) {
        const [before, after] = await Promise.all([out, again].map((from) => readFile(path.join(from, file), 'utf8')));
        expect(after === before, file).toBe(true);
      }
      await rm(again, { recursive: true });
    });
  });
}
