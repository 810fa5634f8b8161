import { renderBlocking } from '../../../checks/performance/render-blocking.ts';
import type { RequestSeen } from '../../../src/model/evidence.ts';
import { checkCases, PAGE_URL } from '../../helpers/check-cases.ts';
import { sent } from '../../helpers/delivery.ts';
import { response } from '../../helpers/evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const seen = (...requests: readonly RequestSeen[]) => ({ response: response({}, { url: PAGE_URL }), requests });
const own = 'https://www.ambleford.example/site';
const style = (kib: number, name = own) => sent(`${name}.css`, first, { type: 'stylesheet', bytes: kib * 1024 });
const first = { blocking: true } as const;

checkCases(renderBlocking, {
  passed: [
    { name: 'a script that may come later', seen: seen(sent(`${own}.js`)) },
    { name: 'the page’s own style sheets, exactly at the limit', seen: seen(style(60), style(40, `${own}2`)) },
    { name: 'the page itself', seen: seen(sent(PAGE_URL, first, { type: 'document' }), sent(`${own}.js`)) },
  ],
  failed: [
    {
      name: 'a script in the head',
      seen: seen(sent(`${own}.js`, first)),
      messages: ['script'],
      data: [{ file: '/site.js', host: 'www.ambleford.example', size: 30 }],
    },
    {
      name: 'a script and a style sheet of others',
      seen: seen(sent('https://tags.example/a.js', first), style(1, 'https://fonts.example/a')),
      messages: ['script', 'othersStyle'],
    },
    {
      name: 'heavy style sheets',
      seen: seen(style(60), style(41, `${own}2`)),
      messages: ['manyStyles'],
      data: [{ size: 101, file: '/site.css', largest: 60, saved: 1 }],
    },
    {
      name: 'at most twenty',
      seen: seen(...Array.from({ length: 30 }, (_, index) => sent(`${own}${index}.js`, first))),
      messages: Array.from({ length: 20 }, () => 'script' as const),
    },
  ],
  cantTell: [{ name: 'an old scan', seen: seen(request(`${own}.js`)), messages: ['notRecorded'] }],
  inapplicable: [
    { name: 'neither scripts nor style sheets', seen: seen(sent(PAGE_URL, {}, { type: 'document' })) },
    { name: 'an old scan without either', seen: seen(request(PAGE_URL, { type: 'document' })) },
    { name: 'a script that never came', seen: seen(sent(`${own}.js`, {}, { status: 404 })) },
  ],
});
