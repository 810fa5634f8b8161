import { cantTell, type Finding, failedIf, inapplicable, passed, type Verdict } from '../../../src/model/check.ts';
import type { Documents, PdfFacts, PdfSeen } from '../../../src/model/seen/documents.ts';

/** What is the same for checks of PDFs: a document is part of the service, and breaking WCAG in it is breaking the law. */
export const byLawOnDocuments = {
  basis: 'law',
  legal: ['psbar', 'equality-act'],
  points: ['lgdss:7', 'lgdss:10'],
  since: '2026-11-29',
} as const;

/** Wording of the two things that every check of PDFs may have to say. */
export const setAside = {
  old: '{count#PDF} with this fault may be older than the law: made before 23 September 2018, or without a date. See “Old PDFs that may still be needed”.',
  unread:
    '{count#PDF} could not be looked into, so nothing is known of what is in there. The list of documents says why.',
} as const;

/** Older documents need not meet the regulations, unless people need them to use a service. */
const LAW_FROM = '2018-09-23T00:00:00.000Z';

interface Said<M> {
  readonly message: M;
  readonly data?: Readonly<Record<string, string | number>>;
  /** For a person to decide. */
  readonly doubt?: true;
}

/** That it is covered by the law whatever is still needed. Without a date, or with an old one, nobody can tell. */
export const isOfTheLaw = ({ created }: PdfFacts): boolean => created !== null && created >= LAW_FROM;

/** Faults in documents that the law surely covers are failures; all else that was seen is for a person. */
export function judgePdfs<M extends string>(
  { pdfs, sample }: Documents,
  faultsOf: (facts: PdfFacts) => readonly Said<M>[],
): Verdict<M | keyof typeof setAside> {
  if (pdfs === 0) return inapplicable;
  const faulty = sample.flatMap((pdf) => {
    const { facts } = pdf;
    return facts ? faultsOf(facts).map((said) => ({ pdf, facts, said })) : [];
  });
  const sure = faulty.filter(({ said, facts }) => !said.doubt && isOfTheLaw(facts));
  if (sure.length > 0) return failedIf(sure.map(({ pdf, said }) => findingIn(pdf, said)));

  const doubts = faulty.filter(({ said }) => said.doubt).map(({ pdf, said }) => findingIn(pdf, said));
  const old = new Set(faulty.filter(({ said }) => !said.doubt).map(({ pdf }) => pdf.url)).size;
  const unread = sample.length === 0 ? pdfs : sample.filter(({ facts }) => !facts).length;
  const left: readonly Finding<M | keyof typeof setAside>[] = [
    ...doubts,
    ...summary('old', old),
    ...summary('unread', unread),
  ];
  return left.length > 0 ? cantTell(left) : passed;
}

function summary<M extends string>(message: M, count: number): Finding<M>[] {
  return count === 0 ? [] : [{ message, at: { kind: 'page' }, data: { count } }];
}

export function findingIn<M extends string>(
  { url, page }: Pick<PdfSeen, 'url' | 'page'>,
  { message, data }: Said<M>,
): Finding<M> {
  return { message, at: { kind: 'request', url }, page, data: { file: fileOf(url), ...data } };
}

/** The name of a file as people know it. */
export function fileOf(url: string): string {
  const { pathname } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '') ?? pathname;
  try {
    return decodeURIComponent(last).slice(0, 120);
  } catch {
    return last.slice(0, 120);
  }
}
