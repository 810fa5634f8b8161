import { expect, it } from 'vitest';
import { baselineFile } from '../../../src/cli/gate-policy.ts';

it.each<readonly [string, string | null, boolean, string | null]>([
  ['none', null, false, null],
  ['the usual one where only new failures count', null, true, '/here/lgdss-baseline.yaml'],
  ['one that is named', 'known/bins.yaml', true, '/here/known/bins.yaml'],
  ['one that is named, all failures counting', '/elsewhere/bins.yaml', false, '/elsewhere/bins.yaml'],
])('the baseline of a scan is %s, and stays that whatever folder it goes on from', (_, baseline, newOnly, file) => {
  const first = baselineFile({ baseline, newOnly }, '/here');
  expect(first).toBe(file);
  expect(baselineFile({ baseline: first, newOnly }, '/other')).toBe(file);
});
