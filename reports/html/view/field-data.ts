import type { ReportDocument } from '../../lib/document-types.ts';
import {
  FIELD_MEANING,
  FIELD_METRICS,
  FIELD_TITLES,
  fieldInWords,
  fieldOf,
  noFieldData,
  periodInWords,
} from '../../lib/field-data.ts';

/** Undefined where nobody asked for it: the section is then left out. */
export function fieldDataView({ fieldData }: ReportDocument) {
  if (!fieldData) return undefined;
  return {
    meaning: FIELD_MEANING,
    columns: FIELD_METRICS.map((metric) => FIELD_TITLES[metric]),
    sites: fieldData.map((site) => ({
      origin: site.origin,
      why: noFieldData(site),
      rows: site.records.map((record) => ({
        of: fieldOf(record),
        period: record.p75 === null ? '' : periodInWords(record),
        values: FIELD_METRICS.map((metric) => ({
          title: FIELD_TITLES[metric],
          text: fieldInWords(metric, record.p75?.[metric] ?? null),
        })),
      })),
    })),
  };
}
