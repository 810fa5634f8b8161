import type { Report } from '../src/model/report.ts';
import { buildDocument } from './lib/document.ts';

export const json: Report = {
  format: 'json',
  fileName: 'report.json',
  mediaType: 'application/json',
  render: (input) => `${JSON.stringify(buildDocument(input), null, 2)}\n`,
};
