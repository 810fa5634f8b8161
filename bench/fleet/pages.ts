/** The pages of a made-up council: small, different from council to council, and with the signs and the faults of its platform. */
import type { Council, MadePlatform } from './councils.ts';

export interface MadePage {
  readonly path: string;
  readonly html: string;
}

const TOPICS = [
  'Bins and recycling',
  'Council tax',
  'Planning',
  'Schools and learning',
  'Parking and travel',
  'Libraries',
  'Housing',
  'Benefits and support',
  'Births and deaths',
  'Jobs',
  'Elections and voting',
  'Licensing',
  'Roads and pavements',
  'Parks and sport',
  'Care for adults',
  'Business rates',
];
const FIXED = ['Home', 'Accessibility statement', 'Cookies', 'Contact us'];

const WHO = ['Residents', 'Most households', 'People who rent', 'Businesses', 'Carers', 'Parents', 'New tenants'];
const DO = [
  'can apply',
  'can pay',
  'can report a problem',
  'can ask for help',
  'can check a date',
  'can renew a permit',
];
const HOW = [
  'online at any time',
  'by phone on weekdays',
  'at the customer centre',
  'at any library',
  'with a short form',
  'by post',
];
const THEN = [
  'We answer within five working days.',
  'You need your reference number.',
  'It takes about ten minutes.',
  'There is no charge.',
  'Bring proof of your address.',
  'We will send you an e-mail.',
  'Tell us if your details change.',
];

/** The home page comes first. Paths begin with a slash, below the folder of the council. */
export function pagesOf(council: Council, count: number): readonly MadePage[] {
  const titles = Array.from({ length: count }, (_, at) => FIXED[at] ?? TOPICS[at - FIXED.length] ?? `News ${at}`);
  const paths = titles.map((title, at) => pathOf(council.platform, title, at));
  const addresses = paths.map((path) => council.folder + path);
  return paths.map((path, at) => ({ path, html: pageOf(council, titles, addresses, at) }));
}

const SLUGS: Readonly<Record<MadePlatform, (slug: string, at: number) => string>> = {
  'LocalGov Drupal': (slug) => `/${slug}`,
  Jadu: (slug, at) => (at === 3 ? '/xfp/form/12' : `/info/${20_000 + at}/${slug}`),
  'GOSS iCM': (slug, at) => `/article/${1000 + at}/${slug}`,
  Umbraco: (slug) => `/${slug}/`,
  WordPress: (slug, at) => (at < 4 ? `/${slug}/` : `/services/${slug}/`),
};

function pathOf(platform: MadePlatform, title: string, at: number): string {
  return at === 0 ? '/' : SLUGS[platform](title.toLowerCase().replaceAll(' ', '-'), at);
}

export const STYLE_PATHS: Readonly<Record<MadePlatform, string>> = {
  'LocalGov Drupal': '/themes/contrib/localgov_base/css/base.css',
  Jadu: '/site/styles/generic.css',
  'GOSS iCM': '/resources/style.css',
  Umbraco: '/css/main.css',
  WordPress: '/wp-content/themes/town/style.css',
};

const HEADS: Readonly<Record<MadePlatform, string>> = {
  'LocalGov Drupal': '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">',
  Jadu: '<meta name="generator" content="http://www.jadu.net">',
  'GOSS iCM': '<meta name="generator" content="GOSS iCM 10.4">',
  Umbraco: '',
  WordPress: '<meta name="generator" content="WordPress 6.6">',
};

export const HEADERS: Readonly<Record<MadePlatform, Readonly<Record<string, string>>>> = {
  'LocalGov Drupal': { 'x-generator': 'Drupal 10 (https://www.drupal.org)', 'x-content-type-options': 'nosniff' },
  Jadu: { node: 'jadu-web-1' },
  'GOSS iCM': { 'x-frame-options': 'SAMEORIGIN' },
  Umbraco: { 'x-umbraco-version': '13', 'content-security-policy': "default-src 'self'" },
  WordPress: { link: '<https://api.w.org/>; rel="https://api.w.org/"' },
};

/** Colours and sizes differ, as do the faults: links that are too pale, and a focus that cannot be seen. */
export const STYLES: Readonly<Record<MadePlatform, string>> = {
  'LocalGov Drupal': style('#1d70b8', 'a:focus{outline:3px solid #fd0}'),
  Jadu: style('#00497a', 'a:focus{outline:none}'),
  'GOSS iCM': style('#5a2d81', ''),
  Umbraco: style('#0b6e4f', '.lead{color:#8a8a8a}'),
  WordPress: style('#9ab8d0', ''),
};

function style(colour: string, more: string): string {
  return `body{font:18px/1.5 sans-serif;max-width:60rem;margin:0 auto;color:#111;background:#fff}a{color:${colour}}nav li{display:inline-block;margin:0 1rem 0 0}.skip{position:absolute;left:-99rem}.skip:focus{left:0}td,th{border:1px solid #777;padding:.3rem}${more}`;
}

function pageOf(council: Council, titles: readonly string[], addresses: readonly string[], at: number): string {
  const { name, seed, platform, folder } = council;
  const title = titles[at] ?? '';
  const link = (to: number) => `<a href="${addresses[to]}">${titles[to]}</a>`;
  const item = (to: number) => `<li>${link(to)}</li>`;
  const all = titles.map((_, to) => to).filter((to) => to !== at);
  // The home page leads everywhere, the others to some of their kind.
  const shown = at === 0 ? all : all.filter((to) => to > 3 && (to + at + seed) % 4 === 0);
  const lang = seed % 7 === 3 ? '' : ' lang="en-GB"';
  const heading = platform === 'GOSS iCM' ? 'h4' : 'h2';
  const sections = [0, 1, 2].map((part) => {
    const text = [0, 1, 2].map((row) => sentence(seed, at, part * 3 + row)).join(' ');
    return `<${heading}>${THEN[(seed + at + part) % THEN.length]?.slice(0, -1)}</${heading}><p>${text}</p>`;
  });
  const body = platform === 'LocalGov Drupal' ? ' class="lgd-page"' : '';
  return [
    `<!doctype html><html${lang}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${at === 0 ? name : `${title} - ${name}`}</title>${HEADS[platform]}`,
    `<meta name="description" content="${title} at ${name}"><link rel="stylesheet" href="${folder}${STYLE_PATHS[platform]}"></head><body${body}>`,
    seed % 5 === 4 ? '' : '<a class="skip" href="#content">Skip to main content</a>',
    `<header><p><a href="${addresses[0]}">${name}</a></p><nav aria-label="Main"><ul>${[4, 5, 6]
      .filter((to) => to in titles)
      .map(item)
      .join('')}</ul></nav></header>`,
    `<main id="content"><h1>${at === 0 ? `Welcome to ${name}` : title}</h1><p class="lead">${sentence(seed, at, 11)}</p>`,
    sections.join(''),
    special(council, at),
    `<ul>${shown.map(item).join('')}</ul></main>`,
    `<footer><ul>${[1, 2, 3]
      .filter((to) => to in titles)
      .map(item)
      .join('')}</ul><p>© ${name}</p></footer></body></html>`,
  ].join('');
}

function sentence(seed: number, at: number, row: number): string {
  const pick = (list: readonly string[], by: number) => list[Math.abs(by) % list.length];
  const [a, b, c] = [seed * 3 + at * 5 + row, seed * 7 + at + row * 3, seed + at * 11 + row * 2];
  return `${pick(WHO, a)} ${pick(DO, b)} ${pick(HOW, c)}. ${pick(THEN, a + b + c)}`;
}

/** What only some pages have. */
function special({ name, seed, platform, folder }: Council, at: number): string {
  if (at === 1)
    return `<h2>Compliance status</h2><p>This website is partially compliant with the Web Content Accessibility Guidelines version ${seed % 3 === 0 ? '2.1' : '2.2'} AA standard. We prepared this statement on 4 March ${2022 + (seed % 5)}. If you are not happy with how we respond, contact the Equality Advisory and Support Service (EASS).</p>`;
  if (at === 3) {
    const label = seed % 3 === 1 ? '<span>E-mail</span>' : '<label for="email">E-mail</label>';
    return `<form action="${folder}/" method="post"><p><label for="name">Full name</label> <input id="name" name="name" autocomplete="name"></p><p>${label} <input id="email" name="email" type="email"></p><button>Send to ${name}</button></form>`;
  }
  if (at % 5 === 0) {
    const rows = ['Monday', 'Wednesday', 'Friday'].map(
      (day, row) => `<tr><th scope="row">${day}</th><td>${8 + ((seed + row) % 3)} am to 5 pm</td></tr>`,
    );
    return `<table><caption>Opening hours</caption><tr><th scope="col">Day</th><th scope="col">Open</th></tr>${rows.join('')}</table>`;
  }
  if (at % 5 === 2) {
    const alt = platform === 'Jadu' ? '' : ` alt="${platform === 'WordPress' ? 'image1.png' : 'The town hall'}"`;
    return `<p><img src="${folder}/town-hall.svg" width="120" height="60"${alt}></p>`;
  }
  return '';
}
