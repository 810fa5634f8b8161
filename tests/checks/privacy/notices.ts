import { document, heading, link, response, text } from '../../helpers/evidence.ts';

export const URL = 'https://www.ambleford.example/';
/** A page that links to the notice from its footer. */
export const home = (...links: readonly ReturnType<typeof link>[]) => ({
  url: URL,
  response: response({}, { url: URL }),
  document: document(''),
  headings: [heading(1, 'Ambleford Council')],
  links: [link('Privacy notice', '/privacy', { region: 'footer' }), ...links],
  text: text('Welcome.'),
});
export const notice = (words: string, ...links: readonly ReturnType<typeof link>[]) => ({
  url: `${URL}privacy`,
  response: response({}, { url: `${URL}privacy` }),
  document: document(''),
  headings: [heading(1, 'Privacy notice')],
  links,
  text: text(words),
});
