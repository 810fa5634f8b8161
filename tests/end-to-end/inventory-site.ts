import type { Answers } from '../helpers/loopback.ts';

const words = (about: string) => `<p>${`Everything about ${about} in one place. `.repeat(8)}</p>`;
const page = (about: string, body = '', head = '', lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><title>${about}</title>${head}</head><body><main><h1>${about}</h1>${words(about)}${body}</main></body></html>`;
const links = (...paths: readonly string[]) => paths.map((path) => `<a href="${path}">${path}</a> `).join('');
const twin = (lang: string, path: string) => `<link rel="alternate" hreflang="${lang}" href="${path}">`;
const main = (path: string) => `<link rel="canonical" href="${path}">`;
const bins = page('Bins', links('/bins?print=1'), main('/bins') + twin('cy', '/cy/biniau'));

/** A small bilingual council with everything that hides pages from a crawl. `elsewhere` is another site's address. */
const pages = (elsewhere: string): Readonly<Record<string, string>> => ({
  '/': page(
    'Ambleford',
    links('/bins', '/tax', '/parking', '/cy/parcio', '/frames', '/frameset', '/map', '/data', '/wrong', '/leaflet') +
      links('/documents', '/unlisted'),
  ),
  // Nothing but hreflang leads to the Welsh page.
  '/bins': bins,
  '/bins?print=1': bins,
  '/cy/biniau': page('Biniau', '', twin('en', '/bins'), 'cy'),
  '/tax': page('Council tax'),
  '/parking': page('Parking', '', twin('cy', '/cy/parcio')),
  '/cy/parcio': page('Parcio', '', '', 'cy'),

  '/frames': page(
    'Frames',
    `<iframe title="a" src="/inner"></iframe><iframe title="b" srcdoc="<a href='/only-in-srcdoc'>Here</a>"></iframe>
     <iframe title="c" src="${elsewhere}/widget"></iframe>`,
  ),
  '/inner': page('Inner', `${links('/only-in-frame')}<a href="/files/framed.pdf">Map of bin days</a>`),
  '/only-in-frame': page('Only in a frame'),
  '/only-in-srcdoc': page('Only in a srcdoc frame'),
  '/only-elsewhere': page('Only in a frame of another site'),
  '/frameset':
    '<!doctype html><html lang="en"><head><title>Old</title></head><frameset cols="20%,80%"><frame title="menu" src="/menu"><frame title="text" src="/inner"></frameset></html>',
  '/menu': page('Menu', links('/only-in-frameset')),
  '/only-in-frameset': page('Only in a frameset'),
  '/map': page(
    'Map',
    '<img src="/map.png" alt="Map" usemap="#m" width="50" height="50"><map name="m"><area shape="rect" coords="0,0,25,25" href="/only-in-map" alt="North"></map>',
  ),
  '/only-in-map': page('Only in a map'),
  '/data': page('Data', '<div data-href="/only-in-data">One</div><a data-href="/only-in-data" tabindex="0">Two</a>'),
  '/only-in-data': page('Only in data-href'),

  '/wrong': page('Wrong', '', main('/')),
  '/leaflet': page('Leaflet', '', main('/only-canonical')),
  '/only-canonical': page('Only named as a main address'),
  '/documents': page(
    'Documents',
    `<a href="/files/plan.pdf">The plan</a><a href="/files/form.docx">Form</a><a href="/files/figures.ods#a">Figures</a>
     <a href="/download?id=7">Budget (PDF, 1MB)</a><a href="${elsewhere}/guide.pdf">Guide</a><a href="/files/plan.pdf">Again</a>`,
  ),
  '/unlisted': page('Unlisted', '<a href="/files/plan.pdf">The plan</a>', '<meta name="robots" content="noindex">'),
});

export const bilingualSite = (elsewhere: string): Answers => {
  const found = pages(elsewhere);
  return (_, response, path) => {
    if (path.startsWith('/files/') || path.startsWith('/download')) {
      return void response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4\n%%EOF');
    }
    const body = found[path];
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ?? page('Not found'));
  };
};

export const widget = (origin: string): Answers => {
  const body = page('Widget', `<a href="${origin}/only-elsewhere">Back to the council</a>`);
  return (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(body);
};
