import { html, type Page } from './visiting.ts';

const script = (source: string, body = '<h1>Hello</h1>') => html(`${body}<script>${source}</script>`);
const status = (code: number, body = '<title>Sorry</title><h1>Sorry</h1>', headers = {}) => ({
  status: code,
  body,
  headers,
});
const kind = (type: string, body: string, headers = {}) => ({ headers: { 'content-type': type, ...headers }, body });

/** Pages that nobody would call well behaved. `closed` is a port that nothing listens on. */
export const hostilePages =
  (closed: number) =>
  (origin: string): Readonly<Record<string, Page>> => ({
    '/plain': html('<h1>Plain</h1>'),
    '/overrides': script(
      `Array.prototype.map = Array.prototype.filter = () => [];
         Object.defineProperty(window, 'axe', { value: { run: async () => ({ violations: [] }) }, writable: false });
         document.querySelectorAll = () => []; document.getElementById = () => null;
         Element.prototype.getAttribute = Element.prototype.closest = () => null;
         JSON.stringify = () => '{}'; Reflect.get = () => 'mine'; performance.now = () => 0; window.Promise = null;`,
      '<main><h1 id="h">Real</h1><img src="/x.png"><a href="/a">Link</a><form action="/f"><label for="i">Name</label><input id="i"></form></main>',
    ),
    '/clobbers': html(
      '<form name="title"></form><form name="body"></form><form name="forms"></form><main><h1>Real</h1></main>',
      '<title>Real title</title>',
    ),
    '/alerts': script(
      'setInterval(() => { alert(1); confirm(2); prompt(3); }, 1); onbeforeunload = (e) => e.preventDefault();',
    ),
    '/windows': script("for (const f of ['', 'noopener']) window.open('/popup', '_blank', f); window.print();"),
    '/popup': script("setInterval(() => fetch('/tick'), 20)"),
    '/tick': 'ok',
    '/moves': script("setTimeout(() => location.replace('/arrived?from=script'), 50)"),
    '/moves-at-once': script("location.href = '/arrived?from=parser'"),
    '/meta': html('<h1>Old</h1>', '<meta http-equiv="refresh" content="0;url=/arrived?from=meta">'),
    '/to-missing': script("location.href = '/nowhere'"),
    '/arrived': html('<h1>Arrived</h1>', '<title>New title</title>'),
    '/reloads': script('setTimeout(() => location.reload(), 100)'),
    '/hash': script("location.hash = 'part'; history.pushState({}, '', '/pretty')"),
    '/endless': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write('<!doctype html><title>Endless</title><h1>And</h1>');
      const timer = setInterval(() => response.write('<p>so on</p>'), 50);
      response.on('close', () => clearInterval(timer));
    },
    '/alert-loop': script('for (;;) alert(1)'),
    '/silent': () => undefined,
    '/waits-for-image': html('<h1>Image</h1><img src="/silent"><iframe src="/silent"></iframe>'),
    '/hangs': script('onload = () => setTimeout(() => { for (;;); }, 20)'),
    '/mutates': script("setInterval(() => document.body.append('x'), 5)"),
    '/frames': html(
      `<h1>Frames</h1><iframe title="a" sandbox srcdoc="<img src='/x.png'>"></iframe><iframe title="b" src="/inner"></iframe>
         <iframe title="c" sandbox src="${origin.replace('127.0.0.1', 'localhost')}/inner"></iframe>`,
    ),
    '/inner': html('<img src="/x.png">'),
    '/deep': html(`${'<div>'.repeat(400)}<a href="/a">Deep</a>${'</div>'.repeat(400)}`),
    '/huge': html(`<h1>Huge</h1><p>${'word '.repeat(400_000)}</p>`),
    '/sandbox': { headers: { 'content-security-policy': 'sandbox' }, body: html('<h1>Sandbox</h1>') },
    '/download': kind('text/html', html('Saved'), { 'content-disposition': 'attachment; filename=a.html' }),
    '/zip': kind('application/zip', 'PK'),
    '/pdf': kind('application/pdf', '%PDF-1.4\n%%EOF'),
    '/json': kind('application/json', '{"a":1}'),
    '/text': kind('text/plain', 'Hello'),
    '/no-content': { status: 204 },
    '/401': status(401),
    '/401-basic': status(401, 'Sign in', { 'www-authenticate': 'Basic realm="x"' }),
    '/403': status(403),
    '/403-empty': status(403, ''),
    '/404-empty': status(404, ''),
    '/429': status(429),
    '/500': status(500),
    '/503-empty': status(503, ''),
    '/challenge': status(403, '<title>Just a moment...</title>', { 'cf-mitigated': 'challenge' }),
    '/circle': status(302, '', { location: '/circle' }),
    '/to-refused': status(302, '', { location: `http://127.0.0.1:${closed}/` }),
    '/to-mail': status(302, '', { location: 'mailto:x@ambleford.example' }),
    '/reset': (request) => void request.socket.destroy(),
  });
