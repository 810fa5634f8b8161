import type { PageEvidence } from '../model/evidence.ts';
import { type Platform, platforms } from '../model/platforms.ts';
import type { PlatformSeen } from '../model/result.ts';

/** Signs stand in the head of a page or all over it; a page that goes on for longer tells nothing new. */
const MOST_HTML = 200_000;
const MOST_HOSTS = 200;
const MOST_EVIDENCE = 4;
const MOST_QUOTED = 80;
/** Its place in the order of certainty is first: a name is no accident. */
const BY_HOST = 'the host name';

export interface PlatformCollector {
  add(page: PageEvidence): void;
  /** In order of host and name, whatever the order of the pages. */
  list(): readonly PlatformSeen[];
}

/** What each host of a scan seems to run on. Signs are counted once for a host, however many pages show them. */
export function createPlatformCollector(): PlatformCollector {
  const hosts = new Map<string, Map<Platform, Set<string>>>();
  return {
    add({ url, artifacts: { response, document } }) {
      const at = URL.parse(response?.ok ? response.value.url : url);
      if (!at || (!hosts.has(at.hostname) && hosts.size >= MOST_HOSTS)) return;
      const known = hosts.get(at.hostname) ?? new Map<Platform, Set<string>>();
      hosts.set(at.hostname, known);
      const html = document?.ok ? document.value.html.slice(0, MOST_HTML) : '';
      const headers = response?.ok ? response.value.headers : [];
      for (const platform of platforms) {
        for (const sign of signsOf(platform, at, html, headers)) {
          const signs = known.get(platform) ?? new Set<string>();
          known.set(platform, signs.add(sign));
        }
      }
    },
    list: () =>
      [...hosts].toSorted(([left], [right]) => (left < right ? -1 : 1)).flatMap(([host, known]) => ofHost(host, known)),
  };
}

function ofHost(host: string, known: ReadonlyMap<Platform, ReadonlySet<string>>): readonly PlatformSeen[] {
  const covered = new Set([...known.keys()].map(({ insteadOf }) => insteadOf));
  return [...known]
    .filter(([{ name }]) => !covered.has(name))
    .map(([{ name, supplier = null }, signs]): PlatformSeen => {
      const certain = signs.size > 1 || [...signs].some((sign) => sign.startsWith(BY_HOST));
      const evidence = [...signs].toSorted().slice(0, MOST_EVIDENCE);
      return { host, name, supplier, confidence: certain ? 'high' : 'medium', evidence };
    })
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function signsOf(
  { hosts = [], paths = [], texts = [], generators = [], headers = [] }: Platform,
  at: URL,
  html: string,
  sent: readonly (readonly [name: string, value: string])[],
): readonly string[] {
  const path = at.pathname.toLowerCase();
  const generator = generatorOf(html);
  return [
    ...hosts
      .filter((host) => at.hostname === host || at.hostname.endsWith(`.${host}`))
      .map((host) => `${BY_HOST} ${host}`),
    ...paths.filter((part) => path.includes(part)).map((part) => `the address holds ${part}`),
    ...texts.filter((text) => html.includes(text)).map((text) => `the page holds ${text}`),
    ...generators
      .filter((name) => generator.toLowerCase().startsWith(name))
      .map(() => `the page names its generator: ${generator}`),
    ...headers.flatMap(([name, begins]) => {
      const value = sent.find(([key, said]) => key === name && said.toLowerCase().startsWith(begins))?.[1];
      return value === undefined ? [] : [`the header ${name}: ${value.slice(0, MOST_QUOTED)}`];
    }),
  ];
}

function generatorOf(html: string): string {
  const tag = /<meta\b[^>]{0,300}\bname="generator"[^>]{0,300}>/i.exec(html)?.[0] ?? '';
  return /\bcontent="([^"]{0,200})"/i.exec(tag)?.[1]?.trim().slice(0, MOST_QUOTED) ?? '';
}
