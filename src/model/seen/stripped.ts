import type { Gathered, Screenshot } from '../evidence.ts';

/** One page as the crawl saw it, beside what is left of it when something that it may lean on is not there. */
export interface StrippedPage {
  readonly url: string;
  readonly whole: Sketch;
  readonly withoutScript: Gathered<Left>;
  /** Null where the page asks other sites for nothing. */
  readonly withoutOthers: Gathered<Left> | null;
}

/** What people come to a page for, in outline. */
export interface Sketch {
  /** Text of the first heading of level one that people see; empty where there is none. */
  readonly heading: string;
  /** Words of the main text. */
  readonly words: number;
  /** Links of its navigation that people see. */
  readonly menu: number;
  /** Forms with a visible field to type into or choose from, search boxes included. */
  readonly forms: readonly SketchedForm[];
}

export interface SketchedForm {
  readonly selector: string;
  /** Where it goes, with no query; empty where it goes nowhere. */
  readonly action: string;
  /** Names of its visible fields, each once. */
  readonly fields: readonly string[];
}

export interface Left {
  readonly sketch: Sketch;
  /** Of the words that the whole page has, how many are still there. */
  readonly wordsKept: number;
  /** Names of the fields that can still be used, wherever they stand now. */
  readonly usable: readonly string[];
  /** Of the forms that are left, the selectors of those without a button that sends them to a server. */
  readonly unsent: readonly string[];
  /** Sites that were kept away. */
  readonly without: readonly string[];
  readonly shot: Screenshot | null;
}
