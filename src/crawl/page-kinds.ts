import type { Candidate } from './sample.ts';

/** The kinds of page that the government's own monitoring always looks at, documents apart. */
export interface PageKind {
  readonly name: string;
  /** How sure it is that the page is of this kind; 0 for not at all. */
  fits(page: Candidate, pointedTo: (words: RegExp) => boolean): number;
}

const CONTACT =
  /^\s*(contact( us)?|contact details|get in touch|how to contact us|cysylltu( â ni)?|cysylltwch( â ni)?)\b/i;
const CONTACT_PATH = /\/(contact(-?us|-details)?|get-in-touch|cysylltu(-a-ni)?|cysylltwch(-a-ni)?)(\.\w+)?\/?$/i;
const STATEMENT = /accessibility statement|datganiad hygyrchedd/i;
const STATEMENT_PATH = /\/([\w-]*accessibility-?statement[\w-]*|datganiad-hygyrchedd)(\.\w+)?\/?$/i;
const ACCESSIBILITY = /^\s*(accessibility|hygyrchedd)\b/i;
const ACCESSIBILITY_PATH = /\/(accessibility|hygyrchedd)(\.\w+)?\/?$/i;
/** All the words of a link: not "Accessibility of polling stations". */
const ACCESSIBILITY_ALONE = /^\s*(accessibility|hygyrchedd)( (information|help|policy|y wefan))?\s*$/i;
const START =
  /^\s*(apply|report|pay|book|request|register|renew|order|tell us|find|check|start|gwneud cais|rhoi gwybod|talu|archebu)\b/i;

export const pageKinds: readonly PageKind[] = [
  {
    name: 'home page',
    fits: ({ url, depth }) => (isRoot(url) ? (depth === 0 ? 4 : 3) : depth === 0 ? 1 : 0),
  },
  {
    name: 'contact page',
    fits: ({ url, title }, pointedTo) =>
      (CONTACT_PATH.test(pathOf(url)) ? 4 : 0) + (CONTACT.test(title ?? '') ? 3 : 0) + (pointedTo(CONTACT) ? 2 : 0),
  },
  {
    name: 'accessibility statement',
    fits: ({ url, title }, pointedTo) =>
      (STATEMENT_PATH.test(pathOf(url)) ? 6 : 0) +
      (STATEMENT.test(title ?? '') ? 6 : 0) +
      (pointedTo(STATEMENT) ? 4 : 0) +
      (ACCESSIBILITY_PATH.test(pathOf(url)) ? 2 : 0) +
      (ACCESSIBILITY.test(title ?? '') ? 2 : 0),
  },
  {
    name: 'form or start of a service',
    // Words alone would take any page of advice for a service.
    fits: ({ title, hasForm, startsService }) =>
      (hasForm ? 4 : 0) + (startsService ? 3 : 0) + ((hasForm || startsService) && START.test(title ?? '') ? 2 : 0),
  },
];

function pathOf(url: string): string {
  return new URL(url).pathname;
}

function isRoot(url: string): boolean {
  const { pathname, search } = new URL(url);
  return /^\/((index|home|default)(\.\w+)?)?$/i.test(pathname) && search === '';
}

/** Whether the words of a link say of which kind the page behind it is. */
export function pointsToAKind(text: string): boolean {
  return CONTACT.test(text) || STATEMENT.test(text);
}

/**
 * What a page of its own kind is opened first for: whole groups of checks are about the statement, and it is mostly linked at the
 * very end of a page. Behind it the contact page, which says whom the statement has to name.
 */
export function kindOpenedFirst(text: string): 'statement' | 'contact' | undefined {
  if (STATEMENT.test(text) || ACCESSIBILITY_ALONE.test(text)) return 'statement';
  return CONTACT.test(text) ? 'contact' : undefined;
}
