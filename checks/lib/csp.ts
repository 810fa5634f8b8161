import type { HttpResponse } from '../../src/model/evidence.ts';
import { listOf } from './headers.ts';

/** Directive names to source lists, both lower-cased: no keyword, scheme or host in them minds its case. */
export type Policy = ReadonlyMap<string, readonly string[]>;

type PolicyHeader = 'content-security-policy' | 'content-security-policy-report-only';

/** Every policy sent. All of them apply at once, so a page is as safe as the strictest. */
export function policies(
  response: Pick<HttpResponse, 'headers'>,
  name: PolicyHeader = 'content-security-policy',
): readonly Policy[] {
  return listOf(response, name)
    .map(parsePolicy)
    .filter((policy) => policy.size > 0);
}

/** CSP Level 3, section 2.2.1: of a directive given twice the first counts. */
export function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/);
    if (name && !policy.has(name)) policy.set(name, sources);
  }
  return policy;
}

/** The list in force: the first of these directives that the policy has. */
export function effective(policy: Policy, ...names: readonly string[]): readonly string[] | undefined {
  return names.map((name) => policy.get(name)).find((sources) => sources !== undefined);
}

/** Lets any host in: `*`, with or without a scheme or port. `*.ambleford.example` does not. */
export const isWildcard = (source: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/)?\*(?::(?:\*|\d+))?$/.test(source);

/** Lets in whatever can be had by that scheme, which for these three is anybody's. */
export const isBareScheme = (source: string): boolean => /^(?:https?|data):$/.test(source);
