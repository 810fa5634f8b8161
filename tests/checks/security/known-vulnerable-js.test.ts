import { knownVulnerableJs } from '../../../checks/security/known-vulnerable-js.ts';
import type { InlineScripts, LibrarySeen, ScriptSeen } from '../../../src/model/seen/scripts.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';

const URL = `${ORIGIN}/js/all.js`;
const library = (name: string, version: string, by: LibrarySeen['by'] = 'content'): LibrarySeen => ({
  name,
  version,
  by,
});
const script = (libraries: readonly LibrarySeen[], rest: Partial<ScriptSeen> = {}): ScriptSeen => ({
  url: URL,
  page: `${ORIGIN}/bins`,
  pages: 3,
  unread: null,
  libraries,
  ...rest,
});
const NOTHING: InlineScripts = { found: [], total: 0, unsearched: 0, pagesUnread: 0 };
const seen = (scripts: readonly ScriptSeen[], total = scripts.length, pagesUnread = 0, inline = NOTHING) => ({
  site: { scripts: { scripts, total, pagesUnread, inline } },
  pages: [],
});
/** Nothing but a script in the page, and what is known of such scripts. */
const inPage = (libraries: readonly LibrarySeen[], rest: Partial<InlineScripts> = {}) =>
  seen([], 0, 0, { ...NOTHING, found: [{ page: `${ORIGIN}/bins`, pages: 2, libraries }], total: 1, ...rest });
const told = { url: URL, pages: 3, published: '2026-07-18' };

siteCheckCases(knownVulnerableJs, {
  inapplicable: [{ name: 'no scripts at all', ...seen([]) }],
  passed: [
    { name: 'a script in the page with nothing known against it', ...inPage([library('jquery', '3.7.1')]) },
    { name: 'a script with nothing known in it', ...seen([script([])]) },
    { name: 'a version that nothing is known of', ...seen([script([library('jquery', '3.7.1')])]) },
    { name: 'the same, told by the address', ...seen([script([library('jquery', '3.7.1', 'address')])]) },
    { name: 'the last of a line that has ended', ...seen([script([library('bootstrap', '3.4.2')])]) },
    { name: 'a library that the data does not have', ...seen([script([library('constructor', '1.0.0')])]) },
  ],
  failed: [
    {
      name: 'an old jQuery in the page itself',
      ...inPage([library('jquery', '3.4.1')]),
      messages: ['inline'],
      data: [
        {
          library: 'jquery',
          version: '3.4.1',
          pages: 2,
          published: '2026-07-18',
          advisories: 'CVE-2020-11023, CVE-2020-11022',
        },
      ],
      at: [`${ORIGIN}/bins`],
    },
    {
      name: 'an old jQuery',
      ...seen([script([library('jquery', '3.4.1')])]),
      messages: ['vulnerable'],
      data: [{ library: 'jquery', version: '3.4.1', ...told, advisories: 'CVE-2020-11023, CVE-2020-11022' }],
      at: [`${ORIGIN}/bins`],
    },
    {
      name: 'more advisories than anybody reads',
      ...seen([script([library('bootstrap', '3.3.7')])]),
      messages: ['vulnerable'],
      data: [
        {
          library: 'bootstrap',
          version: '3.3.7',
          ...told,
          advisories: 'CVE-2024-6485, CVE-2019-8331, CVE-2018-20677, CVE-2018-20676, 6 more',
        },
      ],
    },
    {
      name: 'a weakness without a number',
      ...seen([script([library('jquery.prettyPhoto', '3.1.4')])]),
      messages: ['vulnerable'],
      data: [{ library: 'jquery.prettyPhoto', version: '3.1.4', ...told, advisories: 'CVE-2013-6837, 1 more' }],
    },
    {
      name: 'two libraries in one script',
      ...seen([script([library('bootstrap', '3.3.7'), library('jquery', '1.12.4')])]),
      messages: ['vulnerable', 'vulnerable'],
    },
    {
      name: 'one certain, one by its address, one not read',
      ...seen([
        script([library('jquery', '3.4.1')]),
        script([library('jquery', '1.12.4', 'address')]),
        script([], { unread: 'robots' }),
      ]),
      messages: ['vulnerable'],
    },
  ],
  cantTell: [
    {
      name: 'an early scan, which did not search the pages',
      site: { scripts: { scripts: [script([])], total: 1, pagesUnread: 0 } },
      pages: [],
      messages: ['inlineNotSearched'],
    },
    ...[{ unsearched: 1 }, { pagesUnread: 1 }, { total: 101 }].map((rest) => ({
      name: `scripts in pages that were not all searched: ${JSON.stringify(rest)}`,
      ...inPage([], rest),
      messages: ['inlineNotSearched' as const],
    })),
    {
      name: 'only the address says so',
      ...seen([script([library('jquery', '1.12.4', 'address')])]),
      messages: ['byAddress'],
      data: [{ library: 'jquery', version: '1.12.4', ...told }],
    },
    {
      name: 'a script that could not be read',
      ...seen([script([]), script([], { unread: 'robots', url: `${ORIGIN}/other.js` })]),
      messages: ['notRead'],
      data: [{ count: 1, total: 2, url: `${ORIGIN}/other.js` }],
    },
    {
      name: 'pages of which nobody knows what they load',
      ...seen([], 0, 2),
      messages: ['pagesNotRead'],
      data: [{ count: 2 }],
    },
    {
      name: 'more scripts than the list holds',
      ...seen([script([])], 5),
      messages: ['notRead'],
      data: [{ count: 4, total: 5, url: URL }],
    },
  ],
});
