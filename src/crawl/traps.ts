import type { Instant } from '../model/evidence.ts';
import { circleIn, shapeOf } from './path-shape.ts';
import { shapeOfQuery } from './query-shape.ts';

export type TrapKind = 'calendar' | 'list' | 'query' | 'facets' | 'circle' | 'pattern';

export interface TrapReport {
  readonly kind: TrapKind;
  /** What the addresses have in common, for example `/events/{date}`. */
  readonly pattern: string;
  readonly kept: number;
  readonly cut: number;
  /** The first address that was left out. */
  readonly example: string;
  /** What was cut and why, for the site's owner. */
  readonly sentence: string;
}

export interface TrapGuard {
  /** Asked once for each address that would otherwise be queued, in the order met. Not asked for start pages. */
  judge(url: string): 'pattern-budget' | undefined;
  /** The largest cuts first. */
  report(): readonly TrapReport[];
}

export interface TrapOptions {
  /** The page limit of the scan. */
  readonly maxPages: number;
  /** When the scan began: calendars are cut by how far they are from it. */
  readonly now: Instant;
  /** Value combinations for one path and one set of parameters. */
  readonly perQuery?: number;
  /** Pages of any one path pattern. Not limited when left out: a page limit says the same, and says how to raise it. */
  readonly perPattern?: number;
}

const PER_QUERY = 20;
const PER_PATTERN = 100;
/** Years from now within which a calendar page may matter to somebody. */
const YEARS_AHEAD = 2;
const YEARS_BACK = 10;
/** More parameters than this are filters that can be combined. */
const MOST_PARAMETERS = 4;
/** More different sets of parameters than this on one path are filters too. */
const MOST_SETS = 10;
/** A path that varies in this many places has a page for every combination. */
const MANY_VARIABLES = 3;
const BUSY_PARENT = 30;
/** The pages of a list, as many content systems number them, in English and Welsh. */
const PAGE_OF_LIST = /^(\/.+\/(?:pages?|p|tudalen(?:nau)?)\/)\d+(?=\/?$)/i;
const LONG_SLUG = /^(?=.{24})|(-[^-]*){3}/;

interface Family {
  readonly kind: TrapKind;
  readonly pattern: string;
  readonly budget: number;
  /** Outside the years that matter; let through only where nothing else of its kind was. */
  readonly far?: boolean;
}

interface Tally {
  readonly family: Family;
  kept: number;
  cut: number;
  example: string;
}

/**
 * Keeps software that makes pages without end from eating the scan. Ordinary pages are never cut, however many there are
 * of a kind; only calendars, the pages of a list, parameters and paths that combine or repeat. Same addresses in the same
 * order, same answers.
 */
export function createTrapGuard(options: TrapOptions): TrapGuard {
  const familyOf = createFamilies(options);
  const tallies = new Map<string, Tally>();
  // However many calendars and lists there are: the other half is for pages of which there is one.
  const mostRepeats = Math.ceil(options.maxPages / 2);
  let repeats = 0;
  return {
    judge(url) {
      const family = familyOf(new URL(url));
      if (!family) return undefined;
      const key = `${family.kind} ${family.pattern}`;
      const tally = tallies.get(key) ?? { family, kept: 0, cut: 0, example: '' };
      tallies.set(key, tally);
      // The first of any pattern is always seen: without it nobody would know what was cut.
      const again = tally.kept > 0 && family.kind !== 'pattern';
      if (tally.kept === 0 || (tally.kept < family.budget && !family.far && repeats < mostRepeats)) {
        tally.kept += 1;
        if (again) repeats += 1;
        return undefined;
      }
      if (tally.cut === 0) tally.example = url;
      tally.cut += 1;
      return 'pattern-budget';
    },
    report: () =>
      [...tallies.values()]
        .filter(({ cut }) => cut > 0)
        .map(reportOf)
        .sort((a, b) => b.cut - a.cut || (a.pattern < b.pattern ? -1 : 1)),
  };
}

function createFamilies(options: TrapOptions): (url: URL) => Family | undefined {
  const { maxPages, perQuery = PER_QUERY, perPattern = Number.POSITIVE_INFINITY } = options;
  // A calendar or a list gets at most a quarter of a small scan, so that there is room for the rest of the site.
  const perSeries = Math.min(PER_PATTERN, Math.max(perQuery, Math.ceil(maxPages / 4)));
  const perCombination = Math.min(perPattern, Math.max(PER_PATTERN, Math.ceil(maxPages / 2)));
  const thisYear = Number(options.now.slice(0, 4));
  const far = (year: number | undefined) =>
    year !== undefined && (year > thisYear + YEARS_AHEAD || year < thisYear - YEARS_BACK);
  const isSlug = createSlugs();
  const setsOf = new Map<string, Map<string, number>>();

  return (url) => {
    const { host, pathname, search } = url;
    const at = (pattern: string) => host + pattern;
    const circle = circleIn(pathname);
    if (circle !== undefined) return { kind: 'circle', pattern: at(`${circle}/…`), budget: 1 };

    const path = shapeOf(pathname, (parent, segment) => isSlug(host + parent, segment));
    const query = shapeOfQuery(search);
    const { date } = path;
    const calendar = date !== undefined && (date.ends || date.year > thisYear + YEARS_AHEAD);
    if (calendar || query?.date) {
      // With the date named, one calendar with parameters is one family and not one for each day.
      const pattern = at((calendar ? path.pattern : pathname) + (query ? `?${query.names}` : ''));
      const year = calendar ? date.year : query?.date?.year;
      return { kind: 'calendar', pattern, budget: query ? perQuery : perSeries, far: far(year) };
    }
    if (query && !query.identifies) {
      const sets = setsOf.get(host + pathname) ?? new Map<string, number>();
      setsOf.set(host + pathname, sets);
      // The more sets of parameters a path has, the fewer values of each: they are filters of one list.
      if (sets.size < MOST_SETS && !sets.has(query.names)) sets.set(query.names, Math.ceil(perQuery / (sets.size + 1)));
      const budget = sets.get(query.names);
      if (query.size > MOST_PARAMETERS || budget === undefined) {
        return { kind: 'facets', pattern: at(`${pathname}?…`), budget: Math.ceil(perQuery / 4) };
      }
      return { kind: 'query', pattern: at(`${pathname}?${query.names}`), budget };
    }
    const list = query ? undefined : PAGE_OF_LIST.exec(pathname)?.[1];
    if (list !== undefined) return { kind: 'list', pattern: at(`${list}{n}`), budget: perSeries };
    const budget = path.variables >= MANY_VARIABLES ? perCombination : perPattern;
    const pattern = at(path.pattern + (query ? `?${query.names}` : ''));
    return Number.isFinite(budget) && (path.variables > 0 || query) ? { kind: 'pattern', pattern, budget } : undefined;
  };
}

/** A long name is one of very many once its parent has had enough others. */
function createSlugs(): (parent: string, segment: string) => boolean {
  const children = new Map<string, Set<string>>();
  return (parent, segment) => {
    if (!LONG_SLUG.test(segment)) return false;
    const known = children.get(parent) ?? new Set();
    children.set(parent, known);
    if (known.size < BUSY_PARENT) known.add(segment);
    return !known.has(segment);
  };
}

const because: Readonly<Record<TrapKind, string>> = {
  calendar: 'a calendar has a page for every day there is',
  list: 'one list goes on over them, and pages of a list are much alike',
  query: 'they are one page with other values for the same parameters',
  facets: 'filters can be combined in more ways than anybody can look at',
  circle: 'the same part comes up again and again in the path, which is usually a wrong relative link',
  pattern: 'they follow one pattern',
};

function reportOf({ family: { kind, pattern }, kept, cut, example }: Tally): TrapReport {
  const shown = pattern.length > 200 ? `${pattern.slice(0, 199)}…` : pattern;
  const left = cut === 1 ? 'One address was' : `${cut} addresses were`;
  const seen = kept === 1 ? 'one' : `${kept}`;
  const sentence = `${left} left out after ${seen} of the same pattern (${shown}), for example ${example}, because ${because[kind]}.`;
  return { kind, pattern: shown, kept, cut, example, sentence };
}
