import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { plural } from '../../reports/lib/text.ts';

/** What the scan has to say about a point, in one sentence. */
export function evidenceSentence({ decided, undecided, grace }: ReportDocument['points'][number]): string {
  if (decided + undecided === 0)
    return grace.length > 0 ? 'Only new checks look at it. They do not count yet.' : 'No check looks at it.';
  return `${plural(decided, 'check')} decided, ${undecided} could not.`;
}
