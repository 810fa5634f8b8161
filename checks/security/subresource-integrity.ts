import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { short } from '../lib/headers.ts';
import { isWeb, sameSite } from '../lib/hosts.ts';
import { tagsOf } from '../lib/tags.ts';

/** Parsing a whole page is only worth while where it has a script of another host. */
const ELSEWHERE = /<script\b[^>]{0,2000}\bsrc="(?:https?:)?\/\//i;
/** A file that never changes under its address: `/jquery-3.7.1.min.js`, `/4.4.1/chart.js`, `/vue@3.5.13/`. */
const VERSIONED = /(?:^|[/@_-])v?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?=[/._-]|$)/;
const DIGEST = /(?:^|\s)sha(?:256|384|512)-[\w+/-]/;

export const subresourceIntegrity = definePageCheck({
  meta: {
    id: 'security/subresource-integrity',
    title: 'Scripts from other sites are pinned',
    kind: 'automatic',
    why: 'A script from another site may do all that the page itself may do. If somebody changes that file, the page runs the change at once. With a digest, the browser runs the file that was tested and no other.',
    affects: 'Everyone who uses the page. Most of all people who sign in or fill in a form.',
    fix: 'Add an integrity attribute with the digest of the file, and crossorigin="anonymous". Or keep a copy of the file on your own site.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Security/Subresource_Integrity'],
    messages: {
      notPinned: 'This script comes from another site without an integrity attribute: {url}',
      notUnderstood: 'Browsers do not act on the integrity attribute of this script from another site: {url}',
      cutShort: 'The page was too long to be read whole, so there may be more scripts than were seen.',
    },
  },
  needs: ['response', 'document'],
  evaluate({ response, document: { html, truncated } }) {
    const unsure = truncated ? cantTell([{ message: 'cutShort', at: { kind: 'page' } }]) : null;
    if (!ELSEWHERE.test(html)) return unsure ?? inapplicable;
    const scripts = tagsOf(html, 'script').flatMap(({ src = '', integrity }) => {
      const url = URL.parse(src, response.url);
      const foreign = url && isWeb(url.href) && !sameSite(url.href, response.url) && VERSIONED.test(url.pathname);
      return foreign ? [{ url: url.href, integrity }] : [];
    });
    const loose = new Map(
      scripts.filter(({ integrity }) => !DIGEST.test(integrity ?? '')).map((one) => [one.url, one]),
    );
    if (loose.size > 0) {
      return failedIf(
        [...loose.values()].map(({ url, integrity }) => ({
          message: integrity === undefined ? ('notPinned' as const) : ('notUnderstood' as const),
          at: { kind: 'request', url },
          data: { url: short(url) },
        })),
      );
    }
    return unsure ?? (scripts.length === 0 ? inapplicable : passed);
  },
});
