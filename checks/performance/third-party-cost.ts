import { definePageCheck, failedIf } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isWeb, sameSite } from '../lib/hosts.ts';

const LIMIT = 10;

// The other half of this check, at most 250 ms of main-thread time for those scripts, needs a probe that tells whose
// script was running. It joins here when that evidence exists; until then the number of requests decides alone.
export const thirdPartyCost = definePageCheck({
  meta: {
    id: 'performance/third-party-cost',
    title: 'Few scripts come from other sites',
    kind: 'automatic',
    why: 'Each script from elsewhere slows the page, can fail on its own and can read what people type. Counted on one first visit by a desktop browser, before any choice in a cookie banner. The limit of 10 is this scanner’s own.',
    affects: 'People with a slow connection or an old phone, and anyone who cares who is watching.',
    fix: 'Remove widgets and tags nobody uses. Host the few that are needed yourself, or load them only when people ask for them.',
    severity: 'minor',
    basis: 'good-practice',
    legal: [],
    points: ['lgdss:5', 'lgdss:8'],
    criteria: [],
    sources: ['https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js'],
    messages: {
      tooMany: 'The page asks other sites for {count} scripts; our limit is 10. They come from {hosts}.',
    },
  },
  needs: ['response', 'requests'],
  evaluate({ response, requests }) {
    const foreign = requests.filter(({ type, url }) => type === 'script' && isWeb(url) && !sameSite(url, response.url));
    if (foreign.length <= LIMIT) return failedIf([]);
    const hosts = [...new Set(foreign.map(({ url }) => hostOf(url)))].sort(byCodeUnit).join(', ');
    return failedIf([
      { message: 'tooMany', at: { kind: 'page' }, data: { count: foreign.length, hosts: short(hosts) } },
    ]);
  },
});
