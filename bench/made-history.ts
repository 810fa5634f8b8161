import { createHash } from 'node:crypto';
import { checks } from '../checks/registry.ts';

export interface StoreSize {
  readonly targets: number;
  readonly weeks: number;
  readonly seed: number;
  /** The end of the last week. */
  readonly end: string;
}

type MadeTable = 'authorities' | 'targets' | 'scans' | 'scan_points' | 'findings' | 'scan_findings';
export type Made = { readonly [T in MadeTable]: readonly Readonly<Record<string, unknown>>[] };

type Chance = () => number;

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const SERVICES = [437, 524, 853, 1076];
export const MADE_PLATFORMS = ['Brook Forms', 'Fern Web', 'Harbour Desk', 'Larch Portal', 'Meadow Pages'];
/** Faults of a platform, and those of a council's own. */
const SHARED = 24;
const OWN = 120;
/** Scores of the weeks before it are by an older policy. */
const POLICY_CHANGES = 0.2;
const SCORED_POINTS = ['4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14'];
const TAKES = { critical: 1.2, serious: 0.7, moderate: 0.4, minor: 0.15 };

/** A fault, and the weeks in which it is there. */
interface Fault {
  readonly check: string;
  readonly message: string;
  readonly severity: keyof typeof TAKES;
  readonly cause: string;
  readonly spans: readonly (readonly [from: number, to: number])[];
}

export function makeHistory({ targets: count, weeks, seed, end }: StoreSize): Made {
  const chance = chanceOf(seed);
  const authorities = makeAuthorities(Math.ceil(count * 0.92), end, weeks);
  const shared = new Map(MADE_PLATFORMS.map((name) => [name, makeFaults(chance, weeks, SHARED, name)]));
  const made: Growing = {
    authorities: [...authorities],
    targets: [],
    scans: [],
    scan_points: [],
    findings: [],
    scan_findings: [],
  };
  for (let index = 0; index < count; index += 1) {
    const authority = authorities[index % authorities.length] as MadeAuthority;
    addTarget(made, { index, authority, weeks, end, chance, shared });
  }
  return made;
}

interface Making {
  readonly index: number;
  readonly authority: MadeAuthority;
  readonly weeks: number;
  readonly end: string;
  readonly chance: Chance;
  readonly shared: ReadonlyMap<string, readonly Fault[]>;
}

type Growing = { [T in keyof Made]: Record<string, unknown>[] };

function addTarget(made: Growing, making: Making): void {
  const { index, authority, weeks, end, chance, shared } = making;
  const id = `target-${three(index)}`;
  const platform = MADE_PLATFORMS[Math.floor(chance() ** 1.5 * MADE_PLATFORMS.length)] ?? null;
  const { first, last, silent } = watchedWeeks(making);
  made.targets.push({
    id,
    authority_id: authority.id,
    name: `Service ${three(index)}`,
    start_url: `https://${id}.example/`,
    host: `${id}.example`,
    lgsl: SERVICES[(index + Math.floor(index / KINDS.length)) % SERVICES.length] ?? null,
    platform,
    added_at: instant(end, weeks, -HOUR),
    removed_at: last < weeks - 1 && !silent ? instant(end, weeks - 2 - last) : null,
  });
  const own = makeFaults(chance, weeks, OWN, id);
  const theirs = (shared.get(platform ?? '') ?? []).filter(() => chance() < 0.55);
  const faults = [...theirs, ...own];
  const known = new Map<Fault, Record<string, unknown>>();
  const quality = 4 + chance() * 10;
  for (let week = first; week <= last; week += 1) {
    const luck = chance();
    // A week without a scan, and one whose scan was cut short.
    if (luck < 0.02) continue;
    const finished = luck > 0.05;
    const key = made.scans.length + 1;
    const there = faults.filter(({ spans }) => spans.some(([from, to]) => from <= week && week < to));
    const taken = there.reduce((sum, { severity }) => sum + TAKES[severity], quality);
    const score = finished ? tenth(Math.max(0, 100 - taken)) : null;
    const finishedAt = instant(end, weeks - 1 - week, -(1 + chance() * 30) * HOUR);
    const planned = 40 + Math.floor(chance() * 20);
    const failed = finished ? Math.floor(chance() * 3) : 25;
    made.scans.push({
      ...{ key, id: digest(`${id} ${week}`), target_id: id, started_at: finishedAt, finished_at: finishedAt, finished },
      ...{ planned, scanned: planned - failed - 2, skipped: 1, blocked: 1, failed, score },
      ...{
        score_low: score === null ? null : tenth(score - 2),
        score_high: score === null ? null : tenth(score + 1.5),
      },
      coverage: tenth((100 * (planned - failed - 2)) / planned),
      policy: week < weeks * POLICY_CHANGES ? 'v1' : 'v2',
      ...{ tool: '0.1.0', result_digest: digest(`result ${id} ${week}`), store: '/srv/lgdss/evidence' },
      authority_id: authority.id,
    });
    if (!finished) continue;
    addPoints(made, key, score ?? 0, chance);
    for (const fault of there) {
      const row = known.get(fault);
      if (row) Object.assign(row, { last_scan: key, fixed_scan: null });
      else known.set(fault, addFinding(made, { id, platform, fault, key, chance }));
    }
    for (const [fault, row] of known) {
      if (row.fixed_scan === null && !there.includes(fault)) row.fixed_scan = key;
    }
    const listed = there.map((fault) => known.get(fault));
    const places = listed.map((row) => row?.places);
    made.scan_findings.push({ scan_key: key, findings: listed.map((row) => row?.key), places });
  }
}

function addPoints(made: Growing, key: number, score: number, chance: Chance): void {
  for (const point of SCORED_POINTS) {
    const its = tenth(Math.min(100, Math.max(0, score + (chance() - 0.5) * 20)));
    made.scan_points.push({
      ...{ scan_key: key, point: `lgdss:${point}`, state: 'scored' },
      ...{ score: its, low: tenth(its - 2), high: tenth(its + 2) },
    });
  }
}

interface Found {
  readonly id: string;
  readonly platform: string | null;
  readonly fault: Fault;
  readonly key: number;
  readonly chance: Chance;
}

function addFinding(made: Growing, { id, platform, fault, key, chance }: Found): Record<string, unknown> {
  const row = {
    key: made.findings.length + 1,
    target_id: id,
    fingerprint: `b-${digest(`${id} ${fault.check} ${fault.cause}`).slice(7, 23)}`,
    check_id: fault.check,
    message: fault.message,
    severity: fault.severity,
    cause: fault.cause,
    template: chance() < 0.3 ? 'several templates' : '/service/*',
    platform,
    ...{ first_scan: key, last_scan: key, fixed_scan: null },
    places: 1 + Math.floor(chance() ** 3 * 60),
  };
  made.findings.push(row);
  return row;
}

function makeFaults(chance: Chance, weeks: number, count: number, name: string): readonly Fault[] {
  return Array.from({ length: count }, (_, index): Fault => {
    const check = checks[Math.floor(chance() * checks.length)]?.meta;
    const from = Math.floor(chance() * weeks * 1.2 - weeks * 0.4);
    const to = from + Math.ceil(weeks * (0.1 + chance() * 0.8));
    // Some come back.
    const again = chance() < 0.15 ? [[to + 4, to + 4 + Math.ceil(weeks * 0.2)] as const] : [];
    return {
      check: check?.id ?? '',
      message: Object.keys(check?.messages ?? {})[0] ?? '',
      severity: check?.severity ?? 'minor',
      cause: `main .${name.toLowerCase().replaceAll(' ', '-')} > .part-${index}`,
      spans: [[from, to], ...again],
    };
  });
}

interface MadeAuthority extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly ends: string | null;
}

/** Of each nation and tier. Two districts end and become one, and one council ends in one that is there already. */
function makeAuthorities(count: number, end: string, weeks: number): readonly MadeAuthority[] {
  const merged = instant(end, Math.round(weeks / 3)).slice(0, 10);
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? KINDS[0];
    const ends = index === 1 || index === 2 || index === 4;
    return {
      id: `council-${three(index)}`,
      gss: `${kind.letter}99${String(index).padStart(6, '0')}`,
      name: `Sample Council ${three(index)}`,
      tier: kind.tier,
      nation: kind.nation,
      begins: index === 3 ? merged : null,
      ends: ends ? merged : null,
      succeeded_by: ends ? `council-${three(index === 4 ? 0 : 3)}` : null,
    };
  });
}

const KINDS = [
  { nation: 'England', tier: 'unitary', letter: 'E' },
  { nation: 'England', tier: 'district', letter: 'E' },
  { nation: 'England', tier: 'district', letter: 'E' },
  { nation: 'England', tier: 'unitary', letter: 'E' },
  { nation: 'England', tier: 'county', letter: 'E' },
  { nation: 'Wales', tier: 'unitary', letter: 'W' },
  { nation: 'Scotland', tier: 'unitary', letter: 'S' },
  { nation: 'Northern Ireland', tier: 'unitary', letter: 'N' },
] as const;

/** Most from the first week to the last. Some came later, some were taken off the list, some were forgotten, and some never came. */
function watchedWeeks({ index, chance, authority, weeks, end }: Making) {
  const luck = chance();
  const silent = index % 17 === 7;
  const begins = luck > 0.9 ? Math.floor(chance() * weeks * 0.6) : 0;
  const first = index % 61 === 11 ? weeks : begins;
  const stops = silent || index % 29 === 9 ? Math.floor(weeks * (0.4 + chance() * 0.2)) : weeks - 1;
  const gone = authority.ends === null ? weeks - 1 : weeksUntil(authority.ends, end, weeks);
  return { first, last: Math.min(stops, gone), silent };
}

function weeksUntil(day: string, end: string, weeks: number): number {
  return weeks - 1 - Math.ceil((Date.parse(end) - Date.parse(day)) / WEEK);
}

function instant(end: string, weeksBefore: number, ms = 0): string {
  return new Date(Date.parse(end) - weeksBefore * WEEK + ms).toISOString();
}

function digest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function three(index: number): string {
  return String(index).padStart(3, '0');
}

/** The same numbers for the same seed: xorshift. */
function chanceOf(seed: number): Chance {
  let state = (seed | 0) === 0 ? 1 : seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
