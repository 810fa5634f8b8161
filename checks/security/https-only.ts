import {
  cantTell,
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  type PageFact,
} from '../../src/model/check.ts';
import type { HttpResponse, SiteArtifacts } from '../../src/model/evidence.ts';
import { group } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isHttp, isHttps, isPlainLoopback } from '../lib/hosts.ts';

type Message =
  | 'pageOverHttp'
  | 'detourOverHttp'
  | 'answersOverHttp'
  | 'redirectNotSecure'
  | 'redirectOtherHost'
  | 'askedForPatience';
interface Fact {
  readonly url: string;
  readonly detour: string | null;
}

export const httpsOnly = defineSiteCheck({
  meta: {
    id: 'security/https-only',
    title: 'The site is only available over HTTPS',
    kind: 'automatic',
    why: 'Over plain HTTP, anybody on the way between a person and the council can read and change what is sent: the pages, the answers on a form, a sign-in.',
    affects: 'Everyone, most of all people on shared or public wifi.',
    fix: 'Serve every page over HTTPS. Let plain HTTP do one thing only: redirect to the same host name on HTTPS.',
    severity: 'critical',
    // People still arrive safely; what is lost is the browser's chance to remember HTTPS for the name they typed.
    severities: { redirectOtherHost: 'moderate' },
    basis: 'guidance',
    legal: ['uk-gdpr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.gov.uk/service-manual/technology/using-https'],
    messages: {
      pageOverHttp: 'Pages on {host} are delivered over plain HTTP (on {pages#page}).',
      detourOverHttp: 'On the way to the page, a redirect leads through plain HTTP: {url} (on {pages#page}).',
      answersOverHttp:
        'Asked over plain HTTP, the site answers with a page (status {status}) instead of a redirect to HTTPS.',
      redirectNotSecure: 'Asked over plain HTTP, the site redirects to {location}, which is not HTTPS.',
      redirectOtherHost:
        'Asked over plain HTTP, the site redirects straight to another host: {location}. The first step should be HTTPS on the same host.',
      askedForPatience:
        'Asked over plain HTTP, the site said to come back later (status {status}). What it answers at other times was not seen.',
    },
  },
  siteNeeds: ['plainHttp'],
  pageNeeds: ['response'],
  collect: ({ response }): Fact => ({ url: response.url, detour: detour(response) }),
  evaluate({ plainHttp }, facts, { origin }) {
    // A copy of the site on somebody's own machine is a development address: no network, so no one in between.
    // Over HTTPS the same machine is judged like any other.
    if (isPlainLoopback(origin) || facts.length === 0) return inapplicable;
    const faults = [...pageFindings(facts), ...frontDoor(plainHttp)];
    return faults.length === 0 && asksForPatience(plainHttp)
      ? cantTell([
          {
            message: 'askedForPatience',
            at: { kind: 'request', url: plainHttp.requested },
            data: { status: plainHttp.status },
          },
        ])
      : failedIf(faults);
  },
});

/** A hop over HTTP after one over HTTPS. A first hop over HTTP is only the front door, judged on its own. */
function detour({ url, redirects }: HttpResponse): string | null {
  const hops = [...redirects.map((hop) => hop.url), url];
  const secure = hops.findIndex(isHttps);
  if (secure === -1) return null;
  return redirects.slice(secure).find((hop) => isHttp(hop.url))?.url ?? null;
}

function pageFindings(facts: readonly PageFact<Fact>[]): readonly Finding<Message>[] {
  const insecure = facts.filter(({ fact }) => isHttp(fact.url)).map(({ url, fact }) => ({ page: url, item: fact.url }));
  const detours = facts.flatMap(({ url, fact }) => (fact.detour ? [{ page: url, item: fact.detour }] : []));
  return [
    ...group(insecure, hostOf).map(
      ({ key: host, page, pages }): Finding<Message> => ({
        message: 'pageOverHttp',
        at: { kind: 'page' },
        page,
        data: { host, pages },
      }),
    ),
    ...group(detours, hostOf).map(
      ({ item, page, pages }): Finding<Message> => ({
        message: 'detourOverHttp',
        at: { kind: 'request', url: item },
        page,
        data: { url: short(item), pages },
      }),
    ),
  ];
}

type Plain = SiteArtifacts['plainHttp'];

/** An answer to us and to this moment, which tells nothing of what others get. */
function asksForPatience(plain: Plain): plain is NonNullable<Plain> & { readonly status: 429 | 503 } {
  return plain?.status === 429 || plain?.status === 503;
}

function frontDoor(plain: Plain): readonly Finding<Message>[] {
  if (!plain?.answered || plain.status === null) return [];
  const at = { kind: 'request', url: plain.requested } as const;
  if (plain.status >= 200 && plain.status < 300) {
    return [{ message: 'answersOverHttp', at, data: { status: plain.status } }];
  }
  // An error over plain HTTP hands nothing out: as good as a refusal.
  if (plain.status < 300 || plain.status >= 400) return [];
  const location = plain.location ?? '';
  const target = URL.canParse(location, plain.requested) ? new URL(location, plain.requested).href : '';
  const data = { location: short(location) };
  if (!isHttps(target)) return [{ message: 'redirectNotSecure', at, data }];
  return hostOf(target) === hostOf(plain.requested) ? [] : [{ message: 'redirectOtherHost', at, data }];
}
