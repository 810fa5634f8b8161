import type { Category, LegalId } from '../../src/model/check.ts';
import type { Confidence, LawRef, StandardPoint, StandardPointId } from '../../src/model/result.ts';
import type { WcagCriterion } from '../../src/model/wcag.ts';
import crosswalk from './crosswalk.json' with { type: 'json' };
import govuk from './govuk.json' with { type: 'json' };
import law from './law.json' with { type: 'json' };
import lgdss from './lgdss.json' with { type: 'json' };
import wcag from './wcag.json' with { type: 'json' };

interface Sourced {
  readonly source: string;
  readonly confidence: Confidence;
}

export interface Provision extends Sourced {
  readonly name: string;
  readonly about: string;
}

export interface Law extends LawRef {
  readonly note: string;
  /** The day from which it holds, where that was read in the source. */
  readonly since: string | null;
  /** The parts that checks and reports rest on. */
  readonly provisions: readonly Provision[];
}

/** Where a standard's text comes from and how sure we are of it. */
export interface StandardSource {
  readonly standard: string;
  readonly source: string;
  readonly checked: string;
  readonly note: string;
}

export type SourcedPoint = StandardPoint & {
  readonly source: string;
  readonly checked: string;
};

// The compiler reads JSON strings as plain `string`; tests/checks/standards.test.ts checks the values these names promise.
export const lgdssPoints: readonly SourcedPoint[] = pointsOf(lgdss);
export const govukPoints: readonly SourcedPoint[] = pointsOf(govuk);
export const allPoints: readonly SourcedPoint[] = [...lgdssPoints, ...govukPoints];
export const laws = Object.fromEntries(
  Object.entries(law.laws).map(([id, one]) => [id, { ...one, checked: law.checked }]),
) as unknown as Readonly<Record<LegalId, Law>>;
export const wcagCriteria = wcag.criteria as readonly WcagCriterion[];
export const govukByCategory: Readonly<Partial<Record<Category, readonly number[]>>> = crosswalk.govukByCategory;

/** The nearest point of the GOV.UK Service Standard; null where that standard has none. */
export const primaryTwin: Readonly<Record<string, StandardPointId | null>> = Object.fromEntries(
  Object.entries(crosswalk.lgdss).map(([id, twins]) => [id, twins.primary as StandardPointId | null]),
);
export const secondaryTwins: Readonly<Record<string, readonly StandardPointId[]>> = Object.fromEntries(
  Object.entries(crosswalk.lgdss).map(([id, twins]) => [id, twins.secondary as readonly StandardPointId[]]),
);

export const lgdssSource: StandardSource = sourceOf(lgdss);
export const govukSource: StandardSource = sourceOf(govuk);
export const wcagSource: StandardSource = sourceOf(wcag);
export const crosswalkSource: Pick<StandardSource, 'checked' | 'note'> & { readonly confidence: string } = crosswalk;

function pointsOf(file: StandardSource & { readonly points: readonly unknown[] }): readonly SourcedPoint[] {
  const { source, checked } = file;
  return (file.points as readonly Omit<SourcedPoint, 'source' | 'checked'>[]).map((point) => ({
    ...point,
    source,
    checked,
  }));
}

function sourceOf({ standard, source, checked, note }: StandardSource): StandardSource {
  return { standard, source, checked, note };
}
