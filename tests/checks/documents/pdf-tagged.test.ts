import { pdfTagged } from '../../../checks/documents/pdf-tagged.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, pdfSeen } from '../../helpers/document-evidence.ts';

const untagged = { marked: false, tags: false } as const;
const old = { created: '2018-09-22T23:59:59.000Z' };

siteCheckCases(pdfTagged, {
  passed: [{ name: 'tagged', site: documents([pdfSeen('/a.pdf')]), pages: [] }],
  failed: [
    {
      name: 'no tags, each file by its name and the page that links to it',
      site: documents([pdfSeen('/files/bin%20days.pdf', untagged), pdfSeen('/b.pdf', { ...untagged, producer: null })]),
      pages: [],
      messages: ['untagged', 'untagged'],
      at: [`${ORIGIN}/bins`, `${ORIGIN}/bins`],
      data: [
        { file: 'bin days.pdf', made: '1 March 2026', producer: 'Ambleford Writer 1' },
        { file: 'b.pdf', made: '1 March 2026', producer: 'a program that is not named' },
      ],
    },
    {
      name: 'made on the first day of the law, beside an old one and one that was not read',
      site: documents([
        pdfSeen('/a.pdf', { ...untagged, created: '2018-09-23T00:00:00.000Z' }),
        pdfSeen('/b.pdf', { ...untagged, ...old }),
        pdfSeen('/c.pdf', null),
      ]),
      pages: [],
      messages: ['untagged'],
    },
  ],
  cantTell: [
    {
      name: 'older than the law, or of no known age',
      site: documents([
        pdfSeen('/a.pdf', { ...untagged, ...old }),
        pdfSeen('/b.pdf', { ...untagged, created: null }),
        pdfSeen('/c.pdf'),
      ]),
      pages: [],
      messages: ['old'],
      data: [{ count: 2 }],
    },
    {
      name: 'says that it is tagged, and tags were not found; or the other way round',
      site: documents([pdfSeen('/a.pdf', { tags: false }), pdfSeen('/b.pdf', { marked: false })]),
      pages: [],
      messages: ['halfTagged', 'halfTagged'],
    },
    {
      name: 'one that could not be read is no pass',
      site: documents([pdfSeen('/a.pdf'), pdfSeen('/b.pdf', null), pdfSeen('/c.pdf', null, 'robots')]),
      pages: [],
      messages: ['unread'],
      data: [{ count: 2 }],
    },
    {
      name: 'none was to be looked into',
      site: documents([], [], 7),
      pages: [],
      messages: ['unread'],
      data: [{ count: 7 }],
    },
  ],
  inapplicable: [{ name: 'no PDF', site: documents([]), pages: [] }],
});
