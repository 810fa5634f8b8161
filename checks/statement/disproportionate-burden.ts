import { cantTell, inapplicable } from '../../src/model/check.ts';
import { defineStatementCheck, said } from '../lib/statement/define.ts';
import { quote, sentencesOf, under } from '../lib/statement/words.ts';

const BURDEN = /disproportionate(?:ly)?\s+(?:a\s+)?burden/i;
const DENIED =
  /^(?:none|n\/a|nothing|not applicable|there (?:is|are) (?:currently |now |at present )?no|we have no|no (?:content|items?|claims?|parts?))\b|\b(?:do(?:es)? not|don[’']t|have not|haven[’']t|has not|are not|is not|not currently|never)\s+(?:currently\s+|now\s+)?(?:claim\w*|made|making|rely\w*|relied|consider\w*|believe|think|identified)\b|\bno (?:[\w-]+ ){0,3}(?:claims?|content|items?|exemptions?|issues)\b|\bnot claim|\b(?:claim\w*|ma[dk]e|have) (?:none|nothing)\b/i;
const MOST = 5;

export const disproportionateBurden = defineStatementCheck(
  {
    id: 'statement/disproportionate-burden',
    title: 'A claim of disproportionate burden is clear and was assessed',
    kind: 'needs-review',
    why: 'The law lets a council leave something as it is when mending it would be too much, but only after it has weighed this up. A scan sees the claim, not the assessment.',
    affects: 'Disabled people who need the content that the council does not mean to mend.',
    fix: 'Say exactly which content the claim is about. Keep the assessment, with its date, and publish it or be ready to send it.',
    severity: 'moderate',
    sources: ['https://www.legislation.gov.uk/uksi/2018/952'],
    messages: {
      claimed:
        'The statement claims a disproportionate burden. Ask for the assessment, and check that the content is named: “{claim}”',
      linked:
        'The statement claims a disproportionate burden and links to what may be the assessment. Check that it was made before the claim and names the content: {link}',
    },
  },
  (statement) => {
    const section = sentencesOf(under(statement.blocks, BURDEN));
    const denied = section.some(({ text }) => DENIED.test(text)) && section.length <= 2;
    const elsewhere = sentencesOf(statement.blocks).filter(
      ({ text, under: above }) => BURDEN.test(text) && !DENIED.test(text) && !above.some((one) => BURDEN.test(one)),
    );
    const claims = [...(denied ? [] : section.slice(0, 1)), ...elsewhere];
    if (claims.length === 0) return inapplicable;
    const assessment = statement.links.find(({ text }) => BURDEN.test(text) || /\bassessment\b/i.test(text));
    if (assessment) return cantTell<'claimed' | 'linked'>([said(statement, 'linked', { link: assessment.href })]);
    return cantTell<'claimed' | 'linked'>(
      claims.slice(0, MOST).map(({ text }) => said(statement, 'claimed', { claim: quote(text) })),
    );
  },
);
