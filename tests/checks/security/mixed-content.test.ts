import { mixedContent } from '../../../checks/security/mixed-content.ts';
import type { Form, RequestSeen } from '../../../src/model/evidence.ts';
import { checkCases, PAGE_URL } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const insecure = 'http://cdn.ambleford.example/map.js';
const form = (action: string): Form => ({ selector: '#report', action, method: 'post' });
const seen = (
  requests: readonly RequestSeen[],
  forms: readonly Form[] = [],
  url = PAGE_URL,
  redirects: readonly string[] = [],
) => ({
  response: response({}, { url, redirects: redirects.map((hop) => ({ url: hop, status: 301 })) }),
  requests,
  forms: { forms, fields: [] },
});

checkCases(mixedContent, {
  passed: [
    {
      name: 'all over HTTPS',
      seen: seen([request(PAGE_URL), request('https://cdn.ambleford.example/a.js')], [form(PAGE_URL)]),
    },
    { name: 'inline data', seen: seen([request('data:image/png;base64,AAAA', { type: 'image' })]) },
    {
      name: 'an address that only mentions http',
      seen: seen([request('https://cdn.ambleford.example/?next=http://x.example')]),
    },
    {
      name: 'the way to the page began on plain HTTP',
      seen: seen([request('http://www.ambleford.example/bins', { type: 'document' })], [], PAGE_URL, [
        'http://www.ambleford.example/bins',
      ]),
    },
    { name: 'a form that calls a script', seen: seen([], [form('javascript:void(0)')]) },
  ],
  failed: [
    {
      name: 'a script asked for twice is one finding',
      seen: seen([request(insecure), request(insecure)]),
      messages: ['insecureRequest'],
      data: [{ type: 'script', url: insecure }],
    },
    {
      name: 'a blocked picture',
      seen: seen([request('http://x.example/a.png', { type: 'image', status: 0 })]),
      messages: ['insecureRequest'],
    },
    {
      name: 'a frame',
      seen: seen([request('http://x.example/', { type: 'document' })]),
      messages: ['insecureRequest'],
    },
    {
      name: 'a form and a script',
      seen: seen([request(insecure)], [form('http://forms.ambleford.example/send')]),
      messages: ['insecureRequest', 'insecureForm'],
    },
  ],
  inapplicable: [{ name: 'a page over plain HTTP', seen: seen([request(insecure)], [], 'http://127.0.0.1:4000/') }],
});
