import { cantTell, defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { LinkedDocument } from '../../src/model/result.ts';
import { fileOf } from '../lib/documents/pdfs.ts';
import { byCodeUnit } from '../lib/grouping.ts';

/** Written to be read. Tables of figures are often wanted as files, and are for the check of open formats. */
const TO_READ = new Set(['pdf', 'doc', 'docx', 'odt', 'rtf', 'ppt', 'pptx', 'odp']);
const MOST_PAGES = 20;
const MOST_NAMED = 3;

export const htmlFirst = defineSiteCheck({
  meta: {
    id: 'documents/html-first',
    title: 'What people need to know is on web pages, not only in documents',
    kind: 'needs-review',
    why: 'A web page fits every screen, is easy to find and works with the tools people have. A document often is and does none of these.',
    affects: 'People on a phone, people who use a screen reader or larger text, and people without the right program.',
    fix: 'Put the information on a web page. Offer the document besides it, or take it down.',
    severity: 'moderate',
    basis: 'guidance',
    since: '2026-11-29',
    legal: ['psbar'],
    points: ['lgdss:7', 'lgdss:10', 'lgdss:12'],
    criteria: [],
    sources: ['https://www.gov.uk/guidance/publishing-accessible-documents'],
    messages: {
      documents:
        'This page links to {count#document} to read: {names}. Is everything in there that people need on a web page too?',
      more: 'There are documents to read on {count#more page}, see documents.csv. Is what people need in there on web pages too?',
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ documents: { linked } }) {
    const toRead = linked.list.filter(({ format }) => TO_READ.has(format));
    if (toRead.length === 0) return inapplicable;
    const byPage = [...Map.groupBy(toRead, ({ url, linkedFrom }) => linkedFrom.list[0] ?? url)];
    const pages = byPage.toSorted(([a], [b]) => byCodeUnit(a, b));
    const findings: Finding<'documents' | 'more'>[] = pages.slice(0, MOST_PAGES).map(([page, all]) => ({
      message: 'documents',
      at: { kind: 'page' },
      page,
      data: { count: all.length, names: namesIn(all) },
    }));
    const count = pages.length - findings.length;
    if (count > 0) findings.push({ message: 'more', at: { kind: 'page' }, data: { count } });
    return cantTell(findings);
  },
});

function namesIn(all: readonly LinkedDocument[]): string {
  const named = all.slice(0, MOST_NAMED).map(({ url }) => `“${fileOf(url)}”`);
  const left = all.length - named.length;
  return [...named, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}
