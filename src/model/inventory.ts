import type { UrlReason, UrlState } from './evidence.ts';
import type { PdfSeen } from './seen/documents.ts';
import type { EncryptionSeen } from './seen/tls.ts';
import type { Weights } from './weights.ts';

/** A list that was cut: `total` is the true number of entries. */
export interface Listed<T> {
  readonly total: number;
  readonly list: readonly T[];
}

/** What the scanned pages are made of. Facts, not verdicts: nothing here is judged or scored. */
export interface Inventory {
  /** The largest first. */
  readonly templates: Listed<TemplateSize>;
  /** In order of address. */
  readonly documents: Listed<LinkedDocument> & {
    /** Of all documents, the commonest first. */
    readonly formats: readonly { readonly format: string; readonly count: number }[];
    /** How many of them stand on other sites. */
    readonly elsewhere: number;
    /** PDFs of the site that were chosen to be looked into. Left out where the scan looked into none. */
    readonly pdfs?: PdfsSeen;
  };
  readonly languages: LanguageInventory;
  /** Scanned pages that ask search engines to leave them out. */
  readonly noindex: Listed<string>;
  /** What the hosts of the scanned pages seem to run on. Left out where none shows it, and in results of early versions. */
  readonly platforms?: readonly PlatformSeen[];
  /** What the hosts agree on with a client of today. Left out where none did, and in results of early versions. */
  readonly encryption?: readonly EncryptionSeen[];
  /** What pages weigh and how fast they were. Left out where it is known of none, and in results of early versions. */
  readonly weights?: Weights;
}

export interface PlatformSeen {
  readonly host: string;
  readonly name: string;
  /** Null where no company sells it. */
  readonly supplier: string | null;
  /** `high`: by the name of the host, or by two signs or more. */
  readonly confidence: 'high' | 'medium';
  /** What showed it, a few of the signs. */
  readonly evidence: readonly string[];
}

export interface PdfsSeen {
  /** How many there are to choose from. */
  readonly found: number;
  /** In order of address. */
  readonly list: readonly PdfSeen[];
}

export interface TemplateSize {
  readonly id: string;
  /** How many scanned pages share it. */
  readonly pages: number;
  /** The page met first. */
  readonly example: string;
  readonly title: string | null;
}

export interface LinkedDocument {
  readonly url: string;
  /** `pdf`, `docx` and so on. */
  readonly format: string;
  /** Whether the format is known from the address or the response, or only promised by the words of a link. */
  readonly certain: boolean;
  /** It stands on another site. */
  readonly elsewhere: boolean;
  /** What became of the address; null when the crawl never met it. */
  readonly state: UrlState | null;
  readonly reason: UrlReason | null;
  /** Pages with a link to it, in the order met. */
  readonly linkedFrom: Listed<string>;
  /** Different link texts in the order met, a few of them. */
  readonly texts: readonly string[];
}

/** Welsh and English pages, and which of them are two versions of one page. */
export interface LanguageInventory {
  readonly english: number;
  readonly welsh: number;
  /** Pages in another language or in none that is named. */
  readonly other: number;
  readonly pairs: Listed<{ readonly english: string; readonly welsh: string; readonly by: 'hreflang' | 'link' }>;
  /** Share of the pages that could be checked, 0 to 1; null where there is none. */
  readonly englishWithWelsh: number | null;
  readonly welshWithEnglish: number | null;
  readonly englishAlone: Listed<string>;
  readonly welshAlone: Listed<string>;
  /** Pairs, counted above as well, where one page names the other but is not named by it. */
  readonly oneWay: Listed<{ readonly from: string; readonly to: string }>;
  /** Named as the other language, but the page there does not say it is in it. */
  readonly mislabelled: Listed<{ readonly from: string; readonly to: string }>;
  /** Pages whose other version was not scanned, so nothing can be said about it. */
  readonly unchecked: Listed<{ readonly from: string; readonly to: string }>;
}
