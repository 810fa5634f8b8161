import { byCodeUnit } from '../grouping.ts';
import { fileOf } from './pdfs.ts';

/** A link to a document or a page, as far as its name goes. */
export interface Named {
  readonly url: string;
  readonly text: string;
}

const ENDING = /\.[a-z0-9]{1,5}$/i;
/** What a link says besides the name of its document: the format and the size. */
const BESIDES =
  /\b(?:pdf|docx?|word|xlsx?|excel|spreadsheet|pptx?|powerpoint|odt|ods|odp|opendocument|csv|rtf|html|web ?page|document|version|format|file|download|\d+(?:[.,]\d+)?\s*(?:kb|mb|pages?))\b/gi;

/** The same words whatever is around and between them. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names under which a document may be known. Empty ones, such as that of a link "PDF", are none. */
export function namesOf({ url, text }: Named): readonly string[] {
  const names = [plain(fileOf(url).replace(ENDING, '')), plain(text.replace(BESIDES, ' '))];
  return [...new Set(names)].filter((name) => name !== '').toSorted(byCodeUnit);
}
