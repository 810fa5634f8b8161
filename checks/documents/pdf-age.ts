import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import type { PdfFacts } from '../../src/model/seen/documents.ts';
import { dayInWords } from '../lib/dates.ts';
import { hasNoTags, textFault, titleFaults } from '../lib/documents/faults.ts';
import { byLawOnDocuments, findingIn, isOfTheLaw } from '../lib/documents/pdfs.ts';

export const pdfAge = defineSiteCheck({
  meta: {
    ...byLawOnDocuments,
    id: 'documents/pdf-age',
    title: 'Old PDFs that may still be needed',
    kind: 'needs-review',
    why: 'Documents from before 23 September 2018 need not meet the rules, unless people need them to use a service today. From outside their age is only a hint.',
    affects: 'People who cannot read a PDF with faults, such as people who use a screen reader.',
    fix: 'Take down what nobody needs. Replace what people still need, best with a web page. Note for the rest when it was published.',
    severity: 'moderate',
    criteria: ['1.1.1', '1.3.1', '2.4.2', '3.1.1'],
    sources: ['https://www.legislation.gov.uk/uksi/2018/952'],
    messages: {
      old: 'The PDF “{file}” has {faults} and says that it was made on {made}. Is it still needed?',
      form: 'The PDF “{file}” has {faults} and says that it was made on {made}. It has fields to fill in: a form that is in use must meet the rules whatever its age.',
      undated: 'The PDF “{file}” has {faults} and does not say when it was made. Is it older than 23 September 2018?',
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ documents: { sample } }) {
    const old = sample.flatMap((pdf) => (pdf.facts && !isOfTheLaw(pdf.facts) ? [{ pdf, facts: pdf.facts }] : []));
    if (old.length === 0) return inapplicable;
    const findings = old.flatMap(({ pdf, facts }) => {
      const faults = faultsIn(facts);
      if (faults.length === 0) return [];
      const { created, fields } = facts;
      const message = created === null ? 'undated' : fields > 0 ? 'form' : 'old';
      const data = { faults: listed(faults), ...(created === null ? {} : { made: dayInWords(created) }) };
      return [findingIn(pdf, { message, data })];
    });
    if (findings.length > 0) return cantTell(findings);
    // One that was not read may be old as well.
    return sample.some(({ facts }) => !facts) ? cantTell([]) : passed;
  },
});

function faultsIn(facts: PdfFacts): readonly string[] {
  const title = titleFaults(facts);
  const text = textFault(facts);
  return [
    ...(text === 'scanned' ? ['no text'] : text === 'blocked' ? ['a lock on its text'] : []),
    ...(hasNoTags(facts) ? ['no tags'] : []),
    ...(title.some((fault) => fault === 'noTitle' || fault === 'fileName') ? ['no proper title'] : []),
    ...(title.some((fault) => fault === 'noLanguage' || fault === 'badLanguage') ? ['no proper language'] : []),
  ];
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
