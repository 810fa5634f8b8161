import { expect, it } from 'vitest';
import { type TargetEnd, targetLine } from '../../../src/cli/target-line.ts';

const gate = (isSet: boolean, ...reasons: readonly string[]) => ({ isSet, reasons });
const GAP = ['The start page was not scanned.'];

it.each<readonly [string, Pick<TargetEnd, 'gate' | 'gaps'>, string]>([
  ['a gate that nothing failed', { gate: gate(true), gaps: [] }, 'passed'],
  ['a gate that failed', { gate: gate(true, 'Two failures.'), gaps: [] }, 'failed'],
  ['a gate that failed on what was seen', { gate: gate(true, 'Two failures.'), gaps: GAP }, 'failed'],
  ['a scan that is incomplete', { gate: gate(true), gaps: GAP }, 'incomplete'],
  ['a scan that was not begun', { gate: null, gaps: GAP }, 'incomplete'],
  ['no gate', { gate: gate(false), gaps: [] }, 'none'],
])('says of %s what came of it', (_, ended, word) => {
  const target = { id: 'ambleford', name: 'Ambleford' };
  const line = targetLine({ target, folder: 'reports', result: null, ...ended });
  expect([line.gate, line.complete, line.score]).toEqual([word, ended.gaps.length === 0, null]);
});
