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
  /** Word and Excel files (docx, xlsx) on the site itself, in the same way. Left out by scans of early versions. */
  readonly office?: { readonly found: number; readonly sample: readonly OfficeSeen[] };
}

export type PdfSeen = DocumentSeen<PdfFacts, PdfUnread>;
export type OfficeSeen = DocumentSeen<OfficeFacts, OfficeUnread>;

/** A file that was chosen to be looked into. */
export interface DocumentSeen<Facts, Unread> {
  readonly url: string;
  /** The first page that links to it, and the words of the link. */
  readonly page: string;
  readonly text: string;
  /** Size as it was read; null where it was not. */
  readonly bytes: number | null;
  readonly lastModified: Instant | null;
  /** Why there are no facts; null when there are. */
  readonly unread: Unread | null;
  readonly facts: Facts | null;
}

/**
 * `robots`, `excluded`, `turned-away`, `left-alone`, `elsewhere`, `out-of-time`, `password`: nobody tried, or nobody may. `unreachable`,
 * `not-a-pdf`, `not-office`, `too-large`, `broken`, `too-slow`, `too-much-memory`: it was tried and failed.
 */
export type PdfUnread = Unread | 'not-a-pdf';
export type OfficeUnread = Unread | 'not-office';
export type Unread =
  | 'robots'
  | 'excluded'
  | 'turned-away'
  | 'left-alone'
  | 'elsewhere'
  | 'out-of-time'
  | 'password'
  | 'unreachable'
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

/** What a Word or Excel file says of itself and is made of. Counts of text and headings are of Word alone. */
export interface OfficeFacts {
  readonly title: string | null;
  /** Of most of its text, as written; null where there is none, as always in Excel. */
  readonly language: string | null;
  /** Paragraphs with words, those that have the style of a heading, and short bold ones that only look like one. */
  readonly paragraphs: number;
  readonly headings: number;
  readonly boldLines: number;
  readonly pictures: number;
  readonly picturesWithoutWords: number;
  /** In Word all of two rows and more; in Excel those that are marked as a table. */
  readonly tables: number;
  readonly tablesWithoutHeaders: number;
}
