import { cantTell, type Finding, type PageFact, passed, type SiteContext } from '../../src/model/check.ts';
import type { Statement } from '../lib/statement/choose.ts';
import type { ContentFact } from '../lib/statement/content.ts';
import { defineStatementCheck, MODEL_STATEMENT, MONITORING, said } from '../lib/statement/define.ts';
import { headingsInOtherWords, type OtherHeading } from '../lib/statement/headings.ts';
import { type MethodSaid, methodSaid } from '../lib/statement/method.ts';
import { hostsLeftOut, scopeSaid } from '../lib/statement/scope.ts';
import { statusesOf } from '../lib/statement/status.ts';
import { continuedAt, quote } from '../lib/statement/words.ts';

type Message = 'otherHosts' | 'noReason' | 'heading' | 'noHeading' | 'method' | 'noMethod' | 'continued' | 'cut';

/** "Due to the non-compliances", "for the reasons below", "the exemptions listed here". */
const REASON =
  /\b(?:due to|because|owing to|as a result of|reasons?|except(?:ions?|ing)?|exempt\w*|non-?\s?complian(?:ces?|t) (?:issues?|items?|content|areas?)|non-?\s?compliances|(?:listed|set out|described|detailed|outlined|shown|explained|given|see) (?:\w+ )?(?:below|here|above|under|in|on)|below)\b/i;
/** A link with such words may lead to what is told of the test. */
const METHOD_ELSEWHERE = /preparation|technical information/i;

export const modelWording = defineStatementCheck<Message>(
  {
    id: 'statement/model-wording',
    title: 'The wording of the statement follows the model',
    kind: 'needs-review',
    why: 'Statements that are worded alike are found, understood and compared quickly. Other words may say the same; only a person can tell.',
    affects: 'Disabled people who look for a certain part of the statement, and those who check on the council.',
    fix: 'Use the headings and sentences of the model statement. Name every website that it covers, say why the status is not “fully compliant”, and say how, by whom and when the website was tested.',
    severity: 'minor',
    sources: [MODEL_STATEMENT, MONITORING],
    messages: {
      otherHosts:
        'The header or footer of several pages links to other web addresses under the same domain that the statement does not name: {hosts}. The statement says: “{sentence}” The model says “This accessibility statement applies to”, followed by all that it covers. Check that these are covered, or that they have a statement of their own.',
      noReason:
        'The status is “partially compliant”, and why does not follow in the words of the model. The statement says: “{sentence}” The model gives the reason, for example: “due to the non-compliances and exemptions listed below”. Check that the reason is clear.',
      heading:
        'The statement has the heading “{found}” where the model has “{model}”. Check that people find this part.',
      noHeading:
        'The model has the heading “{model}”. The statement has none like it. Check that people find this part.',
      method:
        'The statement says of a test: “{sentence}” It does not seem to say: {lacking}. Check that it does. The model says when the website was last tested, who carried out the test, and how the pages for it were chosen.',
      noMethod:
        'Nothing was found of a test of the website. The model says “This website was last tested on” a date, who carried out the test, and how the pages for it were chosen. Check whether it is told in other words.',
      continued:
        'Not all parts of the model were found on this page. Compare the wording of the rest with the model, on the page that it links to: {link}',
      cut: 'The page of the statement was too long to be read to its end. Compare the wording of the rest with the model.',
    },
  },
  (statement, context, facts) => {
    const headings = headingsInOtherWords(statement);
    const method = methodSaid(statement);
    const told = method.lacking.length > 0 ? continuedAt(statement, METHOD_ELSEWHERE) : undefined;
    const questions = [
      ...otherHosts(statement, context, facts),
      ...reasonLacking(statement),
      ...headings.filter(({ elsewhere }) => elsewhere === undefined).map((one) => otherHeading(statement, one)),
      ...(told === undefined ? methodLacking(statement, method) : []),
      ...rest(statement, [...headings.map(({ elsewhere }) => elsewhere), told]),
    ];
    return questions.length > 0 ? cantTell(questions) : passed;
  },
);

function otherHosts(
  statement: Statement,
  context: SiteContext,
  facts: readonly PageFact<ContentFact>[],
): readonly Finding<Message>[] {
  const hosts = hostsLeftOut(statement, context, facts).join(', ');
  return hosts === '' ? [] : [said(statement, 'otherHosts', { hosts, sentence: quote(scopeSaid(statement)) })];
}

function reasonLacking(statement: Statement): readonly Finding<Message>[] {
  const [only, ...more] = statusesOf(statement);
  if (only?.status !== 'partially' || more.length > 0) return [];
  if (REASON.test(only.sentence) || REASON.test(only.around)) return [];
  return [said(statement, 'noReason', { sentence: quote(only.sentence) })];
}

function otherHeading(statement: Statement, { model, found }: OtherHeading): Finding<Message> {
  return found === null
    ? said(statement, 'noHeading', { model })
    : said(statement, 'heading', { model, found: quote(found) });
}

function methodLacking(statement: Statement, { lacking, words }: MethodSaid): readonly Finding<Message>[] {
  if (lacking.length === 0) return [];
  if (words === null) return [said(statement, 'noMethod')];
  return [said(statement, 'method', { sentence: quote(words), lacking: lacking.join(', ') })];
}

/** What was not looked at has not passed. */
function rest(statement: Statement, links: readonly (string | undefined)[]): readonly Finding<Message>[] {
  if (statement.isCut) return [said(statement, 'cut')];
  const pages = new Set(links.filter((link) => link !== undefined));
  return [...pages].map((link) => said(statement, 'continued', { link }));
}
