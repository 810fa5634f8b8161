/** Who may import whom: section 6 of the architecture, as data. A zone is named by its folder or file. */
export interface Zone {
  /** Path prefix; the longest one that fits counts. */
  readonly at: string;
  /** Prefixes of our own files that it may import, itself included where it may. */
  readonly mayImport: readonly string[];
}

const MODEL = 'src/model/';
const PORTS = 'src/ports.ts';
/** Addresses, robots.txt and sitemaps are read with the crawl's rules on both sides of the border. */
const CRAWL_RULES = [
  'changes-state',
  'documents',
  'reasons',
  'robots',
  'site-key',
  'sitemap',
  'unchanged',
  'url-type',
].map((name) => `src/crawl/${name}.ts`);
const LISTS = ['src/targets/address.ts', 'src/targets/csv-table.ts'];
const EVERYTHING = ['src/', 'checks/', 'reports/'];

const pure = (at: string, ...extras: readonly string[]): Zone => ({ at, mayImport: [MODEL, PORTS, at, ...extras] });

export const zones: readonly Zone[] = [
  { at: MODEL, mayImport: [MODEL] },
  { at: PORTS, mayImport: [MODEL] },
  pure('src/config/'),
  // Lists of targets are filtered by authority, and the register of authorities is a list too.
  pure('src/targets/', 'src/authorities/choose.ts'),
  pure('src/authorities/', 'src/config/nearest.ts', 'src/evidence/json.ts', ...LISTS),
  pure('src/crawl/'),
  pure('src/evidence/'),
  pure('src/assess/', 'src/crawl/site-key.ts', 'src/evidence/json.ts'),
  pure('src/custom/', 'src/config/nearest.ts'),
  pure('src/scoring/'),
  pure('src/budgets/', 'src/crawl/scope.ts'),

  pure('src/browser/', ...CRAWL_RULES),
  pure('src/gather/', 'src/browser/', ...CRAWL_RULES),
  pure('src/compare/', 'reports/lib/', 'src/scoring/change.ts'),
  pure(
    'src/gate/',
    'src/compare/match.ts',
    'src/config/point-minimum.ts',
    'src/review/fields.ts',
    'src/review/tree.ts',
    'src/scoring/grace.ts',
    'src/scoring/policy/types.ts',
    'reports/lib/',
  ),
  pure('src/review/', 'src/compare/', 'src/config/nearest.ts', 'src/evidence/canonical.ts', 'reports/lib/'),
  pure('src/pictures/', 'reports/lib/', 'src/store/garbage.ts'),
  pure(
    'src/history/',
    'src/compare/',
    'src/crawl/coverage-floor.ts',
    'src/evidence/',
    'src/scoring/change.ts',
    'reports/lib/',
  ),
  pure('src/history/embedded/', 'src/history/', 'src/browser/processes.ts'),
  pure('src/estate/', 'src/history/tables.ts', 'src/authorities/register.ts', 'src/targets/csv-table.ts'),
  pure('src/schedules/'),
  pure('src/notify/', 'src/schedules/'),
  pure(
    'src/jobs/',
    'src/browser/processes.ts',
    'src/crawl/',
    'src/history/',
    'src/notify/',
    'src/schedules/',
    'src/store/atomic.ts',
    'src/store/files.ts',
    'src/store/samples.ts',
    'src/store/shelf.ts',
  ),
  pure('src/pack/', 'src/evidence/', 'reports/'),
  pure(
    'src/store/',
    'src/authorities/register.ts',
    'src/crawl/journal.ts',
    'src/crawl/pinned-sample.ts',
    'src/evidence/',
    'src/pack/',
  ),

  {
    at: 'src/scan.ts',
    mayImport: [
      MODEL,
      PORTS,
      'src/crawl/',
      'src/evidence/',
      'src/assess/',
      'src/budgets/',
      'src/scoring/',
      'src/collect.ts',
    ],
  },
  {
    at: 'src/collect.ts',
    mayImport: [
      MODEL,
      PORTS,
      'src/crawl/',
      'src/evidence/',
      'src/look-around-sites.ts',
      'src/measure-and-file.ts',
      'src/probe-and-file.ts',
      'src/reuse.ts',
      'src/run-and-file.ts',
      'src/visit-and-file.ts',
    ],
  },
  { at: 'src/visit-and-file.ts', mayImport: [MODEL, PORTS, 'src/crawl/', 'src/evidence/'] },
  { at: 'src/look-around-sites.ts', mayImport: [MODEL, PORTS, 'src/evidence/'] },
  { at: 'src/measure-and-file.ts', mayImport: [MODEL, PORTS, 'src/crawl/', 'src/evidence/'] },
  { at: 'src/probe-and-file.ts', mayImport: [MODEL, PORTS, 'src/crawl/', 'src/evidence/'] },
  { at: 'src/run-and-file.ts', mayImport: [MODEL, PORTS, 'src/evidence/'] },
  { at: 'src/reuse.ts', mayImport: [MODEL, PORTS, 'src/crawl/', 'src/evidence/'] },
  { at: 'src/version.ts', mayImport: [] },
  { at: 'src/compose.ts', mayImport: EVERYTHING },
  { at: 'src/index.ts', mayImport: EVERYTHING },
  { at: 'src/library/', mayImport: EVERYTHING },
  { at: 'src/playwright.ts', mayImport: EVERYTHING },
  { at: 'src/cli/', mayImport: EVERYTHING },

  // A check of one category knows nothing of another category.
  { at: 'checks/', mayImport: [MODEL, 'checks/lib/', 'checks/standards/'] },
  { at: 'checks/lib/', mayImport: [MODEL, 'checks/lib/', 'checks/standards/'] },
  { at: 'checks/standards/', mayImport: [MODEL, 'checks/standards/'] },
  { at: 'checks/registry.ts', mayImport: [MODEL, 'checks/'] },

  { at: 'reports/', mayImport: [MODEL, 'reports/lib/'] },
  // A finding is known again by the shape of its page's address, and a file belongs to the site or to another one: the
  // crawl says what that is.
  { at: 'reports/lib/', mayImport: [MODEL, 'reports/lib/', 'src/crawl/party.ts', 'src/crawl/path-shape.ts'] },
  { at: 'reports/html/', mayImport: [MODEL, 'reports/lib/', 'reports/html/'] },
  {
    at: 'reports/compare/',
    mayImport: [MODEL, 'reports/lib/', 'reports/html/environment.ts', 'reports/compare/'],
  },
  { at: 'reports/estate/', mayImport: [MODEL, 'reports/lib/', 'reports/html/environment.ts', 'reports/estate/'] },
  { at: 'reports/review/', mayImport: [MODEL, 'reports/lib/', 'reports/html/environment.ts', 'reports/review/'] },
  { at: 'reports/pipeline/', mayImport: [MODEL, 'reports/lib/', 'reports/html/environment.ts', 'reports/pipeline/'] },
  { at: 'reports/registry.ts', mayImport: [MODEL, 'reports/'] },
];

export function zoneOf(file: string): Zone | undefined {
  return zones.filter(({ at }) => file.startsWith(at)).toSorted((a, b) => b.at.length - a.at.length)[0];
}
