/**
 * `npm run bench:lighthouse [-- --times 20 --late 400 --kind server --kind script --minutes 60]`: how far Lighthouse can be
 * relied on here. One page on loopback is measured as a scan would, as it is, and made slower in each of the ways named (all
 * three if none is), in turn. Says in how many comparisons the slower page is a clear change, by any metric; in how many the
 * unchanged one is; and how far the medians that are reported are apart against single runs. Ends with exit code 1 when fewer
 * than 19 of 20 slower pages are found, or more than 1 of 20 changes is invented. A round of all kinds takes
 * two to four minutes. `--busy` counts runs whatever else the machine does: to try this out, not to rely on it.
 */
import { parseArgs } from 'node:util';
import { interquartileRange, max, min, standardDeviation } from 'simple-statistics';
import { locateBrowser } from '../src/browser/locate.ts';
import { compareMeasured } from '../src/compare/measured/compare-measured.ts';
import { openMeasurer } from '../src/gather/measure/measurer.ts';
import { openTurns } from '../src/gather/turns/turns.ts';
import type { ComparedMetric } from '../src/model/comparison.ts';
import { METRICS, type Measure, type MeasuredPage } from '../src/model/measured-runs.ts';
import { mediansOf } from '../src/model/medians.ts';
import { memoryBlobStore } from '../src/store/memory.ts';
import { KINDS, type Kind, serveSlowedPage } from './slowed-page.ts';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '20' },
    late: { type: 'string', default: '400' },
    minutes: { type: 'string', default: '90' },
    busy: { type: 'boolean', default: false },
    kind: { type: 'string', multiple: true, default: [...KINDS] },
  },
});
const times = bounded(values.times, 2, 100);
const until = performance.now() + bounded(values.minutes, 1, 600) * 60_000;
const kinds = values.kind.map((name): Kind => {
  const kind = KINDS.find((one) => one === name);
  if (!kind) throw new Error(`'${name}' is none of ${KINDS.join(', ')}.`);
  return kind;
});

function bounded(text: string, least: number, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Error(`'${text}' is not a whole number from ${least} to ${most}.`);
  return number;
}

const found = await locateBrowser(undefined, process.env);
if (!('path' in found)) throw new Error(found.message);
const late = bounded(values.late, 0, 10_000);
const page = await serveSlowedPage(late);
const measurer = openMeasurer(
  {
    ...{ executablePath: found.path, userAgent: 'lgdss-bench', fixed: new Map(), devices: ['mobile'], mostPages: 1 },
    ...{ runs: { least: 3, most: 7 }, mostLoadingMs: 30_000, isLenient: async () => false },
  },
  {
    ...{ turns: openTurns(), blobs: memoryBlobStore() },
    ...(values.busy && { machine: { calm: async () => 0, watchOthers: () => () => 0 } }),
  },
);

async function scan(name: string, kind?: Kind): Promise<MeasuredPage> {
  page.slow(kind);
  const { url, title } = page;
  const how = {
    turn: <T>(load: () => Promise<T>) => load(),
    began: () => undefined,
    signal: new AbortController().signal,
  };
  const measured = await measurer.measure({ url, title, finalUrl: url }, how);
  if (!measured?.ok) throw new Error(measured?.error.message);
  const [on] = measured.value.devices;
  const told = (['lcp', 'tbt', 'serverResponse'] as const).map((metric) => {
    return `${metric} ${on?.runs.map((run) => `${run[metric]}${run.unreliable === null ? '' : '*'}`).join(' ')}`;
  });
  console.log(`${name}: ${told.join('; ')}`);
  return { url, measured: measured.value };
}

function changes(before: MeasuredPage, after: MeasuredPage): readonly ComparedMetric[] {
  const compared = compareMeasured({ host: '127.0.0.1', pages: [before] }, { host: '127.0.0.1', pages: [after] });
  const { metrics = [], note = null } = compared?.pages[0] ?? {};
  const told = metrics.map(({ metric, direction, chance }) => `${metric} ${direction} ${chance?.toFixed(3) ?? ''}`);
  console.log(`  against the unchanged page before: ${note ?? told.join(', ')}`);
  return metrics.filter(({ direction }) => direction === 'worse' || direction === 'better');
}

const runsOf = ({ measured }: MeasuredPage) => measured.devices[0]?.runs ?? [];
const SPREADS = [
  ['standard deviation', standardDeviation],
  ['middle half', interquartileRange],
  ['lowest to highest', (all: number[]) => max(all) - min(all)],
] as const;

/** Single runs are all that were made: who makes only one does not know whether it counts. */
function tellSpread(measure: Measure, pages: readonly MeasuredPage[]): void {
  const single = pages.flatMap((one) => runsOf(one).flatMap((run) => run[measure] ?? []));
  const counted = pages.flatMap((one) => runsOf(one).flatMap((run) => (run.unreliable ? [] : (run[measure] ?? []))));
  const reported = pages.flatMap((one) => mediansOf({ runs: runsOf(one) })[measure]?.median ?? []);
  if (reported.length < 2) {
    console.log(`${measure}: too few medians`);
    return;
  }
  const told = SPREADS.map(([name, spread]) => {
    const [alone, of, together] = [spread(single), spread(counted), spread(reported)];
    const ratio = alone === 0 ? 'none' : (together / alone).toFixed(2);
    return `${name}: ${alone.toFixed(1)} (of those that count ${of.toFixed(1)}), reported ${together.toFixed(1)}, ratio ${ratio}`;
  });
  console.log(`${measure}. ${told.join('. ')}`);
}

const usual: MeasuredPage[] = [];
const slowed = new Map<Kind, (readonly ComparedMetric[])[]>(kinds.map((kind) => [kind, []]));
const invented: (readonly ComparedMetric[])[] = [];
try {
  let last = await scan('usual 0');
  usual.push(last);
  const began = performance.now();
  for (let time = 1; time <= times && performance.now() < until; time += 1) {
    for (const kind of kinds) slowed.get(kind)?.push(changes(last, await scan(`${kind} ${time}`, kind)));
    const next = await scan(`usual ${time}`);
    invented.push(changes(last, next));
    usual.push(next);
    last = next;
    if (time > 1) continue;
    const minutes = ((performance.now() - began) * (times - 1)) / 60_000;
    console.log(`If all rounds are like the first one, about ${Math.ceil(minutes)} minutes are left.`);
  }
} finally {
  await measurer.close();
  page.close();
}

for (const measure of [...METRICS, 'observedLcp'] as const) tellSpread(measure, usual);
for (const [kind, all] of slowed) {
  const by = METRICS.map((metric) => [metric, all.filter((one) => one.some((change) => change.metric === metric))]);
  const worse = all.filter((one) => one.some(({ direction }) => direction === 'worse')).length;
  console.log(
    `${kind}, ${late} ms slower: a clear change in ${worse} of ${all.length} comparisons (${by.map(([metric, ones]) => `${metric} ${ones?.length}`).join(', ')})`,
  );
  if (worse < 0.95 * all.length) process.exitCode = 1;
}
const wrong = invented.filter((one) => one.length > 0);
console.log(
  `unchanged: a change invented in ${wrong.length} of ${invented.length} comparisons ${[...new Set(wrong.flat().map(({ metric }) => metric))].join(', ')}`,
);
if (wrong.length > 0.05 * invented.length) process.exitCode = 1;
