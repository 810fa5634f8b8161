import picomatch from 'picomatch';
import type { SkipReason } from '../model/evidence.ts';
import type { CrawlScope } from '../model/target.ts';
import { changesState } from './changes-state.ts';
import { siteKey } from './site-key.ts';
import { typeOfUrl } from './url-type.ts';

/** Why an address must not be opened, or undefined when it may be. Pure: the same scope and address, the same answer. */
export function createScope(scope: CrawlScope): (url: string) => SkipReason | undefined {
  const included = pathMatcher(scope.include);
  const excluded = pathMatcher(scope.exclude);
  const sites = new Set(scope.origins.map(siteKey));
  return (url) => {
    const { pathname, search } = new URL(url);
    if (!sites.has(siteKey(url))) return 'scope';
    const address = pathname + search;
    if (scope.include.length > 0 && !included(address)) return 'excluded';
    if (excluded(address)) return 'excluded';
    if (changesState(url)) return 'state-changing';
    if (typeOfUrl(url) !== 'html') return 'not-html';
    return undefined;
  };
}

/** For paths with their query. A pattern without wildcards stands for the address and everything below it. */
export function pathMatcher(patterns: readonly string[]): (address: string) => boolean {
  const tests = patterns.map((pattern) => {
    if (picomatch.scan(pattern).isGlob) return picomatch(pattern, { dot: true });
    const prefix = pattern.replace(/\/$/, '');
    return (address: string) =>
      address === prefix || address.startsWith(`${prefix}/`) || address.startsWith(`${prefix}?`);
  });
  return (address) => tests.some((test) => test(address));
}
