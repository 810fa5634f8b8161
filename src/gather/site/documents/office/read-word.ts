import type { OfficeFacts } from '../../../../model/seen/documents.ts';
import { attribute, coreOf, isOn, type Parts, picturesIn, readXml, type Tag, WORD } from './archive.ts';

/** What looks like a heading is short, and no sentence. */
const LONGEST_HEADING = 80;
const SENTENCE = /[.;:,!?]$/;

interface Paragraph {
  words: string;
  /** All of its words so far are bold. */
  bold: boolean;
  heading: boolean;
}

/** What a Word file says of itself, and what its text is made of. */
export function readWord(parts: Parts): OfficeFacts {
  const xml = parts.get('word/document.xml');
  if (xml === undefined) throw new Error('It has no text.');
  const styles = stylesOf(parts.get('word/styles.xml') ?? '<none/>');
  const core = coreOf(parts);
  return {
    title: core.title,
    language: styles.language ?? core.language,
    ...picturesIn(xml, WORD),
    ...paragraphsIn(xml, styles.headings),
    ...tablesIn(xml),
  };
}

/** Which styles make a heading. Their names stay English whatever language the program speaks. */
function stylesOf(xml: string): { readonly headings: ReadonlySet<string>; readonly language: string | null } {
  const headings = new Set<string>();
  let language: string | null = null;
  let [style, defaults] = ['', false];
  readXml(xml, {
    open: (tag) => {
      if (tag.name === 'w:style') style = attribute(tag, 'w:styleId') ?? '';
      if (tag.name === 'w:docDefaults') defaults = true;
      if (tag.name === 'w:lang' && defaults) language = attribute(tag, 'w:val')?.slice(0, 40) || null;
      const isHeading = tag.name === 'w:name' && /^heading [1-9]$/i.test(attribute(tag, 'w:val') ?? '');
      if (isHeading || isLevel(tag)) headings.add(style);
    },
    close: ({ name }) => {
      if (name === 'w:docDefaults') defaults = false;
    },
  });
  return { headings, language };
}

/** Level 9 is the word for "ordinary text". */
const isLevel = (tag: Tag): boolean => tag.name === 'w:outlineLvl' && /^[0-8]$/.test(attribute(tag, 'w:val') ?? '');

function paragraphsIn(xml: string, headingStyles: ReadonlySet<string>) {
  let [paragraphs, headings, boldLines, tables] = [0, 0, 0, 0];
  const open: Paragraph[] = [];
  let [bold, inText] = [false, false];
  const end = ({ words, bold: allBold, heading }: Paragraph) => {
    const text = words.trim();
    if (text === '') return;
    paragraphs += 1;
    if (heading) headings += 1;
    else if (tables === 0 && allBold && text.length <= LONGEST_HEADING && !SENTENCE.test(text)) boldLines += 1;
  };
  readXml(xml, {
    open: (tag) => {
      const paragraph = open.at(-1);
      if (tag.name === 'w:tbl') tables += 1;
      if (tag.name === 'w:p') open.push({ words: '', bold: true, heading: false });
      if (tag.name === 'w:r') bold = false;
      if (tag.name === 'w:b') bold = isOn(tag, 'w:val');
      if (tag.name === 'w:t') inText = true;
      const byStyle = tag.name === 'w:pStyle' && headingStyles.has(attribute(tag, 'w:val') ?? '');
      if (paragraph && (byStyle || isLevel(tag))) paragraph.heading = true;
    },
    text: (text) => {
      const paragraph = open.at(-1);
      if (!inText || !paragraph) return;
      if (paragraph.words.length <= LONGEST_HEADING) paragraph.words += text;
      if (text.trim() !== '') paragraph.bold &&= bold;
    },
    close: ({ name }) => {
      if (name === 'w:tbl') tables -= 1;
      if (name === 'w:t') inText = false;
      const paragraph = name === 'w:p' ? open.pop() : undefined;
      if (paragraph) end(paragraph);
    },
  });
  return { paragraphs, headings, boldLines };
}

/** Of two rows and more: a single one holds a layout, and has nothing to head. */
function tablesIn(xml: string) {
  let [tables, tablesWithoutHeaders] = [0, 0];
  const open: { rows: number; header: boolean }[] = [];
  readXml(xml, {
    open: (tag) => {
      const table = open.at(-1);
      if (tag.name === 'w:tbl') open.push({ rows: 0, header: false });
      if (tag.name === 'w:tr' && table) table.rows += 1;
      if (tag.name === 'w:tblHeader' && table && isOn(tag, 'w:val')) table.header = true;
    },
    close: ({ name }) => {
      const table = name === 'w:tbl' ? open.pop() : undefined;
      if (!table || table.rows < 2) return;
      tables += 1;
      if (!table.header) tablesWithoutHeaders += 1;
    },
  });
  return { tables, tablesWithoutHeaders };
}
