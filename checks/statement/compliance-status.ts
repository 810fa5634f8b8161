import { cantTell, type Finding, failedIf } from '../../src/model/check.ts';
import type { Statement } from '../lib/statement/choose.ts';
import { defineStatementCheck, MODEL_STATEMENT, MONITORING, said } from '../lib/statement/define.ts';
import { namesLevel, otherWords, type StatusSaid, statusesOf, versionsIn } from '../lib/statement/status.ts';
import { continuedAt, quote } from '../lib/statement/words.ts';

type Message =
  | 'none'
  | 'otherWords'
  | 'misspelt'
  | 'oldVersion'
  | 'noVersion'
  | 'noLevel'
  | 'several'
  | 'versionElsewhere'
  | 'continued';

export const complianceStatus = defineStatementCheck(
  {
    id: 'statement/compliance-status',
    title: 'The statement gives one of the three statuses, against WCAG 2.2 AA',
    why: 'Three fixed phrases let people compare one website with another. Words such as “substantially” hide how much is wrong.',
    affects: 'Disabled people who want to know what to expect, and those who check on the council.',
    fix: 'Say that the website is fully compliant, partially compliant or not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. Test against version 2.2 before you name it.',
    severity: 'serious',
    severities: { oldVersion: 'moderate', noLevel: 'moderate' },
    sources: [MODEL_STATEMENT, MONITORING],
    messages: {
      none: 'The statement does not say that the website is fully, partially or not compliant.',
      otherWords: 'The statement gives its status in words of its own, not in one of the three phrases: “{sentence}”',
      misspelt: 'The status is not spelt as in the model. Check this sentence: “{sentence}”',
      oldVersion: 'The status is about WCAG {version}. Public websites are tested against version 2.2.',
      noVersion: 'The sentence about the status names no version of the accessibility guidelines: “{sentence}”',
      noLevel: 'The sentence about the status does not name level AA: “{sentence}”',
      several: 'The statement gives more than one status. Check which of them is meant for this website: {statuses}',
      versionElsewhere:
        'The status names no version of the guidelines. WCAG 2.2 is named in another place. Check that the status is about it.',
      continued: 'No status was found on this page. Check whether it is on the page that it links to: {link}',
    },
  },
  (statement) => {
    const statuses = statusesOf(statement);
    const [only, ...more] = statuses;
    if (!only) return withoutStatus(statement);
    if (more.length > 0) {
      const named = statuses
        .map(({ status }) => (status === 'not' ? 'not compliant' : `${status} compliant`))
        .join(', ');
      return cantTell([said(statement, 'several', { statuses: named })]);
    }
    const faults = faultsOf(statement, only);
    const isDoubt = ({ message }: Finding<Message>) => message === 'versionElsewhere' || message === 'misspelt';
    const sure = faults.filter((fault) => !isDoubt(fault));
    return sure.length === 0 && faults.length > 0 ? cantTell(faults) : failedIf(sure);
  },
);

function withoutStatus(statement: Statement) {
  const sentence = otherWords(statement);
  if (sentence !== undefined) return failedIf<Message>([said(statement, 'otherWords', { sentence: quote(sentence) })]);
  const link = continuedAt(statement, /compliance|technical information|accessible content|conformance/i);
  if (link !== undefined) return cantTell<Message>([said(statement, 'continued', { link })]);
  return failedIf<Message>([said(statement, 'none')]);
}

function faultsOf(statement: Statement, { sentence, around, misspelt }: StatusSaid): readonly Finding<Message>[] {
  // Around it may stand which version somebody works towards.
  const own = versionsIn(sentence);
  const versions = own.length > 0 ? own : versionsIn(around);
  const everywhere = statement.blocks.map(({ text }) => text).join('\n');
  const data = { sentence: quote(sentence) };
  const version = [...versions].toSorted().at(-1);
  const faults: Finding<Message>[] = misspelt ? [said(statement, 'misspelt', data)] : [];
  if (version !== undefined && version < '2.2') faults.push(said(statement, 'oldVersion', { version }));
  if (version === undefined) {
    const elsewhere = versionsIn(everywhere).includes('2.2');
    if (elsewhere) return [said(statement, 'versionElsewhere')];
    faults.push(said(statement, 'noVersion', data));
  }
  if (!namesLevel(around) && !namesLevel(sentence)) faults.push(said(statement, 'noLevel', data));
  return faults;
}
