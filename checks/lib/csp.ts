import { type Csp, Directive, Keyword, Version } from 'csp_evaluator/dist/csp.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import type { HttpResponse } from '../../src/model/evidence.ts';
import { listOf } from './headers.ts';
import { metaTags } from './tags.ts';

export type Policy = Csp;

type PolicyHeader = 'content-security-policy' | 'content-security-policy-report-only';

/** Every policy sent. All of them apply at once, so a page is as safe as the strictest. */
export function policies(
  response: Pick<HttpResponse, 'headers'>,
  name: PolicyHeader = 'content-security-policy',
): readonly Policy[] {
  return parsed(listOf(response, name));
}

/** Policies that the page itself holds. Browsers obey them too, but for what they say of frames and of reports. */
export function policiesInPage(html: string): readonly Policy[] {
  // Parsing is worth while for few pages only.
  if (!/http-equiv="content-security-policy"/i.test(html)) return [];
  const own = metaTags(html).filter((meta) => meta['http-equiv']?.toLowerCase() === 'content-security-policy');
  return parsed(own.flatMap(({ content = '' }) => content.split(',')));
}

function parsed(texts: readonly string[]): readonly Policy[] {
  return texts.map((text) => new CspParser(text).csp).filter(({ directives }) => Object.keys(directives).length > 0);
}

/** What a policy says of scripts, as browsers of today read it. Null where it says nothing of them. */
export interface ScriptRules {
  /** Sources of script files. */
  readonly files: readonly string[];
  readonly inline: boolean;
  readonly evals: boolean;
}

export function scriptRules(policy: Policy): ScriptRules | null {
  // A nonce or a hash switches 'unsafe-inline' off, and 'strict-dynamic' all hosts and schemes: they are for old browsers.
  const effective = policy.getEffectiveCsp(Version.CSP3);
  const of = (directive: Directive): readonly string[] | undefined =>
    effective.directives[effective.getEffectiveDirective(directive)];
  const scripts = of(Directive.SCRIPT_SRC);
  if (!scripts) return null;
  const files = of(Directive.SCRIPT_SRC_ELEM) ?? scripts;
  const attributes = of(Directive.SCRIPT_SRC_ATTR) ?? scripts;
  return {
    files,
    inline: [...files, ...attributes].includes(Keyword.UNSAFE_INLINE),
    evals: scripts.includes(Keyword.UNSAFE_EVAL),
  };
}

/** Lets any host in: `*`, with or without a scheme or port. `*.ambleford.example` does not. */
export const isWildcard = (source: string): boolean => /^(?:[a-z][a-z0-9+.-]*:\/\/)?\*(?::(?:\*|\d+))?$/i.test(source);

/** Lets in whatever can be had by that scheme, which for these three is anybody's. */
export const isBareScheme = (source: string): boolean => /^(?:https?|data):$/i.test(source);
