import { defineSiteCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import type { Link, PageArtifacts } from '../../src/model/evidence.ts';
import { isWeb, pathOf } from '../lib/hosts.ts';

const OPEN_GOVERNMENT = /\bopen government licen[cs]e\b|\btrwydded llywodraeth agored\b/i;
const CREATIVE_COMMONS = /\bcreative commons\b/i;
/** About reuse of what is published, so that licences for taxis, pubs and dogs are not taken for it. */
const SENTENCE =
  /\b(?:licen[cs]ed (?:under|for re-?use)|(?:re-?use|reproduce|copy) (?:this|the|our|any|it)\b.{0,80}\blicen[cs]e)/i;
const ABOUT_RIGHTS = /copyright|terms|licen[cs]|legal|hawlfraint|telerau|trwydded/i;
const LICENCE_LINK =
  /^https?:\/\/(?:www\.)?(?:nationalarchives\.gov\.uk\/doc\/open-government-licence|creativecommons\.org\/(?:licenses|publicdomain))\b/i;

export const licence = defineSiteCheck({
  meta: {
    id: 'open-standards/licence',
    title: 'The site says how its content may be reused',
    kind: 'automatic',
    why: 'Without a licence, nobody can be sure that they may use again what the council puts online. That holds even where the council would be glad of it.',
    affects: 'Local groups, the press, other councils, and people who build things with public data.',
    fix: 'Name a licence in the footer or on the copyright or terms page. Most public bodies use the Open Government Licence.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:7'],
    criteria: [],
    sources: ['https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'],
    messages: {
      noLicence: 'None of the {pages} scanned pages names a licence for the content.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'links', 'text'],
  collect: ({ response, links, text }) => namesLicence(response.url, links, text),
  evaluate(_site, facts) {
    if (facts.length === 0) return inapplicable;
    if (facts.some(({ fact }) => fact)) return failedIf([]);
    return failedIf([{ message: 'noLicence', at: { kind: 'page' }, data: { pages: facts.length } }]);
  },
});

function namesLicence(url: string, links: readonly Link[], text: PageArtifacts['text']): boolean {
  if (OPEN_GOVERNMENT.test(text.whole)) return true;
  // Elsewhere on a page these words may be about one photograph, or about a licence that people apply for.
  const telling = ABOUT_RIGHTS.test(pathOf(url)) ? text.whole : text.whole.replace(text.main, ' ');
  if (CREATIVE_COMMONS.test(telling) || SENTENCE.test(telling)) return true;
  return links.some(({ href, region }) => region === 'footer' && isWeb(href) && LICENCE_LINK.test(href));
}
