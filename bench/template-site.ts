/** A made-up site of 100 pages from 10 templates, small on purpose: what a page costs beyond itself shows best there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TEMPLATES = 10;
export const PAGES = 100;

const TAGS = ['article', 'aside', 'section', 'fieldset', 'dl', 'ol', 'table', 'blockquote', 'details', 'figure'];
const WORDS = 'The council collects bins every week and recycling every other week. '.repeat(8);

export async function serveTemplateSite(): Promise<{ readonly urls: readonly string[]; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const number = Number(/^\/p\/(\d+)/.exec(request.url ?? '')?.[1] ?? (request.url === '/' ? 0 : Number.NaN));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (Number.isNaN(number)) response.writeHead(404).end('<title>Not found</title>');
    else response.end(page(number));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urls: Array.from({ length: PAGES }, (_, number) => `${origin}/p/${number}`),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function page(number: number): string {
  const links = Array.from({ length: 20 }, (_, index) => (number * 7 + index * 3 + 1) % PAGES);
  const menu = links.map((to) => `<li><a href="/p/${to}">Service ${to}</a></li>`).join('');
  const tag = TAGS[number % TEMPLATES] ?? 'div';
  const part = `<${tag} class="part-${tag}"><span>${WORDS}</span></${tag}>`;
  return `<!doctype html><html lang="en"><head><title>Page ${number}</title><style>a:focus { outline: 3px solid #000; }</style></head><body><a href="#main">Skip to main content</a><header class="head-${tag}"><nav><ul>${menu}</ul></nav></header>${part}<main id="main" tabindex="-1"><h1>Page ${number}</h1>${`<p>${WORDS}</p>`.repeat(6)}<form action="/p/0"><label for="q">Search</label><input id="q" name="q"><button>Search</button></form></main><script>document.querySelector('button').addEventListener('click', () => {});</script></body></html>`;
}
