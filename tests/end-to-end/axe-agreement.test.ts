import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeRulesForLater, axeRulesUsed } from '../../checks/lib/axe-rules.ts';
import { type ServedSite, serveSite } from '../../fixtures/serve.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { systemClock } from '../../src/compose.ts';
import { openVisitor } from '../../src/gather/open-visitor.ts';
import type { AxeFindings } from '../../src/model/evidence.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';

/** Pages of the faulty council with faults of different axe rules, and one without. */
const PATHS = [
  '/',
  '/bins',
  '/bins/bin-days',
  '/bins/bulky-waste',
  '/council-tax/bands',
  '/leisure',
  '/libraries',
  '/news',
  '/news/roadworks',
  '/planning',
];
const rules = [...axeRulesUsed, ...axeRulesForLater];

let site: ServedSite;
let executablePath: string;
beforeAll(async () => {
  site = await serveSite('westmere');
  const found = await locateBrowser(null, process.env);
  if ('code' in found) throw new Error(found.message);
  executablePath = found.path;
});
afterAll(() => site.close());

/** Rule and number of elements, for what axe is sure of and what it leaves open. */
type Table = readonly (readonly [rule: string, outcome: string, elements: number])[];

it('our axe runner finds what the usual one finds', async () => {
  const usual = await byUsualRunner();
  const ours = await byOurRunner();
  expect(ours).toEqual(usual);
  expect([...usual.values()].flat().length).toBeGreaterThan(6);
});

async function byOurRunner(): Promise<Map<string, Table>> {
  const options = { executablePath, userAgent: 'lgdss-scanner', timeoutMs: 30_000, ignoreCertificateErrors: false };
  const visitor = await openVisitor({ ...options, axeRules: rules }, { clock: systemClock, blobs: memoryBlobStore() });
  const tables = new Map<string, Table>();
  for (const path of PATHS) {
    const { page } = await visitor.visitPage(new URL(path, site.url).href);
    const axe = page?.artifacts.axe;
    if (!axe?.ok) throw new Error(`axe did not run on ${path}`);
    tables.set(path, tableOf(axe.value));
  }
  await visitor.close();
  return tables;
}

function tableOf({ rules: found }: AxeFindings): Table {
  const open = found.filter(({ outcome }) => outcome === 'failed' || outcome === 'cantTell');
  return open.map(({ id, outcome, nodeCount }) => [id, outcome, nodeCount] as const).toSorted(byName);
}

async function byUsualRunner(): Promise<Map<string, Table>> {
  const browser = await chromium.launch({ executablePath });
  const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 1024 } });
  const page = await context.newPage();
  const tables = new Map<string, Table>();
  for (const path of PATHS) {
    await page.goto(new URL(path, site.url).href);
    await page.waitForTimeout(1000);
    const result = await new AxeBuilder({ page }).withRules(rules).analyze();
    const rows = [
      ...result.violations.map(({ id, nodes }) => [id, 'failed', nodes.length] as const),
      ...result.incomplete.map(({ id, nodes }) => [id, 'cantTell', nodes.length] as const),
    ];
    tables.set(path, rows.toSorted(byName));
  }
  await browser.close();
  return tables;
}

function byName(a: Table[number], b: Table[number]): number {
  return `${a[0]} ${a[1]}` < `${b[0]} ${b[1]}` ? -1 : 1;
}
