import { htmlFirst } from '../../../checks/documents/html-first.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { documents, linkedDocument, pdfSeen } from '../../helpers/document-evidence.ts';

const many = Array.from({ length: 23 }, (_, i) => linkedDocument(`/${String(i).padStart(2, '0')}.doc`, 'doc'));
const elsewhere = linkedDocument('/guide.odt', 'odt', {
  elsewhere: true,
  linkedFrom: { total: 4, list: [`${ORIGIN}/tax`] },
});

siteCheckCases(htmlFirst, {
  cantTell: [
    {
      name: 'documents to read, on this site or elsewhere',
      site: documents([pdfSeen('/a%20b.pdf')], [elsewhere, linkedDocument('/figures.xlsx', 'xlsx')]),
      pages: [],
      messages: ['document', 'document'],
      at: [`${ORIGIN}/bins`, `${ORIGIN}/tax`],
      data: [
        { file: 'a b.pdf', pages: 1 },
        { file: 'guide.odt', pages: 4 },
      ],
    },
    {
      name: 'more than a person wants to see one by one',
      site: documents([], many),
      pages: [],
      messages: [...Array.from({ length: 20 }, () => 'document' as const), 'more'],
    },
  ],
  inapplicable: [
    { name: 'no document', site: documents([]), pages: [] },
    { name: 'figures alone', site: documents([], [linkedDocument('/a.csv', 'csv')]), pages: [] },
  ],
});
