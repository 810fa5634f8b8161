import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { PdfFacts } from '../../src/model/seen/documents.ts';
import { byLawOnDocuments, findingIn } from '../lib/documents/pdfs.ts';

/** Ours, not official. */
const LONG_WITHOUT_HEADINGS = 3;
const LONG_WITHOUT_OUTLINE = 21;

export const pdfStructure = defineSiteCheck({
  meta: {
    ...byLawOnDocuments,
    id: 'documents/pdf-structure',
    title: 'PDFs say what their parts are',
    kind: 'needs-review',
    why: 'Pictures, tables and fields need words and marks that software can find. Headings and bookmarks help to move around.',
    affects: 'People who use a screen reader, and everyone who looks for one thing in a long document.',
    fix: 'Publish a web page if you can. Otherwise open the PDF in an accessibility checker and mend what is named here.',
    severity: 'moderate',
    severities: { noOutline: 'minor', titleHidden: 'minor' },
    criteria: ['1.1.1', '1.3.1', '2.4.2', '4.1.2'],
    criteriaOf: {
      figures: ['1.1.1'],
      tables: ['1.3.1'],
      fields: ['1.3.1', '4.1.2'],
      noHeadings: ['1.3.1'],
      titleHidden: ['2.4.2'],
      noOutline: [],
    },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF1',
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF2',
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF6',
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF9',
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF12',
    ],
    messages: {
      figures: 'The PDF “{file}” has {count#picture} without words that say the same. In all it has {of}.',
      tables: 'The PDF “{file}” has {count#table} without cells that are marked as headings. In all it has {of}.',
      fields: 'The PDF “{file}” has {count#field} without a name for a screen reader. In all it has {of}.',
      noHeadings: 'The PDF “{file}” has {of#page} and no tag of a heading was found.',
      noOutline: 'The PDF “{file}” has {of#page} and no bookmarks.',
      titleHidden: 'The PDF “{file}” has a title, but readers show the name of the file in its place.',
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ documents: { pdfs, sample } }) {
    if (pdfs === 0) return inapplicable;
    const read = sample.flatMap((pdf) => (pdf.facts ? [{ pdf, facts: pdf.facts }] : []));
    const findings = read.flatMap(({ pdf, facts }) => doubtsOf(facts).map((said) => findingIn(pdf, said)));
    if (findings.length > 0) return cantTell(findings);
    // Which were not read is said once, by the check of tags.
    return read.length === 0 || read.length < sample.length ? cantTell([]) : passed;
  },
});

function doubtsOf(facts: PdfFacts) {
  const { pages, pagesRead, headings, tags, outline, title, showsTitle } = facts;
  const missing = [
    { message: 'figures', count: facts.figuresWithoutAlt, of: facts.figures },
    { message: 'tables', count: facts.tablesWithoutHeaders, of: facts.tables },
    { message: 'fields', count: facts.fieldsWithoutName, of: facts.fields },
  ] as const;
  const lacks = [
    { message: 'noHeadings', is: tags && headings === 0 && pagesRead >= LONG_WITHOUT_HEADINGS },
    { message: 'noOutline', is: !outline && pages >= LONG_WITHOUT_OUTLINE },
    { message: 'titleHidden', is: title !== null && !showsTitle },
  ] as const;
  return [
    ...missing.filter(({ count }) => count > 0).map(({ message, count, of }) => ({ message, data: { count, of } })),
    ...lacks.filter(({ is }) => is).map(({ message }) => ({ message, data: { of: pages } })),
  ];
}
