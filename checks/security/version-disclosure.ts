import { defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import { group } from '../lib/grouping.ts';
import { all, short } from '../lib/headers.ts';

const TALKATIVE = ['server', 'x-powered-by', 'x-aspnet-version', 'x-aspnetmvc-version', 'x-generator'];

/** A number of its own, as in "nginx/1.25" or "Drupal 10"; not the 3 of "AmazonS3" nor the name of a machine, "web-2". */
const VERSION = /(?:^|[\s/(]|(?<![a-z])v)\d{1,3}(?:\.\d+)*(?=$|[\s);,+-])/i;

export const versionDisclosure = defineSiteCheck({
  meta: {
    id: 'security/version-disclosure',
    title: 'The server does not advertise software versions',
    kind: 'automatic',
    why: 'A version number tells an attacker which known weaknesses to try first. Hiding it mends nothing, but saying it helps nobody else.',
    affects: 'The council, and everyone whose data it holds.',
    fix: 'Switch off or shorten the header in the web server or platform: the name of the product is enough. Keeping the software up to date matters more.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://owasp.org/www-project-secure-headers/'],
    messages: {
      version: 'The header {header} names a version: {value} (on {pages#page}).',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response'],
  collect: ({ response }) =>
    TALKATIVE.flatMap((name) => all(response, name).map((value) => ({ name, value: short(value, 120) }))).filter(
      ({ value }) => VERSION.test(value),
    ),
  evaluate(_site, facts) {
    if (facts.length === 0) return inapplicable;
    const seen = facts.flatMap(({ url, fact }) => fact.map((item) => ({ page: url, item })));
    return failedIf(
      group(seen, ({ name, value }) => `${name}: ${value}`).map(
        ({ item: { name, value }, page, pages }): Finding<'version'> => ({
          message: 'version',
          at: { kind: 'header', name, value },
          page,
          data: { header: name, value, pages },
        }),
      ),
    );
  },
});
