import { pdfHasText } from '../../../checks/documents/pdf-has-text.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, pdfSeen } from '../../helpers/document-evidence.ts';

const scanned = { pages: 2, pagesRead: 2, characters: 0, withoutText: [1, 2], pictures: [1, 2] };

siteCheckCases(pdfHasText, {
  passed: [
    { name: 'text', site: documents([pdfSeen('/a.pdf', { characters: 50 })]), pages: [] },
    {
      name: 'a page without anything on it',
      site: documents([pdfSeen('/a.pdf', { pages: 2, pagesRead: 2, withoutText: [2] })]),
      pages: [],
    },
    {
      name: 'a lock that lets screen readers in',
      site: documents([pdfSeen('/a.pdf', { encrypted: true })]),
      pages: [],
    },
  ],
  failed: [
    {
      name: 'pictures of pages',
      site: documents([pdfSeen('/a.pdf', scanned)]),
      pages: [],
      messages: ['scanned'],
      data: [{ file: 'a.pdf', pages: 2 }],
    },
    {
      name: 'locked against taking text out',
      site: documents([pdfSeen('/a.pdf', { encrypted: true, extractionBlocked: true })]),
      pages: [],
      messages: ['blocked'],
    },
  ],
  cantTell: [
    {
      name: 'no text on the pages that were read, and more pages',
      site: documents([pdfSeen('/a.pdf', { ...scanned, pages: 90 })]),
      pages: [],
      messages: ['littleText'],
    },
    {
      name: 'no text and no picture: drawn letters, or nothing',
      site: documents([pdfSeen('/a.pdf', { ...scanned, pictures: [] })]),
      pages: [],
      messages: ['littleText'],
      data: [{ file: 'a.pdf', average: 0 }],
    },
    {
      name: 'a picture with words that say the same',
      site: documents([pdfSeen('/a.pdf', { ...scanned, figures: 1, figuresWithoutAlt: 0 })]),
      pages: [],
      messages: ['littleText'],
    },
    {
      name: 'hardly any text',
      site: documents([pdfSeen('/a.pdf', { characters: 49 })]),
      pages: [],
      messages: ['littleText'],
    },
    {
      name: 'some pages are pictures',
      site: documents([pdfSeen('/a.pdf', { pages: 9, pagesRead: 9, withoutText: [4, 7], pictures: [4, 7] })]),
      pages: [],
      messages: ['somePictures'],
      data: [{ file: 'a.pdf', numbers: '4, 7' }],
    },
    {
      name: 'a scan from before the law, and one that was not read',
      site: documents([
        pdfSeen('/a.pdf', { ...scanned, created: '2009-01-01T00:00:00.000Z' }),
        pdfSeen('/b.pdf', null),
      ]),
      pages: [],
      messages: ['old', 'unread'],
    },
  ],
  inapplicable: [{ name: 'no PDF', site: documents([]), pages: [] }],
});
