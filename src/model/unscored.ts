import type { BudgetReport } from './budget.ts';
import type { MeasuredSummary } from './measured-summary.ts';
import type { SiteFieldData } from './seen/field-data.ts';

/** What a result says beside verdicts and scores. */
export interface Unscored {
  /** Left out by early versions. */
  readonly budgets?: BudgetReport;
  /** Left out where nobody asked for it. */
  readonly fieldData?: readonly SiteFieldData[];
  /** By address. Left out where no page was measured. */
  readonly measured?: readonly MeasuredSummary[];
}
