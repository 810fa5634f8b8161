import { pageWeight } from '../../../checks/performance/page-weight.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { request } from '../../helpers/site-evidence.ts';

const KIB = 1024;
const file = (name: string, kib: number, type = 'image') =>
  request(`https://x.example/${name}`, { type, bytes: kib * KIB });

checkCases(pageWeight, {
  passed: [
    { name: 'small', seen: { requests: [file('', 20, 'document'), file('a.js', 40, 'script')] } },
    { name: 'exactly at both limits', seen: { requests: [file('a.js', 300, 'script'), file('a.png', 700)] } },
    {
      name: 'failed requests weigh nothing',
      seen: { requests: [file('', 20, 'document'), request('https://x.example/b.js', { bytes: -1, status: 0 })] },
    },
  ],
  failed: [
    {
      name: 'a byte over',
      seen: { requests: [request('https://x.example/a.png', { type: 'image', bytes: 1000 * KIB + 1 })] },
      messages: ['heavy'],
      data: [{ total: 1001, saved: 1, largest: 'https://x.example/a.png (1001 KiB)' }],
    },
    { name: 'exactly far too much', seen: { requests: [file('a.png', 2667)] }, messages: ['heavy'] },
    { name: 'more than far too much', seen: { requests: [file('a.png', 2668)] }, messages: ['tooHeavy'] },
    {
      name: 'light, but with much script',
      seen: { requests: [file('b.js', 200, 'script'), file('a.js', 101, 'script'), file('c.png', 400)] },
      messages: ['tooMuchScript'],
      data: [{ script: 301, saved: 1, largest: 'https://x.example/b.js (200 KiB), https://x.example/a.js (101 KiB)' }],
    },
    { name: 'both', seen: { requests: [file('a.js', 3000, 'script')] }, messages: ['tooHeavy', 'tooMuchScript'] },
  ],
  cantTell: [
    { name: 'no requests', seen: { requests: [] }, messages: ['notMeasured'] },
    { name: 'no sizes', seen: { requests: [file('a.js', 0)] }, messages: ['notMeasured'] },
  ],
});
