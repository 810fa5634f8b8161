import { type Finding, failedOrOpen, passed, type SiteContext } from '../../src/model/check.ts';
import { hostOf, sameSite } from '../lib/hosts.ts';
import type { Statement } from '../lib/statement/choose.ts';
import { defineStatementCheck, MONITORING, said } from '../lib/statement/define.ts';
import { hostsNamedIn, MODEL_SCOPE, OTHER_SCOPE, PERHAPS_SCOPE } from '../lib/statement/scope.ts';
import { quote, sentencesOf } from '../lib/statement/words.ts';

const COMMITTED = /\bcommit(?:ted|s|ment)\b.{0,60}\b(?:mak\w+|ensur\w+|provid\w+)\b.{0,120}\baccessib/i;
/** In other words, which somebody has to read. */
const MEANT =
  /\b(?:wants?|dedicated|pledge\w*|promise\w*|determined|strives?)\b.{0,60}\baccessib.{0,120}\bregulations\b/i;
const LAW = /Public Sector Bodies \(Websites and Mobile Applications\) \(No\.? ?2\) Accessibility Regulations 2018/i;

type Message = 'noScope' | 'scopeWording' | 'otherSite' | 'noCommitment' | 'commitmentWording';

export const scopeAndCommitment = defineStatementCheck(
  {
    id: 'statement/scope-and-commitment',
    title: 'The statement says what it applies to and commits to the law',
    why: 'People must know whether the statement is about the page that gives them trouble. Both sentences are part of the model that the law asks for.',
    affects: 'Disabled people who want to know whether a problem is known and will be mended.',
    fix: 'Say “This accessibility statement applies to”, followed by the name or address of the website. Add the sentence of the model that the council is committed to making it accessible, with the full name of the regulations.',
    severity: 'serious',
    severities: { scopeWording: 'minor', commitmentWording: 'minor', otherSite: 'moderate' },
    sources: [MONITORING],
    messages: {
      noScope: 'The statement does not say which website it applies to.',
      scopeWording:
        'The statement says in words of its own what it applies to. Check that it is clear. The model says “This accessibility statement applies to”.',
      otherSite:
        'The statement names {hosts}, which is not the website it was found on. Check that it is meant for this one too.',
      noCommitment: 'The statement has no sentence that commits to making the website accessible.',
      commitmentWording:
        'Check the sentence about commitment. It does not name the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018: “{sentence}”',
    },
  },
  (statement, context) => {
    const texts = sentencesOf(statement.blocks).map(({ text }) => text);
    const inModel = texts.filter((text) => COMMITTED.test(text));
    const committed = inModel.length > 0 ? inModel : texts.filter((text) => MEANT.test(text));
    const scope = scopeFault(statement, texts, context);
    const lacking: readonly Finding<Message>[] = [
      ...scope.filter(({ message }) => message === 'noScope'),
      ...(committed.length === 0 && !statement.isCut ? [said(statement, 'noCommitment')] : []),
    ];
    const [sentence = ''] = committed;
    const vague: readonly Finding<Message>[] =
      lacking.some(({ message }) => message === 'noCommitment') || committed.some((text) => LAW.test(text))
        ? []
        : [said(statement, 'commitmentWording', { sentence: quote(sentence) })];
    const doubts = [...scope.filter(({ message }) => message !== 'noScope'), ...vague];
    return lacking.length + doubts.length > 0 ? failedOrOpen(lacking, doubts) : passed;
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
      texts.some((text) => OTHER_SCOPE.test(text) || PERHAPS_SCOPE.test(text)) ||
      statement.headings.some((text) => /statement (?:for|of) \S/i.test(text));
    return [said(statement, other ? 'scopeWording' : 'noScope')];
  }
  const hosts = model.flatMap(hostsNamedIn);
  const own = [hostOf(origin), hostOf(statement.url)];
  const isOwn = (host: string) => own.some((one) => sameSite(`https://${one}/`, `https://${host}/`));
  if (hosts.length === 0 || hosts.some(isOwn)) return [];
  return [said(statement, 'otherSite', { hosts: [...new Set(hosts)].slice(0, 5).join(', ') })];
}
