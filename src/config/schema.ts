import { isPipelineFormat, PIPELINE_FORMATS } from '../model/report.ts';
import { budgetSchema } from './budget-schema.ts';
import type { Config, ConfigKey } from './config.ts';
import { parseDnsServer } from './dns-server.ts';
import { isFixedAddress } from './fixed-address.ts';
import { readPointMinimum } from './point-minimum.ts';
import {
  choice,
  choiceOrNone,
  list,
  listOf,
  listOfThings,
  type Setting,
  someText,
  someTextOrNone,
  textOrNone,
  textThat,
  wholeNumber,
  wholeNumberOrAuto,
  wholeNumberOrNone,
  yesOrNo,
} from './setting.ts';
import { signInSettings } from './sign-in-settings.ts';

export type { Config, ConfigKey };

/** The only list of settings: resolving, messages and docs/configuration.md are made from it. */
export const settings: { readonly [K in keyof Config]: Setting<Config[K]> } = {
  start: list('addresses such as https://www.ambleford.example', {
    default: [],
    env: 'LGDSS_START',
    sentence: 'Where a scan starts when the command names nothing to scan.',
  }),
  maxPages: wholeNumber(1, 100_000, {
    default: 50,
    env: 'LGDSS_MAX_PAGES',
    sentence: 'The most pages that one scan opens for one target.',
  }),
  maxDepth: wholeNumber(0, 100, {
    default: 10,
    env: 'LGDSS_MAX_DEPTH',
    sentence: 'How many links away from a start page the scan goes. 0 scans the start pages only.',
  }),
  include: list('patterns such as /bins/**', {
    default: [],
    env: 'LGDSS_INCLUDE',
    sentence: 'Scan only pages whose path and query match one of these patterns. Empty: every page of the site.',
  }),
  exclude: list('patterns such as /news/**', {
    default: [],
    env: 'LGDSS_EXCLUDE',
    sentence: 'Leave out pages whose path and query match one of these patterns. Stronger than include.',
  }),
  sample: yesOrNo({
    default: false,
    env: 'LGDSS_SAMPLE',
    sentence:
      'Whether a sample is scanned in place of every page. The first scan explores up to maxPages pages and draws it; later scans reuse all of it, whatever maxPages says.',
  }),
  samplePerTemplate: wholeNumberOrAuto(1, 100, {
    default: null,
    defaultText: '2, or that of the pinned sample',
    env: 'LGDSS_SAMPLE_PER_TEMPLATE',
    sentence: 'How many pages of each template are in a sample, at least.',
  }),
  sampleSeed: someTextOrNone('one line of plain characters', /^[\x20-\x7e]{1,200}$/, {
    default: null,
    defaultText: 'the id of the target, or that of the pinned sample',
    env: 'LGDSS_SAMPLE_SEED',
    sentence: 'What fixes the random part of a sample: the same pages and the same seed give the same sample.',
  }),
  newSample: yesOrNo({
    default: false,
    env: 'LGDSS_NEW_SAMPLE',
    sentence: 'Draw the sample again although one is pinned. Later scans reuse the new one. Implies sample.',
  }),
  concurrency: wholeNumberOrAuto(1, 32, {
    default: null,
    defaultText: 'auto',
    env: 'LGDSS_CONCURRENCY',
    sentence:
      'How many pages of one host are open at once. Auto is two, and as many as fit on this machine itself or with iOwnThisSite.',
  }),
  delayMs: wholeNumberOrAuto(0, 600_000, {
    default: null,
    defaultText: 'auto',
    env: 'LGDSS_DELAY_MS',
    sentence:
      'The least time between two page visits, in milliseconds. Auto is none on this machine itself and a polite pause elsewhere. A longer delay that robots.txt asks for is kept.',
  }),
  rate: wholeNumberOrNone(1, 6_000, {
    default: null,
    defaultText: 'none',
    env: 'LGDSS_RATE',
    sentence:
      'The most pages opened on one host in a minute. A longer delay, or one that robots.txt asks for, is kept.',
  }),
  quietHours: someTextOrNone('two times such as 20:00-06:00', /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, {
    default: null,
    defaultText: 'any time',
    env: 'LGDSS_QUIET_HOURS',
    sentence: 'Open pages only between these times, by the clocks of the United Kingdom. Outside them the scan waits.',
  }),
  iOwnThisSite: yesOrNo({
    default: false,
    env: 'LGDSS_I_OWN_THIS_SITE',
    sentence:
      'Whether the site is yours to load: it is then scanned as fast as this machine can. Never for the site of somebody else.',
  }),
  allPictures: yesOrNo({
    default: false,
    env: 'LGDSS_ALL_PICTURES',
    sentence:
      'Whether every page gets a picture. Without it the first 30 pages of a host do, and after them pages with a fault that has not been shown on ten others.',
  }),
  parallelHosts: wholeNumberOrAuto(1, 32, {
    default: null,
    defaultText: 'auto',
    env: 'LGDSS_PARALLEL_HOSTS',
    sentence:
      'How many hosts of a list of targets are scanned side by side. Targets on one host always wait for each other. Auto is up to four, as far as cores and memory go.',
  }),
  timeoutMs: wholeNumber(1_000, 600_000, {
    default: 30_000,
    env: 'LGDSS_TIMEOUT_MS',
    sentence: 'How long one page may take to load, in milliseconds.',
  }),
  maxMinutes: wholeNumberOrNone(1, 10_080, {
    default: 240,
    env: 'LGDSS_MAX_MINUTES',
    sentence:
      'How long the scan of one target may take, in minutes, or none for no limit. What is left then can be scanned with --resume. Waiting for quietHours does not count.',
  }),
  checkExternalLinks: yesOrNo({
    default: false,
    env: 'LGDSS_CHECK_EXTERNAL_LINKS',
    sentence: 'Whether links that leave the site are tested as well. Off, the scan contacts no other site on its own.',
  }),
  ignoreCertificateErrors: yesOrNo({
    default: false,
    env: 'LGDSS_IGNORE_CERTIFICATE_ERRORS',
    sentence:
      'Whether sites with a wrong certificate are scanned all the same. For test sites; on this machine itself it is always allowed.',
  }),
  ca: textOrNone('a file', {
    default: null,
    defaultText: 'the public authorities alone',
    env: 'LGDSS_CA',
    sentence:
      'A file with the certificates (PEM) of an authority to trust besides the public ones. For a test site with a certificate from an authority of your own.',
  }),
  resolve: listOf('a host and its address, such as www.ambleford.example=192.0.2.7', isFixedAddress, {
    default: [],
    env: 'LGDSS_RESOLVE',
    sentence:
      'Connect to this address for this host, without asking DNS, as host=address. For a site that is not in DNS yet.',
  }),
  dnsServer: textThat(parseDnsServer, 'an IP address, with a port if need be, such as 192.0.2.53:5353', {
    default: null,
    defaultText: 'those that this machine uses',
    env: 'LGDSS_DNS_SERVER',
    sentence:
      'The DNS server that is asked about the domain of a site. Whether a domain is signed can be told only by one that checks signatures.',
  }),
  contactUrl: someText('an http or https address', /^https?:\/\/[\x21-\x7e]+$/, {
    default: 'https://github.com/lgdss-scanner/lgdss-scanner',
    env: 'LGDSS_CONTACT_URL',
    sentence: "Where a site's owner can ask about the scan. It is part of the user agent.",
  }),
  userAgent: someText('one line of plain characters', /^[\x20-\x7e]{1,300}$/, {
    default: '',
    defaultText: '`lgdss-scanner/<version> (+<contactUrl>)`',
    env: 'LGDSS_USER_AGENT',
    sentence:
      'The name the scan gives itself to the sites it visits. In robots.txt it obeys the rules for lgdss-scanner.',
  }),
  browser: textOrNone('a path', {
    default: null,
    defaultText: 'the first one found',
    env: 'LGDSS_BROWSER',
    sentence: 'The browser to use: the path of Chrome, Chromium, Edge or chromium-headless-shell.',
  }),
  since: textOrNone('the folder of an earlier scan', {
    default: null,
    defaultText: 'none',
    env: 'LGDSS_SINCE',
    sentence:
      'An earlier scan, as the folder of its reports or its number in the store. Pages that have not changed since are not opened again: their evidence is taken from it. In schedules and jobs, last is the last complete scan of each target.',
  }),
  out: textOrNone('a folder', {
    default: null,
    defaultText: '`lgdss-reports/<host>/<time>`',
    env: 'LGDSS_OUT',
    sentence: 'The folder the reports are written to.',
  }),
  store: someText('a folder', /^[^\0]+$/, {
    default: 'lgdss-reports/.store',
    defaultText: '`lgdss-reports/.store`, or `evidence` in the folder given with `out`',
    env: 'LGDSS_STORE',
    sentence: 'The folder where evidence is kept, so that it can be judged again without visiting the site.',
  }),
  blobs: someTextOrNone(
    'an address such as https://s3.eu-west-2.amazonaws.com/bucket/folder',
    /^https?:\/\/[^\s?#@]{3,500}$/,
    {
      default: null,
      defaultText: 'the folder of store',
      env: 'LGDSS_BLOBS',
      sentence:
        'The bucket of an S3-compatible store where the large parts of the evidence are kept. Its keys are read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    },
  ),
  data: textOrNone('a folder', {
    default: null,
    defaultText: 'the folder of this system for data of programs, such as `~/.local/share/lgdss`',
    env: 'LGDSS_DATA',
    sentence: 'The folder where the register of authorities and the history are kept.',
  }),
  save: yesOrNo({
    default: false,
    env: 'LGDSS_SAVE',
    sentence: 'Whether each scan is written into the history, so that lgdss history can show how a site changes.',
  }),
  database: textOrNone('an address such as postgres://lgdss@localhost:5432/lgdss', {
    default: null,
    defaultText: 'an embedded database in the folder of data',
    env: 'DATABASE_URL',
    secret: true,
    sentence: 'The PostgreSQL server where the history is kept.',
  }),
  keepEvidence: someTextOrNone('weeks or days such as 12w or 90d', /^[1-9]\d{0,3}[dw]$/, {
    default: null,
    defaultText: 'for ever',
    env: 'LGDSS_KEEP_EVIDENCE',
    sentence:
      'How far back evidence is kept. With it, lgdss worker takes away once a day what lgdss store tidy would: old evidence and old reports of workers. Every score, every finding and every record stays.',
  }),
  packs: list('a folder', {
    default: [],
    env: 'LGDSS_PACKS',
    sentence: 'Folders of evidence packs. With keepEvidence, what they refer to stays.',
  }),
  profile: choice(['standard', 'thorough', 'axe'], {
    default: 'standard',
    env: 'LGDSS_PROFILE',
    sentence:
      'How much is looked at: everything, with one page of each template tried out by keyboard, zoom and so on; thorough tries out every page; axe judges only what the accessibility engine axe finds, which is quicker.',
  }),
  probes: yesOrNo({
    default: true,
    env: 'LGDSS_PROBES',
    sentence: 'Whether pages are tried out after the crawl, by keyboard, zoom and so on. The profile axe never does.',
  }),
  journeys: list('a file', {
    default: [],
    env: 'LGDSS_JOURNEYS',
    sentence:
      'Files of journeys: programs that go through a form step by step. Each step is judged as a page. Nothing that would finish is ever sent. See docs/journeys.md.',
  }),
  wholeSite: yesOrNo({
    default: true,
    env: 'LGDSS_WHOLE_SITE',
    sentence:
      'Whether the site is looked at as a whole after the crawl: its encryption, domain, scripts, documents and cookies, and some pages without scripts. The profile axe never does.',
  }),
  lighthouse: yesOrNo({
    default: true,
    env: 'LGDSS_LIGHTHOUSE',
    sentence:
      'Whether some pages are measured with Lighthouse after the crawl: the start pages and one of each template, each several times. The profile axe never does.',
  }),
  maxMeasured: wholeNumber(1, 100, {
    default: 10,
    env: 'LGDSS_MAX_MEASURED',
    sentence: 'The most pages that are measured with Lighthouse.',
  }),
  lighthouseRuns: wholeNumberOrAuto(3, 7, {
    default: null,
    defaultText: 'auto',
    env: 'LGDSS_LIGHTHOUSE_RUNS',
    sentence: 'How often Lighthouse measures each page. Auto is 3 times, and up to 7 while the results are far apart.',
  }),
  device: choice(['mobile', 'desktop', 'both'], {
    default: 'mobile',
    env: 'LGDSS_DEVICE',
    sentence: 'What Lighthouse measures pages as: a phone on a slow network, a desktop computer, or both.',
  }),
  maxPdfs: wholeNumber(0, 200, {
    default: 10,
    env: 'LGDSS_MAX_PDFS',
    sentence:
      'The most PDFs of a site that are fetched and looked into. Of its Word and Excel files it is as many, but never more than five. They are chosen from as many kinds of page as can be, the same ones each time. The profile axe looks into none.',
  }),
  cruxKey: someTextOrNone('a key of 10 to 200 letters, digits, - and _', /^[\w-]{10,200}$/, {
    default: null,
    defaultText: 'none',
    env: 'LGDSS_CRUX_KEY',
    sentence:
      "A key for Google's Chrome UX Report. With it, what visitors of the last 28 days met with is asked for and shown: Google is told the origin and the start page. The key is written nowhere; a file or the environment keeps it off the screen.",
  }),
  standard: choice(['lgdss', 'govuk', 'both'], {
    default: 'lgdss',
    env: 'LGDSS_STANDARD',
    sentence:
      'The standard the report is built around: the local one, the GOV.UK Service Standard, or both. Findings name the points of both, and report.json has all of them.',
  }),
  pdf: yesOrNo({
    default: false,
    env: 'LGDSS_PDF',
    sentence: 'Whether the report is printed to report.pdf as well: tagged, with bookmarks, for filing and printing.',
  }),
  budgets: listOfThings(budgetSchema, 'a list such as [{"path": "/bins/**", "bytes": 500000, "lcp": 2500}]', {
    default: null,
    defaultText: 'our own: 1,000 KiB, 300 KiB of scripts, LCP 2.5 s, CLS 0.1 and TBT 200 ms for every page',
    env: 'LGDSS_BUDGETS',
    sentence:
      'What pages may cost, by the pattern of their path; the first that fits a page counts. Limits: bytes, requests, thirdParties, scriptBytes, lcp, cls, tbt and score. With budgets of your own, the exit code is 1 when a page is over one.',
  }),
  failOn: choiceOrNone(['critical', 'serious', 'moderate', 'minor'], {
    default: null,
    defaultText: 'never',
    env: 'LGDSS_FAIL_ON',
    sentence: 'End with exit code 1 when a failure of this severity or worse is found.',
  }),
  minScore: wholeNumberOrNone(0, 100, {
    default: null,
    defaultText: 'none',
    env: 'LGDSS_MIN_SCORE',
    sentence: 'End with exit code 1 when the overall score is lower than this, or when nothing could be scored.',
  }),
  minPoint: listOf('a point and its least score, such as 10=60', (text) => readPointMinimum(text) !== undefined, {
    default: [],
    env: 'LGDSS_MIN_POINT',
    sentence:
      'End with exit code 1 when this point of the local standard has a lower score than this, as point=score, or none.',
  }),
  newOnly: yesOrNo({
    default: false,
    env: 'LGDSS_NEW_ONLY',
    sentence:
      'Whether only failures count that the baseline does not list. Without failOn, such a failure of any severity ends with exit code 1.',
  }),
  baseline: textOrNone('a file', {
    default: null,
    defaultText: 'with newOnly `lgdss-baseline.yaml`, otherwise none',
    env: 'LGDSS_BASELINE',
    sentence: 'The file with the faults that are known, as lgdss baseline writes it.',
  }),
  formats: listOf(`one or more of ${PIPELINE_FORMATS.join(', ')}`, isPipelineFormat, {
    default: [],
    env: 'LGDSS_FORMATS',
    sentence:
      'Files for a pipeline, beside the reports that are always written: SARIF, JUnit, GitLab code quality, a GitHub job summary with annotations, and a comment in Markdown. lgdss ci writes all of them.',
  }),
  checks: list('files such as ./checks/our-rule.ts', {
    default: [],
    env: 'LGDSS_CHECKS',
    sentence:
      'Checks of your own, one file each, as docs/api.md describes them. They are shown apart and never scored; a gate counts them.',
  }),
  coverageFloor: wholeNumber(0, 100, {
    default: 80,
    env: 'LGDSS_COVERAGE_FLOOR',
    sentence:
      'The least share of the pages, in per cent, that must be seen for there to be a score. Pages that do not exist do not count.',
  }),
  ...signInSettings,
  requestedBy: someTextOrNone('one line of text', /^[^\p{Cc}\u2028\u2029]{1,200}$/u, {
    default: null,
    defaultText: 'nobody named',
    env: 'LGDSS_REQUESTED_BY',
    sentence:
      'Who asked for the scan, for example a role or a team. It is kept with the scan and shown in evidence packs.',
  }),
  quiet: yesOrNo({
    default: false,
    env: 'LGDSS_QUIET',
    sentence: 'Show no progress; errors and the result are still shown.',
  }),
  json: yesOrNo({
    default: false,
    env: 'LGDSS_JSON',
    sentence: 'Print progress as one JSON object a line, for other programs.',
  }),
};

export const configKeys = Object.keys(settings) as readonly ConfigKey[];

/** For whoever keeps what scans leave behind. As options of a scan they would do nothing. */
const KEEPING: readonly ConfigKey[] = ['keepEvidence', 'packs'];

export const scanKeys = configKeys.filter((key) => !KEEPING.includes(key));
