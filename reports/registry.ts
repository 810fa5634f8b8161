import type { Report } from '../src/model/report.ts';
import { csv } from './csv.ts';
import { html } from './html/html.ts';
import { json } from './json.ts';

export { buildDocument } from './lib/document.ts';
export type { ReportDocument } from './lib/document-types.ts';
export { topFixes } from './lib/fixes.ts';

/** One line per format. */
export const reports: Readonly<Record<string, Report>> = {
  json,
  html,
  csv,
};
