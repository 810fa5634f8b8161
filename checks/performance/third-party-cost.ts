import { cantTell, definePageCheck, type Finding, failedIf, passed } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isWeb, sameSite } from '../lib/hosts.ts';
import { judgedOn, UNSTEADY, unsteady } from '../lib/median-runs.ts';

const LIMIT = 10;
const MOST_MS = 250;

type Message = 'tooMany' | 'tooBusy' | 'unsteady';

export const thirdPartyCost = definePageCheck({
  meta: {
    id: 'performance/third-party-cost',
    title: 'Few scripts come from other sites',
    kind: 'automatic',
    why: 'Each script from elsewhere slows the page, can fail on its own and can read what people type. Counted before any choice in a cookie banner. How busy they keep the browser was measured with Lighthouse. Both limits, 10 scripts and 250 milliseconds, are this scanner’s own.',
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
      tooBusy:
        'Code of other sites kept the browser busy for {ms} milliseconds in the run with the median time; our limit is 250. The most came from {owner}: without it, {saving} milliseconds less.',
      unsteady: UNSTEADY,
    },
  },
  needs: ['response', 'requests', 'measured'],
  evaluate({ response, requests, measured }) {
    const at = { kind: 'page' } as const;
    const findings: Finding<Message>[] = [];
    const foreign = requests.filter(({ type, url }) => type === 'script' && isWeb(url) && !sameSite(url, response.url));
    if (foreign.length > LIMIT) {
      const hosts = [...new Set(foreign.map(({ url }) => hostOf(url)))].sort(byCodeUnit).join(', ');
      findings.push({ message: 'tooMany', at, data: { count: foreign.length, hosts: short(hosts) } });
    }
    const on = judgedOn(measured);
    const isReliable = on?.runs[on.shown]?.unreliable === null;
    const ms = (on?.thirdParties ?? []).reduce((sum, one) => sum + one.mainThreadMs, 0);
    const [worst] = on?.thirdParties ?? [];
    if (isReliable && worst && ms > MOST_MS) {
      const data = { ms: Math.round(ms), owner: short(worst.owner), saving: Math.round(worst.mainThreadMs) };
      findings.push({ message: 'tooBusy', at, data });
    }
    if (findings.length > 0) return failedIf(findings);
    return on && !isReliable ? cantTell([unsteady(on)]) : passed;
  },
});
