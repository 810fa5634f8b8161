import type { Generated } from 'kysely';
import type { Digest, Instant } from '../model/evidence.ts';

/**
 * What history keeps. Scans and findings have short numbers of their own (`key`), because their full names are repeated
 * in every row that speaks of them: 4 bytes in place of 72. Figures: docs/decisions/0033-history.md.
 */
export interface Tables {
  readonly authorities: AuthoritiesTable;
  readonly targets: TargetsTable;
  readonly scans: ScansTable;
  readonly scan_points: ScanPointsTable;
  readonly findings: FindingsTable;
  readonly scan_findings: ScanFindingsTable;
  readonly schedules: SchedulesTable;
  readonly runs: RunsTable;
  readonly run_targets: RunTargetsTable;
  readonly notices: NoticesTable;
  readonly kept_samples: KeptSamplesTable;
  readonly at_work: AtWorkTable;
}

/** A day such as 2026-11-29. */
export type Day = string;

/** Councils and the like. One that ended or merged keeps its row, and with it its history. */
export interface AuthoritiesTable {
  /** Its code, or where it has none its name. */
  id: string;
  /** Code of the Office for National Statistics. */
  gss: string | null;
  name: string;
  tier: string | null;
  nation: string | null;
  begins: Day | null;
  ends: Day | null;
  /** The authority that took over. */
  succeeded_by: string | null;
}

export interface TargetsTable {
  id: string;
  authority_id: string | null;
  name: string;
  start_url: string;
  /** Of the first start address. Targets of one supplier often share one. */
  host: string;
  /** Number of the service in the Local Government Service List. */
  lgsl: number | null;
  /** The supplier's platform, as the latest scan recognised it. */
  platform: string | null;
  added_at: Instant;
  /** Set when it is watched no longer. Its history stays. */
  removed_at: Instant | null;
}

export interface ScansTable {
  key: Generated<number>;
  /** Digest of the record. */
  id: Digest;
  target_id: string;
  started_at: Instant;
  finished_at: Instant;
  /** False where the scan was cut short, or saw too little for a score to stand. */
  finished: boolean;
  planned: number;
  scanned: number;
  skipped: number;
  blocked: number;
  failed: number;
  score: number | null;
  score_low: number | null;
  score_high: number | null;
  /** How many per cent of the pages that should have been seen were. */
  coverage: number | null;
  /** Findings that were not there before, those that were, those that are gone, and open ones where it did not look. */
  new_findings: Generated<number>;
  same_findings: Generated<number>;
  fixed_findings: Generated<number>;
  unseen_findings: Generated<number>;
  policy: string;
  tool: string;
  result_digest: Digest;
  /** Where its evidence is: a folder, or the address of a bucket. */
  store: string;
  /** The council it was made for. Its target may be another one's by now. */
  authority_id: Generated<string | null>;
}

/** Points that a scan can say nothing about have no row. */
export interface ScanPointsTable {
  scan_key: number;
  /** Such as `lgdss:6`. */
  point: string;
  state: string;
  score: number | null;
  low: number | null;
  high: number | null;
}

/** A failure on a target, known again from scan to scan by its fingerprint. Questions for a person are none. */
export interface FindingsTable {
  key: Generated<number>;
  target_id: string;
  fingerprint: string;
  check_id: string;
  /** Key of the message of the check. */
  message: Generated<string>;
  severity: string;
  /** What its places have in common, such as `a.button[type=submit]`. With the check and the message, the same at other councils. */
  cause: string;
  template: string;
  /** It is about the site as a whole. */
  site_wide: Generated<boolean>;
  /** Pages it was last seen on, a few; empty once it is fixed. Where all of them were looked at and it is gone, it is fixed. */
  pages: Generated<readonly string[]>;
  platform: string | null;
  /** The very first scan that saw it, also where it was gone in between. */
  first_scan: number;
  last_scan: number;
  /** The scan that saw it gone; null while it is open. */
  fixed_scan: number | null;
  /** The scan that saw it again after it had been gone, the last time; null where it never was. */
  returned_scan: Generated<number | null>;
  /** How often it came back. */
  returns: Generated<number>;
  /** In how many places, in the last scan that saw it. */
  places: number;
}

/** All findings of one scan, in one row of two lists of the same length: 8 bytes a finding, where a row of its own takes 60. */
export interface ScanFindingsTable {
  scan_key: number;
  findings: readonly number[];
  places: readonly number[];
}

export interface SchedulesTable {
  id: string;
  /** What is to be scanned, when and how; whoever runs schedules reads it. */
  spec: unknown;
  created_at: Instant;
  paused_at: Instant | null;
}

export interface RunsTable {
  id: string;
  schedule_id: string | null;
  /** When its schedule wanted it; null for one that a person began. */
  due_at: Generated<Instant | null>;
  started_at: Instant;
  finished_at: Instant | null;
  /** How its targets are scanned, settled when it was planned. */
  settings: Generated<unknown>;
  summary: unknown;
}

/** Every target of a run, whatever became of it. */
export interface RunTargetsTable {
  run_id: string;
  target_id: string;
  state: string;
  scan_key: number | null;
  reason: string | null;
  /** The whole target, as the list had it. */
  target: Generated<unknown>;
  /** Targets of one key wait for each other. */
  host_key: Generated<string | null>;
  /** Keys of all its hosts: it waits for whatever else is at one of them, also in another run. */
  hosts: Generated<readonly string[]>;
  /** Not before. */
  starts_at: Generated<Instant | null>;
  /** How often it was put into the queue again, by a worker that stopped or by a person. */
  generation: Generated<number>;
  attempts: Generated<number>;
  /** Who took it last. */
  worker: Generated<string | null>;
  changed_at: Generated<Instant | null>;
  /** Given up, and somebody has taken note of it. */
  cleared_at: Generated<Instant | null>;
}

/** What people are told, once: a digest of a run, or a list of what is overdue. */
export interface NoticesTable {
  /** Made from what it is about, so that it is made once. */
  id: string;
  schedule_id: string | null;
  run_id: string | null;
  made_at: Instant;
  digest: unknown;
  /** Who sends it has claimed it; who claimed it long ago and did not send it has died. */
  claimed_at: Instant | null;
  /** Ways by which it has gone out already, where others failed. */
  sent_to: Generated<unknown>;
  sent_at: Instant | null;
  /** Why it could not be sent, the last time. */
  problem: string | null;
}

/** The sample of a target that is scanned again, as text, so that every worker scans the same pages. */
export interface KeptSamplesTable {
  target_id: string;
  sample: string;
  drawn_at: Instant;
}

/** Workers, and scans that no worker does, as long as they say so. By the clock of the database, which is one for all. */
export interface AtWorkTable {
  id: string;
  kind: 'worker' | 'scan';
  /** The machine and the process, for people. */
  who: string;
  /** What a scan is of. */
  target: string | null;
  /** Keys of the hosts that a scan asks. */
  hosts: readonly string[];
  since: Generated<Instant>;
  heard_at: Generated<Instant>;
}
