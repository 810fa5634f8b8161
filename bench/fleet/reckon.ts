/** From what one scan takes to what many sites take. No more than multiplying, so that everybody can do it with figures of their own. */

export interface PerScan {
  /** Processor time of the scan with its browser and its worker. */
  readonly cpuSeconds: number;
  /** From its beginning to its end, with the machine to itself. */
  readonly seconds: number;
  readonly evidenceMb: number;
  readonly reportsMb: number;
  /** Rows in the history, and in the queue, which forgets them after 60 days. */
  readonly historyKb: number;
  readonly queueKb: number;
}

export interface Wish {
  readonly sites: number;
  /** Share of the sites that are as they were the week before, from 0 to 1. */
  readonly unchanged: number;
  /** In each week. */
  readonly windowHours: number;
  readonly keepWeeks: number;
  /** Made-up pages are small: so many times as much of time and evidence does a page of yours take. */
  readonly heavier: number;
}

export interface Need {
  readonly cpuHours: number;
  /** Busy all through the window. */
  readonly cores: number;
  /** Scans at the same time, all through the window. */
  readonly slots: number;
  readonly evidenceGbAWeek: number;
  /** What there is once the oldest goes: one whole scan of each site, and what each week adds. */
  readonly evidenceTb: number;
  readonly reportsGbAWeek: number;
  readonly historyGbAYear: number;
  readonly queueGb: number;
}

const WEEKS = 52;
const QUEUE_WEEKS = 60 / 7;

export function reckon(first: PerScan, again: PerScan, wish: Wish): Need {
  const { sites, unchanged, windowHours, keepWeeks, heavier } = wish;
  const weekly = (of: (scan: PerScan) => number) => sites * ((1 - unchanged) * of(first) + unchanged * of(again));
  const cpuHours = (weekly(({ cpuSeconds }) => cpuSeconds) * heavier) / 3600;
  const evidenceMb = weekly(({ evidenceMb: mb }) => mb) * heavier;
  return {
    cpuHours,
    cores: cpuHours / windowHours,
    slots: (weekly(({ seconds }) => seconds) * heavier) / 3600 / windowHours,
    evidenceGbAWeek: evidenceMb / 1000,
    evidenceTb: (sites * first.evidenceMb * heavier + evidenceMb * (keepWeeks - 1)) / 1e6,
    reportsGbAWeek: weekly(({ reportsMb }) => reportsMb) / 1000,
    historyGbAYear: (weekly(({ historyKb }) => historyKb) * WEEKS) / 1e6,
    queueGb: (weekly(({ queueKb }) => queueKb) * QUEUE_WEEKS) / 1e6,
  };
}

/** Councils of 20 small pages at the settings that a scan has by itself. How they were measured: docs/scale.md. */
export const MEASURED: { readonly first: PerScan; readonly again: PerScan } = {
  first: { cpuSeconds: 31, seconds: 90, evidenceMb: 3.3, reportsMb: 1.7, historyKb: 10, queueKb: 2 },
  again: { cpuSeconds: 3.4, seconds: 2, evidenceMb: 0.43, reportsMb: 1.7, historyKb: 10, queueKb: 2 },
};

const NATION = { sites: 25_000, windowHours: 168, keepWeeks: 12 };

/** The rows of the table in docs/scale.md. */
export const EXAMPLES: readonly { readonly name: string; readonly wish: Wish }[] = [
  { name: 'Small pages, all changed', wish: { ...NATION, unchanged: 0, heavier: 1 } },
  { name: 'Small pages, 8 of 10 sites unchanged', wish: { ...NATION, unchanged: 0.8, heavier: 1 } },
  { name: 'Pages 4 times as heavy, all changed', wish: { ...NATION, unchanged: 0, heavier: 4 } },
  { name: 'Pages 4 times as heavy, 8 of 10 sites unchanged', wish: { ...NATION, unchanged: 0.8, heavier: 4 } },
];

export function figuresOf(need: Need): readonly string[] {
  const round = (value: number) => (value >= 10 ? value.toFixed(0) : value.toFixed(1));
  const { cpuHours, cores, slots, evidenceGbAWeek, evidenceTb, reportsGbAWeek, historyGbAYear, queueGb } = need;
  return [
    `${round(cpuHours)} h`,
    round(cores),
    round(slots),
    `${round(evidenceGbAWeek)} GB`,
    `${round(evidenceTb)} TB`,
    `${round(reportsGbAWeek)} GB`,
    `${round(historyGbAYear)} GB`,
    `${round(queueGb)} GB`,
  ];
}
