import type { StatementSeen } from '../../../checks/lib/statement/content.ts';
import { ORIGIN } from '../../helpers/check-cases.ts';
import { document, heading, link, response, text } from '../../helpers/evidence.ts';
import { STATEMENT, to } from './pages.ts';

export type StatementPageSeen = { readonly url: string } & StatementSeen;

/** The parts of a statement that has everything, as HTML. The scan is on 23 November 2026. */
export const parts = {
  h1: '<h1>Accessibility statement for Ambleford Council</h1>',
  scope: `<p>This accessibility statement applies to ${ORIGIN}.</p>`,
  how: '<h2>How accessible this website is</h2><p>Most of it works for most people.</p>',
  feedback:
    '<h2>Feedback and contact information</h2><p>Email <a href="mailto:access@ambleford.example">access@ambleford.example</a> and we will answer within 5 days.</p>',
  enforcement:
    '<h2>Enforcement procedure</h2><p>The Equality and Human Rights Commission (EHRC) enforces the regulations. If you are not happy, contact the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service (EASS)</a>.</p>',
  commitment:
    '<h2>Technical information about this website’s accessibility</h2><p>Ambleford Council is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>',
  status:
    '<h3>Compliance status</h3><p>This website is partially compliant with the <a href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines version 2.2</a> AA standard, due to the non-compliances listed below.</p>',
  problems:
    '<h2>Non-accessible content</h2><p>The content listed below is not accessible for these reasons.</p><h3>Non-compliance with the accessibility regulations</h3><ul><li>Some pictures have no text alternative. This fails WCAG 2.2 success criterion 1.1.1 (non-text content). We will add them by 30 June 2027.</li></ul>',
  burden: '',
  outside:
    '<h3>Content that is not within the scope of the accessibility regulations</h3><p>We do not plan to mend documents published before 23 September 2018.</p>',
  preparation:
    '<h2>Preparation of this accessibility statement</h2><p>This statement was prepared on 12 January 2025. It was last reviewed on 2 September 2026.</p><p>This website was last tested on 24 August 2026 by our own team, on a sample of pages.</p>',
};
export type Parts = Partial<typeof parts>;

/** A page whose artifacts agree with its HTML. */
export function pageOf(html: string, rest: Partial<StatementPageSeen> = {}): StatementPageSeen {
  const url = rest.url ?? STATEMENT;
  const plain = (some: string) => some.replace(/<[^>]*>/g, '').trim();
  const headings = [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/g)].map(([, level, words = '']) =>
    heading(Number(level), plain(words)),
  );
  const links = [...html.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(([, href = '', words = '']) =>
    link(plain(words), href),
  );
  const lines = html.replace(/<\/(?:h[1-6]|p|li|summary|td|th|div)>|<br>/g, '\n');
  return {
    url,
    document: document(`<html><body><main>${html}</main></body></html>`, {
      title: 'Accessibility statement - Ambleford Council',
    }),
    headings,
    links,
    response: response({}, { url }),
    text: text(plain(lines)),
    ...rest,
  };
}

/** The whole statement, with some of its parts replaced. */
export function statementOf(some: Parts = {}, rest: Partial<StatementPageSeen> = {}): StatementPageSeen {
  return pageOf(Object.values({ ...parts, ...some }).join('\n'), rest);
}

/** A home page that links to the statement, and the statement. */
export function site(some: Parts = {}, rest: Partial<StatementPageSeen> = {}): readonly StatementPageSeen[] {
  return [home(), statementOf(some, rest)];
}

export function home(links = [to('Accessibility statement')]): StatementPageSeen {
  return pageOf('<h1>Bins</h1><p>Put your bin out by 7am.</p>', { url: `${ORIGIN}/`, links });
}

const WELSH = `<h1>Datganiad hygyrchedd Cyngor Ambleford</h1>
<p>Mae’r datganiad hygyrchedd hwn yn berthnasol i’r wefan hon.</p>
<h2>Pa mor hygyrch yw’r wefan hon</h2><p>Mae’r rhan fwyaf o’r wefan yn gweithio.</p>
<h2>Adborth a gwybodaeth gyswllt</h2><p>Ffoniwch ni ar y rhif hwn.</p>
<h2>Gweithdrefn orfodi</h2><p>Mae’r comisiwn yn gorfodi’r rheoliadau.</p>
<h2>Paratoi’r datganiad hygyrchedd hwn</h2><p>Paratowyd y datganiad hwn ar 12 Ionawr 2021.</p>`;

export const welshStatement = () => pageOf(WELSH, { url: `${ORIGIN}/cy/hygyrchedd` });

/** Rows that are the same in every table of a check of the statement's content. */
export const notOpened = {
  name: 'the statement of the service is on the council’s own site, which was not scanned',
  site: {},
  pages: [home([to('Accessibility statement', 'https://www.council.example/accessibility')])],
  messages: ['notOpened'] as const,
  data: [{ link: 'https://www.council.example/accessibility' }],
};
export const inWelshOnly = {
  name: 'in Welsh only',
  site: {},
  pages: [home([to('Datganiad hygyrchedd', '/cy/hygyrchedd')]), welshStatement()],
  messages: ['welsh'] as const,
  at: [`${ORIGIN}/cy/hygyrchedd`],
};
export const noStatement = [
  { name: 'there is no statement', site: {}, pages: [home([])] },
  {
    name: 'what the link leads to is no statement; statement/exists says so',
    site: {},
    pages: [home(), pageOf('<h1>Accessibility statement</h1><p>Coming soon.</p>')],
  },
];
