import { runAxe } from './axe.ts';
import { readBlocks } from './blocks.ts';
import { readComponents } from './components.ts';
import { readDocument, readFonts, readMetadata, readStorage, readTitle } from './document.ts';
import { emptied } from './emptied.ts';
import { readFieldHints } from './field-hints.ts';
import { readFirstByte } from './first-byte.ts';
import { readForms } from './forms.ts';
import * as helpers from './helpers.ts';
import { readHiddenWords } from './hidden-words.ts';
import { readImages } from './images.ts';
import { readLinkContext } from './link-context.ts';
import { readLinks } from './links.ts';
import { readLists } from './lists.ts';
import { readCaptchas, readFrames, readMedia } from './media.ts';
import { readHeadings, readLandmarks } from './outline.ts';
import { settle } from './settle.ts';
import { readShown } from './shown.ts';
import { readSkeleton } from './skeleton.ts';
import { readTables } from './tables.ts';
import { readText } from './text.ts';
import { readVitals } from './vitals.ts';
import { readWording } from './wording.ts';

/** What is asked of every page. */
const functions = [
  ...[readTitle, settle, readShown, readVitals, readFirstByte],
  ...[readStorage, readDocument, readMetadata, readHeadings, readLandmarks, readLinks, readForms, readFieldHints],
  ...[readWording, readComponents, readText, readFonts, readImages, readBlocks, readLists, readTables, readMedia],
  ...[readFrames, readCaptchas, readLinkContext, readHiddenWords, readSkeleton],
  ...[runAxe, emptied],
];

const places = new Map<unknown, number>(functions.map((fn, place) => [fn, place]));

// Transpilers that keep names wrap inner functions in a helper of this name, which no page has.
export const KEEP_NAME = 'const __name = (f) => f;';

/** An object of them, as source text. */
export const helperSource = `({${Object.entries(helpers)
  .map(([name, helper]) => `${name}: ${helper.toString()}`)
  .join(',\n')}})`;

/** Source of what runs one of several, where the helpers are called `h`: what one throws costs that one only. */
export const EACH = '(f) => Promise.resolve().then(() => f(h, null)).then((value) => ({ value }), () => null)';

const NAME = 'lgdssKit';
/** What a world answers in which the kit is not. A page that says so itself gets no more than the longer way. */
export const NO_KIT = 'lgdss: no kit';

/**
 * Source for every document of a tab: sent once for each tab, and compiled once. To send 80 kB of functions to each page and
 * compile them there costs more than most of what they read.
 */
export const kitPrelude = `globalThis.${NAME} = () => { ${KEEP_NAME}
  const h = ${helperSource};
  const all = [${functions.join(',\n')}];
  const one = (place, argument) => all[place](h, argument);
  const each = (places) => Promise.all(places.map((place) => all[place]).map(${EACH}));
  const kit = { one, each };
  globalThis.${NAME} = () => kit;
  return kit;
};`;

/** Expression that runs one of them; undefined for what is not in the kit. */
export function fromKit(fn: unknown, argument: unknown): string | undefined {
  const place = places.get(fn);
  return place === undefined ? undefined : ifThere(`one(${place}, ${JSON.stringify(argument)})`);
}

/** The same for several, none of which costs the others anything by throwing. */
export function allFromKit(fns: readonly unknown[]): string | undefined {
  const found = fns.flatMap((fn) => places.get(fn) ?? []);
  return found.length < fns.length ? undefined : ifThere(`each([${found}])`);
}

// An element of the page may go by this name.
const ifThere = (call: string) => `Object.hasOwn(globalThis, '${NAME}') ? ${NAME}().${call} : '${NO_KIT}'`;
