import type { Category, LegalId } from '../../src/model/check.ts';
import type { StandardPoint, StandardPointId } from '../../src/model/result.ts';
import crosswalk from './crosswalk.json' with { type: 'json' };
import govuk from './govuk.json' with { type: 'json' };
import law from './law.json' with { type: 'json' };
import lgdss from './lgdss.json' with { type: 'json' };
import wcag from './wcag.json' with { type: 'json' };

export interface Law {
  readonly title: string;
  readonly short: string;
  readonly source: string;
  readonly note: string;
}

export interface WcagCriterion {
  readonly number: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  readonly url: string;
  readonly newIn22: boolean;
}

/** Where a standard's text comes from and how sure we are of it. */
export interface StandardSource {
  readonly standard: string;
  readonly source: string;
  readonly researched: string;
  readonly confidence: string;
}

// The compiler reads JSON strings as plain `string`; tests/checks/standards.test.ts checks the values these names promise.
export const lgdssPoints = lgdss.points as readonly StandardPoint[];
export const govukPoints = govuk.points as readonly StandardPoint[];
export const allPoints: readonly StandardPoint[] = [...lgdssPoints, ...govukPoints];
export const laws: Readonly<Record<LegalId, Law>> = law.laws;
export const wcagCriteria = wcag.criteria as readonly WcagCriterion[];
export const govukByCategory: Readonly<Partial<Record<Category, readonly number[]>>> = crosswalk.govukByCategory;

/** The nearest point of the GOV.UK Service Standard; null where that standard has none. */
export const primaryTwin: Readonly<Record<string, StandardPointId | null>> = Object.fromEntries(
  Object.entries(crosswalk.lgdss).map(([id, twins]) => [id, twins.primary as StandardPointId | null]),
);
export const secondaryTwins: Readonly<Record<string, readonly StandardPointId[]>> = Object.fromEntries(
  Object.entries(crosswalk.lgdss).map(([id, twins]) => [id, twins.secondary as readonly StandardPointId[]]),
);

export const lgdssSource: StandardSource & { readonly workingTitles: readonly number[] } = {
  standard: lgdss.standard,
  source: lgdss.source,
  researched: lgdss.researched,
  confidence: lgdss.confidence,
  workingTitles: lgdss.workingTitles,
};
export const govukSource: StandardSource = {
  standard: govuk.standard,
  source: govuk.source,
  researched: govuk.researched,
  confidence: govuk.confidence,
};
