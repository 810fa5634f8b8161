import { cantTell, defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import { fileOf } from '../lib/documents/pdfs.ts';

/** Written to be read. Tables of figures are often wanted as files, and are for the check of open formats. */
const TO_READ = new Set(['pdf', 'doc', 'docx', 'odt', 'rtf', 'ppt', 'pptx', 'odp']);
const MOST_NAMED = 20;

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
      document:
        'The document “{file}” is linked from {pages#page}. Is everything in it that people need on a web page too?',
      more: '{count#more document} to read are linked, see documents.csv. Is what people need in them on web pages too?',
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ documents: { linked } }) {
    const read = linked.list.filter(({ format }) => TO_READ.has(format));
    if (read.length === 0) return inapplicable;
    const named = read.slice(0, MOST_NAMED).map(
      ({ url, linkedFrom }): Finding<'document'> => ({
        message: 'document',
        at: { kind: 'request', url },
        page: linkedFrom.list[0] ?? url,
        data: { file: fileOf(url), pages: linkedFrom.total },
      }),
    );
    const count = read.length - named.length;
    return cantTell([
      ...named,
      ...(count > 0 ? [{ message: 'more', at: { kind: 'page' }, data: { count } } as const] : []),
    ]);
  },
});
