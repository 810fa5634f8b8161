import { defineSiteCheck } from '../../src/model/check.ts';
import { textFault } from '../lib/documents/faults.ts';
import { byLawOnDocuments, judgePdfs, setAside } from '../lib/documents/pdfs.ts';

/** Ours, not official: fewer characters on a page are hardly its text. */
const LEAST_A_PAGE = 50;

export const pdfHasText = defineSiteCheck({
  meta: {
    ...byLawOnDocuments,
    id: 'documents/pdf-has-text',
    title: 'PDFs hold text that software can read',
    kind: 'automatic',
    why: 'A scanned page is a picture. A screen reader finds no words in it, and nobody can search, enlarge or copy them.',
    affects: 'People who use a screen reader, who have text read out, or who need larger text.',
    fix: 'Publish the text as a web page, or make the PDF from the first document in place of a scan. Allow text to be taken out.',
    severity: 'serious',
    criteria: ['1.1.1', '1.4.5'],
    sources: [
      'https://www.gov.uk/guidance/publishing-accessible-documents',
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF7',
    ],
    messages: {
      scanned: 'The PDF “{file}” has {pages#page} and no text: it holds pictures only.',
      blocked: 'The settings of the PDF “{file}” forbid taking text out, even for screen readers.',
      littleText: 'The PDF “{file}” has only {average#character} on a page. Check whether its words are in pictures.',
      somePictures: 'The PDF “{file}” has pages that are pictures without text: {numbers}. Check what is on them.',
      ...setAside,
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate: ({ documents }) =>
    judgePdfs(documents, (facts) => {
      const { pages, pagesRead, characters, pictures } = facts;
      const fault = textFault(facts);
      if (fault) return [{ message: fault, data: { pages } }];
      const average = Math.floor(characters / Math.max(pagesRead, 1));
      if (average < LEAST_A_PAGE) return [{ message: 'littleText', doubt: true, data: { average } }];
      if (pictures.length === 0) return [];
      return [{ message: 'somePictures', doubt: true, data: { numbers: pictures.join(', ') } }];
    }),
});
