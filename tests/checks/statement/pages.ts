import type { Link, PageArtifacts, Region } from '../../../src/model/evidence.ts';
import { ORIGIN } from '../../helpers/check-cases.ts';
import { heading, link, response, text } from '../../helpers/evidence.ts';

type Page = { readonly url: string } & Pick<PageArtifacts, 'headings' | 'links' | 'response' | 'text'>;

export const HOME = `${ORIGIN}/`;
export const STATEMENT = `${ORIGIN}/accessibility-statement`;

export function page(path: string, rest: Partial<Omit<Page, 'url'>> = {}): Page {
  const url = `${ORIGIN}${path}`;
  return {
    url,
    headings: [heading(1, 'Bins'), heading(2, 'Contact us')],
    links: [],
    response: response({}, { url }),
    text: text('Put your bin out by 7am.'),
    ...rest,
  };
}

export function to(
  words: string,
  href = '/accessibility-statement',
  region: Region = 'footer',
  rest: Partial<Link> = {},
) {
  return link(words, href, { region, ...rest });
}

export const modelHeadings = [
  heading(1, 'Accessibility statement for Ambleford Council'),
  heading(2, 'How accessible this website is'),
  heading(2, 'Feedback and contact information'),
  heading(2, 'Enforcement procedure'),
  heading(2, 'Technical information about this website’s accessibility'),
  heading(3, 'Compliance status'),
  heading(2, 'Non-accessible content'),
  heading(2, 'Preparation of this accessibility statement'),
];

export const welshHeadings = [
  heading(1, 'Datganiad hygyrchedd'),
  heading(2, 'Pa mor hygyrch yw’r wefan hon'),
  heading(2, 'Adborth a gwybodaeth gyswllt'),
  heading(2, 'Gweithdrefn orfodi'),
  heading(2, 'Gwybodaeth dechnegol am hygyrchedd y wefan hon'),
  heading(2, 'Cynnwys nad yw’n hygyrch'),
  heading(2, 'Paratoi’r datganiad hygyrchedd hwn'),
];

export const statement = (rest: Partial<Omit<Page, 'url'>> = {}) =>
  page('/accessibility-statement', { headings: modelHeadings, ...rest });
