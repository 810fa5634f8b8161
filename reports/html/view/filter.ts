import type { ReportDocument } from '../../lib/document-types.ts';
import { byPoint } from '../../lib/mapping.ts';
import { SEVERITIES, SEVERITY_TITLES } from '../../lib/words.ts';
import { templateInWords } from '../charts/charts.ts';

/** What the findings can be narrowed down by: only what is among them. */
export function filterView(document: ReportDocument) {
  const failed = document.rootCauses.filter(({ outcome }) => outcome === 'failed');
  const severities = new Set(failed.map(({ severity }) => severity));
  const points = new Set(failed.flatMap((cause) => cause.points));
  const templates = new Set(failed.map(({ template }) => template));
  return {
    severities: SEVERITIES.filter((one) => severities.has(one)).map((value) => ({
      value,
      text: SEVERITY_TITLES[value],
    })),
    points: document.points
      .filter(({ id }) => points.has(id))
      .toSorted((a, b) => byPoint(a.id, b.id))
      .map(({ id, title }) => ({ value: id, text: `${pointName(id)}. ${title}` })),
    templates: [...templates].map((value) => ({ value, text: templateInWords(value, document) })),
  };
}

function pointName(id: string): string {
  const number = id.slice(id.indexOf(':') + 1);
  return id.startsWith('govuk:') ? `GOV.UK ${number}` : number;
}
