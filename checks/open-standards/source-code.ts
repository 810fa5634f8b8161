import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import { byCodeUnit, group, type Seen } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isWeb } from '../lib/hosts.ts';

interface Fact {
  readonly own: boolean;
  readonly repositories: readonly string[];
}

const REPOSITORIES = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$/;
const OWN_CODE =
  /\b(?:source code|our code|code (?:of|for|behind) (?:this|the|our) (?:web ?site|site|service)|cod ffynhonnell)\b/i;
const MOST_FINDINGS = 5;

export const sourceCode = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'open-standards/source-code',
    title: 'The source code of the service can be found',
    kind: 'needs-review',
    why: 'Code that was paid for by the public can be used again by others. They find mistakes in it, and so does the council.',
    affects: 'Other councils that build the same thing, and whoever looks after the service next.',
    fix: 'Publish the code under an open licence, keep secrets out of it, and link to it from the site. Ask suppliers for theirs.',
    severity: 'minor',
    points: ['lgdss:7'],
    sources: ['https://github.com/github/government.github.com/blob/gh-pages/_data/governments.yml'],
    messages: {
      repository:
        'A link leads to a public store of code: {url} (on {pages#page}). Check whether it is the code of this service.',
      none: 'None of the {pages} scanned pages links to source code. Ask whether the council or its supplier publishes any.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['links'],
  collect({ links }): Fact {
    const web = links.filter(({ href }) => isWeb(href));
    const repositories = web.filter(({ href }) => REPOSITORIES.test(hostOf(href))).map(({ href }) => short(href));
    return {
      own: web.some(({ text }) => OWN_CODE.test(text)),
      repositories: [...new Set(repositories)].sort(byCodeUnit),
    };
  },
  evaluate(_site, facts) {
    if (facts.length === 0) return inapplicable;
    if (facts.some(({ fact }) => fact.own)) return passed;
    const seen = facts.flatMap(({ url, fact }) => fact.repositories.map((item): Seen<string> => ({ page: url, item })));
    if (seen.length === 0) return cantTell([{ message: 'none', at: { kind: 'page' }, data: { pages: facts.length } }]);
    return cantTell(
      group(seen, (url) => url)
        .slice(0, MOST_FINDINGS)
        .map(({ item: url, page, pages }) => ({
          message: 'repository' as const,
          at: { kind: 'request' as const, url },
          page,
          data: { url, pages },
        })),
    );
  },
});
