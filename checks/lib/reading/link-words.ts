/** Words that tell people that another window or tab opens, in English and Welsh. */
export const NEW_WINDOW =
  /\b(?:new|another|separate|different) (?:browser )?(?:window|tab|page)\b|\bopens? (?:in )?(?:a )?(?:window|tab|externally)\b|\bexternal\b|\bffenest(?:r|ri)? newydd\b|\b(?:tab|tudalen) newydd\b|\ballanol\b/i;

/** By the ending of the address: how people write the format. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  pdf: /\bpdf\b/i,
  doc: /\b(?:docx?|word|dogfen)\b/i,
  xls: /\b(?:xlsx?|xlsm|excel|spreadsheet|taenlen)\b/i,
  ppt: /\b(?:pptx?|power ?point|presentation|slides)\b/i,
  odt: /\b(?:odt|open ?document|document)\b/i,
  ods: /\b(?:ods|open ?document|spreadsheet)\b/i,
  odp: /\b(?:odp|open ?document|presentation)\b/i,
  rtf: /\b(?:rtf|rich text)\b/i,
  csv: /\b(?:csv|spreadsheet)\b/i,
  zip: /\bzip\b/i,
};
const SIZE = /\d\s*(?:bytes|[kmg]i?b|[kmg]ilobytes?|megabytes?|kilobytes?|meg|pages?|tudalen)\b/i;

export function saysFormat(format: string, words: string): boolean {
  const known = FORMATS[format] ?? FORMATS[format.slice(0, 3)];
  return known?.test(words) ?? false;
}

export function saysSize(words: string): boolean {
  return SIZE.test(words);
}

const ADDRESS = /^(?:(?:https?|ftp):\/\/|www\.)\S+$/i;

/** An address where words could stand. The bare name of a site, such as gov.uk, is how people call it. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim());
}
