import type { Finding, Place, Verdict } from '../../src/model/check.ts';
import type { Box, Digest, ScanRecord, Screenshot, UrlOutcome } from '../../src/model/evidence.ts';
import type { ReportInput } from '../../src/model/report.ts';
import type { CheckResult, Inventory, Outcome, ScanResult, Score } from '../../src/model/result.ts';
import { pdfSeen } from '../helpers/document-evidence.ts';
import { noScore } from '../helpers/no-score.ts';
import { alt, catalogue, contrast, cookies, hsts, language, links, review } from './sample-catalogue.ts';

export const ORIGIN = 'https://www.ambleford.example';
export const HOSTILE_HTML = '<a class="card card-7" href="x" onclick="alert(1)">"><script>alert(1)</script>';
export const HOSTILE_TITLE = '"><script>alert("title")</script>';
export const PICTURE: Digest = `sha256:${'a'.repeat(64)}`;

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;

function page(path: string, part: Partial<UrlOutcome> = {}): UrlOutcome {
  return {
    url: `${ORIGIN}${path}`,
    state: 'scanned',
    reason: null,
    detail: '',
    status: 200,
    finalUrl: `${ORIGIN}${path}`,
    title: `Page ${path}`,
    template: 't-service',
    screenshot: null,
    failedArtifacts: [],
    depth: 1,
    foundOn: `${ORIGIN}/`,
    ...part,
  };
}

const screenshot: Screenshot = { blob: PICTURE, bytes: 1, mediaType: 'image/jpeg', width: 400, height: 300 };

export const outcomes: readonly UrlOutcome[] = [
  page('/', { template: 't-home', depth: 0, foundOn: null, screenshot }),
  page('/bins', { screenshot }),
  page('/council-tax?step=1', { title: HOSTILE_TITLE }),
  page('/news/1', { template: 't-news' }),
  page('/private', { state: 'skipped', reason: 'robots', status: null, title: null, template: null }),
  page('/archive', { state: 'skipped', reason: 'page-limit', status: null, title: null, template: null }),
  page('/archive/2', { state: 'skipped', reason: 'page-limit', status: null, title: null, template: null }),
  page('/account', { state: 'blocked', reason: 'sign-in', status: 401, title: null, template: null }),
  page('/old', { state: 'failed', reason: 'http-error', status: 500, detail: 'The server answered 500.', title: null }),
  {
    ...page('/'),
    url: 'javascript:alert(1)//</script><img src=x onerror=alert(2)>',
    state: 'skipped',
    reason: 'not-html',
    status: null,
  },
];

const element = (selector: string, html: string, box: Box | null = null): Place => ({
  kind: 'element',
  selector,
  html,
  box,
});

const failed = (...findings: [Finding, ...Finding[]]): Verdict => ({ outcome: 'failed', findings });
const low = (at: Place, ratio = '2.1:1'): Finding => ({ message: 'low', at, data: { ratio } });
const FOOTER = '<a class="footer-link" href="/contact">Contact</a>';
const footer = low(element('footer a', FOOTER, { x: 20, y: 200, width: 80, height: 20 }));
const missingHeader: Finding = { message: 'missing', at: { kind: 'header', name: 'Strict-Transport-Security' } };

function on(path: string, check: CheckResult['check'], outcome: Outcome): CheckResult {
  return { check, subject: path === '' ? ORIGIN : `${ORIGIN}${path}`, outcome };
}

const PASSED: Outcome = { outcome: 'passed' };

export const results: readonly CheckResult[] = [
  // The same footer on three templates, and cards that differ only in their number.
  on('/', contrast.id, failed(footer)),
  on('/bins', contrast.id, failed(footer, low(element('.card-7', HOSTILE_HTML), '=cmd()|calc'))),
  on('/council-tax?step=1', contrast.id, failed(low(element('.card-12', HOSTILE_HTML.replace('card-7', 'card-12'))))),
  on('/news/1', contrast.id, failed(footer)),
  on(
    '/',
    alt.id,
    failed({
      message: 'missing',
      at: element('img:nth-of-type(2)', '<img src="/a.png">', { x: 0, y: 9999, width: 9, height: 9 }),
    }),
  ),
  on('/bins', alt.id, PASSED),
  on('/council-tax?step=1', alt.id, PASSED),
  on('/news/1', alt.id, { outcome: 'inapplicable' }),
  on('/', review.id, {
    outcome: 'cantTell',
    findings: [{ message: 'look', at: element('video', '<video src="/v.mp4">'), data: { what: '@SUM(A1)' } }],
  }),
  on('/bins', review.id, { outcome: 'cantTell', findings: [] }),
  on('/', hsts.id, failed(missingHeader)),
  on('/bins', hsts.id, failed(missingHeader)),
  on('/council-tax?step=1', hsts.id, PASSED),
  on(
    '/news/1',
    hsts.id,
    failed({
      message: 'short',
      at: { kind: 'header', name: 'strict-transport-security', value: 'max-age=5' },
      data: { seconds: 5 },
    }),
  ),
  on('', cookies.id, failed({ message: 'missing', at: { kind: 'page' } })),
  on(
    '',
    links.id,
    failed({
      message: 'broken',
      at: element('main a', '<a href="/gone">Gone</a>'),
      data: { href: '/gone' },
      page: `${ORIGIN}/bins`,
    }),
  ),
  on('/', language.id, {
    outcome: 'untested',
    error: { code: 'timed-out', message: 'The <b>accessibility</b> engine took too long.' },
  }),
  on('/bins', language.id, { outcome: 'inapplicable' }),
];

const nothing: Score = { ...noScore, policy: '1' };
const barriers: Score = {
  ...nothing,
  value: 52.4,
  band: { low: 40.1, high: 66 },
  pages: { decided: 3, of: 4 },
  decided: [alt.id, contrast.id, links.id],
  undecided: [language.id, review.id],
  deductions: [
    { because: 'failures', check: links.id, severity: 'moderate', weight: 2, checkScore: 80, lost: 7.6 },
    { because: 'failures', check: contrast.id, severity: 'serious', weight: 4, checkScore: 0, lost: 40 },
  ],
};
const secure: Score = {
  ...nothing,
  value: 25,
  noBand: 'site-wide',
  pages: { decided: 0, of: 4 },
  decided: [cookies.id, hsts.id],
  undecided: [],
  deductions: [
    { because: 'failures', check: hsts.id, severity: 'serious', weight: 4, checkScore: 50, lost: 25 },
    { because: 'failures', check: cookies.id, severity: 'serious', weight: 4, checkScore: 0, lost: 50 },
  ],
};

export const record: ScanRecord = {
  schema: 1,
  target: { id: 'www.ambleford.example', name: 'Ambleford & <Vale> Council', start: [`${ORIGIN}/`] },
  startedAt: '2026-11-23T09:30:00.000Z',
  finishedAt: '2026-11-23T09:34:10.000Z',
  versions: { tool: '0.1.0', browser: 'Chromium 150', axe: '4.14.1', node: '24.21.0' },
  settings: {
    userAgent: 'lgdss-scanner/0.1.0',
    maxPages: 50,
    maxDepth: 5,
    include: [],
    exclude: ['/admin/**'],
    coverageFloor: 80,
  },
  cuts: ['4 addresses of a calendar were left out.'],
  finished: true,
  sites: [{ origin: ORIGIN, visitedAt: '2026-11-23T09:30:00.000Z', artifacts: {} }],
  pages: [],
  outcomes,
};

const pagesAt = (...paths: readonly string[]) => ({ total: paths.length, list: paths.map((path) => ORIGIN + path) });
const none = { total: 0, list: [] };
export const inventory: Inventory = {
  templates: {
    total: 3,
    list: [
      { id: 't-service', pages: 2, example: `${ORIGIN}/bins`, title: HOSTILE_TITLE },
      { id: 't-home', pages: 1, example: `${ORIGIN}/`, title: 'Page /' },
    ],
  },
  documents: {
    total: 52,
    formats: [
      { format: 'pdf', count: 50 },
      { format: 'docx', count: 2 },
    ],
    elsewhere: 1,
    pdfs: {
      found: 12,
      list: [
        pdfSeen('/broken.pdf', null),
        pdfSeen('/closed.pdf', null, 'robots'),
        pdfSeen('/plan.pdf', {
          title: HOSTILE_TITLE,
          producer: '=SUM(A1)',
          tables: 3,
          tablesWithoutHeaders: 1,
          pdfa: '2A',
        }),
      ],
    },
    list: [
      {
        url: `${ORIGIN}/plan.pdf`,
        format: 'pdf',
        certain: true,
        elsewhere: false,
        state: 'skipped',
        reason: 'not-html',
        linkedFrom: { total: 7, list: [`${ORIGIN}/`, `${ORIGIN}/bins`] },
        texts: ['=SUM(A1)', HOSTILE_TITLE],
      },
      {
        url: 'https://other.example/download?id=1',
        format: 'docx',
        certain: false,
        elsewhere: true,
        state: null,
        reason: null,
        linkedFrom: pagesAt('/bins'),
        texts: [],
      },
    ],
  },
  languages: {
    english: 3,
    welsh: 2,
    other: 0,
    pairs: { total: 1, list: [{ english: `${ORIGIN}/`, welsh: `${ORIGIN}/cy`, by: 'hreflang' }] },
    englishWithWelsh: 1 / 3,
    welshWithEnglish: 0.5,
    englishAlone: pagesAt('/bins', '/news/1'),
    welshAlone: pagesAt('/cy/unig'),
    oneWay: { total: 1, list: [{ from: `${ORIGIN}/`, to: `${ORIGIN}/cy` }] },
    mislabelled: none,
    unchecked: none,
  },
  noindex: pagesAt('/bins'),
  weights: {
    pages: {
      total: 4,
      list: [
        {
          url: `${ORIGIN}/bins`,
          ...{ requests: 30, sent: 1_048_576, unpacked: 3_145_728 },
          others: { requests: 10, sent: 524_288, unpacked: 524_288 },
          kinds: [{ kind: 'script', requests: 29, sent: 1_047_552, unpacked: 3_144_704 }],
          speed: {
            ttfb: 80,
            fcp: 400,
            lcp: 1900,
            cls: 0.1234,
            longTasks: 1,
            longestTask: 260,
            labInteraction: 24,
            lcpElement: 'main > img.hero',
            shifts: [{ selector: 'div.banner', share: 0.12 }],
          },
        },
        {
          url: `${ORIGIN}/`,
          ...{ requests: 2, sent: 10_240, unpacked: 20_480 },
          others: { requests: 0, sent: 0, unpacked: 0 },
          kinds: [],
          speed: null,
        },
      ],
    },
    total: { requests: 40, sent: 2_097_152, unpacked: 4_194_304 },
    kinds: [
      { kind: 'script', requests: 30, sent: 1_572_864, unpacked: 3_670_016 },
      { kind: 'document', requests: 10, sent: 524_288, unpacked: 524_288 },
    ],
    own: { requests: 20, sent: 1_048_576, unpacked: 3_145_728 },
    others: { total: 12, list: [{ host: 'tags.example', requests: 20, sent: 1_048_576, unpacked: 1_048_576 }] },
  },
};

export const result: ScanResult = {
  schema: 1,
  scan: digest('b'),
  versions: { tool: '0.1.0', checks: digest('c'), policy: '1' },
  results,
  scorecard: {
    overall: {
      ...barriers,
      value: 48.2,
      deductions: [
        { because: 'failures', check: contrast.id, severity: 'serious', weight: 4, checkScore: 0, lost: 51.8 },
      ],
    },
    categories: { accessibility: barriers, security: secure },
    points: {
      'lgdss:4': { ...nothing, value: 80, noBand: 'few-pages', decided: [links.id] },
      'lgdss:6': secure,
      'lgdss:10': barriers,
      'lgdss:7': { ...nothing, undecided: ['open-standards/licence'] },
      'govuk:4': barriers,
      'govuk:9': secure,
    },
  },
  inventory,
};

export const sampleInput: ReportInput = { record, result, catalogue };

/** The same site served somewhere else. */
export function movedTo(origin: string): ReportInput {
  return JSON.parse(JSON.stringify(sampleInput).replaceAll(ORIGIN, origin)) as ReportInput;
}

export const noPictures = { readBlob: async () => undefined };
