import type { ReportDocument } from './document-types.ts';

interface Seen {
  readonly incomplete: boolean;
  /** Only what a baseline does not have is listed. */
  readonly newOnly: boolean;
}

/** What may be said where no failure is listed: never more than was seen. */
export function nothingFailed({ coverage }: Pick<ReportDocument, 'coverage'>, { incomplete, newOnly }: Seen): string {
  if (coverage.scanned === 0) return 'No page was scanned, so nothing is known of them.';
  const nothing = newOnly ? 'Nothing new failed' : 'Nothing failed';
  if (incomplete) return `${nothing} in what was scanned. The rest is not known.`;
  return newOnly ? `${nothing}.` : `${nothing} among the checks that count.`;
}
