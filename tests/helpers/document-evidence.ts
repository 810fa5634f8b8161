import type { SiteArtifacts } from '../../src/model/evidence.ts';
import type { LinkedDocument } from '../../src/model/result.ts';
import type { PdfFacts, PdfSeen, PdfUnread } from '../../src/model/seen/documents.ts';
import { ORIGIN } from './check-cases.ts';

/** A PDF of one page that does everything right. */
export function pdfFacts(rest: Partial<PdfFacts> = {}): PdfFacts {
  return {
    pages: 1,
    pagesRead: 1,
    marked: true,
    tags: true,
    language: 'en-GB',
    title: 'Bin days 2026',
    showsTitle: true,
    characters: 900,
    withoutText: [],
    pictures: [],
    headings: 2,
    tables: 0,
    tablesWithoutHeaders: 0,
    figures: 0,
    figuresWithoutAlt: 0,
    fields: 0,
    fieldsWithoutName: 0,
    encrypted: false,
    extractionBlocked: false,
    outline: false,
    producer: 'Ambleford Writer 1',
    created: '2026-03-01T09:00:00.000Z',
    modified: null,
    pdfa: null,
    pdfua: null,
    ...rest,
  };
}

export function pdfSeen(path: string, facts: Partial<PdfFacts> | null = {}, unread: PdfUnread = 'broken'): PdfSeen {
  return {
    url: `${ORIGIN}${path}`,
    page: `${ORIGIN}/bins`,
    text: 'Bin days',
    bytes: 1000,
    lastModified: null,
    unread: facts ? null : unread,
    facts: facts && pdfFacts(facts),
  };
}

export function linkedDocument(path: string, format: string, rest: Partial<LinkedDocument> = {}): LinkedDocument {
  return {
    url: `${ORIGIN}${path}`,
    format,
    certain: true,
    elsewhere: false,
    state: 'skipped',
    reason: 'not-html',
    linkedFrom: { total: 1, list: [`${ORIGIN}/bins`] },
    texts: ['Bin days'],
    ...rest,
  };
}

/** What the site links to: these PDFs, all looked into, and other documents. */
export function documents(
  sample: readonly PdfSeen[],
  others: readonly LinkedDocument[] = [],
  pdfs = sample.length,
): Pick<SiteArtifacts, 'documents'> {
  const own = sample.map(({ url }) => linkedDocument(new URL(url).pathname, 'pdf'));
  const list = [...own, ...others];
  return { documents: { linked: { total: list.length, list }, pdfs, sample } };
}
