import { cantTell, defineSiteCheck, type Finding, failedIf, type SiteContext } from '../../src/model/check.ts';
import type { FetchedText, SiteArtifacts } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { mediaType, short } from '../lib/headers.ts';
import { isWeb, pageKey } from '../lib/hosts.ts';
import { robotsRules } from '../lib/robots-rules.ts';

type Fault =
  | 'noRobots'
  | 'robotsNotReadable'
  | 'serviceDisallowed'
  | 'noSitemap'
  | 'sitemapNotReadable'
  | 'sitemapMisses';
type Doubt = 'robotsRefused' | 'sitemapRefused' | 'sitemapTooLong';
type Message = Fault | Doubt;
type SitemapFile = SiteArtifacts['sitemap']['files'][number];

const DOUBTS: readonly Message[] = ['robotsRefused', 'sitemapRefused', 'sitemapTooLong'];
/** Each is a finding of its own; more than this say nothing new. */
const MOST_FILES = 10;
const isRefusal = (status: number) => [401, 403, 429].includes(status) || status >= 500;

export const robotsAndSitemap = defineSiteCheck({
  meta: {
    id: 'open-standards/robots-and-sitemap',
    title: 'robots.txt and the sitemap can be used',
    kind: 'automatic',
    why: 'Search engines and archives read these two files to learn what they may visit and what there is. If the files are missing or wrong, pages are found late or not at all.',
    affects: 'People who look for a council service with a search engine.',
    fix: 'Publish robots.txt as plain text, let it allow the service, and name in it a sitemap that lists the pages under their real addresses.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:7', 'lgdss:12'],
    criteria: [],
    sources: ['https://www.rfc-editor.org/rfc/rfc9309'],
    messages: {
      noRobots: 'There is no robots.txt: the address answers with status {status}.',
      robotsNotReadable: 'What is delivered as robots.txt is not a robots file.',
      serviceDisallowed: 'robots.txt asks every search engine to keep away from {url}.',
      noSitemap: 'No sitemap was found, neither named in robots.txt nor at the usual address.',
      sitemapNotReadable: 'The sitemap {url} could not be read: {problem}',
      sitemapMisses: 'The sitemap lists {total} addresses, but none of the scanned pages.',
      robotsRefused: 'The server refused robots.txt (status {status}).',
      sitemapRefused: 'The sitemap {url} could not be fetched: {problem}',
      sitemapTooLong: 'The sitemap lists {total} addresses. No scanned page is among those that were read.',
    },
  },
  siteNeeds: ['robots', 'sitemap'],
  pageNeeds: ['response'],
  collect: ({ response }) => pageKey(response.url),
  evaluate({ robots, sitemap }, facts, context) {
    const scanned = new Set(facts.flatMap(({ url, fact }) => [pageKey(url), fact]));
    const findings = [...robotsFindings(robots, context), ...sitemapFindings(sitemap, scanned)];
    if (findings.length > 0 && findings.every(({ message }) => DOUBTS.includes(message))) return cantTell(findings);
    return failedIf(findings.filter(({ message }) => !DOUBTS.includes(message)));
  },
});

function robotsFindings(robots: FetchedText, { origin, start }: SiteContext): readonly Finding<Message>[] {
  const at = { kind: 'request', url: robots.url } as const;
  const data = { status: robots.status };
  if (isRefusal(robots.status)) return [{ message: 'robotsRefused', at, data }];
  if (robots.status !== 200) return [{ message: 'noRobots', at, data }];
  if (!isRobotsFile(robots)) return [{ message: 'robotsNotReadable', at }];
  const disallowed = robotsRules(robots, origin);
  return start
    .filter((url) => disallowed(url, '*'))
    .toSorted(byCodeUnit)
    .map((url) => ({ message: 'serviceDisallowed', at, data: { url: short(url) } }));
}

/** Nothing but comments is a valid file that allows everything; a web page is not one. */
function isRobotsFile(robots: FetchedText): boolean {
  if (mediaType(robots) === 'text/html' || /^\s*</.test(robots.body)) return false;
  const lines = robots.body
    .split(/\r\n?|\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '' && line !== '\uFEFF');
  return lines.length === 0 || lines.some((line) => /^\uFEFF?[a-z-]+\s*:/i.test(line));
}

function sitemapFindings(sitemap: SiteArtifacts['sitemap'], scanned: ReadonlySet<string>): readonly Finding<Message>[] {
  const { files, urls, total } = sitemap;
  const good = files.find(({ status, problem }) => status === 200 && problem === null);
  // An index may be fine while the files it names are not.
  if (!good || (total === 0 && files.some(({ problem }) => problem !== null))) return [whyNoSitemap(files)];
  const unread = files.filter(isBroken).slice(0, MOST_FILES).map(notReadable);
  if (scanned.size === 0 || urls.some((url) => scanned.has(pageKey(url)))) return unread;
  const at = { kind: 'request', url: good.url } as const;
  return [...unread, { message: total > urls.length ? 'sitemapTooLong' : 'sitemapMisses', at, data: { total } }];
}

/** Named beside others that are fine, a file that is not there is as wrong as one that cannot be read. */
function isBroken({ url, status, problem }: SitemapFile): boolean {
  return problem !== null && (status === 0 ? !isWeb(url) : !isRefusal(status));
}

function notReadable({ url, problem }: SitemapFile): Finding<Message> {
  const data = { url: short(url), problem: short(problem ?? '') };
  return { message: 'sitemapNotReadable', at: { kind: 'request', url }, data };
}

function whyNoSitemap(files: SiteArtifacts['sitemap']['files']): Finding<Message> {
  const broken = files.find(({ url, status, problem }) => problem !== null && (status === 200 || !isWeb(url)));
  // Status 0: no answer came at all.
  const refused = files.find(({ status }) => status === 0 || isRefusal(status));
  const file = broken ?? refused;
  if (!file) return { message: 'noSitemap', at: { kind: 'page' } };
  const data = { url: short(file.url), problem: short(file.problem ?? '') };
  return { message: broken ? 'sitemapNotReadable' : 'sitemapRefused', at: { kind: 'request', url: file.url }, data };
}
