import type { CheckId } from '../../src/model/check.ts';
import type { ReportDocument, ToldElsewhere } from './document-types.ts';
import { listInWords, number } from './text.ts';

interface Told extends Pick<ReportDocument, 'toldElsewhere'> {
  readonly checks: readonly { readonly id: CheckId; readonly title: string }[];
}

/** Beside what a check came to: where to read of it, when it lists nothing itself. Empty for all others. */
export function toldUnder(id: CheckId, document: Told): string {
  const own = document.toldElsewhere.filter(({ check }) => check === id);
  const failed = own.filter(({ outcome }) => outcome === 'failed');
  const asked = own.filter(({ outcome, answered }) => outcome === 'cantTell' && !answered);
  const answered = own.filter((one) => one.answered);
  return [
    ...clause(failed, 'of the failed', 'told', document),
    ...clause(asked, 'of those it cannot tell', 'told', document),
    ...clause(answered, 'of those it cannot tell', 'answered', document),
  ].join('');
}

function clause(some: readonly ToldElsewhere[], of: string, how: string, { checks }: Told): readonly string[] {
  if (some.length === 0) return [];
  const under = new Set(some.flatMap((one) => one.under));
  const titles = checks.filter(({ id }) => under.has(id)).map(({ title }) => `“${title}”`);
  return [`; ${number(some.length)} ${of} ${some.length === 1 ? 'is' : 'are'} ${how} under: ${listInWords(titles)}`];
}

/** The same about one subject, as a sentence. Empty where the check lists something itself. */
export function toldSentence(
  under: readonly CheckId[],
  answered: boolean,
  { checks }: { readonly checks: readonly { readonly id: CheckId; readonly title: string }[] },
): string {
  const titles = checks.filter(({ id }) => under.includes(id)).map(({ title }) => `“${title}”`);
  return `${answered ? 'Answered' : 'Told'} under: ${listInWords(titles)}.`;
}
