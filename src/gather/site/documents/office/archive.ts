import { unzipSync } from 'fflate';
import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes';

/** Text of all parts that are read, together. What a part unpacks to is watched from outside as well. */
const MOST_BYTES = 60_000_000;
const MOST_PARTS = 500;
/** Everything of interest is in these; pictures and sounds are not unpacked. */
const READ = /^(?:docProps\/core|word\/(?:document|styles)|xl\/workbook|xl\/(?:drawings|tables)\/[\w-]{1,80})\.xml$/;

export type Parts = ReadonlyMap<string, string>;
export type Tag = SaxesTagPlain;

/** The parts of an Office file as text. Throws for what is no archive, is damaged, or is larger than it may be. */
export function partsOf(bytes: Uint8Array): Parts {
  let [room, parts] = [MOST_BYTES, 0];
  const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    if (!READ.test(name)) return false;
    room -= originalSize;
    parts += 1;
    if (room < 0 || parts > MOST_PARTS) throw new RangeError('larger than it may be');
    return true;
  };
  const decoder = new TextDecoder();
  return new Map(Object.entries(unzipSync(bytes, { filter })).map(([name, part]) => [name, decoder.decode(part)]));
}

interface Handlers {
  readonly open?: (tag: Tag) => void;
  readonly text?: (text: string) => void;
  readonly close?: (tag: Tag) => void;
}

/** Throws where it is not well formed. Entities that the file declares itself are not known, so nothing can swell. */
export function readXml(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  if (open) parser.on('opentag', open);
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', close);
  parser.write(xml).close();
}

/** Prefixes are a matter of taste, but no program writes others than these. */
export const attribute = ({ attributes }: Tag, name: string): string | null => {
  const value: SaxesAttributePlain | string | undefined = attributes[name];
  return typeof value === 'string' ? value : null;
};

/** A property that is on where it stands, unless it says that it is off. */
export const isOn = (tag: Tag, name: string): boolean => !/^(?:0|false|off|none)$/.test(attribute(tag, name) ?? 'true');

/** Texts of `docProps/core.xml`, where a file says what it is. */
export function coreOf(parts: Parts): { readonly title: string | null; readonly language: string | null } {
  const found = new Map<string, string>();
  let inside = '';
  readXml(parts.get('docProps/core.xml') ?? '<none/>', {
    open: ({ name }) => {
      inside = name;
    },
    text: (text) => {
      found.set(inside, (found.get(inside) ?? '') + text);
    },
    close: () => {
      inside = '';
    },
  });
  const told = (name: string) => found.get(name)?.replace(/\s+/g, ' ').trim().slice(0, 300) || null;
  return { title: told('dc:title'), language: told('dc:language') };
}

/** How a kind of file names its pictures: what is around one, and what holds the words for it. */
export const WORD = { around: ['wp:inline', 'wp:anchor'], words: 'wp:docPr' } as const;
export const EXCEL = { around: ['xdr:pic', 'xdr:graphicFrame'], words: 'xdr:cNvPr' } as const;
/** Boxes with text in them are drawn like pictures. */
const TEXT_BOX = /wordprocessing(?:Shape|Group|Canvas)$/;

/** Pictures and those among them without words. What is marked as decoration needs none. */
export function picturesIn(xml: string, { around, words }: typeof WORD | typeof EXCEL) {
  let [pictures, picturesWithoutWords] = [0, 0];
  const names: readonly string[] = around;
  const open: { picture: boolean; told: boolean }[] = [];
  readXml(xml, {
    open: (tag) => {
      if (names.includes(tag.name)) open.push({ picture: true, told: false });
      const one = open.at(-1);
      if (!one) return;
      if (tag.name === words && attribute(tag, 'descr')?.trim()) one.told = true;
      if (/:decorative$/.test(tag.name) && isOn(tag, 'val')) one.told = true;
      if (tag.name === 'a:graphicData' && TEXT_BOX.test(attribute(tag, 'uri') ?? '')) one.picture = false;
    },
    close: ({ name }) => {
      const one = names.includes(name) ? open.pop() : undefined;
      if (!one?.picture) return;
      pictures += 1;
      if (!one.told) picturesWithoutWords += 1;
    },
  });
  return { pictures, picturesWithoutWords };
}
