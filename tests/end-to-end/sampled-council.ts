import { type Loopback, serveLoopback } from '../helpers/loopback.ts';

export interface Council extends Loopback {
  /** From now on the address answers 404, and nothing links to it. */
  remove(path: string): void;
  add(path: string): void;
  /** Addresses of pages asked for with GET since the last call, without robots.txt and the like. */
  asked(): readonly string[];
}

const WORDS = 'Council services for everyone who lives and works here. '.repeat(6);
const NEWS = 12;
const SERVICES = 8;
const PEOPLE = 6;

/** A made-up council of 30 pages from six templates. */
export async function serveCouncil(): Promise<Council> {
  const news = new Map(
    Array.from({ length: NEWS }, (_, index) => [`/news/${index + 1}`, article(`News ${index + 1}`)]),
  );
  const fixed = new Map([
    ['/contact', shell('Contact us', `<h1>Contact us</h1><address>Town Hall</address><p>${WORDS}</p>`)],
    ['/accessibility-statement', shell('Accessibility statement', `<h1>Accessibility statement</h1><p>${WORDS}</p>`)],
    ['/report-it', shell('Report a problem', form)],
    ...Array.from({ length: SERVICES }, (_, index): [string, string] => [`/services/${index + 1}`, service(index + 1)]),
    ...Array.from({ length: PEOPLE }, (_, index): [string, string] => [`/people/${index + 1}`, person(index + 1)]),
    ['/old-home', 'redirect'],
  ]);
  const home = () =>
    shell(
      'Ambleford Council',
      `<h1>Ambleford Council</h1><p>${WORDS}</p>${list([...fixed.keys(), ...news.keys(), '/gone', '/files/plan.pdf'])}`,
    );
  let from = 0;
  const server = await serveLoopback((request, response, path) => {
    const body = path === '/' ? home() : (fixed.get(path) ?? news.get(path));
    if (path === '/old-home') return void response.writeHead(302, { location: '/' }).end();
    const type = path.endsWith('.pdf') ? 'application/pdf' : 'text/html; charset=utf-8';
    response.writeHead(body === undefined && !path.endsWith('.pdf') ? 404 : 200, { 'content-type': type });
    response.end(request.method === 'HEAD' ? undefined : (body ?? shell('Not found', '<h1>Not found</h1>')));
  });
  return {
    ...server,
    remove: (path) => news.delete(path),
    add: (path) => news.set(path, article(`New ${path}`)),
    asked() {
      const pages = server.hits
        .slice(from)
        .filter((hit) => /^GET \/($|news|contact|accessibility|report|services|people)/.test(hit))
        .map((hit) => hit.slice('GET '.length));
      from = server.hits.length;
      return pages;
    },
  };
}

function shell(title: string, main: string): string {
  return `<!doctype html><html lang="en-GB"><head><title>${title}</title><link rel="icon" href="data:,"></head><body><header><a href="/">Ambleford</a></header><main>${main}</main><footer><a href="/contact">Contact us</a> <a href="/accessibility-statement">Accessibility statement</a></footer></body></html>`;
}

const list = (paths: readonly string[]) =>
  `<ul>${paths.map((path) => `<li><a href="${path}">${path.slice(1)}</a></li>`).join('')}</ul>`;
const article = (title: string) =>
  shell(title, `<article><h1>${title}</h1><time>1 May</time><p>${WORDS}</p></article>`);
const service = (number: number) =>
  shell(
    `Service ${number}`,
    `<div class="service"><h1>Service ${number}</h1><p>${WORDS}</p></div><aside>Related services</aside>`,
  );
const person = (number: number) =>
  shell(`Person ${number}`, `<section class="profile"><h1>Person ${number}</h1><p>${WORDS}</p></section>`);
const form = `<h1>Report a problem</h1><p>${WORDS}</p><form method="post"><label for="what">What is wrong?</label><input id="what" name="what"><button>Send</button></form>`;
