import type { PageRecord, ScanRecord, UrlOutcome } from '../model/evidence.ts';
import { type Profile, readingOf } from '../model/profile.ts';

/** A page of an earlier scan whose evidence is whole. */
export interface PageKept {
  readonly record: PageRecord;
  readonly outcome: UrlOutcome;
}

export interface Circumstances {
  readonly tool: string;
  readonly axe: string;
  readonly browser: string;
  readonly userAgent: string;
  readonly profile: Profile;
  readonly signIn: 'none' | 'in use';
}

const NAMES: Readonly<Record<keyof Circumstances, string>> = {
  tool: 'version of this program',
  axe: 'version of axe',
  browser: 'browser',
  userAgent: 'user agent',
  profile: 'profile',
  signIn: 'sign-in',
};

/** Why nothing of the earlier scan can be used again, in a sentence: the same page would give other evidence now. */
export function whyNotReused(earlier: ScanRecord, now: Circumstances): string | undefined {
  const { tool, axe, browser } = earlier.versions;
  const { userAgent, profile = 'standard', signedIn = false } = earlier.settings;
  const before: Circumstances = {
    tool,
    axe,
    browser,
    userAgent,
    profile: readingOf(profile),
    signIn: signInOf(signedIn),
  };
  const names = Object.keys(NAMES) as (keyof Circumstances)[];
  const changed = names.filter((name) => before[name] !== now[name]);
  if (changed.length === 0) return undefined;
  const said = changed.map((name) => `another ${NAMES[name]} (${before[name]}, now ${now[name]})`);
  return `The earlier scan was made with ${said.join(' and ')}, so every page is opened again.`;
}

/** What is shown to somebody signed in is not what others see. */
export function signInOf(signedIn: boolean): Circumstances['signIn'] {
  return signedIn ? 'in use' : 'none';
}

/** The pages that may be used again, by address. What could not be read whole then is visited again. */
export function pagesKept({ pages, outcomes }: ScanRecord): ReadonlyMap<string, PageKept> {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.url, outcome]));
  return new Map(
    pages.flatMap((record) => {
      const outcome = outcomeOf.get(record.url);
      if (outcome?.state !== 'scanned' || !isWhole(record) || outcome.failedArtifacts.length > 0) return [];
      return isPlain(record.url) ? [[record.url, { record, outcome }] as const] : [];
    }),
  );
}

function isWhole({ artifacts }: PageRecord): boolean {
  return Object.values(artifacts).every((entry) => typeof entry === 'string');
}

/** An address with a name and password in it may show each person something else. */
function isPlain(url: string): boolean {
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** What the record says about it, counted over the pages that were scanned. */
export function reuseCounts(outcomes: readonly UrlOutcome[]): { readonly pages: number; readonly visited: number } {
  const scanned = outcomes.filter(({ state }) => state === 'scanned');
  const pages = scanned.filter(({ reused }) => reused).length;
  return { pages, visited: scanned.length - pages };
}
