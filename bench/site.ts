/** A made-up council site of any size, for measuring: every page about 450 elements, several templates, a few scripts. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const WORDS =
  'council service resident street library permit collection payment apply report contact opening hours'.split(' ');

export async function serveBenchSite(pages: number): Promise<{ url: string; urls: string[]; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const number = pathname === '/' ? 0 : Number(/^\/page\/(\d+)$/.exec(pathname)?.[1] ?? -1);
    if (pathname === '/style.css') return send(response, 200, 'text/css', STYLE);
    if (pathname === '/script.js') return send(response, 200, 'text/javascript', SCRIPT);
    if (pathname === '/late.svg') return send(response, 200, 'image/svg+xml', PICTURE);
    if (pathname === '/robots.txt') return send(response, 200, 'text/plain', 'User-agent: *\nAllow: /\n');
    if (number < 0 || number >= pages)
      return send(
        response,
        404,
        'text/html',
        '<!doctype html><html lang="en"><title>Page not found</title><h1>Page not found</h1></html>',
      );
    return send(response, 200, 'text/html; charset=utf-8', page(number, pages));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/`,
    urls: Array.from({ length: pages }, (_, number) => (number === 0 ? `${origin}/` : `${origin}/page/${number}`)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(response: import('node:http').ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': type.startsWith('text/html') ? 'no-cache' : 'max-age=3600',
  });
  response.end(body);
}

/** Words that differ from page to page without any randomness. */
function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => WORDS[(seed * 7 + index * 3 + (index % 5)) % WORDS.length]).join(
    ' ',
  );
}

function page(number: number, pages: number): string {
  const title = number === 0 ? 'Benchford Council' : `${words(number, 3)} ${number} - Benchford Council`;
  const next = Array.from({ length: 20 }, (_, index) => (number * 20 + index + 1) % pages);
  const links = next
    .map((target) => `<li><a class="link" href="/page/${target}">${words(target, 4)} ${target}</a></li>`)
    .join('');
  const paragraphs = Array.from(
    { length: 40 },
    (_, index) =>
      `<h2>${words(number + index, 4)}</h2><p>${words(number * 3 + index, 40)} <a href="/page/${(number + index) % pages}">${words(index, 3)}</a>.</p>`,
  ).join('');
  const rows = Array.from(
    { length: 20 },
    (_, index) => `<tr><th scope="row">${words(index, 2)}</th><td>${index}</td><td>${words(index + 1, 3)}</td></tr>`,
  ).join('');
  const form =
    number % 4 === 1
      ? `<form action="/page/${number}" method="post"><label for="name">Full name</label><input id="name" name="name" autocomplete="name"><label for="email">Email address</label><input id="email" name="email" type="email" autocomplete="email"><button>Continue</button></form>`
      : '';
  const list =
    number % 4 === 2
      ? `<ul>${Array.from({ length: 30 }, (_, index) => `<li>${words(index, 6)}</li>`).join('')}</ul>`
      : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><meta name="description" content="${words(number, 12)}"><link rel="stylesheet" href="/style.css"><script src="/script.js" defer></script></head><body><a class="skip-link" href="#main">Skip to main content</a><header><p><a href="/">Benchford Council</a></p></header><nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li></ol></nav><main id="main"><h1>${title}</h1>${form}${list}<table><caption>Figures</caption><thead><tr><th scope="col">What</th><th scope="col">Number</th><th scope="col">Note</th></tr></thead><tbody>${rows}</tbody></table>${paragraphs}<ul>${links}</ul></main><footer><ul><li><a href="/page/1">Accessibility statement</a></li><li><a href="/page/2">Cookies</a></li></ul></footer></body></html>`;
}

const STYLE =
  'body{font:16px/1.5 sans-serif;margin:0 auto;max-width:60rem;color:#111;background:#fff}a{color:#00497a}li{margin:.5rem 0}.skip-link{position:absolute;left:-999px}.skip-link:focus{left:0}table{border-collapse:collapse}td,th{border:1px solid #777;padding:.25rem}';
/** Late enough that whoever judges at the load event, or soon after it, does not see the fault. */
const LATE_MS = 900;
const SCRIPT = `addEventListener('load',()=>setTimeout(()=>{const p=document.createElement('p');p.textContent='Loaded late.';const i=new Image(9,9);i.src='/late.svg';p.append(i);document.querySelector('main').append(p)},${LATE_MS}));`;
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>';
