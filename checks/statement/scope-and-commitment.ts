import { cantTell, type Finding, failedIf, type PageFact, passed, type SiteContext } from '../../src/model/check.ts';
import { bareHost } from '../../src/model/host.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { hostOf, sameSite } from '../lib/hosts.ts';
import type { Statement } from '../lib/statement/choose.ts';
import type { ContentFact } from '../lib/statement/content.ts';
import { besides, defineStatementCheck, MONITORING, said } from '../lib/statement/define.ts';
import { quote, sentencesOf } from '../lib/statement/words.ts';

const MODEL_SCOPE = /\bstatement (?:applies|also applies|only applies) (?:only )?to\s*:?\s*(?:\S{2,}|$)/i;
const OTHER_SCOPE =
  /\bstatement\b.{0,30}\b(?:relates to|refers to|covers|is for|concerns|describes|applies)\b|\b(?:applies|relates) to (?:the|our|this|all)\b.{0,60}\b(?:web ?site|site|domain|service)/i;
const COMMITTED = /\bcommit(?:ted|s|ment)\b.{0,60}\b(?:mak\w+|ensur\w+|provid\w+)\b.{0,120}\baccessib/i;
const LAW = /Public Sector Bodies \(Websites and Mobile Applications\) \(No\.? ?2\) Accessibility Regulations 2018/i;
const NAMED_HOST = /\bhttps?:\/\/[^\s<>"”)]+|\b(?:[a-z0-9-]+\.)+(?:uk|org|com|net|wales|cymru|scot|example)\b/gi;

const MOST_HOSTS = 10;

type Message = 'noScope' | 'scopeWording' | 'otherSite' | 'otherHosts' | 'noCommitment' | 'commitmentWording';

export const scopeAndCommitment = defineStatementCheck(
  {
    id: 'statement/scope-and-commitment',
    title: 'The statement says what it applies to and commits to the law',
    why: 'People must know whether the statement is about the page that gives them trouble. Both sentences are part of the model that the law asks for.',
    affects: 'Disabled people who want to know whether a problem is known and will be mended.',
    fix: 'Say “This accessibility statement applies to”, followed by the name or address of the website. Add the sentence of the model that the council is committed to making it accessible, with the full name of the regulations.',
    severity: 'serious',
    severities: { scopeWording: 'minor', commitmentWording: 'minor', otherSite: 'moderate', otherHosts: 'minor' },
    sources: [MONITORING],
    messages: {
      noScope: 'The statement does not say which website it applies to.',
      scopeWording:
        'The statement says in words of its own what it applies to. Check that it is clear. The model says “This accessibility statement applies to”.',
      otherSite:
        'The statement names {hosts}, which is not the website it was found on. Check that it is meant for this one too.',
      otherHosts:
        'The header or footer of several pages links to hosts of the same owner that the statement does not name. Check that this statement covers them, or that they have their own: {hosts}',
      noCommitment: 'The statement has no sentence that commits to making the website accessible.',
      commitmentWording:
        'Check the sentence about commitment. It does not name the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018: “{sentence}”',
    },
  },
  (statement, context, facts) => {
    const questions = otherHosts(statement, context, facts);
    const texts = sentencesOf(statement.blocks).map(({ text }) => text);
    const committed = texts.filter((text) => COMMITTED.test(text));
    const scope = scopeFault(statement, texts, context);
    const lacking: readonly Finding<Message>[] = [
      ...scope.filter(({ message }) => message === 'noScope'),
      ...(committed.length === 0 && !statement.isCut ? [said(statement, 'noCommitment')] : []),
    ];
    if (lacking.length > 0) return besides(failedIf(lacking), questions);
    const [sentence = ''] = committed;
    const vague: readonly Finding<Message>[] = committed.some((text) => LAW.test(text))
      ? []
      : [said(statement, 'commitmentWording', { sentence: quote(sentence) })];
    const doubts = [...scope, ...vague];
    return besides(doubts.length > 0 ? cantTell(doubts) : passed, questions);
  },
);

function scopeFault(
  statement: Statement,
  texts: readonly string[],
  { origin }: SiteContext,
): readonly Finding<Message>[] {
  const model = texts.filter((text) => MODEL_SCOPE.test(text));
  if (model.length === 0) {
    // A heading such as "Accessibility statement for the Ambleford website" says it too, if not as the model does.
    const other =
      statement.isCut ||
      texts.some((text) => OTHER_SCOPE.test(text)) ||
      statement.headings.some((text) => /statement (?:for|of) \S/i.test(text));
    return [said(statement, other ? 'scopeWording' : 'noScope')];
  }
  const hosts = model.flatMap((text) => text.match(NAMED_HOST) ?? []).map(asHost);
  const own = [hostOf(origin), hostOf(statement.url)];
  const isOwn = (host: string) => own.some((one) => sameSite(`https://${one}/`, `https://${host}/`));
  if (hosts.length === 0 || hosts.some(isOwn)) return [];
  return [said(statement, 'otherSite', { hosts: [...new Set(hosts)].slice(0, 5).join(', ') })];
}

/** Said of all at once, by no name: "this applies to all our websites". */
const ALL_OF_THEM = /\b(?:all|any|every|each|other)\b.{0,40}\b(?:sub-?domains?|web ?sites?|sites)\b|\*\./i;

function otherHosts(
  statement: Statement,
  { origin }: SiteContext,
  facts: readonly PageFact<ContentFact>[],
): readonly Finding<Message>[] {
  const own = [hostOf(origin), hostOf(statement.url)].map(bareHost);
  const texts = statement.blocks.map(({ text }) => text);
  const scope = texts.filter((text) => MODEL_SCOPE.test(text) || OTHER_SCOPE.test(text));
  if (statement.isCut || scope.some((text) => ALL_OF_THEM.test(text))) return [];
  const named = [
    ...texts.flatMap((text) => text.match(NAMED_HOST) ?? []).map(asHost),
    ...statement.links.map(({ href }) => hostOf(href)),
  ];
  // A statement over there speaks for that host.
  const theirs = facts.flatMap(({ fact }) => fact.leads).map(({ href }) => hostOf(href));
  const known = new Set([...own, ...named.map(bareHost), ...theirs.map(bareHost)]);
  const met = facts.flatMap(({ fact }) => fact.ownHosts).filter((host) => !known.has(bareHost(host)));
  const often = new Set(met.filter((host, index) => met.indexOf(host) !== index));
  if (often.size === 0) return [];
  const hosts = [...often].toSorted(byCodeUnit).slice(0, MOST_HOSTS).join(', ');
  return [said(statement, 'otherHosts', { hosts })];
}

/** Without what follows an address in a sentence. */
const asHost = (written: string): string =>
  hostOf(written.replace(/[.,;:!?)]+$/, '')) || bareHost(written.toLowerCase());
