import type { Inventory, PdfsSeen } from '../../src/model/result.ts';
import type { PdfFacts, PdfSeen, PdfUnread } from '../../src/model/seen/documents.ts';
import { cap, number, oneLine, plural } from './text.ts';

/** Why a PDF was not judged, and whether that was tried. */
const UNREAD: Readonly<Record<PdfUnread, readonly [words: string, tried: boolean]>> = {
  robots: ['robots.txt asks programs to leave it alone', false],
  excluded: ['the settings of this scan leave it out', false],
  'turned-away': ['its server turned the scan away', false],
  'left-alone': ['its server was left alone', false],
  elsewhere: ['its address leads to another site', false],
  'out-of-time': ['there was no time left', false],
  password: ['it opens with a password only', false],
  unreachable: ['it could not be fetched', true],
  'not-a-pdf': ['what came was no PDF', true],
  'too-large': ['it is larger than 20 MB', true],
  broken: ['the file is broken', true],
  'too-slow': ['reading it took too long', true],
  'too-much-memory': ['it needs too much memory', true],
};

export const unreadWords = (reason: PdfUnread): string => UNREAD[reason][0];

/** The words that the files hold about themselves, made harmless. */
export function harmlessPdfs({ found, list }: PdfsSeen): PdfsSeen {
  const line = (text: string | null, most: number) => (text === null ? null : cap(oneLine(text), most));
  const facts = (of: PdfFacts): PdfFacts => ({
    ...of,
    title: line(of.title, 300),
    language: line(of.language, 60),
    producer: line(of.producer, 100),
  });
  return {
    found,
    list: list.map((pdf) => ({ ...pdf, text: cap(oneLine(pdf.text), 200), facts: pdf.facts && facts(pdf.facts) })),
  };
}

/** Chosen = judged + not judged + failed. */
export function pdfCounts({ list }: PdfsSeen) {
  const judged = list.filter(({ facts }) => facts).length;
  const failed = list.filter(({ unread }) => unread && UNREAD[unread][1]).length;
  return { chosen: list.length, judged, failed, notJudged: list.length - judged - failed };
}

/** "12 PDFs were found. 10 were chosen to be looked into = 8 judged + 1 not judged + 1 failed." */
export function pdfsSentence(pdfs: PdfsSeen): string {
  const { chosen, judged, notJudged, failed } = pdfCounts(pdfs);
  const found = `${plural(pdfs.found, 'PDF')} on this site could be looked into.`;
  return `${found} ${number(chosen)} chosen = ${number(judged)} judged + ${number(notJudged)} not judged + ${number(failed)} failed.`;
}

/** Belongs beside every count of documents. */
export function documentsNote({ documents: { pdfs } }: Pick<Inventory, 'documents'>): string {
  const judged = pdfs ? pdfCounts(pdfs).judged : 0;
  if (judged === 0)
    return 'What is in the documents was not looked at and is not judged: this report does not say whether they are accessible.';
  const some = judged === 1 ? 'One PDF was' : `${number(judged)} PDFs were`;
  return `${some} looked into. What is in the other documents is not judged: this report does not say whether they are accessible.`;
}

export const yesOrNo = (is: boolean): string => (is ? 'Yes' : 'No');

/** What the file says of its tags. */
export function tagsWords({ marked, tags }: PdfFacts): string {
  if (marked === tags) return yesOrNo(marked);
  return marked ? 'Says so, none found' : 'Found, but does not say so';
}

export function textWords({ characters, pictures, extractionBlocked }: PdfFacts): string {
  if (extractionBlocked) return 'Locked';
  if (characters > 0) return 'Yes';
  return pictures.length > 0 ? 'No, pictures only' : 'No';
}

export function standardsWords({ pdfa, pdfua }: PdfFacts): string {
  return [pdfa && `PDF/A-${pdfa}`, pdfua && `PDF/UA-${pdfua}`].filter(Boolean).join(', ');
}

export const dayOf = (instant: string | null): string => instant?.slice(0, 10) ?? '';

/** Of the PDFs that were chosen, by address. */
export function pdfsByUrl({ documents: { pdfs } }: Pick<Inventory, 'documents'>): ReadonlyMap<string, PdfSeen> {
  return new Map(pdfs?.list.map((pdf) => [pdf.url, pdf]));
}
