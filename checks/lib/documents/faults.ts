import type { PdfFacts } from '../../../src/model/seen/documents.ts';

/** Titles that programs put in by themselves: the name of a file, or of the program. */
const FILE_NAME = /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|indd|pub|tmp)$|^microsoft (?:word|excel|powerpoint)\b/i;
/** https://www.rfc-editor.org/rfc/rfc5646#section-2.1, as far as its shape goes. */
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i;

export type TitleFault = 'noTitle' | 'fileName' | 'noLanguage' | 'badLanguage';
export type TextFault = 'scanned' | 'blocked';

export const hasNoTags = ({ marked, tags }: PdfFacts): boolean => !marked && !tags;

export function titleFaults({ title, language }: PdfFacts): readonly TitleFault[] {
  const faults: TitleFault[] = [];
  if (title === null) faults.push('noTitle');
  else if (FILE_NAME.test(title)) faults.push('fileName');
  if (language === null) faults.push('noLanguage');
  else if (!LANGUAGE.test(language)) faults.push('badLanguage');
  return faults;
}

/** Every page was read, there is no text on any, and a picture was seen that no tag has words for. */
export function textFault(facts: PdfFacts): TextFault | null {
  const { pages, characters, pictures, extractionBlocked, withoutText, figures, figuresWithoutAlt } = facts;
  const described = figures > 0 && figuresWithoutAlt === 0;
  if (!described && characters === 0 && withoutText.length === pages && pictures.length > 0) return 'scanned';
  return extractionBlocked ? 'blocked' : null;
}
