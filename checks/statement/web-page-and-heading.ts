import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import { chooseStatement } from '../lib/statement/choose.ts';
import { contentFact, namesStatement, STATEMENT_NEEDS } from '../lib/statement/content.ts';
import { MONITORING, said, statementMeta } from '../lib/statement/define.ts';

const DOCUMENT = /\.(?:pdf|docx?|odt|rtf)$/i;

export const webPageAndHeading = defineSiteCheck({
  meta: statementMeta({
    id: 'statement/web-page-and-heading',
    title: 'The statement is a web page, and its title and heading say so',
    why: 'People find a page by its title and know by its heading that they are in the right place. A document to download opens in another program, and many are hard to read with a screen reader.',
    affects: 'Disabled people who look for the statement, most of all those who use a screen reader.',
    fix: 'Publish the statement as a web page. Begin its title and its main heading with “Accessibility statement”.',
    severity: 'moderate',
    severities: { title: 'minor' },
    sources: [MONITORING],
    messages: {
      document: 'The accessibility statement is a document to download, not a web page: {link}',
      noHeading: 'The page of the accessibility statement has no main heading.',
      heading: 'The main heading of the statement is “{heading}”. It should say “Accessibility statement”.',
      title: 'The page title of the statement is “{title}”. It should say “Accessibility statement”.',
      notOpened: 'The accessibility statement was not opened in this scan, so this needs a person: {link}',
    },
  }),
  siteNeeds: [],
  pageNeeds: STATEMENT_NEEDS,
  collect: (seen, { url }) => contentFact(seen, url),
  evaluate(_site, facts) {
    const chosen = chooseStatement(facts);
    if (chosen.kind === 'none') return inapplicable;
    if (chosen.kind === 'unopened') {
      const { page, href, named } = chosen;
      const isDocument = DOCUMENT.test(URL.parse(href)?.pathname ?? '');
      const at = { kind: 'page' } as const;
      if (isDocument && named) return failedIf([{ message: 'document' as const, at, page, data: { link: href } }]);
      return cantTell([{ message: 'notOpened' as const, at, page, data: { link: href } }]);
    }
    const { statement } = chosen;
    const [heading] = statement.headings;
    const faults: readonly Finding<'noHeading' | 'heading' | 'title'>[] = [
      ...(heading === undefined ? [said(statement, 'noHeading')] : []),
      ...(heading === undefined || statement.headings.some(namesStatement)
        ? []
        : [said(statement, 'heading', { heading })]),
      ...(namesStatement(statement.title) ? [] : [said(statement, 'title', { title: statement.title })]),
    ];
    return failedIf(faults);
  },
});
