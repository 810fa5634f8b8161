import { defineSiteCheck, type Finding, inapplicable, type PageFact } from '../../src/model/check.ts';
import type { Field, Link, PageArtifacts } from '../../src/model/evidence.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { isSearchField, typedFields } from '../lib/fields.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { isWeb, pageKey, pathOf } from '../lib/hosts.ts';
import { fieldToken, ownPurpose } from '../lib/input-purpose.ts';
import { isPrivacyLink } from '../lib/privacy-pages.ts';

type Message = 'notLinked' | 'otherName';
interface Fact {
  readonly at: string;
  /** Words on the fields that ask about a person. */
  readonly asks: readonly string[];
  readonly tells: boolean;
  /** A link that may lead to a notice under another name. */
  readonly mayTell: string | null;
  /** Keys of the pages it links to or sends its form to. */
  readonly leadsTo: readonly string[];
}

const OTHER_NAMES =
  /\bgdpr\b|\bpersonal data\b|\byour data\b|\beich data\b|\b(?:use|do with|protect|handle|look after) your (?:information|details)\b/i;
const PRIVACY_PATH = /privacy|data-?protection|preifatrwydd/i;
const PERSONAL = /^(?:name|given-name|family-name|additional-name|email|tel.*|street-address|address-line\d|bday.*)$/;
const MORE_LABELS = /\bdate of birth\b|\bnational insurance\b|\bdyddiad geni\b|\byswiriant gwladol\b/i;

export const noticeLinkedAtCollection = defineSiteCheck({
  meta: {
    id: 'privacy/notice-linked-at-collection',
    title: 'Where people are asked for their details, a privacy notice is linked',
    kind: 'automatic',
    why: 'People must be told what is done with their details when they give them, not after. A link on the page, or on the page before it in the same form, is enough.',
    affects: 'Everyone who fills in a form.',
    fix: 'Link the privacy notice from the footer of every page with a form, or beside the first question about a person.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['uk-gdpr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/checklists/',
    ],
    messages: {
      notLinked:
        'The page asks for {fields}, and links to no privacy notice. No scanned page that leads to it does either.',
      otherName:
        'The page asks for {fields}, and no link on it is called a privacy notice. Check whether “{link}” leads to one.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'forms', 'links'],
  collect: ({ response, forms, links }): Fact => ({
    at: pageKey(response.url),
    asks: asksFor(forms),
    tells: links.some(isPrivacyLink),
    mayTell: links.find(mayTell)?.text.trim().slice(0, 60) ?? null,
    leadsTo: [
      ...new Set([...links.map(({ href }) => href), ...forms.forms.map(({ action }) => action)].map(pageKey)),
    ].slice(0, 500),
  }),
  evaluate(_site, facts: readonly PageFact<Fact>[]) {
    const asking = facts.filter(({ fact }) => fact.asks.length > 0);
    if (asking.length === 0) return inapplicable;
    const told = new Set(facts.filter(({ fact }) => fact.tells).flatMap(({ fact }) => fact.leadsTo));
    const untold = asking
      .filter(({ url, fact }) => !fact.tells && !told.has(fact.at) && !told.has(pageKey(url)))
      .toSorted((left, right) => byCodeUnit(left.url, right.url))
      .map(({ url: page, fact: { asks, mayTell: link } }): Finding<Message> => {
        const data = { fields: short(asks.map((words) => `“${words}”`).join(', ')) };
        const at = { kind: 'page' } as const;
        return link === null
          ? { message: 'notLinked', at, page, data }
          : { message: 'otherName', at, page, data: { ...data, link } };
      });
    return certainOrDoubtful(
      untold.filter(({ message }) => message === 'notLinked'),
      untold.filter(({ message }) => message === 'otherName'),
    );
  },
});

const mayTell = ({ text, href }: Link): boolean =>
  isWeb(href) && text.trim() !== '' && (OTHER_NAMES.test(text) || PRIVACY_PATH.test(pathOf(href)));

function asksFor(forms: PageArtifacts['forms']): readonly string[] {
  const asked = typedFields(forms).filter((field) => isPersonal(field) && !isSearchField(field, forms));
  return [...new Set(asked.map((field) => short(labelOf(field), 60)))].slice(0, 20);
}

const labelOf = ({ visibleLabel, accessibleName, name }: Field) => (visibleLabel || accessibleName || name).trim();

function isPersonal(field: Field): boolean {
  if (PERSONAL.test(fieldToken(field.autocomplete)) || field.type === 'email' || field.type === 'tel') return true;
  const tokens = ownPurpose(labelOf(field)) ?? [];
  return tokens.some((token) => PERSONAL.test(token)) || MORE_LABELS.test(labelOf(field));
}
