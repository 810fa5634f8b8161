import { cantTell, definePageCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import { kib, nameOf, saysHow, sentFiles } from '../lib/files/sent.ts';
import { hostOf, sameSite } from '../lib/hosts.ts';

const STYLES_KIB = 100;
const MOST = 20;

type Message = 'script' | 'othersStyle' | 'manyStyles' | 'notRecorded';

export const renderBlocking = definePageCheck({
  meta: {
    id: 'performance/render-blocking',
    title: 'Little has to arrive before anything is shown',
    kind: 'automatic',
    why: 'A browser shows nothing before the scripts and style sheets in the head of the page have arrived. If one of them is slow, people look at a white page. The limit of 100 KiB for style sheets is this scanner’s own.',
    affects: 'Everyone, most of all people with a slow connection or an old phone.',
    fix: 'Give scripts in the head the attribute defer, or move them to the end. Keep copies of style sheets of other sites on your own. Leave out styles that the page does not use.',
    severity: 'minor',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: [
      'https://web.dev/articles/lcp',
      'https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js',
    ],
    messages: {
      script:
        'Nothing is shown before the script {file} of {host} has arrived and run. With defer, {size} KiB less would have to arrive first.',
      othersStyle:
        'Nothing is shown before the style sheet {file} has arrived from another site, {host}. A copy of your own would save finding and asking that site.',
      manyStyles:
        'Nothing is shown before {size} KiB of style sheets have arrived; our limit is 100. The largest is {file} with {largest} KiB. Keeping to the limit would save {saved} KiB.',
      notRecorded: 'This scan did not record what holds up the display. A new scan does.',
    },
  },
  needs: ['response', 'requests'],
  evaluate({ response, requests }) {
    if (!saysHow(requests)) {
      if (!requests.some(({ type }) => type === 'script' || type === 'stylesheet')) return inapplicable;
      return cantTell<Message>([{ message: 'notRecorded', at: { kind: 'page' } }]);
    }
    const files = sentFiles(requests).filter(({ type }) => type === 'script' || type === 'stylesheet');
    if (files.length === 0) return inapplicable;
    const blocking = files.filter(({ delivery }) => delivery.blocking);
    const findings = blocking.flatMap(({ type, url, bytes }): Finding<Message>[] => {
      const other = !sameSite(url, response.url);
      if (type !== 'script' && !other) return [];
      const data = { file: nameOf(url), host: hostOf(url) };
      const at = { kind: 'request', url } as const;
      if (type !== 'script') return [{ message: 'othersStyle', at, data }];
      return [{ message: 'script', at, data: { ...data, size: kib(bytes) } }];
    });
    const styles = blocking.filter(({ type }) => type === 'stylesheet');
    const size = kib(styles.reduce((sum, { bytes }) => sum + bytes, 0));
    const [largest] = styles;
    if (largest && size > STYLES_KIB) {
      const data = { size, file: nameOf(largest.url), largest: kib(largest.bytes), saved: size - STYLES_KIB };
      findings.push({ message: 'manyStyles', at: { kind: 'page' }, data });
    }
    return failedIf(findings.slice(0, MOST));
  },
});
