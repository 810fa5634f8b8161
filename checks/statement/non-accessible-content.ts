import { cantTell, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Block } from '../lib/statement/blocks.ts';
import type { Statement } from '../lib/statement/choose.ts';
import { criteriaNamed } from '../lib/statement/criteria.ts';
import { defineStatementCheck, MONITORING, said } from '../lib/statement/define.ts';
import { listsProblems, problemBlocks } from '../lib/statement/problems.ts';
import { type Status, statusesOf } from '../lib/statement/status.ts';
import { continuedAt, quote, under } from '../lib/statement/words.ts';

type Message = 'noSection' | 'noCriteria' | 'item' | 'fullyButListed' | 'linked' | 'elsewhere';
const MOST_ITEMS = 20;
/** Somebody who writes this knows of something to list. */
const ADMITS =
  /\b(?:some|parts?|areas|sections|pages|following)\b.{0,60}\b(?:is|are|may) not (?:be )?(?:yet |currently |fully |entirely |completely )*accessible\b/i;

const FAILS =
  /\b(?:fails?|cannot|can[’']t|(?:is|are|do|does|has|have) not|(?:is|are|do|does|has|have)n[’']t|lacks?|has no|have no)\b/i;
/** The law asks nothing of it, or it is told of the past or of what may be. */
const LET_OFF =
  /\b(?:exempt\w*|burden|scope|regulations do not|do not apply|third[ -]part\w+|supplier\w*|archiv\w+|historic\w*|legacy|older|before (?:\d{1,2} )?september|(?:before|pre-?) ?20\d\d|live|maps?|mapping|heritage|not (?:fail|aware|found|find|know|believe|think|expect|need|require)\w*|need not|was|were|had|been|used to|previously|fixed|resolved|corrected|mended|may|might|could|would|if|unless|should|none|any)\b/i;

export const nonAccessibleContent = defineStatementCheck(
  {
    id: 'statement/non-accessible-content',
    title: 'Known problems are listed with their WCAG criteria',
    why: 'The list tells people in advance what will not work for them. The number of the criterion lets anybody check it and follow whether it was mended.',
    affects: 'Disabled people who plan how to use the website, and people who test it.',
    fix: 'Under “Non-accessible content”, describe each problem, where it is met, and name the WCAG success criterion that it fails.',
    severity: 'serious',
    severities: { fullyButListed: 'moderate' },
    sources: [MONITORING],
    messages: {
      noSection:
        'The website does not claim to be fully compliant, but no section of its statement lists what is not accessible.',
      noCriteria: 'The section on content that is not accessible names no WCAG success criterion.',
      item: 'Check this item of the list. It names no WCAG success criterion: “{item}”',
      fullyButListed:
        'The statement says “fully compliant”, and yet it lists content that does not meet the regulations: “{item}”',
      elsewhere:
        'No heading about content that is not accessible was found, but WCAG {criterion} is named. Check whether what is not accessible is listed there.',
      linked:
        'The list of what is not accessible seems to be on another page. Check whether each item names its criterion: {link}',
    },
  },
  (statement) => {
    const statuses = statusesOf(statement).map(({ status }) => status);
    if (statuses.length === 1 && statuses[0] === 'fully') return judgeFully(statement);
    return judgeList(statement, statuses);
  },
);

function judgeFully(statement: Statement) {
  const listed = under(statement.blocks, /non-?\s?compliance/i, /burden|scope|exempt/i);
  const items = [
    ...listed.filter(({ kind, text }) => kind === 'item' && listsProblems(text)),
    ...(problemBlocks(statement) ?? []).filter(({ text }) => isFault(text)),
  ].filter((one, index, all) => all.findIndex(({ text }) => text === one.text) === index);
  return items.length === 0
    ? inapplicable
    : failedIf(
        items
          .slice(0, MOST_ITEMS)
          .map(({ text }) => said(statement, 'fullyButListed' as Message, { item: quote(text) })),
      );
}

/** It is said now to fail a criterion by its number, and not to be let off. */
const isFault = (text: string): boolean =>
  listsProblems(text) && criteriaNamed(text).length > 0 && FAILS.test(text) && !LET_OFF.test(text);

function judgeList(statement: Statement, statuses: readonly Status[]) {
  const blocks = problemBlocks(statement);
  const link = continuedAt(
    statement,
    /accessible content|non-?compliance|known (?:issues|problems)|\bissues\b|\bproblems\b|audit|roadmap|limitations/i,
  );
  // Under a heading that we do not know, the list may stand after all. The European standard is numbered in the same way.
  const everywhere = statement.blocks.map(({ text }) => text.replace(/\bEN ?301 ?549\b.{0,12}/gi, '')).join('\n');
  const [criterion] = criteriaNamed(everywhere);
  if (blocks === null) {
    if (link !== undefined) return cantTell<Message>([said(statement, 'linked', { link })]);
    if (criterion !== undefined) return cantTell<Message>([said(statement, 'elsewhere', { criterion })]);
    // Without a status of the three it is not sure that there has to be a list. That no status is given is said elsewhere.
    const admits = statement.blocks.some(({ text }) => ADMITS.test(text));
    return statuses.length > 0 || admits ? failedIf<Message>([said(statement, 'noSection')]) : inapplicable;
  }
  // A website may be partially compliant because of exemptions only; then nothing fails a criterion.
  const problems = blocks.filter(({ text }) => listsProblems(text));
  const named = criteriaNamed(blocks.map(({ text }) => text).join('\n'));
  if (named.length > 0) {
    const items = itemsOf(blocks).filter((text) => criteriaNamed(text).length === 0);
    // Where half of a list names them and half does not, an item may belong to the sentence before it.
    return items.length === 0
      ? passed
      : cantTell<Message>(items.slice(0, MOST_ITEMS).map((text) => said(statement, 'item', { item: quote(text) })));
  }
  if (link !== undefined) return cantTell<Message>([said(statement, 'linked', { link })]);
  if (problems.length === 0 && /\bexemptions?\b/i.test(statusesOf(statement)[0]?.around ?? '')) return inapplicable;
  if (blocks.length === 0 && criterion !== undefined)
    return cantTell<Message>([said(statement, 'elsewhere', { criterion })]);
  return failedIf<Message>([said(statement, 'noCriteria')]);
}

/** Whole items, with their paragraphs and the lists inside them: the criterion often stands there. */
function itemsOf(blocks: readonly Block[]): readonly string[] {
  const items = Map.groupBy(
    blocks.filter(({ kind }) => kind === 'item'),
    ({ item }) => item,
  );
  return [...items.values()]
    .filter(([first]) => first !== undefined && listsProblems(first.text))
    .map((parts) => parts.map(({ text }) => text).join(' '));
}
