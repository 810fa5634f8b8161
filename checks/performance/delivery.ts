import { cantTell, definePageCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { extensionOf, kib, nameOf, type SentFile, saysHow, sentFiles } from '../lib/files/sent.ts';
import { hostOf, isWeb, sameSite } from '../lib/hosts.ts';

const SMALL = 1024;
const A_WEEK = 7 * 24 * 3600;
const MOST = 20;
/** What packing usually takes off a text. */
const SAVED = 2 / 3;

const TEXT =
  /^(?:text\/(?!event-stream)|image\/svg\+xml|application\/(?:json|javascript|x-javascript|ecmascript|xml|[\w.-]+\+(?:json|xml))\b)/i;
/** Deflate is not what anybody should choose, but a text sent with it is packed. */
const PACKED = /\b(?:br|gzip|x-gzip|zstd|deflate|dcb|dcz)\b/;
/** What a server keeps as a file, by its name: an address without such an ending may give another answer every time. */
const STATIC = new Set(
  'css js mjs png jpg jpeg gif webp avif svg ico bmp woff woff2 ttf otf eot mp4 webm mp3 ogg wav'.split(' '),
);
const STATIC_TYPES = new Set(['stylesheet', 'script', 'font', 'image', 'media']);

type Message = 'notPacked' | 'notKept' | 'more' | 'othersNotPacked' | 'othersNotKept' | 'notRecorded';

export const delivery = definePageCheck({
  meta: {
    id: 'performance/delivery',
    title: 'Text is sent packed and browsers may keep files',
    kind: 'automatic',
    why: 'Text that is packed is about a third as long, so it arrives sooner. A file that a browser may keep need not be sent again for the next page. Both are settings of the server, and nobody has to change a page for them. The limits of 1 KiB and 7 days are this scanner’s own.',
    affects: 'People with a slow connection, an old phone or paid-for data.',
    fix: 'Switch on br, gzip or zstd in the server for every kind of text. Send files with Cache-Control: max-age of at least 604800, or at least with an ETag or Last-Modified. For files of other sites, ask the supplier or keep a copy yourself.',
    severity: 'minor',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: ['https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js'],
    messages: {
      notPacked: '{file} is text of {size} KiB and is not packed. Packing it would save about {saved} KiB.',
      notKept:
        'Browsers have to fetch {file} anew for every page: it says neither how long it is good nor how to ask. Keeping it would save {size} KiB on every later page.',
      more: 'There are {count#more file} like those named here.',
      othersNotPacked:
        'The other site {host} sends {count#text} without packing: {file} and so on. Packing would save about {saved} KiB.',
      othersNotKept:
        'The other site {host} sends {count#file} that browsers have to fetch anew for every page: {file} and so on. Keeping them would save {size} KiB on every later page.',
      notRecorded: 'This scan did not record how files were sent. A new scan does.',
    },
  },
  needs: ['response', 'requests'],
  evaluate({ response, requests }) {
    const files = sentFiles(requests);
    if (files.length === 0) {
      const arrived = requests.some(({ status, url }) => status >= 200 && status < 300 && isWeb(url));
      if (!arrived || saysHow(requests)) return inapplicable;
      return cantTell<Message>([{ message: 'notRecorded', at: { kind: 'page' } }]);
    }
    const unpacked = files.filter(isUnpacked);
    const unkept = files.filter(isUnkept);
    const isOwn = ({ url }: SentFile) => sameSite(url, response.url);
    return certainOrDoubtful<Message>(
      [...named('notPacked', unpacked.filter(isOwn)), ...named('notKept', unkept.filter(isOwn))],
      [...byHost('othersNotPacked', unpacked, isOwn), ...byHost('othersNotKept', unkept, isOwn)],
    );
  },
});

function isUnpacked({ contentType, bytes, delivery: { encoding, unpacked } }: SentFile): boolean {
  return TEXT.test(contentType) && !PACKED.test(encoding) && (unpacked ?? bytes) > SMALL;
}

/** A mark to ask by is of no use for what may not be kept at all. */
function isUnkept({ url, type, bytes, delivery: { lifetime, noStore, validator } }: SentFile): boolean {
  if (bytes === 0 || !STATIC_TYPES.has(type) || !STATIC.has(extensionOf(url))) return false;
  return noStore === true || (!validator && (lifetime ?? 0) < A_WEEK);
}

const savedBy = (bytes: number) => kib(bytes * SAVED);

function named(message: 'notPacked' | 'notKept', files: readonly SentFile[]): readonly Finding<Message>[] {
  const shown = files.slice(0, MOST).map(({ url, bytes }): Finding<Message> => {
    const data = { file: nameOf(url), size: kib(bytes) };
    const saved = message === 'notPacked' ? { saved: savedBy(bytes) } : {};
    return { message, at: { kind: 'request', url }, data: { ...data, ...saved } };
  });
  const left = files.length - shown.length;
  return left > 0 ? [...shown, { message: 'more', at: { kind: 'page' }, data: { count: left } }] : shown;
}

/** Nobody at the council can change their servers, so one line for each of them is enough. */
function byHost(
  message: 'othersNotPacked' | 'othersNotKept',
  files: readonly SentFile[],
  isOwn: (file: SentFile) => boolean,
): readonly Finding<Message>[] {
  const foreign = files.filter((file) => !isOwn(file));
  return [...Map.groupBy(foreign, ({ url }) => hostOf(url))].slice(0, MOST).map(([host, theirs]) => {
    const [first] = theirs;
    const bytes = theirs.reduce((sum, file) => sum + file.bytes, 0);
    const cost = message === 'othersNotPacked' ? { saved: savedBy(bytes) } : { size: kib(bytes) };
    const url = first?.url ?? '';
    return {
      message,
      at: { kind: 'request', url },
      data: { host, count: theirs.length, file: nameOf(url), ...cost },
    };
  });
}
