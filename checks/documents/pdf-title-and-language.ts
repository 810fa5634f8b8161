import { defineSiteCheck } from '../../src/model/check.ts';
import { titleFaults } from '../lib/documents/faults.ts';
import { byLawOnDocuments, judgePdfs, setAside } from '../lib/documents/pdfs.ts';

export const pdfTitleAndLanguage = defineSiteCheck({
  meta: {
    ...byLawOnDocuments,
    id: 'documents/pdf-title-and-language',
    title: 'PDFs have a title and a language',
    kind: 'automatic',
    why: 'The title tells people which document they have open. The language tells a screen reader how to say the words.',
    affects: 'People who use a screen reader, and people with many documents open.',
    fix: 'Set the title and the language in the properties of the document before you save it as a PDF.',
    severity: 'moderate',
    criteria: ['2.4.2', '3.1.1'],
    criteriaOf: { noTitle: ['2.4.2'], fileName: ['2.4.2'], noLanguage: ['3.1.1'], badLanguage: ['3.1.1'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF18',
      'https://www.w3.org/WAI/WCAG22/Techniques/pdf/PDF16',
    ],
    messages: {
      noTitle: 'The PDF “{file}” has no title.',
      fileName: 'The title of the PDF “{file}” is only the name of a file or of a program: “{title}”.',
      noLanguage: 'The PDF “{file}” does not say which language it is in.',
      badLanguage: 'The PDF “{file}” names a language that software cannot know: “{language}”.',
      ...setAside,
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate: ({ documents }) =>
    judgePdfs(documents, (facts) =>
      titleFaults(facts).map((message) => ({
        message,
        data: { title: facts.title ?? '', language: facts.language ?? '' },
      })),
    ),
});
