/** What was measured, for people. */
import type { Measured } from './run.ts';

const one = (value: number) => value.toFixed(1);
const two = (value: number) => value.toFixed(2);

export function inWords(now: Measured, before?: Measured): string {
  const { account, taken, sizes, evidence, reports, asked } = now;
  const { states, addresses, scanSeconds } = account;
  const councils = asked.length;
  const sent = asked.reduce((sum, { bytes }) => sum + bytes, 0) / 2 ** 20;
  const parts = [...taken.cpuByPart].toSorted(([, a], [, b]) => b - a).filter(([, seconds]) => seconds >= 1);
  const busy = taken.cpuSeconds + taken.postgresCpuSeconds + taken.serverCpuSeconds + taken.otherCpuSeconds;
  const grown = { evidence: evidence.mb - (before?.evidence.mb ?? 0), reports: reports.mb - (before?.reports.mb ?? 0) };
  const disk = {
    evidence: evidence.diskMb - (before?.evidence.diskMb ?? 0),
    reports: reports.diskMb - (before?.reports.diskMb ?? 0),
  };
  const lines = [
    `targets: ${councils} = ${Object.entries(states)
      .map(([state, count]) => `${count} ${state}`)
      .join(' + ')}; ${account.scans} scans, ${account.attempts} attempts`,
    `addresses: ${addresses.planned} planned = ${account.pages} scanned + ${addresses.skipped} skipped + ${addresses.blocked} blocked + ${addresses.failed} failed`,
    `time: ${one(account.seconds)} s to the last target, ${one(account.savedSeconds)} s to the last scan saved, ${one(taken.wallSeconds)} s until the workers had ended; one scan ${one(scanSeconds.median)} s (middle), ${one(scanSeconds.longest)} s (longest)`,
    `speed: ${two((councils * 60) / account.seconds)} councils and ${one((account.pages * 60) / account.seconds)} pages a minute`,
    `CPU: ${one(taken.cpuSeconds)} s, ${two(taken.cpuSeconds / account.scans)} s a scan, ${two(taken.cpuSeconds / account.pages)} s a page; PostgreSQL ${one(taken.postgresCpuSeconds)} s, the councils ${one(taken.serverCpuSeconds)} s, others on this machine ${one(taken.otherCpuSeconds)} s (${((100 * taken.otherCpuSeconds) / Math.max(busy, 1)).toFixed(0)}% of all)`,
    `  as sampled: ${parts.map(([part, seconds]) => `${part} ${one(seconds)} s`).join(', ')}`,
    `memory: worker ${taken.peaks.worker.toFixed(0)} MB, its scans ${taken.peaks.scan.toFixed(0)} MB, their browsers ${taken.peaks.browser.toFixed(0)} MB (largest, PSS); all together ${taken.peaks.all.toFixed(0)} MB`,
    `database: ${one(sizes.wholeMb)} MB, of it history ${one(sizes.historyMb)} MB and the queue ${one(sizes.queueMb)} MB`,
    `disk: evidence ${one(grown.evidence)} MB more (${one(disk.evidence)} MB in blocks), now ${evidence.files} files; reports ${one(grown.reports)} MB more (${one(disk.reports)} MB in blocks), now ${reports.files} files; the councils sent ${one(sent)} MB`,
    ...(before
      ? [
          `against the first run: CPU ${(taken.cpuSeconds / before.taken.cpuSeconds).toFixed(3)}, time to the last scan ${(account.savedSeconds / before.account.savedSeconds).toFixed(3)}`,
        ]
      : []),
    ...(account.problems.length === 0
      ? ['every target is accounted for']
      : account.problems.map((problem) => `NOT SO: ${problem}`)),
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}

/** Throughput of n workers against n times that of one. */
export function efficiency(workers: number, seconds: number, secondsOfOne: number): number {
  return secondsOfOne / seconds / workers;
}

export function efficiencyInWords(measured: readonly { readonly workers: number; readonly first: Measured }[]): string {
  const one = measured.find(({ workers }) => workers === 1);
  if (!one) return 'Efficiency is told against one worker, which was not measured.';
  return measured
    .map(({ workers, first }) => {
      const [time, base] = [first.account.savedSeconds, one.first.account.savedSeconds];
      return `${workers}: ${(base / time).toFixed(2)} times as fast as one, efficiency ${(100 * efficiency(workers, time, base)).toFixed(0)}%`;
    })
    .join('\n');
}
