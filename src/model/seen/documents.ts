import type { Instant } from '../evidence.ts';
import type { LinkedDocument, Listed } from '../result.ts';

/** The documents that scanned pages of a site link to, and what is in some of them. */
export interface Documents {
  /** In order of address, capped. */
  readonly linked: Listed<LinkedDocument>;
  /** How many of them are PDFs on the site itself. */
  readonly pdfs: number;
  /** Those among them that were chosen to be looked into, in order of address. */
  readonly sample: readonly PdfSeen[];
}

export interface PdfSeen {
  readonly url: string;
  /** The first page that links to it, and the words of the link. */
  readonly page: string;
  readonly text: string;
  /** Size as it was read; null where it was not. */
  readonly bytes: number | null;
  readonly lastModified: Instant | null;
  /** Why there are no facts; null when there are. */
  readonly unread: PdfUnread | null;
  readonly facts: PdfFacts | null;
}

/**
 * `robots`, `excluded`, `turned-away`, `left-alone`, `elsewhere`, `out-of-time`, `password`: nobody tried, or nobody may. `unreachable`, `not-a-pdf`,
 * `too-large`, `broken`, `too-slow`, `too-much-memory`: it was tried and failed.
 */
export type PdfUnread =
  | 'robots'
  | 'excluded'
  | 'turned-away'
  | 'left-alone'
  | 'elsewhere'
  | 'out-of-time'
  | 'password'
  | 'unreachable'
  | 'not-a-pdf'
  | 'too-large'
  | 'broken'
  | 'too-slow'
  | 'too-much-memory';

/** What a PDF says of itself and what its pages hold. All texts and lists are capped. */
export interface PdfFacts {
  readonly pages: number;
  /** How many were read, from the first one on. What is counted below is counted on these. */
  readonly pagesRead: number;
  /** `MarkInfo` says that it is tagged. */
  readonly marked: boolean;
  /** Tags were found around something on the pages read. */
  readonly tags: boolean;
  /** As written; null where there is none. */
  readonly language: string | null;
  readonly title: string | null;
  /** Readers show the title in place of the file name. */
  readonly showsTitle: boolean;
  /** Without spaces. */
  readonly characters: number;
  /** Numbers of pages without any text, and those among them that were seen to be pictures. */
  readonly withoutText: readonly number[];
  readonly pictures: readonly number[];
  /** How many headings have a tag, how many tables, tables without a tagged heading, pictures, and so on. */
  readonly headings: number;
  readonly tables: number;
  readonly tablesWithoutHeaders: number;
  readonly figures: number;
  readonly figuresWithoutAlt: number;
  /** Fields to fill in, and those without a name for assistive technology. */
  readonly fields: number;
  readonly fieldsWithoutName: number;
  readonly encrypted: boolean;
  /** Its settings forbid taking text out, even for assistive technology. */
  readonly extractionBlocked: boolean;
  readonly outline: boolean;
  readonly producer: string | null;
  readonly created: Instant | null;
  readonly modified: Instant | null;
  /** Standards that it claims to keep, such as `2A` and `1`. A claim is no proof. */
  readonly pdfa: string | null;
  readonly pdfua: string | null;
}
