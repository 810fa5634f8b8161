import { prepared } from '../../reports/lib/document.ts';
import { whole } from '../../reports/lib/whole.ts';
import { pipelineReports, reports } from '../../reports/registry.ts';
import type { Report, ReportInput, ReportTools } from '../model/report.ts';

const FORMATS = ['json', 'html', 'csv', 'documents', 'sarif', 'junit', 'gitlab', 'comment'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** Renders a scan in one format after the other. Reads what was saved, and writes nothing. */
export function reporter(input: ReportInput, tools: ReportTools): (format: ReportFormat) => Promise<string> {
  const once = prepared(input);
  return async (format) => {
    const rendered = await whole(reportCalled(format).render(once, tools));
    return typeof rendered === 'string' ? rendered : new TextDecoder().decode(rendered);
  };
}

function reportCalled(format: ReportFormat): Report {
  // A program in JavaScript may ask for anything.
  const known = FORMATS.includes(format)
    ? (reports[format] ?? Object.entries(pipelineReports).find(([name]) => name === format)?.[1][0])
    : undefined;
  if (!known) throw new TypeError(`There is no report '${format}'. There are: ${FORMATS.join(', ')}.`);
  return known;
}
