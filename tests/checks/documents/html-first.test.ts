import { htmlFirst } from '../../../checks/documents/html-first.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, linkedDocument, pdfSeen } from '../../helpers/document-evidence.ts';

const many = Array.from({ length: 23 }, (_, i) =>
  linkedDocument(`/${i}.doc`, 'doc', { linkedFrom: { total: 1, list: [`${ORIGIN}/page-${i}`] } }),
);
const elsewhere = linkedDocument('/guide.odt', 'odt', {
  elsewhere: true,
  linkedFrom: { total: 4, list: [`${ORIGIN}/about`] },
});
const four = ['/a%20b.pdf', '/c.pdf', '/d.pdf', '/e.pdf'].map((path) => pdfSeen(path));

siteCheckCases(htmlFirst, {
  cantTell: [
    {
      name: 'documents to read, on this site or elsewhere, page by page',
      site: documents(four, [elsewhere, linkedDocument('/figures.xlsx', 'xlsx')]),
      pages: [],
      messages: ['documents', 'documents'],
      at: [`${ORIGIN}/about`, `${ORIGIN}/bins`],
      data: [
        { count: 1, names: '“guide.odt”' },
        { count: 4, names: '“a b.pdf”, “c.pdf”, “d.pdf”, 1 more' },
      ],
    },
    {
      name: 'more pages than a person wants to see one by one',
      site: documents([], many),
      pages: [],
      messages: [...Array.from({ length: 20 }, () => 'documents' as const), 'more'],
    },
  ],
  inapplicable: [
    { name: 'no document', site: documents([]), pages: [] },
    { name: 'figures alone', site: documents([], [linkedDocument('/a.csv', 'csv')]), pages: [] },
  ],
});
