import { cantTell, defineSiteCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { OfficeFacts } from '../../src/model/seen/documents.ts';
import { byLawOnDocuments, findingIn } from '../lib/documents/pdfs.ts';

type Message = 'noTitle' | 'noLanguage' | 'boldLines' | 'noHeadings' | 'pictures' | 'tables' | 'unread' | 'notLooked';

/** Ours, not official: a form or a letter needs no headings. */
const LONG_WITHOUT_HEADINGS = 20;

export const officeAccessible = defineSiteCheck({
  meta: {
    ...byLawOnDocuments,
    id: 'documents/office-accessible',
    title: 'Word and Excel files say what their parts are',
    kind: 'needs-review',
    why: 'Word and Excel files need a title, real headings, words for pictures and marked table headings, as web pages do. We looked into up to five of them. Old files may be outside the law, and a file for staff may not be meant for the public.',
    affects: 'People who use a screen reader, and everyone who looks for one thing in a long document.',
    fix: 'Publish a web page if you can. Otherwise run the accessibility check in Word or Excel, and mend what is named here. Use the styles for headings.',
    severity: 'moderate',
    severities: { noTitle: 'minor' },
    criteria: ['1.1.1', '1.3.1', '2.4.2', '3.1.1'],
    criteriaOf: {
      noTitle: ['2.4.2'],
      noLanguage: ['3.1.1'],
      boldLines: ['1.3.1'],
      noHeadings: ['1.3.1'],
      pictures: ['1.1.1'],
      tables: ['1.3.1'],
    },
    sources: ['https://www.gov.uk/guidance/publishing-accessible-documents'],
    messages: {
      noTitle: 'The file “{file}” has no title in its properties.',
      noLanguage: 'The file “{file}” does not say in which language it is.',
      boldLines:
        'The file “{file}” has {count} short bold lines and no style for headings. If they are headings, screen readers cannot find them.',
      noHeadings: 'The file “{file}” has {count#paragraph} and no heading.',
      pictures: 'The file “{file}” has {count#picture} without words that say the same. In all it has {of}.',
      tables: 'The file “{file}” has {count#table} without a row that is marked as headings. In all it has {of}.',
      unread: '{count#file} could not be looked into, so nothing is known of what is in there.',
      notLooked: 'Word and Excel files were not looked into in this scan.',
    },
  },
  siteNeeds: ['documents'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ documents: { linked, office } }) {
    if (!office) {
      const some = linked.list.some(({ format, elsewhere }) => !elsewhere && /^(?:docx|xlsx)$/.test(format));
      return some ? cantTell<Message>([{ message: 'notLooked', at: { kind: 'page' } }]) : inapplicable;
    }
    if (office.found === 0) return inapplicable;
    const findings = office.sample.flatMap((file): readonly Finding<Message>[] =>
      file.facts ? doubtsOf(file.facts).map((said) => findingIn(file, said)) : [],
    );
    const count = office.sample.length === 0 ? office.found : office.sample.filter(({ facts }) => !facts).length;
    const unread: readonly Finding<Message>[] =
      count > 0 ? [{ message: 'unread', at: { kind: 'page' }, data: { count } }] : [];
    return findings.length + unread.length > 0 ? cantTell([...findings, ...unread]) : passed;
  },
});

function doubtsOf(facts: OfficeFacts) {
  const { paragraphs, headings, boldLines, title, language } = facts;
  const isText = paragraphs > 0;
  const looksHeaded = isText && headings === 0 && boldLines > 1;
  const lacks = [
    { message: 'noTitle', is: title === null, data: {} },
    { message: 'noLanguage', is: isText && language === null, data: {} },
    { message: 'boldLines', is: looksHeaded, data: { count: boldLines } },
    {
      message: 'noHeadings',
      is: !looksHeaded && headings === 0 && paragraphs >= LONG_WITHOUT_HEADINGS,
      data: { count: paragraphs },
    },
    {
      message: 'pictures',
      is: facts.picturesWithoutWords > 0,
      data: { count: facts.picturesWithoutWords, of: facts.pictures },
    },
    {
      message: 'tables',
      is: facts.tablesWithoutHeaders > 0,
      data: { count: facts.tablesWithoutHeaders, of: facts.tables },
    },
  ] as const;
  return lacks.filter(({ is }) => is).map(({ message, data }) => ({ message, data }));
}
