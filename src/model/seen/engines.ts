import type { Gathered, Screenshot } from '../evidence.ts';

/** The same few pages in several browser engines, under the same conditions. That of the scan comes first. */
export interface Engines {
  readonly engines: readonly EngineTried[];
}

export interface EngineTried {
  /** An engine, not a browser that people use: WebKit is not Safari. */
  readonly name: 'Chromium' | 'Firefox' | 'WebKit';
  /** Null where it was not started, and for that of the scan, whose version stands in its record. */
  readonly version: string | null;
  /** Why no page was opened in it. */
  readonly problem: 'not-installed' | 'not-started' | null;
  readonly pages: readonly { readonly url: string; readonly look: Gathered<EngineLook> }[];
}

export interface EngineLook {
  /** In a window 1350 pixels wide, and after it was made 390 pixels wide. */
  readonly wide: EngineOutline;
  readonly narrow: EngineOutline;
  /** Errors that ended a script of the page. Capped, as all lists here. */
  readonly uncaught: readonly string[];
  /** What the page's developers would see as an error in the console. */
  readonly console: readonly string[];
  /** Addresses of scripts that did not come. */
  readonly failedScripts: readonly string[];
  /** What the page was kept from, because nothing is sent while it is looked at. */
  readonly blocked: readonly string[];
}

export interface EngineOutline {
  /** Of the first main heading that people see; empty where there is none. */
  readonly heading: string;
  /** Of the main text. */
  readonly words: number;
  /** Names of the fields that people see, each once. */
  readonly fields: readonly string[];
  /** Words on the buttons that people see, each once. */
  readonly buttons: readonly string[];
  readonly shot: Screenshot | null;
}
