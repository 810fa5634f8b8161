import { delivery } from '../../../checks/performance/delivery.ts';
import type { RequestSeen } from '../../../src/model/evidence.ts';
import { checkCases, PAGE_URL } from '../../helpers/check-cases.ts';
import { sent } from '../../helpers/delivery.ts';
import { response } from '../../helpers/evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const seen = (...requests: readonly RequestSeen[]) => ({ response: response({}, { url: PAGE_URL }), requests });
const own = 'https://www.ambleford.example/site.js';
const theirs = 'https://tags.example/tag.js';
const plain = { encoding: '', unpacked: 30 * 1024 };
const page = { type: 'document', contentType: 'text/html; charset=utf-8' };
const picture = { type: 'image', contentType: 'image/jpeg' };

checkCases(delivery, {
  passed: [
    { name: 'packed and kept', seen: seen(sent(own)) },
    ...['br', 'gzip', 'zstd', 'x-gzip', 'gzip, br'].map((encoding) => ({
      name: encoding,
      seen: seen(sent(own, { encoding })),
    })),
    { name: 'exactly 1 KiB', seen: seen(sent(own, { encoding: '', unpacked: 1024 }, { bytes: 1024 })) },
    { name: 'a picture is not packed again', seen: seen(sent('https://www.ambleford.example/a.jpg', plain, picture)) },
    { name: 'seven days and no mark', seen: seen(sent(own, { lifetime: 604_800, validator: false })) },
    { name: 'a mark and no lifetime', seen: seen(sent(own, { lifetime: null })) },
    { name: 'a mark, to be asked every time', seen: seen(sent(own, { lifetime: 0 })) },
    { name: 'pages may change at any time', seen: seen(sent(PAGE_URL, { lifetime: 0, noStore: true }, page)) },
    {
      name: 'a picture without a file name may be another every time',
      seen: seen(sent('https://www.ambleford.example/count?x=1', { lifetime: 0, validator: false }, picture)),
    },
    { name: 'an empty file', seen: seen(sent(own, { lifetime: 0, validator: false, unpacked: 0 }, { bytes: 0 })) },
  ],
  failed: [
    {
      name: 'a script that is not packed',
      seen: seen(sent(own, plain)),
      messages: ['notPacked'],
      data: [{ file: '/site.js', size: 30, saved: 20 }],
    },
    { name: 'the page itself', seen: seen(sent(PAGE_URL, plain, page)), messages: ['notPacked'] },
    {
      name: 'a drawing',
      seen: seen(sent('https://www.ambleford.example/a.svg', plain, { contentType: 'image/svg+xml', type: 'image' })),
      messages: ['notPacked'],
    },
    {
      name: 'six days and no mark',
      seen: seen(sent(own, { lifetime: 518_400, validator: false })),
      messages: ['notKept'],
      data: [{ file: '/site.js', size: 30 }],
    },
    { name: 'nothing said', seen: seen(sent(own, { lifetime: null, validator: false })), messages: ['notKept'] },
    { name: 'a mark on what must not be kept', seen: seen(sent(own, { noStore: true })), messages: ['notKept'] },
    {
      name: 'both, and a question about others beside it',
      seen: seen(sent(own, { ...plain, lifetime: 0, validator: false }), sent(theirs, plain)),
      messages: ['notPacked', 'notKept'],
    },
    {
      name: 'more files than anybody reads',
      seen: seen(...Array.from({ length: 22 }, (_, index) => sent(`https://www.ambleford.example/${index}.js`, plain))),
      messages: [...Array.from({ length: 20 }, () => 'notPacked' as const), 'more'],
    },
  ],
  cantTell: [
    {
      name: 'files of another site',
      seen: seen(
        sent(theirs, { ...plain, lifetime: 60, validator: false }),
        sent('https://tags.example/b.js', plain, { bytes: 3072 }),
      ),
      messages: ['othersNotPacked', 'othersNotKept'],
      data: [
        { host: 'tags.example', count: 2, file: '/tag.js', saved: 22 },
        { host: 'tags.example', count: 1, file: '/tag.js', size: 30 },
      ],
    },
    { name: 'an old scan', seen: seen(request(own)), messages: ['notRecorded'] },
  ],
  inapplicable: [
    { name: 'nothing was sent', seen: seen() },
    { name: 'nothing arrived', seen: seen(request(own, { status: 0 })) },
  ],
});
