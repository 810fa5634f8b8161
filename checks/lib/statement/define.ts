import {
  type CheckMeta,
  cantTell,
  defineSiteCheck,
  type Finding,
  inapplicable,
  type PageFact,
  type SiteCheck,
  type SiteContext,
  type Verdict,
} from '../../../src/model/check.ts';
import { chooseStatement, type Statement } from './choose.ts';
import { type ContentFact, contentFact, STATEMENT_NEEDS } from './content.ts';

/** What every check of a statement's content may have to say instead of judging it. */
type Common = 'notOpened' | 'welsh';
type Own = 'id' | 'title' | 'why' | 'affects' | 'fix' | 'severity' | 'severities' | 'sources';
type Meta<M extends string> = Pick<CheckMeta<M>, Exclude<Own, 'severities'>> &
  Partial<Pick<CheckMeta<M>, 'severities' | 'kind'>> & { readonly messages: Readonly<Record<M, string>> };

export const MODEL_STATEMENT = 'https://www.gov.uk/guidance/model-accessibility-statement';
export const MONITORING = 'https://github.com/alphagov/accessibility-monitoring-platform';

/** The same for all of them: regulation 8 asks for a statement that follows the model, so the law stands behind each. */
export function statementMeta<const M extends string>(own: Meta<M>): CheckMeta<M> {
  return {
    kind: 'automatic',
    ...own,
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: [],
  };
}

const COMMON: Record<Common, string> = {
  notOpened: 'The accessibility statement was not opened in this scan, so this needs a person: {link}',
  welsh: 'The accessibility statement was found in Welsh only. Its wording needs somebody who reads Welsh.',
};
const ANY_LANGUAGE = { notOpened: COMMON.notOpened };

/** A check of what the statement of the site says. Without a statement there is nothing to check. */
export function defineStatementCheck<const M extends string>(
  meta: Meta<M>,
  judge: (statement: Statement, context: SiteContext, facts: readonly PageFact<ContentFact>[]) => Verdict<M>,
  { welshToo = false } = {},
): SiteCheck<never, (typeof STATEMENT_NEEDS)[number], ContentFact, M | Common> {
  return defineSiteCheck<never, (typeof STATEMENT_NEEDS)[number], ContentFact, M | Common>({
    meta: statementMeta<M | Common>({
      ...meta,
      messages: { ...meta.messages, ...(welshToo ? ANY_LANGUAGE : COMMON) },
    } as Meta<M | Common>),
    siteNeeds: [],
    pageNeeds: STATEMENT_NEEDS,
    collect: (seen, { url }) => contentFact(seen, url),
    evaluate(_site, facts, context): Verdict<M | Common> {
      const chosen = chooseStatement(facts);
      if (chosen.kind === 'none') return inapplicable;
      if (chosen.kind === 'unopened') {
        const { page, href: link } = chosen;
        return cantTell<M | Common>([{ message: 'notOpened', at: { kind: 'page' }, page, data: { link } }]);
      }
      const { statement } = chosen;
      if (statement.isWelsh && !welshToo) {
        return cantTell<M | Common>([{ message: 'welsh', at: { kind: 'page' }, page: statement.url }]);
      }
      return judge(statement, context, facts);
    },
  });
}

/** On the statement, as all of them are. */
export function said<M extends string>(
  statement: Statement,
  message: M,
  data: Readonly<Record<string, string | number>> = {},
): Finding<M> {
  return { message, at: { kind: 'page' }, page: statement.url, data };
}
