import type { PipelineFormat, Report, ReportInput, ReportTools } from '../src/model/report.ts';
import { csv } from './csv.ts';
import { documentsCsv } from './documents-csv.ts';
import { html } from './html/html.ts';
import { json } from './json.ts';
import { whole } from './lib/whole.ts';
import { performanceCsv } from './performance-csv.ts';
import { comment } from './pipeline/comment.ts';
import { githubAnnotations, githubSummary } from './pipeline/github.ts';
import { gitlab } from './pipeline/gitlab.ts';
import { junit } from './pipeline/junit.ts';
import { sarif } from './pipeline/sarif.ts';

export { buildDocument } from './lib/document.ts';
export type { ReportDocument } from './lib/document-types.ts';
export { topFixes } from './lib/fixes.ts';

/** The bytes of one format. Undefined for a format there is not. */
export async function renderReport(
  format: string,
  input: ReportInput,
  tools: ReportTools,
): Promise<string | Uint8Array | undefined> {
  const report = reports[format];
  return report && whole(report.render(input, tools));
}

/** Every scan writes these, one line per format. */
export const reports: Readonly<Record<string, Report>> = {
  json,
  html,
  csv,
  documents: documentsCsv,
  performance: performanceCsv,
};

/** Written where they are asked for. */
export const pipelineReports: Readonly<Record<PipelineFormat, readonly Report[]>> = {
  sarif: [sarif],
  junit: [junit],
  gitlab: [gitlab],
  github: [githubSummary, githubAnnotations],
  comment: [comment],
};
