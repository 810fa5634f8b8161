import type { Box, Gathered, Screenshot } from '../evidence.ts';

/** What a site keeps and asks for before and after a choice about cookies. Names only: values are never recorded. */
export interface Consent {
  /** Each opened first in a context without cookies or storage; the start page comes first. */
  readonly pages: readonly { readonly url: string; readonly before: KeptState }[];
  /** As the start page shows it before any choice; null where none was found. */
  readonly banner: Banner | null;
  /** What shows once its settings are opened; null where there are none, or none that open on the page itself. */
  readonly settings: Pick<Banner, 'controls' | 'options'> | null;
  /** Null where there is no control for it, on the banner or in its settings. */
  readonly rejected: Choice | null;
  readonly accepted: Choice | null;
}

export interface Choice {
  /** The words on what was clicked, in order. */
  readonly clicks: readonly string[];
  readonly after: Gathered<AfterChoice>;
}

export interface AfterChoice {
  /** Whether the banner went away. */
  readonly gone: boolean;
  /** The page on which the choice was made. */
  readonly there: KeptState;
  /** Opened next, with what the choice had left behind. */
  readonly later: readonly { readonly url: string; readonly banner: boolean; readonly state: KeptState }[];
}

export interface KeptState {
  readonly cookies: readonly CookieKept[];
  readonly storage: readonly StorageKept[];
  /** What other sites were asked for, and the scripts and data of the site itself. Each once, sorted, capped. */
  readonly requests: readonly RequestMade[];
  /** What the page tried and was kept from, because it is more than looking: anything sent, and leaving the page. */
  readonly blocked: readonly string[];
  readonly shot: Screenshot | null;
}

export interface CookieKept {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None';
  /** Whole days from being set until it expires; null for one that goes with the session. */
  readonly days: number | null;
}

export interface StorageKept {
  /** Of the document that wrote it. */
  readonly origin: string;
  /** `service-worker`: it asked for one, which a scan does not allow. */
  readonly kind: 'local' | 'session' | 'indexed-db' | 'service-worker';
  readonly name: string;
}

export interface RequestMade {
  /** With the names of its query only, not their values. */
  readonly url: string;
  readonly type: string;
}

export type ControlDoes = 'accept' | 'reject' | 'settings' | 'save' | 'dismiss' | 'other';

export interface Banner {
  /** The common tool it was made with, where it is known. */
  readonly tool: string | null;
  readonly selector: string;
  readonly html: string;
  readonly text: string;
  readonly box: Box | null;
  readonly controls: readonly ConsentControl[];
  readonly options: readonly ConsentOption[];
}

export interface ConsentControl {
  readonly does: ControlDoes;
  readonly text: string;
  /** By its look: with a face or an edge of its own it is a button, whatever its element. */
  readonly kind: 'button' | 'link';
  readonly selector: string;
  readonly box: Box | null;
}

export interface ConsentOption {
  readonly label: string;
  readonly checked: boolean;
  /** It cannot be changed, as for what is strictly necessary. */
  readonly fixed: boolean;
}
