import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../history/tables.ts';
import { commonCauses, commonChecks, supplierFaults, supplierFaultsSeen } from './fault-queries.ts';
import { coverageOfCouncils, distributions, endedCouncils, policyInUse, targetsWithFreshness } from './queries.ts';
import type { ScopeBy } from './scope.ts';
import { trendOfWeeks } from './trend.ts';

export const MOST_CHECKS = 30;
export const MOST_CAUSES = 50;
export const MOST_SUPPLIER_FAULTS = 100;

export interface Asked {
  readonly weeks: number;
  readonly platform: string;
}

/** All of them, by name: what a bench measures. */
export function estateQuestions(
  scope: ScopeBy,
  { weeks, platform }: Asked,
): Readonly<Record<string, RawBuilder<unknown>>> {
  return {
    policyInUse: policyInUse(scope),
    targetsWithFreshness: targetsWithFreshness(scope),
    distributions: distributions(scope),
    trendOfWeeks: trendOfWeeks(scope, weeks),
    commonChecks: commonChecks(scope, MOST_CHECKS),
    commonCauses: commonCauses(scope, MOST_CAUSES),
    supplierFaults: supplierFaults(scope, MOST_SUPPLIER_FAULTS),
    supplierFaultsSeen: supplierFaultsSeen(scope, platform),
    coverageOfCouncils: coverageOfCouncils(scope),
    endedCouncils: endedCouncils(scope),
  };
}

type Ask = <T>(question: RawBuilder<T>) => Promise<readonly T[]>;

/** Every question sees the same history, whatever is written meanwhile. */
export function askEstate<T>(db: Kysely<Tables>, work: (ask: Ask) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      // A server may compile a question before it answers, which takes a second for what takes a tenth of one.
      await sql`set local jit = off`.execute(transaction);
      return work(async (question) => (await question.execute(transaction)).rows);
    });
}
