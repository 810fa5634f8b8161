import { cantTell, definePageCheck, type Finding, failedIf, passed } from '../../src/model/check.ts';
import type { RequestSeen } from '../../src/model/evidence.ts';
import { kib } from '../lib/files/sent.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isWeb, sameSite } from '../lib/hosts.ts';
import { inWords, judgedOn, medianOf, standing, UNSTEADY, unsteady } from '../lib/median-runs.ts';

const LIMIT = 10;
const MOST_MS = 250;

type Message = 'tooMany' | 'tooBusy' | 'borderline' | 'unsteady';

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
      tooMany:
        'The page asks other sites for {count} scripts; our limit is 10. They come from {hosts}. The most come from {host}: without it, {fewer#script} and {saved} KiB less.',
      tooBusy:
        'Code of other sites kept the browser busy for {value} milliseconds on {device}. This is the median of {runs#run}, from {low} to {high}. Our limit is 250. The most came from {owner}: without it, {saving} milliseconds less.',
      borderline:
        'Code of other sites kept the browser busy for {value} milliseconds on {device}. This is the median of {runs#run}, from {low} to {high}. Our limit is 250, and some runs kept to it.',
      unsteady: UNSTEADY,
    },
  },
  needs: ['response', 'requests', 'measured'],
  evaluate({ response, requests, measured }) {
    const at = { kind: 'page' } as const;
    const findings: Finding<Message>[] = [];
    const foreign = requests.filter(({ type, url }) => type === 'script' && isWeb(url) && !sameSite(url, response.url));
    if (foreign.length > LIMIT) {
      findings.push({ message: 'tooMany', at, data: { count: foreign.length, ...blamedOn(foreign) } });
    }
    const on = judgedOn(measured);
    const of = on && medianOf(on, 'thirdPartyMs');
    const where = of && standing(of, MOST_MS);
    const told = on && of ? inWords(on, of, Math.round) : {};
    if (where === 'over') {
      const [worst] = on?.thirdParties ?? [];
      const blamed = { owner: short(worst?.owner ?? 'a site not named'), saving: Math.round(worst?.mainThreadMs ?? 0) };
      findings.push({ message: 'tooBusy', at, data: { ...told, ...blamed } });
    }
    if (findings.length > 0) return failedIf(findings);
    if (where === 'good') return passed;
    if (where === 'unclear') return cantTell([{ message: 'borderline', at, data: told }]);
    return cantTell(on ? [unsteady(on)] : []);
  },
});

/** Which hosts they come from, and what would be saved without the one that has the most. */
function blamedOn(scripts: readonly RequestSeen[]) {
  const byHost = [...Map.groupBy(scripts, ({ url }) => hostOf(url))].toSorted(([a], [b]) => byCodeUnit(a, b));
  const hosts = byHost.map(([host]) => host).join(', ');
  const [[host, theirs] = ['', []]] = byHost.toSorted(([, a], [, b]) => b.length - a.length);
  const saved = kib(theirs.reduce((sum, { bytes }) => sum + Math.max(0, bytes), 0));
  return { hosts: short(hosts), host: short(host), fewer: theirs.length, saved };
}
