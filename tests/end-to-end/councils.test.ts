import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { councils, describeCouncils, FULL_OF_FAULTS, LARGE, truthOf } from './councils.ts';

/** Faults that no council can be served with. Real pages in real browsers stand for them, in the test that is named. */
const PLANTED_ELSEWHERE: Readonly<Record<string, string>> = { 'resilience/cross-engine': 'engines.test.ts' };

describeCouncils(councils.filter((name) => ![...LARGE, ...FULL_OF_FAULTS].includes(name)));

it('every check of the registry has a planted fault in one of the councils', async () => {
  const { checks } = await import('../../checks/registry.ts');
  const tables = await Promise.all(councils.map(truthOf));
  // What only measuring shows is tested in measuring.test.ts.
  const measured = await readFile(new URL('../../fixtures/sites/westmere/measured.json', import.meta.url), 'utf8');
  const rows = [...tables.flat(), ...(JSON.parse(measured) as { check: string }[])];
  const planted = new Set([...rows.map((row) => row.check), ...Object.keys(PLANTED_ELSEWHERE)]);
  for (const [check, file] of Object.entries(PLANTED_ELSEWHERE))
    expect(await readFile(new URL(file, import.meta.url), 'utf8'), file).toContain(check);
  expect(checks.map((check) => check.meta.id).filter((id) => !planted.has(id))).toEqual([]);
});
