import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { BlobStore, MachineTurns, Prober } from '../../ports.ts';
import type { TabPool } from '../tabs.ts';
import { type ProbeSettings, runProbes } from './run.ts';

/**
 * Tabs of its own: what a probe leaves behind in one must not be met by a visit. As many pages at once as there are cores,
 * because most probes measure what happens in time.
 */
export function openProber(
  settings: ProbeSettings,
  { turns, ...ports }: { readonly tabs: TabPool; readonly blobs: BlobStore; readonly turns: MachineTurns },
): Prober {
  const places = pLimit(availableParallelism());
  return {
    artifacts: settings.probes.map(({ artifact }) => artifact),
    probe: (url, { pauseMs }, signal) =>
      places(() =>
        turns.among(async () => (signal.aborted ? undefined : runProbes(url, { ...settings, pauseMs }, ports, signal))),
      ),
  };
}
