import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { plural } from '../../reports/lib/text.ts';
import type { ReviewFile } from '../model/review.ts';
import type { Problem } from './tree.ts';

/**
 * What a review file says about things that its scan does not have, and what it leaves out. Nothing of it stops a review:
 * an entry about nothing decides nothing, and a cause that is left out counts as undecided. `line` is 1 for the whole file.
 */
export function mismatches(
  { causes }: ReviewFile,
  { rootCauses, findings }: Pick<ReportDocument, 'rootCauses' | 'findings'>,
): readonly Problem[] {
  const there = new Set(rootCauses.map(({ id }) => id));
  const ids = new Set(findings.map(({ id }) => id));
  const named = new Set(causes.map(({ cause }) => cause));
  const said: Problem[] = [];
  for (const { cause, state, except, line = 1 } of causes) {
    const about = (what: string, at = line) =>
      said.push({ line: at, message: `The scan has no ${what}, so what is decided here counts for nothing.` });
    // A fault that is gone is kept in the file on purpose.
    if (!there.has(cause) && state !== 'fixed' && state !== 'not-retested') about(`cause '${cause}'`);
    // After a retest, an exception may wait for its finding to come back.
    if (!there.has(cause) || state !== null) continue;
    for (const { finding, line: at } of except) if (!ids.has(finding)) about(`finding '${finding}'`, at);
  }
  const missing = rootCauses.filter(({ id }) => !named.has(id)).map(({ id }) => id);
  if (missing.length > 0) {
    const which = missing.length > 5 ? `${missing.slice(0, 5).join(', ')} and more` : missing.join(', ');
    const message = `${plural(missing.length, 'cause')} of the scan ${missing.length === 1 ? 'is' : 'are'} not in the file, and so undecided: ${which}.`;
    said.push({ line: 1, message });
  }
  return said;
}
