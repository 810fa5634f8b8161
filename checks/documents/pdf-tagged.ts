import { defineSiteCheck } from '../../src/model/check.ts';
import { dayInWords } from '../lib/dates.ts';
import { hasNoTags } from '../lib/documents/faults.ts';
import { byLawOnDocuments, judgePdfs, setAside } from '../lib/documents/pdfs.ts';

export const pdfTagged = defineSiteCheck({
  meta: {
    ...byLawOnDocuments,
    id: 'documents/pdf-tagged',
    title: 'PDFs have tags',
    kind: 'automatic',
    why: 'Tags tell a screen reader what is a heading, a list or a table, and in which order to read. Without them it can only guess.',
    affects: 'People who use a screen reader, or who read with larger text or other colours.',
    fix: 'Publish a web page in place of the PDF. If a PDF is needed, write with proper styles and save it with tags for accessibility.',
    severity: 'serious',
    criteria: ['1.3.1'],
    sources: [
      'https://www.gov.uk/guidance/publishing-accessible-documents',
      'https://www.legislation.gov.uk/uksi/2018/952',
    ],
    messages: {
      untagged: 'The PDF “{file}” has no tags. It was made on {made} with {producer}.',
      halfTagged: 'The PDF “{file}” is only half tagged: it says so but no tags were found, or the other way round.',
      ...setAside,
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate: ({ documents }) =>
    judgePdfs(documents, (facts) => {
      const { marked, tags, producer, created } = facts;
      const data = {
        made: created === null ? '' : dayInWords(created),
        producer: producer ?? 'a program that is not named',
      };
      if (hasNoTags(facts)) return [{ message: 'untagged', data }];
      return marked && tags ? [] : [{ message: 'halfTagged', doubt: true }];
    }),
});
