import { buildDocument, prepared } from '../../reports/lib/document.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { whole } from '../../reports/lib/whole.ts';
import { pipelineReports, reports } from '../../reports/registry.ts';
import type { Report, ReportInput, ReportTools } from '../model/report.ts';

/** All that are one text file. What GitHub shows in its own pages is for the command alone. */
export const FORMATS = [
  ...(['json', 'html', 'csv', 'documents', 'performance'] as const),
  ...(['sarif', 'junit', 'gitlab', 'comment'] as const),
];
export type ReportFormat = (typeof FORMATS)[number];

interface Reporter {
  readonly report: (format: ReportFormat) => Promise<string>;
  readonly document: () => ReportDocument;
}

/** Renders a scan in one format after the other. Reads what was saved, and writes nothing. */
export function reporter(input: ReportInput, tools: ReportTools): Reporter {
  const once = prepared(input);
  return {
    report: async (format) => {
      const rendered = await whole(reportCalled(format).render(once, tools));
      return typeof rendered === 'string' ? rendered : new TextDecoder().decode(rendered);
    },
    // A copy: what a program does to it must not show in the reports that it asks for later.
    document: () => structuredClone(buildDocument(once)),
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
