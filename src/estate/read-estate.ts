import type { Kysely } from 'kysely';
import type { Tables } from '../history/tables.ts';
import type { EstateReport, EstateScope, Trend } from '../model/estate.ts';
import { askEstate, MOST_CAUSES, MOST_CHECKS, MOST_SUPPLIER_FAULTS } from './estate.ts';
import { commonCauses, commonChecks, supplierFaults } from './fault-queries.ts';
import { coverageOfCouncils, distributions, endedCouncils, policyInUse, targetsWithFreshness } from './queries.ts';
import { type TrendRow, trendOfWeeks } from './trend.ts';

export type EstateRead = Omit<EstateReport, 'schema' | 'tool' | 'checks'>;

/** Everything a report says, as of one moment. */
export function readEstate(db: Kysely<Tables>, asked: EstateScope, weeks: number): Promise<EstateRead> {
  return askEstate(db, async (ask) => {
    const [inUse] = await ask(policyInUse(asked));
    const policy = inUse?.policy ?? null;
    const scope = { ...asked, policy };
    return {
      asked,
      policy,
      targets: await ask(targetsWithFreshness(scope)),
      distributions: await ask(distributions(scope)),
      trend: trendOf(await ask(trendOfWeeks(scope, weeks))),
      commonChecks: await ask(commonChecks(scope, MOST_CHECKS)),
      commonCauses: await ask(commonCauses(scope, MOST_CAUSES)),
      supplierFaults: await ask(supplierFaults(scope, MOST_SUPPLIER_FAULTS)),
      councils: await ask(coverageOfCouncils(scope)),
      ended: await ask(endedCouncils(scope)),
    };
  });
}

function trendOf(rows: readonly TrendRow[]): Trend {
  return {
    targets: rows[0]?.targets ?? 0,
    weeks: rows.map(({ ends, quartiles: [quarter, median, threeQuarters] }) => ({
      ends,
      ...{ quarter: tenth(quarter), median: tenth(median), threeQuarters: tenth(threeQuarters) },
    })),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
