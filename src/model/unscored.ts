import type { BudgetReport } from './budget.ts';
import type { SiteFieldData } from './seen/field-data.ts';

/** What a result says beside verdicts and scores. */
export interface Unscored {
  /** Left out by early versions. */
  readonly budgets?: BudgetReport;
  /** Left out where nobody asked for it. */
  readonly fieldData?: readonly SiteFieldData[];
}
