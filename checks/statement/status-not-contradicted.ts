import {
  cantTell,
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  type PageFact,
  passed,
} from '../../src/model/check.ts';
import { criteriaOfRules } from '../lib/axe-criteria.ts';
import { withDoubts } from '../lib/axe-doubts.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { chooseStatement, type Statement } from '../lib/statement/choose.ts';
import { type ContentFact, contentFact, STATEMENT_NEEDS } from '../lib/statement/content.ts';
import { criteriaNamed } from '../lib/statement/criteria.ts';
import { MONITORING, said, statementMeta } from '../lib/statement/define.ts';
import { problemBlocks } from '../lib/statement/problems.ts';
import { statusesOf } from '../lib/statement/status.ts';

interface Fact extends ContentFact {
  /** Success criteria that axe is sure this page fails, that it met and found in order, and that it could not decide. */
  readonly failed: readonly string[];
  readonly met: readonly string[];
  readonly open: readonly string[];
}
type Facts = readonly PageFact<Fact>[];
type Message = 'contradicted' | 'notListed' | 'notSeen' | 'welsh' | 'notOpened';

/** What a scan of web pages cannot see, so that not finding it says nothing. */
const ELSEWHERE =
  /\b(?:pdfs?|documents?|word|excel|powerpoint|files?|videos?|audio|podcasts?|captions?|maps?|third[ -]part\w+|supplier\w*|apps?|forms?)\b/i;

export const statusNotContradicted = defineSiteCheck({
  meta: statementMeta<Message>({
    id: 'statement/status-not-contradicted',
    title: 'What the statement claims is not contradicted by the scan',
    why: 'A statement that promises more than the website keeps sends people into barriers they were told do not exist. A pass here proves nothing: a scan sees only a part of what can be wrong.',
    affects: 'Disabled people who rely on the statement when they decide how to do something.',
    fix: 'Mend the failures, or list them in the statement with their criteria and say “partially compliant”. Take out what has been mended.',
    severity: 'serious',
    severities: { notSeen: 'minor', notListed: 'moderate' },
    sources: [MONITORING],
    messages: {
      contradicted:
        'The statement says “fully compliant”, but the scan is sure of failures of success criterion {criterion} on {pages#page}, for example on {example}',
      notListed:
        'The scan is sure of failures of success criterion {criterion} on {pages#page}, for example on {example}. The statement does not name it. Check whether it describes them in other words.',
      notSeen:
        'The statement lists a failure of success criterion {criterion}, and the scan no longer found one. Check whether it has been mended.',
      notOpened: 'The accessibility statement was not opened in this scan, so this needs a person: {link}',
      welsh: 'The accessibility statement was found in Welsh only. Its wording needs somebody who reads Welsh.',
    },
  }),
  siteNeeds: [],
  pageNeeds: [...STATEMENT_NEEDS, 'axe'],
  collect: (seen, { url }): Fact => {
    const { rules } = withDoubts(seen.axe);
    const of = (outcome: string) =>
      criteriaOfRules(rules.filter((rule) => rule.outcome === outcome).map(({ id }) => id));
    return { ...contentFact(seen, url), failed: of('failed'), met: of('passed'), open: of('cantTell') };
  },
  evaluate(_site, facts) {
    const chosen = chooseStatement(facts);
    if (chosen.kind === 'none') return inapplicable;
    const at = { kind: 'page' } as const;
    if (chosen.kind === 'unopened') {
      const { page, href: link } = chosen;
      return cantTell<Message>([{ message: 'notOpened', at, page, data: { link } }]);
    }
    const { statement } = chosen;
    if (statement.isWelsh) return cantTell<Message>([{ message: 'welsh', at, page: statement.url }]);
    const [only, ...more] = statusesOf(statement);
    if (only?.status === 'fully' && more.length === 0) {
      return failedIf(failuresIn(facts).map((failure) => said<Message>(statement, 'contradicted', failure)));
    }
    const doubts = [...notListed(statement, facts), ...notSeen(statement, facts)];
    return doubts.length > 0 ? cantTell(doubts) : passed;
  },
});

interface Failure extends Readonly<Record<string, string | number>> {
  readonly criterion: string;
  readonly pages: number;
  readonly example: string;
}

function failuresIn(facts: Facts): readonly Failure[] {
  const pages = new Map<string, string[]>();
  for (const { url, fact } of facts) for (const one of fact.failed) pages.set(one, [...(pages.get(one) ?? []), url]);
  return [...pages]
    .map(([criterion, urls]) => ({ criterion, pages: urls.length, example: urls.toSorted(byCodeUnit)[0] ?? '' }))
    .toSorted((left, right) => byCodeUnit(left.criterion, right.criterion));
}

function notListed(statement: Statement, facts: Facts): readonly Finding<Message>[] {
  const named = new Set(criteriaNamed(statement.blocks.map(({ text }) => text).join('\n')));
  return failuresIn(facts)
    .filter(({ criterion }) => !named.has(criterion))
    .map((failure) => said(statement, 'notListed', failure));
}

/** Only criteria whose rules met something somewhere, and were sure of it everywhere. */
function notSeen(statement: Statement, facts: Facts): readonly Finding<Message>[] {
  const any = (list: 'failed' | 'met' | 'open') => new Set(facts.flatMap(({ fact }) => fact[list]));
  const [failed, met, open] = [any('failed'), any('met'), any('open')];
  const listed = (problemBlocks(statement) ?? []).filter(({ text }) => !ELSEWHERE.test(text));
  return [...new Set(listed.flatMap(({ text }) => criteriaNamed(text)))]
    .filter((criterion) => met.has(criterion) && !failed.has(criterion) && !open.has(criterion))
    .toSorted(byCodeUnit)
    .map((criterion) => said(statement, 'notSeen', { criterion }));
}
