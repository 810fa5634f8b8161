const KEY = '[a-z*][a-z0-9_.*-]*';
const BARE = String.raw`(?:[A-Za-z*][\w!#$%&'*+.^|~:/-]*|"(?:[^"\\]|\\["\\])*"|-?\d{1,15}(?:\.\d{1,3})?|\?[01])`;
const PARAMETERS = `(?:; *${KEY}(?:=${BARE})?)*`;
const ITEM = BARE + PARAMETERS;
const LIST = String.raw`\( *(?:${ITEM}(?: +${ITEM})* *)?\)`;

/** One member of a dictionary of RFC 8941, with the comma behind it, as far as this header uses them. */
const MEMBER = new RegExp(`[ \\t]*${KEY}(?:=(?:${LIST}|${BARE}))?${PARAMETERS}[ \\t]*(?<end>,|$)`, 'y');

/** Browsers drop the whole header where a single member does not fit, and where it ends in a comma. */
export function fitsGrammar(value: string): boolean {
  MEMBER.lastIndex = 0;
  for (;;) {
    const end = MEMBER.exec(value)?.groups?.end;
    if (end === undefined) return false;
    if (end === '') return true;
  }
}
