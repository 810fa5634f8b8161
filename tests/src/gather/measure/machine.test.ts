import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { factsOf, ownCpuMs } from '../../../../src/browser/processes.ts';
import { busyShare, othersShare } from '../../../../src/gather/measure/machine.ts';

const before = { busy: 1000, all: 10_000 };

it.each([
  ['all of it ours', { busy: 3000, all: 14_000 }, 2000, 0],
  ['half of it ours', { busy: 3000, all: 14_000 }, 1000, 0.25],
  ['counted a little late', { busy: 3000, all: 14_000 }, 2100, 0],
  ['a child was asked after that ended long ago', { busy: 3000, all: 14_000 }, -50, 0.5],
  ['no time has gone by', before, 0, 1],
])('what others took of the machine: %s', (_, after, own, expected) => {
  expect(othersShare(before, after, own)).toBeCloseTo(expected, 9);
});

it('the share at work is never more than all', () => {
  expect(busyShare(before, { busy: 9000, all: 12_000 })).toBe(1);
});

it.runIf(process.platform === 'linux')('what a child of ours uses is ours', async () => {
  const child = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
  const used = () => factsOf(child.pid ?? 0)?.cpuMs ?? 0;
  try {
    const own = ownCpuMs() ?? 0;
    const since = used();
    await vi.waitFor(() => expect(used() - since).toBeGreaterThan(200), { timeout: 60_000 });
    const ofChild = used() - since;
    expect((ownCpuMs() ?? 0) - own).toBeGreaterThanOrEqual(ofChild);
  } finally {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
});
