import type { SiteEvidence } from '../model/evidence.ts';
import type { SiteFieldData } from '../model/seen/field-data.ts';

/** Of all sites that it was asked for; undefined where nobody had a key. */
export function fieldDataOf(sites: readonly SiteEvidence[]): readonly SiteFieldData[] | undefined {
  const asked = sites.flatMap(({ origin, artifacts: { fieldData } }): readonly SiteFieldData[] => {
    if (!fieldData) return [];
    return fieldData.ok
      ? [{ origin, records: fieldData.value.records, why: null }]
      : [{ origin, records: [], why: fieldData.error.message }];
  });
  return asked.length === 0 ? undefined : asked;
}
