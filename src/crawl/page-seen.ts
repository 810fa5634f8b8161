import type { Gathered, Link, PageArtifacts, PageEvidence } from '../model/evidence.ts';
import type { MainAddress } from './canonical.ts';
import { pointsToAKind } from './page-kinds.ts';
import { documentEnding } from './url-type.ts';

/** What a sample is chosen by, besides title and template. */
export interface PageSeen {
  readonly links: readonly { readonly href: string; readonly text: string }[];
  /** It has a form that is more than a search box. */
  readonly hasForm: boolean;
  /** It has a start button, or a link that says "start now" or the like. */
  readonly startsService: boolean;
  /** By which two addresses of one page are known. */
  readonly main: MainAddress;
}

const START =
  /^\s*(start|start now|begin now|apply (now|online)|report (it )?(now|online)|pay (now|online)|book (now|online)|dechrau( nawr)?)\s*$/i;
const SEARCH_NAME = /^(q|s|query|search|search[-_]?(term|text|query)|keywords?|term)$/i;
const SEARCH_WORDS = /^\s*(search|find on this (web)?site|chwilio)\b/i;
/** Fields that nobody fills in. */
const NOT_FILLED_IN = ['hidden', 'submit', 'button', 'reset', 'image', 'search'];
const MOST_TEXT = 100;

/** Few links are kept of each page, because a site may have a hundred thousand pages. */
export function pageSeen({ artifacts }: PageEvidence): PageSeen {
  const links = read(artifacts.links) ?? [];
  return {
    links: links.filter(tells).map(({ href, text }) => ({ href, text: text.slice(0, MOST_TEXT) })),
    hasForm: hasForm(read(artifacts.forms)),
    startsService: links.some(({ text }) => START.test(text)),
    main: { canonical: read(artifacts.metadata)?.canonical ?? null, words: read(artifacts.text)?.words ?? 0 },
  };
}

function tells({ href, text }: Link): boolean {
  const path = URL.parse(href)?.pathname;
  return path !== undefined && (pointsToAKind(text) || documentEnding(path) !== undefined);
}

function hasForm(seen: PageArtifacts['forms'] | undefined): boolean {
  return (seen?.fields ?? []).some(
    ({ form, visible, type, name, accessibleName }) =>
      form !== null &&
      visible &&
      !NOT_FILLED_IN.includes(type) &&
      !SEARCH_NAME.test(name) &&
      !SEARCH_WORDS.test(accessibleName),
  );
}

function read<T>(gathered: Gathered<T> | undefined): T | undefined {
  return gathered?.ok ? gathered.value : undefined;
}
