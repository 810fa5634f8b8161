import type { Inventory } from '../../../src/model/result.ts';
import type { PdfSeen } from '../../../src/model/seen/documents.ts';
import { pdfsSentence, standardsWords, tagsWords, textWords, unreadWords } from '../../lib/pdfs.ts';
import { dateInWords, number } from '../../lib/text.ts';

/** Which PDFs were judged and which were not, and why. Null where none was to be. */
export function pdfsView({ documents: { pdfs } }: Inventory) {
  if (!pdfs || pdfs.found === 0) return null;
  const judged = pdfs.list.filter(({ facts }) => facts);
  const others = pdfs.list.flatMap(({ url, unread }) => (unread ? [{ url, why: unreadWords(unread) }] : []));
  return { sentence: pdfsSentence(pdfs), rows: judged.flatMap(rowOf), others };
}

function rowOf({ url, facts }: PdfSeen) {
  if (!facts) return [];
  const { title, language, pages, created, producer } = facts;
  return [
    {
      url,
      title: title ?? 'None',
      language: language ?? 'None',
      tags: tagsWords(facts),
      text: textWords(facts),
      pages: number(pages),
      made: [
        created === null ? 'Not known' : dateInWords(created).replace(/ at .*/, ''),
        producer ?? '',
        standardsWords(facts),
      ]
        .filter(Boolean)
        .join(', '),
    },
  ];
}
