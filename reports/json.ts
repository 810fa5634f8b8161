import type { Report } from '../src/model/report.ts';
import { buildDocument } from './lib/document.ts';
import { prettyJson } from './lib/pretty-json.ts';

export const json: Report = {
  format: 'json',
  fileName: 'report.json',
  mediaType: 'application/json',
  render: (input) => prettyJson(buildDocument(input)),
};
