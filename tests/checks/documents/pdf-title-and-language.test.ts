import { pdfTitleAndLanguage } from '../../../checks/documents/pdf-title-and-language.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, pdfSeen } from '../../helpers/document-evidence.ts';

siteCheckCases(pdfTitleAndLanguage, {
  passed: [
    { name: 'both', site: documents([pdfSeen('/a.pdf')]), pages: [] },
    {
      name: 'languages as they are written in the wild',
      site: documents(
        ['cy', 'en_GB', 'EN-US', 'zh-Hant-TW'].map((language) => pdfSeen(`/${language}.pdf`, { language })),
      ),
      pages: [],
    },
    {
      name: 'a title about a file format',
      site: documents([pdfSeen('/a.pdf', { title: 'How to save a .pdf file' })]),
      pages: [],
    },
  ],
  failed: [
    {
      name: 'neither',
      site: documents([pdfSeen('/a.pdf', { title: null, language: null })]),
      pages: [],
      messages: ['noTitle', 'noLanguage'],
    },
    {
      name: 'titles that programs put in',
      site: documents(
        ['Bins.docx', 'Microsoft Word - Bins', 'scan_01.PDF'].map((title) => pdfSeen('/a.pdf', { title })),
      ),
      pages: [],
      messages: ['fileName', 'fileName', 'fileName'],
    },
    {
      name: 'languages that software cannot know',
      site: documents(['English', 'x', 'en-'].map((language) => pdfSeen('/a.pdf', { language }))),
      pages: [],
      messages: ['badLanguage', 'badLanguage', 'badLanguage'],
    },
  ],
  cantTell: [
    {
      name: 'older than the law, and one that was not read',
      site: documents([pdfSeen('/a.pdf', { title: null, language: null, created: null }), pdfSeen('/b.pdf', null)]),
      pages: [],
      messages: ['old', 'unread'],
      data: [{ count: 1 }, { count: 1 }],
    },
  ],
  inapplicable: [{ name: 'no PDF', site: documents([]), pages: [] }],
});
