import { failedOrOpen, passed } from '../../src/model/check.ts';
import { defineStatementCheck, said } from '../lib/statement/define.ts';

/** In brackets: what the model asks the author to fill in. */
const PLACEHOLDER =
  /^(?:note\b|insert|enter|add\b|list\b|describe|explain|delete|include|if\b|where\b|name of|your\b|organi[sz]ation|council(?:’s|'s)? name|company|website name|site name|name\b|date\b|dd\b|number\b|email address|phone number|web ?address|url of|x{1,4}$|enw|dyddiad|nodwch|rhowch|ychwanegwch)/i;
/** In brackets, and at home in a finished text. */
const HARMLESS =
  /protected|@|opens?\b|extern|new (?:window|tab)|\bpdf\b|\bdocx?\b|\d\s*[km]b\b|^\W*\d|https?:|www\.|^sic$|archived|^\.\.\.|^…|^link$|^edit|english|welsh|cymraeg/i;
const BRACKETS = /\[([^[\]\n]{2,160})\]|\{\{?([^{}\n]{2,80})\}\}?|«([^»\n]{2,80})»|<([a-z][^<>\n]{5,80})>/gi;
const SURE =
  /\blorem ipsum\b|\bdelete (?:as|where|if) (?:appropriate|applicable|necessary|not applicable)\b|\bTODO\b|\bXXX+\b|\b(?:dd|DD)[/ -](?:mm|MM)[/ -](?:yy){1,2}\b|\bDD[/ -]MM[/ -](?:YY){1,2}\b|\binsert (?:name|date|link|email|text|your) \w*|\bsample accessibility statement for a fictional\b/g;
const UNSURE = /_{4,}|\.{5,}|\bTBC\b|\bTBA\b|\bxx\/xx\/\w+\b/g;
const NO_DATE = /\b(?:prepared|reviewed|updated|tested) on(?: the)?\s*(?:\.|,|$|it was\b|and\b)/i;
const MOST = 10;

export const noTemplateResidue = defineStatementCheck(
  {
    id: 'statement/no-template-residue',
    title: 'The statement is not an unfinished template',
    why: 'A gap that nobody filled in shows that the statement was copied and not checked. People cannot trust the rest of it.',
    affects: 'Disabled people who rely on the statement for true answers.',
    fix: 'Replace every placeholder with your own facts, and take out the notes that tell authors what to write.',
    severity: 'serious',
    sources: [
      'https://www.gov.uk/government/publications/sample-accessibility-statement/sample-accessibility-statement-for-a-fictional-public-sector-website',
    ],
    messages: {
      placeholder: 'The statement still has a part of its template: “{found}”',
      noDate: 'A sentence of the statement ends where its date should be: “{found}”',
      maybe: 'This may be a part of the template that was not filled in: “{found}”',
    },
  },
  (statement) => {
    const texts = [statement.title, ...statement.blocks.map(({ text }) => text)];
    const brackets = texts.flatMap((text) => [...text.matchAll(BRACKETS)]);
    const inside = brackets
      .map(([whole, ...inner]) => ({ whole, inner: (inner.find(Boolean) ?? '').trim() }))
      .filter(({ inner }) => /\p{L}/u.test(inner) && !HARMLESS.test(inner));
    const sure = [
      ...inside.filter(({ inner }) => PLACEHOLDER.test(inner)).map(({ whole }) => whole),
      ...texts.flatMap((text) => text.match(SURE) ?? []),
    ];
    const noDates = statement.blocks.flatMap(({ kind, text }) => (kind === 'heading' ? [] : datelessIn(text)));
    const found = [
      ...whole(sure)
        .slice(0, MOST)
        .map((one) => said(statement, 'placeholder', { found: one })),
      ...[...new Set(noDates)].slice(0, MOST).map((one) => said(statement, 'noDate', { found: one })),
    ];
    const maybe = [
      ...inside.filter(({ inner }) => /\s/.test(inner)).map(({ whole }) => whole),
      ...texts.flatMap((text) => text.match(UNSURE) ?? []),
    ].filter((one) => !sure.some((other) => other.includes(one)));
    if (found.length + maybe.length === 0) return passed;
    return failedOrOpen<'placeholder' | 'noDate' | 'maybe'>(
      found,
      [...new Set(maybe)].slice(0, MOST).map((one) => said(statement, 'maybe', { found: one })),
    );
  },
  { welshToo: true },
);

/** Each once, and none that is only a part of another. */
function whole(found: readonly string[]): readonly string[] {
  const once = [...new Set(found)];
  return once.filter((one) => !once.some((other) => other !== one && other.includes(one)));
}

function datelessIn(text: string): readonly string[] {
  const at = NO_DATE.exec(text);
  return at ? [text.slice(Math.max(0, at.index - 40), at.index + at[0].length).trim()] : [];
}
