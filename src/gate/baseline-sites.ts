import { bareHost } from '../model/host.ts';

/** The hosts of a service, by name alone: a test site changes its port with every run. */
export function hostsOf(start: readonly string[]): readonly string[] {
  return [...new Set(start.flatMap((url) => URL.parse(url)?.hostname ?? []))].toSorted();
}

/**
 * Hosts that a baseline does not hold for. The same path on another site is another page, and a fault there is not known.
 * A baseline that names no site holds for all; `*.ambleford.example` stands for every host below.
 */
export function hostsOutside(sites: readonly string[], start: readonly string[]): readonly string[] {
  if (sites.length === 0) return [];
  return hostsOf(start).filter((host) => !sites.some((site) => covers(site.toLowerCase(), host)));
}

function covers(site: string, host: string): boolean {
  return site.startsWith('*.') ? host.endsWith(site.slice(1)) : bareHost(site) === bareHost(host);
}

export function otherSite(file: string, sites: readonly string[], outside: readonly string[]): string {
  return `The baseline '${file}' is of ${sites.slice(0, 5).join(', ')}, and this is a scan of ${outside.slice(0, 5).join(', ')}. Make one from a scan of that site, or, if it is the same service, add the host to 'sites' in the file.`;
}
