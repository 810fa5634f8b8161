import { pdfAge } from '../../../checks/documents/pdf-age.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, pdfSeen } from '../../helpers/document-evidence.ts';

const old = { created: '2015-05-07T08:00:00.000Z' };
const poor = { marked: false, tags: false, title: null, language: 'English' };

siteCheckCases(pdfAge, {
  passed: [{ name: 'old and without a fault', site: documents([pdfSeen('/a.pdf', old)]), pages: [] }],
  cantTell: [
    {
      name: 'old and without a fault, and one that was not read',
      site: documents([pdfSeen('/a.pdf', old), pdfSeen('/b.pdf', null)]),
      pages: [],
      messages: [],
    },
    {
      name: 'old with faults, a form among them, and one without a date',
      site: documents([
        pdfSeen('/a.pdf', { ...old, ...poor }),
        pdfSeen('/b.pdf', { ...old, fields: 4, extractionBlocked: true }),
        pdfSeen('/c.pdf', { created: null, title: 'c.doc' }),
        pdfSeen('/d.pdf', { ...old, characters: 0, withoutText: [1], pictures: [1] }),
        pdfSeen('/new.pdf', poor),
      ]),
      pages: [],
      messages: ['old', 'form', 'undated', 'old'],
      data: [
        { file: 'a.pdf', faults: 'no tags, no proper title and no proper language', made: '7 May 2015' },
        { file: 'b.pdf', faults: 'a lock on its text', made: '7 May 2015' },
        { file: 'c.pdf', faults: 'no proper title' },
        { file: 'd.pdf', faults: 'no text', made: '7 May 2015' },
      ],
    },
  ],
  inapplicable: [
    { name: 'all are new', site: documents([pdfSeen('/a.pdf', poor), pdfSeen('/b.pdf', null)]), pages: [] },
  ],
});
