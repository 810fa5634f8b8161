import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXAMPLES, figuresOf, MEASURED, reckon } from '../bench/fleet/reckon.ts';

it('what many sites take is what one takes, as often as there are sites', () => {
  const scan = { cpuSeconds: 36, seconds: 72, evidenceMb: 2, reportsMb: 1, historyKb: 4, queueKb: 1 };
  const again = { cpuSeconds: 3.6, seconds: 7.2, evidenceMb: 0.2, reportsMb: 1, historyKb: 4, queueKb: 1 };
  const wish = { sites: 1000, unchanged: 0, windowHours: 10, keepWeeks: 3, heavier: 1 };
  const all = reckon(scan, again, wish);
  expect(all).toMatchObject({ cpuHours: 10, cores: 1, slots: 2, evidenceGbAWeek: 2, reportsGbAWeek: 1 });
  // One whole scan of each, and two weeks more of what each week adds.
  expect(all.evidenceTb).toBeCloseTo(0.006);
  expect(all.historyGbAYear).toBeCloseTo(0.208);
  expect(all.queueGb).toBeCloseTo(0.00857);
  const most = reckon(scan, again, { ...wish, unchanged: 0.5 });
  expect(most.cpuHours).toBeCloseTo(5.5);
  expect(most.evidenceGbAWeek).toBeCloseTo(1.1);
  expect(reckon(scan, again, { ...wish, heavier: 4 }).cores).toBeCloseTo(4);
});

it('docs/scale.md says what comes out', () => {
  const text = readFileSync(new URL('../docs/scale.md', import.meta.url), 'utf8');
  const rows = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' '));
  for (const { name, wish } of EXAMPLES) {
    const cells = figuresOf(reckon(MEASURED.first, MEASURED.again, wish));
    expect(rows).toContain(`| ${[name, ...cells].join(' | ')} |`);
  }
});
