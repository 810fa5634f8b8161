import { defineSiteCheck, type Finding, failedIf, inapplicable, type Place } from '../../src/model/check.ts';
import { group, type Seen } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { hostOf } from '../lib/hosts.ts';

type Message = 'logotype' | 'font';
interface Sign {
  readonly message: Message;
  readonly at: Place;
}

/** GOV.UK itself. A council's own name ends in .gov.uk as well, but is not part of it. */
const GOVUK = /^(?:(?:www\.)?gov\.uk|(?:.+\.)?(?:service|blog)\.gov\.uk)$/;
const GOVUK_FONT = /^["']?gds[ -]?transport/i;

export const notPosingAsGovuk = defineSiteCheck({
  meta: {
    id: 'consistency/not-posing-as-govuk',
    title: 'Council pages do not look like GOV.UK pages',
    kind: 'automatic',
    why: 'The crown, the GOV.UK name and its typeface tell people that central government is speaking. On a council page that is not so, and fraudsters use the same trick.',
    affects: 'People who judge by its look whom they are dealing with.',
    fix: 'Keep the components of the GOV.UK Design System if they help, but with the council’s own header and logo and another typeface, such as Arial.',
    severity: 'moderate',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:11'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/components/generic-header/'],
    messages: {
      logotype: 'The GOV.UK header, crown or logo is shown on a host outside GOV.UK (on {pages#page}).',
      font: 'The GDS Transport typeface, which is for GOV.UK only, is loaded on a host outside GOV.UK (on {pages#page}).',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'components', 'fonts'],
  collect({ response, components, fonts }): readonly Sign[] | null {
    if (GOVUK.test(hostOf(response.url))) return null;
    const signs: Sign[] = [];
    const logo = components.find(({ kind }) => kind === 'govuk-logotype');
    if (logo) {
      const { selector, html } = logo;
      signs.push({ message: 'logotype', at: { kind: 'element', selector, html: short(html, 500) } });
    }
    if (fonts.some(({ family, loaded }) => loaded && GOVUK_FONT.test(family))) {
      signs.push({ message: 'font', at: { kind: 'page' } });
    }
    return signs;
  },
  evaluate(_site, facts) {
    if (facts.every(({ fact }) => fact === null)) return inapplicable;
    const seen = facts.flatMap(({ url, fact }) => (fact ?? []).map((item): Seen<Sign> => ({ page: url, item })));
    return failedIf(
      group(seen, ({ message }) => message).map(
        ({ item: { message, at }, page, pages }): Finding<Message> => ({ message, at, page, data: { pages } }),
      ),
    );
  },
});
