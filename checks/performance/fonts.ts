import { definePageCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { RequestSeen } from '../../src/model/evidence.ts';
import { extensionOf, kib, nameOf } from '../lib/files/sent.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { isWeb } from '../lib/hosts.ts';

const MOST_FILES = 4;
/** What WOFF2 usually takes off the older formats. */
const SAVED = 1 / 3;
const OLD = new Set(['woff', 'ttf', 'otf', 'eot']);
/** Signs that stand for pictures: a letter in their place would be worse than a gap. */
const ICONS = /icon|awesome|glyph|symbol/i;

type Message = 'oldFormat' | 'hiddenText' | 'many';

export const fonts = definePageCheck({
  meta: {
    id: 'performance/fonts',
    title: 'Fonts are few and small, and text does not wait for them',
    kind: 'automatic',
    why: 'A font of the page’s own has to arrive before its text looks right. Without font-display, browsers hide that text for up to 3 seconds. The limit of 4 files is this scanner’s own.',
    affects: 'People with a slow connection, an old phone or paid-for data.',
    fix: 'Send fonts as WOFF2 and only the ones that the page needs. Add font-display: swap, fallback or optional to every @font-face rule.',
    severity: 'minor',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: [],
    sources: ['https://github.com/GoogleChrome/lighthouse/blob/main/core/config/default-config.js'],
    messages: {
      oldFormat: 'The font {file} is {size} KiB in an old format. As WOFF2 it would be about {saved} KiB less.',
      hiddenText:
        'Text in the font “{family}” is hidden until the font is there, because it has no font-display. With “swap” people can read it at once, in another font.',
      many: 'The page loads {count#font file} of {size} KiB together; our limit is 4. The largest is {file}: without it, {saved} KiB less.',
    },
  },
  needs: ['requests', 'fonts'],
  evaluate({ requests, fonts }) {
    const files = requests
      .filter(({ type, status }) => type === 'font' && status >= 200 && status < 300)
      .toSorted((left, right) => right.bytes - left.bytes || byCodeUnit(left.url, right.url));
    const sent = files.filter(({ url }) => isWeb(url));
    const [largest] = sent;
    if (!largest) return inapplicable;
    const findings = sent.filter(isOld).map(oldFormat);
    // A font that is written into a style sheet is there when the style sheet is; which is which, nobody can tell.
    if (sent.length === files.length) findings.push(...fonts.filter(hidesText).map(hiddenText));
    if (sent.length > MOST_FILES) {
      const size = kib(sent.reduce((sum, { bytes }) => sum + bytes, 0));
      const data = { count: sent.length, size, file: nameOf(largest.url), saved: kib(largest.bytes) };
      findings.push({ message: 'many', at: { kind: 'page' }, data });
    }
    return failedIf(findings);
  },
});

const isOld = ({ url, contentType }: RequestSeen) => !/woff2/i.test(contentType) && OLD.has(extensionOf(url));

function oldFormat({ url, bytes }: RequestSeen): Finding<Message> {
  const data = { file: nameOf(url), size: kib(bytes), saved: kib(bytes * SAVED) };
  return { message: 'oldFormat', at: { kind: 'request', url }, data };
}

type FontSeen = { readonly family: string; readonly loaded: boolean; readonly display?: string };

const hidesText = ({ family, loaded, display = '' }: FontSeen) =>
  loaded && /^(?:auto|block)$/.test(display) && !ICONS.test(family);

const hiddenText = ({ family }: FontSeen): Finding<Message> => ({
  message: 'hiddenText',
  at: { kind: 'page' },
  data: { family: short(family, 60) },
});
