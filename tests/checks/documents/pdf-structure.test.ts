import { pdfStructure } from '../../../checks/documents/pdf-structure.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, pdfSeen } from '../../helpers/document-evidence.ts';

siteCheckCases(pdfStructure, {
  passed: [
    { name: 'nothing missing', site: documents([pdfSeen('/a.pdf', { figures: 2, tables: 1, fields: 3 })]), pages: [] },
    {
      name: 'a short one needs no heading',
      site: documents([pdfSeen('/a.pdf', { pagesRead: 2, headings: 0 })]),
      pages: [],
    },
    {
      name: 'without tags, the check of tags says so',
      site: documents([pdfSeen('/a.pdf', { pages: 9, pagesRead: 9, tags: false, headings: 0 })]),
      pages: [],
    },
    {
      name: 'no title at all is for another check',
      site: documents([pdfSeen('/a.pdf', { title: null, showsTitle: false })]),
      pages: [],
    },
  ],
  cantTell: [
    { name: 'none was read', site: documents([pdfSeen('/a.pdf', null)]), pages: [], messages: [] },
    {
      name: 'one without a fault, and one that was not read',
      site: documents([pdfSeen('/a.pdf', { figures: 2 }), pdfSeen('/b.pdf', null)]),
      pages: [],
      messages: [],
    },
    {
      name: 'words, headings and names that are missing',
      site: documents([
        pdfSeen('/a.pdf', {
          ...{ figures: 3, figuresWithoutAlt: 2, tables: 1, tablesWithoutHeaders: 1, fields: 4, fieldsWithoutName: 1 },
        }),
      ]),
      pages: [],
      messages: ['figures', 'tables', 'fields'],
      data: [
        { file: 'a.pdf', count: 2, of: 3 },
        { file: 'a.pdf', count: 1, of: 1 },
        { file: 'a.pdf', count: 1, of: 4 },
      ],
    },
    {
      name: 'a long one without a way around, and its title hidden',
      site: documents([pdfSeen('/a.pdf', { pages: 21, pagesRead: 21, headings: 0, showsTitle: false })]),
      pages: [],
      messages: ['noHeadings', 'noOutline', 'titleHidden'],
    },
  ],
  inapplicable: [{ name: 'no PDF', site: documents([]), pages: [] }],
});
