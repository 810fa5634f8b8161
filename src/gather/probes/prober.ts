import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { BlobStore, MachineTurns, Prober } from '../../ports.ts';
import type { TabPool } from '../tabs.ts';
import { type ProbeSettings, runProbes } from './run.ts';

const PAGES_A_CORE = 2;

/**
 * Tabs of its own: what a probe leaves behind in one must not be met by a visit. Probes wait most of the time to see what a
 * page does by itself, so two pages share a core. No more than that, because what they wait for must not come late.
 */
export function openProber(
  settings: ProbeSettings,
  { turns, ...ports }: { readonly tabs: TabPool; readonly blobs: BlobStore; readonly turns: MachineTurns },
): Prober {
  const places = pLimit(PAGES_A_CORE * availableParallelism());
  return {
    artifacts: settings.probes.map(({ artifact }) => artifact),
    probe: (url, { pauseMs }, signal) =>
      places(() =>
        turns.among(async () => (signal.aborted ? undefined : runProbes(url, { ...settings, pauseMs }, ports, signal))),
      ),
  };
}
