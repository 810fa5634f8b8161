import type { Box } from '../evidence.ts';

/** One run of text with nothing but inline elements in it, as it stands on the page. Style facts are left out where plain. */
export interface Block {
  readonly tag: string;
  /** Capped. Line breaks of the source are kept where people see them. */
  readonly text: string;
  readonly words: number;
  /** Where the block has forced line breaks: how its lines begin, capped. */
  readonly lines?: readonly string[];
  /** Places with two or more line breaks in a row, and text on both sides. */
  readonly gaps?: number;
  /** Heading level, of elements that are headings. */
  readonly level?: number;
  /** The nearest element around it that gives the text a job, such as `li`, `td`, `label`, `blockquote`, `a`. */
  readonly inside?: string;
  /** Blocks with one number here have the same parent element. */
  readonly parent: number;
  /** Of most of its letters, in CSS pixels. */
  readonly size: number;
  /** Words of it that are bold, in italics, or underlined outside links. */
  readonly bold?: number;
  readonly italic?: number;
  readonly underlined?: number;
  readonly capitals?: true;
  readonly align?: 'justify' | 'center' | 'right';
  /** Space is kept as written: several spaces stand beside each other. */
  readonly spaced?: true;
  /** What a style sheet draws before a short text that has no job: a sign, a number, a dot. */
  readonly mark?: string;
  /** Of blocks with line breaks that begin in bold: where the bold element is. */
  readonly opener?: string;
  /** Only where it is seen before its neighbour in the source, or the neighbour before it: what moved it, if a style did. */
  readonly moved?: 'position' | 'order' | 'reverse' | 'float' | 'grid';
  /** Its words are to the left of the block before it, which floats to the right: its box reaches behind that. Older evidence does not say. */
  readonly leads?: true;
  readonly selector: string;
  readonly html: string;
  readonly box: Box;
}

/** A list that is odd in some way; those of two or more items that stand alone are left out. */
export interface ListSeen {
  readonly tag: string;
  readonly items: number;
  /** The element right before it is a list of the same kind, with nothing in between. */
  readonly follows: boolean;
  readonly inNav: boolean;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface OldElement {
  readonly tag: string;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface QuoteSeen {
  readonly text: string;
  /** Names where the words come from: a cite element or attribute, or a footer. */
  readonly cites: boolean;
  /** What is in it that is rarely quoted: headings, lists, tables, forms. */
  readonly holds: readonly string[];
  /** The end of the text before it. */
  readonly before: string;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

export interface FramedHeading {
  readonly level: number;
  readonly text: string;
  readonly selector: string;
  readonly html: string;
  readonly box: Box | null;
}

/** The main part of the page; where no part is marked as main, all but header, navigation and footer. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly cut: boolean;
  /** Headings in frames of the same origin. Left out where there is none; older evidence does not say. */
  readonly framed?: readonly FramedHeading[];
}

export interface Lists {
  readonly lists: readonly ListSeen[];
  readonly quotes: readonly QuoteSeen[];
  /** The first few elements that HTML no longer has, and empty paragraphs. */
  readonly old?: readonly OldElement[];
}
