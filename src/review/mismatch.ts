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
    // A fault that is gone is kept in the file on purpose, with its exceptions.
    const gone = state === 'fixed' || state === 'not-retested';
    if (!there.has(cause) && !gone)
      said.push({ line, message: `The scan has no cause '${cause}', so what is decided here counts for nothing.` });
    if (gone || !there.has(cause)) continue;
    for (const one of except)
      if (!ids.has(one.finding) && state === null)
        said.push({
          line: one.line ?? line,
          message: `The scan has no finding '${one.finding}', so what is decided here counts for nothing.`,
        });
  }
  const missing = rootCauses.filter(({ id }) => !named.has(id)).map(({ id }) => id);
  if (missing.length > 0) {
    const which = missing.length > 5 ? `${missing.slice(0, 5).join(', ')} and more` : missing.join(', ');
    const message = `${plural(missing.length, 'cause')} of the scan ${missing.length === 1 ? 'is' : 'are'} not in the file, and so undecided: ${which}.`;
    said.push({ line: 1, message });
  }
  return said;
}
