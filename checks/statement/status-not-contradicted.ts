import {
  cantTell,
  defineSiteCheck,
  type Finding,
  failedIf,
  inapplicable,
  passed,
  type SiteContext,
} from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { chooseStatement, type Statement } from '../lib/statement/choose.ts';
import { contentFact, STATEMENT_NEEDS } from '../lib/statement/content.ts';
import { criteriaNamed } from '../lib/statement/criteria.ts';
import { MONITORING, said, statementMeta } from '../lib/statement/define.ts';
import { problemBlocks } from '../lib/statement/problems.ts';
import { statusesOf } from '../lib/statement/status.ts';

type Judged = NonNullable<SiteContext['judged']>;
type Message = 'contradicted' | 'notListed' | 'notSeen' | 'welsh' | 'notOpened';

/** What a scan of web pages cannot see, so that not finding it says nothing. */
const ELSEWHERE =
  /\b(?:pdfs?|documents?|word|excel|powerpoint|files?|videos?|audio|podcasts?|captions?|maps?|third[ -]part\w+|supplier\w*|apps?|forms?)\b/i;

export const statusNotContradicted = defineSiteCheck({
  meta: statementMeta<Message>({
    id: 'statement/status-not-contradicted',
    title: 'What the statement claims is not contradicted by the scan',
    why: 'A statement that promises more than the website keeps sends people into barriers they were told do not exist. It is held against what all checks of single pages are sure of. A pass here proves nothing: a scan sees only a part of what can be wrong.',
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
        'The statement lists a failure of success criterion {criterion}. The scan looked for some such failures on {pages#page} and found none. Check whether it has been mended.',
      notOpened: 'The accessibility statement was not opened in this scan, so this needs a person: {link}',
      welsh: 'The accessibility statement was found in Welsh only. Its wording needs somebody who reads Welsh.',
    },
  }),
  siteNeeds: [],
  pageNeeds: STATEMENT_NEEDS,
  collect: (seen, { url }) => contentFact(seen, url),
  evaluate(_site, facts, { judged = [] }) {
    const chosen = chooseStatement(facts);
    if (chosen.kind === 'none') return inapplicable;
    const at = { kind: 'page' } as const;
    if (chosen.kind === 'unopened') {
      const { page, href: link } = chosen;
      return cantTell<Message>([{ message: 'notOpened', at, page, data: { link } }]);
    }
    const { statement } = chosen;
    // With nothing to hold it against, it is neither right nor wrong.
    const knows = judged.some(({ fact }) => fact.failed.length + fact.met.length > 0);
    if (statement.isWelsh) return cantTell<Message>([{ message: 'welsh', at, page: statement.url }]);
    if (!knows) return cantTell<Message>([]);
    const [only, ...more] = statusesOf(statement);
    if (only?.status === 'fully' && more.length === 0) {
      return failedIf(failuresIn(judged).map((failure) => said<Message>(statement, 'contradicted', failure)));
    }
    const doubts = [...notListed(statement, judged), ...notSeen(statement, judged)];
    return doubts.length > 0 ? cantTell(doubts) : passed;
  },
});

interface Failure extends Readonly<Record<string, string | number>> {
  readonly criterion: string;
  readonly pages: number;
  readonly example: string;
}

function failuresIn(judged: Judged): readonly Failure[] {
  const pages = new Map<string, string[]>();
  for (const { url, fact } of judged) for (const one of fact.failed) pages.set(one, [...(pages.get(one) ?? []), url]);
  return [...pages]
    .map(([criterion, urls]) => ({ criterion, pages: urls.length, example: urls.toSorted(byCodeUnit)[0] ?? '' }))
    .toSorted((left, right) => byCodeUnit(left.criterion, right.criterion));
}

function notListed(statement: Statement, judged: Judged): readonly Finding<Message>[] {
  const named = new Set(criteriaNamed(statement.blocks.map(({ text }) => text).join('\n')));
  return failuresIn(judged)
    .filter(({ criterion }) => !named.has(criterion))
    .map((failure) => said(statement, 'notListed', failure));
}

/** Only criteria that were met somewhere, and neither failed nor open anywhere. */
function notSeen(statement: Statement, judged: Judged): readonly Finding<Message>[] {
  const pagesWith = (list: 'failed' | 'met' | 'open', criterion: string) =>
    judged.filter(({ fact }) => fact[list].includes(criterion)).length;
  const listed = (problemBlocks(statement) ?? []).filter(({ text }) => !ELSEWHERE.test(text));
  return [...new Set(listed.flatMap(({ text }) => criteriaNamed(text)))]
    .filter((criterion) => pagesWith('failed', criterion) + pagesWith('open', criterion) === 0)
    .toSorted(byCodeUnit)
    .map((criterion) => ({ criterion, pages: pagesWith('met', criterion) }))
    .filter(({ pages }) => pages > 0)
    .map((data) => said(statement, 'notSeen', data));
}
