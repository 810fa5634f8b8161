import { cantTell, type Finding, failedOrOpen } from '../../src/model/check.ts';
import { type Bodies, bodiesIn } from '../lib/statement/bodies.ts';
import type { Statement } from '../lib/statement/choose.ts';
import { defineStatementCheck, MONITORING, said } from '../lib/statement/define.ts';
import { continuedAt, under } from '../lib/statement/words.ts';

type Message =
  | 'noContact'
  | 'otherContact'
  | 'noEhrc'
  | 'noEass'
  | 'eassNotLinked'
  | 'noEcni'
  | 'ecniNotLinked'
  | 'noBody'
  | 'continued';

const CONTINUED = /enforcement|complain|not happy with/i;
const EMAIL = /[\w.+-]+(?:@|\s?[[(]at[\])]\s?)[\w-]+(?:\.|\s?[[(]dot[\])]\s?)\w+|\[email.protected\]/i;
const CONTACT_LINK =
  /\bcontact|\bform\b|feedback|get in touch|report (?:a|an|the|it)|let us know|tell us|complain|\benquir|e-?mail|write to us|\bforms?[./]/i;
/** Where it is told how to report a problem, a link may lead to a form, unless it is one to a body or to the guidelines. */
const FEEDBACK = /feedback|contact|report\w* (?:a |an )?(?:accessibility )?(?:problems?|issues?)|adborth/i;
const OF_OTHERS =
  /^(?:www\.|assets\.publishing\.service\.)?gov\.uk$|(?:^|\.)(?:equality\w+\.(?:com|org)|w3\.org|legislation\.gov\.uk|abilitynet\.org\.uk)$/;

export const feedbackAndEnforcement = defineStatementCheck(
  {
    id: 'statement/feedback-and-enforcement',
    title: 'The statement says how to report problems and how to complain',
    why: 'Somebody who meets a barrier needs a way to say so and, if nothing happens, a body to turn to. Which body that is depends on the nation.',
    affects: 'Disabled people who could not do what they came for.',
    fix: 'Give an email address or a link to a form. In England, Scotland and Wales, name the Equality and Human Rights Commission (EHRC) and link to the Equality Advisory and Support Service (EASS). In Northern Ireland, name and link to the Equality Commission for Northern Ireland (ECNI).',
    severity: 'serious',
    sources: [MONITORING],
    messages: {
      noContact: 'The statement has no email address and no link to a form to report a problem.',
      otherContact:
        'No email address and no link that is called a form were found in the statement. Check whether one of its links leads to a form to report a problem.',
      noEhrc: 'The statement does not name the EHRC, which sees that the law is kept here.',
      noEass: 'The statement does not name the EASS, where people can take a complaint.',
      eassNotLinked: 'The statement names the EASS but has no link to it.',
      noEcni: 'The statement does not name the ECNI, which sees that the law is kept here.',
      ecniNotLinked: 'The statement names the ECNI but has no link to it.',
      noBody: 'The statement names no body that people can turn to.',
      continued: 'This is not on the page of the statement. Check whether it is on the page that it links to: {link}',
    },
  },
  (statement, { gss = '' }) => {
    const faults: readonly Finding<Message>[] = [
      ...(hasContact(statement) ? [] : [said(statement, 'noContact')]),
      ...bodyFaults(bodiesIn(statement), gss).map((message) => said(statement, message)),
    ];
    const link = continuedAt(statement, CONTINUED);
    const isElsewhere =
      link !== undefined && faults.some(({ message }) => message === 'noBody' || message === 'noContact');
    if (isElsewhere) return cantTell([said(statement, 'continued', { link })]);
    const isOther = ({ message }: Finding<Message>) => message === 'noContact' && hasOtherContact(statement);
    return failedOrOpen<Message>(
      faults.filter((fault) => !isOther(fault)),
      faults.filter(isOther).map(() => said(statement, 'otherContact')),
    );
  },
);

function hasContact({ blocks, links, hasForm }: Statement): boolean {
  if (hasForm || blocks.some(({ text }) => EMAIL.test(text))) return true;
  return links.some(
    ({ href, text }) =>
      /^mailto:|email-protection/i.test(href) || CONTACT_LINK.test(text) || CONTACT_LINK.test(pathOnly(href)),
  );
}

function hasOtherContact({ blocks, links }: Statement): boolean {
  const own = under(blocks, FEEDBACK, /enforcement/i).map(({ text }) => text);
  const isThere = (words: string) => words !== '' && own.some((text) => text.includes(words));
  const isWeb = (href: string) => !/^(?:tel|sms):/i.test(href);
  return links.some(
    ({ href, text }) => isWeb(href) && isThere(text.trim()) && !OF_OTHERS.test(URL.parse(href)?.hostname ?? ''),
  );
}

const pathOnly = (href: string): string =>
  URL.parse(href)?.protocol.startsWith('http') ? (URL.parse(href)?.pathname ?? '') : '';

/** The nation by the code of the council. Where it is not known, the wording for either part of the country will do. */
function bodyFaults(bodies: Bodies, gss: string): readonly Message[] {
  const { ehrc, eass, ecni } = bodies;
  const britain: Message[] = [
    ...(ehrc === 'missing' ? ['noEhrc' as const] : []),
    ...(eass === 'missing' ? ['noEass' as const] : []),
    ...(eass === 'named' ? ['eassNotLinked' as const] : []),
  ];
  const ireland: Message[] = [
    ...(ecni === 'missing' ? ['noEcni' as const] : []),
    ...(ecni === 'named' ? ['ecniNotLinked' as const] : []),
  ];
  if ([ehrc, eass, ecni].every((one) => one === 'missing')) return ['noBody'];
  if (/^[ESW]/i.test(gss)) return britain;
  if (/^N/i.test(gss)) return ireland;
  if (britain.length === 0 || ireland.length === 0) return [];
  return ehrc === 'missing' && eass === 'missing' ? ireland : britain;
}
