import { thirdPartyCost } from '../../../checks/performance/third-party-cost.ts';
import type { MeasuredOn } from '../../../src/model/seen/measured.ts';
import { checkCases, PAGE_URL } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
import { run, seenMeasured } from '../../helpers/measured-evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const scripts = (count: number, origin: string, type = 'script', bytes = 0) =>
  Array.from({ length: count }, (_, index) => request(`${origin}/${index}.js`, { type, bytes }));
const party = (owner: string, mainThreadMs: number) => ({ owner, requests: 1, bytes: 100, mainThreadMs });
const seen = (requests: ReturnType<typeof scripts>, url = PAGE_URL, on: Partial<MeasuredOn> = {}) => ({
  response: response({}, { url }),
  requests,
  ...seenMeasured(on),
});
const PHONE = 'a simulated phone';
/** One run for each time that other sites' code kept the browser busy. */
const busy = (times: readonly number[], ...thirdParties: readonly ReturnType<typeof party>[]) =>
  seen([], PAGE_URL, { thirdParties, runs: times.map((thirdPartyMs) => run({ thirdPartyMs })) });
const runs = [run({ unreliable: 'machine-slow' }), run({ unreliable: 'machine-slow' })];

checkCases(thirdPartyCost, {
  passed: [
    { name: 'exactly as busy as may be', seen: busy([250, 250, 400], party('Tags', 200), party('Maps', 50)) },
    { name: 'none', seen: seen([]) },
    { name: 'exactly ten', seen: seen(scripts(10, 'https://tags.example')) },
    { name: 'many of our own', seen: seen(scripts(30, 'https://cdn.ambleford.example')) },
    { name: 'many pictures from elsewhere', seen: seen(scripts(30, 'https://tags.example', 'image')) },
    { name: 'inline scripts', seen: seen(scripts(30, 'data:text/javascript,')) },
    {
      name: 'another port of the same machine',
      seen: seen(scripts(11, 'http://127.0.0.1:5000'), 'http://127.0.0.1:4000/'),
    },
  ],
  failed: [
    {
      name: 'too busy together',
      seen: busy([251, 300, 260], party('Tags', 200), party('Maps', 60)),
      messages: ['tooBusy'],
      data: [{ value: 260, low: 251, high: 300, runs: 3, device: PHONE, owner: 'Tags', saving: 200 }],
    },
    {
      name: 'too busy, but nobody is named',
      seen: busy([300, 300, 300]),
      messages: ['tooBusy'],
      data: [{ value: 300, low: 300, high: 300, runs: 3, device: PHONE, owner: 'a site not named', saving: 0 }],
    },
    {
      name: 'too many, on whatever machine',
      seen: seen(scripts(11, 'https://tags.example'), PAGE_URL, { runs }),
      messages: ['tooMany'],
    },
    {
      name: 'eleven, from two sites',
      seen: seen([...scripts(6, 'https://tags.example', 'script', 2048), ...scripts(5, 'https://maps.example')]),
      messages: ['tooMany'],
      data: [{ count: 11, hosts: 'maps.example, tags.example', host: 'tags.example', fewer: 6, saved: 12 }],
    },
    {
      name: 'neighbours under one public suffix',
      seen: seen(scripts(11, 'https://b.gov.uk'), 'https://a.gov.uk/'),
      messages: ['tooMany'],
    },
    {
      name: 'two addresses of one machine',
      seen: seen(scripts(11, 'http://localhost:4000'), 'http://127.0.0.1:4000/'),
      messages: ['tooMany'],
    },
  ],
  cantTell: [
    {
      name: 'too busy in most runs and not in all',
      seen: busy([250, 900, 900], party('Tags', 900)),
      messages: ['borderline'],
      data: [{ value: 900, low: 250, high: 900, runs: 3, device: PHONE }],
    },
    {
      name: 'too busy in two runs, which have no middle',
      seen: busy([900, 900], party('Tags', 900)),
      messages: ['unsteady'],
      data: [{ left: 0, runs: 2 }],
    },
    {
      name: 'busy, but so was the machine',
      seen: seen([], PAGE_URL, { runs, thirdParties: [party('Tags', 900)] }),
      messages: ['unsteady'],
      data: [{ left: 2, runs: 2 }],
    },
  ],
});
