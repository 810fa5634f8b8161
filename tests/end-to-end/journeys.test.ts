import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JourneyCouncil, serveJourneys } from '../../fixtures/journeys.ts';
import { journeyLines } from '../../reports/lib/journeys.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { type Journey, loadJourney } from '../../src/gather/journeys/load.ts';
import { openVisitor } from '../../src/gather/open-visitor.ts';
import { countSteps, type JourneyRun } from '../../src/model/journey.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { readReport } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';
import { AXE_RULES, clock } from './visiting.ts';

const example = (name: string) => fileURLToPath(new URL(`../../fixtures/journeys/${name}.ts`, import.meta.url));
const atOnce = async <T>(_: string, ask: () => Promise<{ value: T }>) => (await ask()).value;

let good: JourneyCouncil;
let faulty: JourneyCouncil;
let folder: string;

beforeAll(async () => {
  good = await serveJourneys();
  faulty = await serveJourneys({ faulty: true });
  folder = await mkdtemp(path.join(tmpdir(), 'lgdss-journeys-'));
});

afterAll(async () => {
  await good.close();
  await faulty.close();
  await rm(folder, { recursive: true, force: true });
});

async function read(file: string): Promise<Journey> {
  const loaded = await loadJourney(file);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return loaded.value;
}

async function runAll(journeys: readonly Journey[], { origin }: JourneyCouncil): Promise<readonly JourneyRun[]> {
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  const visitor = await openVisitor(
    {
      ...{ executablePath: found.path, userAgent: 'lgdss-test', timeoutMs: 20_000, ignoreCertificateErrors: false },
      ...{ axeRules: AXE_RULES, journeys },
    },
    { clock, blobs: memoryBlobStore() },
  );
  try {
    const runs: JourneyRun[] = [];
    for (const one of visitor.journeys ?? []) runs.push(await one.run(origin, atOnce, new AbortController().signal));
    return runs;
  } finally {
    await visitor.close();
  }
}

const states = ({ steps }: JourneyRun) => steps.map(({ name, state }) => `${name}: ${state}`);

describe('example journeys of a council whose forms are in order', () => {
  let runs: readonly JourneyRun[];
  beforeAll(async () => {
    const files = ['report-missed-bin', 'blue-badge', 'pay-council-tax'];
    runs = await runAll(await Promise.all(files.map((name) => read(example(name)))), good);
  });

  it('stop before finishing, and say where', () => {
    expect(runs.map(states)).toEqual([
      [
        'Start page: reached',
        'Postcode: reached',
        'Postcode left empty: reached',
        'Which bin: reached',
        'Check your answers: reached',
        'Report sent: stopped',
      ],
      [
        'Start page: reached',
        'Name: reached',
        'Email address: reached',
        'Declaration: reached',
        'Application sent: stopped',
      ],
      ['Start page: reached', 'Your bill: reached', 'Your payment: reached', 'Card details: stopped'],
    ]);
    expect(runs.map(({ state, held }) => [state, held.filter(({ ended }) => ended).map(({ why }) => why)])).toEqual([
      ['stopped', ['final']],
      ['stopped', ['final']],
      ['stopped', ['payment']],
    ]);
    expect(runs.map(countSteps)).toMatchObject([
      { planned: 6, reached: 5, stopped: 1 },
      { planned: 5, reached: 4, stopped: 1 },
      { planned: 4, reached: 3, stopped: 1 },
    ]);
  });

  it('send what they may, and nothing that finishes', () => {
    expect(good.finished).toEqual([]);
    expect(good.sent).toContain('POST /report-missed-bin/details');
    expect(good.sent).toContain('POST /pay-council-tax/reference');
  });

  it('read the page at each step, mistakes included', () => {
    const [bins] = runs;
    const wrong = bins?.pages[2];
    expect(wrong?.journey).toMatchObject({ journey: 'report-missed-bin', step: 'Postcode left empty', number: 3 });
    expect(wrong?.artifacts.document).toMatchObject({ ok: true });
    expect(wrong?.artifacts.axe).toMatchObject({ ok: true });
    expect(wrong?.artifacts.response).toMatchObject({ ok: true, value: { status: 422 } });
    expect(bins?.steps.map(({ errors }) => errors)).toEqual([false, false, true, false, false, false]);
    const failed = runs.flatMap(({ pages }) =>
      pages.flatMap(({ artifacts }) => Object.entries(artifacts).filter(([, gathered]) => !gathered?.ok)),
    );
    expect(failed).toEqual([]);
  });

  it('tell what is asked, and whether answers are kept', () => {
    const [bins, badge] = runs;
    expect(bins?.steps[1]?.fields).toEqual([{ label: 'Your postcode', personal: 'postcode' }]);
    expect(badge?.steps[1]?.fields).toEqual([{ label: 'Your full name', personal: 'name' }]);
    expect(bins?.pages.at(-1)?.journey?.back).toMatchObject({ kept: 1, lost: [] });
    expect(bins?.hosts).toHaveLength(1);
  });
});

it('of a faulty council, the same journey finds answers gone and a time limit', async () => {
  const [badge] = await runAll([await read(example('blue-badge'))], faulty);
  expect(badge?.steps[2]?.timeLimit).toContain('expires after 15 minutes');
  expect(badge?.pages.at(-1)?.journey?.back).toMatchObject({ kept: 0, lost: ['email'] });
  expect(faulty.finished).toEqual([]);
});

/** One way of sending something each, all of them tried on a page that tries. */
const WAYS = [
  ...['fetch', 'beacon', 'xhr', 'frame', 'window', 'script', 'sent on', 'fetch sent on', 'worker', 'socket', 'leaving'],
  ...['Submit application', 'Send my application', 'to pay', 'Submit my application', 'ping'],
  ...['by a link', 'Go on by reading', 'by a window', 'Apply in a window', 'by fetch', 'Report it'],
  ...['fetch later', 'socket stream', 'opened ahead', 'opened ahead by a header'],
];

describe('a page that tries to send in every way', () => {
  it('sends nothing that finishes', async () => {
    const file = path.join(folder, 'hostile.mjs');
    await writeFile(
      file,
      "export const start = '/hostile/'; export const allow = ['POST /hostile/sent-on', 'POST /hostile/door']; export default () => {};",
    );
    const before = { sent: good.sent.length, read: good.read.length };
    const journey = await read(file);
    const each = WAYS.map(
      (way): Journey => ({
        ...journey,
        name: way,
        run: async ({ page, start }) => {
          await page.goto(start);
          await page.getByText(way, { exact: true }).click();
          await page.waitForTimeout(700);
        },
      }),
    );
    const runs = await runAll(each, good);
    expect(good.finished).toEqual([]);
    expect(good.read).toContain('GET /hostile/ahead');
    // Allowed, and sent on to what is not.
    expect(new Set(good.sent.slice(before.sent))).toEqual(new Set(['POST /hostile/sent-on']));
    expect(good.read.slice(before.read).filter((one) => /socket|confirm/.test(one))).toEqual([]);
    const ended = Object.fromEntries(
      runs.map(({ name, state, held }) => [name, `${state} ${held.map(({ why }) => why)}`]),
    );
    expect(ended).toEqual({
      fetch: 'stopped not-allowed',
      // Answers that it was not taken, and is not even asked for.
      beacon: 'finished ',
      xhr: 'stopped not-allowed',
      frame: 'finished not-allowed',
      window: 'finished not-allowed',
      script: 'stopped not-allowed',
      'sent on': 'stopped not-allowed',
      'fetch sent on': 'stopped not-allowed',
      // There are none in a journey.
      worker: 'finished ',
      socket: 'finished socket',
      // The page is not told that it is being left.
      leaving: 'finished ',
      'Submit application': 'stopped final',
      'Send my application': 'stopped final',
      'to pay': 'stopped payment',
      'Submit my application': 'stopped final',
      ping: 'finished not-allowed',
      'by a link': 'stopped final',
      'Go on by reading': 'stopped final',
      'by a window': 'stopped final',
      'Apply in a window': 'stopped final',
      'by fetch': 'stopped final',
      'Report it': 'stopped final',
      'fetch later': 'finished ',
      'socket stream': 'finished ',
      'opened ahead': 'finished ',
      'opened ahead by a header': 'finished ',
    });
  });

  it('sends nothing from a frame that the journey presses on in', async () => {
    const run: Journey['run'] = async ({ page, start }) => {
      await page.goto(start);
      await page.getByText('open', { exact: true }).click();
      await page.frameLocator('iframe').getByRole('button', { name: 'Go on' }).click();
      await page.waitForTimeout(700);
    };
    const [made] = await runAll([{ name: 'frame', allow: [], steps: [], start: '/hostile/', run }], good);
    expect(good.read).toContain('GET /hostile/opened');
    expect(made?.held).toMatchObject([{ method: 'GET', why: 'not-allowed', ended: false }]);
    expect(good.finished).toEqual([]);
  });
});

describe('a journey that goes wrong', () => {
  const journey = (name: string, run: Journey['run'], steps: readonly string[] = ['One', 'Two']): Journey => {
    return { name, run, steps, allow: [], start: '/report-missed-bin/' };
  };

  it('costs itself alone, and every step is accounted for', async () => {
    const runs = await runAll(
      [
        journey('throws', async ({ page, step, start }) => {
          await page.goto(start);
          await step('One');
          throw new Error('A slip of its author.');
        }),
        journey('goes round the guard', async ({ page }) => {
          await page.route('**/*', (route) => route.continue());
        }),
        journey('is not wanted there', async ({ page, step }) => {
          await page.goto(`${good.origin}/private/`).catch(() => undefined);
          await step('One');
        }),
        journey('ends early', async ({ page, step, start }) => {
          await page.goto(start);
          await step('One');
        }),
      ],
      good,
    );
    expect(runs.map(({ state, detail }) => [state, detail.replace(/:\d+/, '')])).toEqual([
      ['failed', 'A slip of its author.'],
      ['failed', 'page.route cannot be used in a journey.'],
      [
        'stopped',
        'Stopped before finishing: GET http://127.0.0.1/private/ was not sent. robots.txt asks us not to open it.',
      ],
      ['finished', ''],
    ]);
    expect(runs.map(states)).toEqual([
      ['One: reached', 'Two: failed'],
      ['One: failed', 'Two: not-reached'],
      ['One: stopped', 'Two: not-reached'],
      ['One: reached', 'Two: not-reached'],
    ]);
    expect(good.read).not.toContain('GET /private/');
  });
});

describe('a journey on another site', () => {
  const elsewhere = (sites?: readonly string[]): Journey => ({
    ...{ name: 'elsewhere', steps: ['One'], start: `${faulty.origin}/report-missed-bin/`, ...(sites ? { sites } : {}) },
    allow: [{ method: 'POST', path: /./ }],
    run: async ({ page, step, start }) => {
      await page.goto(start);
      await step('One');
    },
  });

  it('does not begin there, unless it declares it, and the report says so', async () => {
    const before = faulty.read.length;
    const wanders: Journey = {
      ...elsewhere(),
      ...{ name: 'wanders', start: null },
      run: async ({ page, step }) => {
        await page.goto(`${faulty.origin}/report-missed-bin/`).catch(() => undefined);
        await step('One');
      },
    };
    const runs = await runAll([elsewhere(), wanders, elsewhere([faulty.origin])], good);
    expect(runs.map(({ state, held, sites }) => [state, held.map(({ why }) => why), sites])).toEqual([
      ['failed', [], undefined],
      ['stopped', ['another-site'], undefined],
      ['finished', [], [faulty.origin]],
    ]);
    expect(runs[0]?.detail).toContain(`declare it in the journey: sites = ['${faulty.origin}']`);
    expect(faulty.read.slice(before)).toEqual(['GET /robots.txt', 'GET /report-missed-bin/']);
    const [, , declared] = runs;
    expect(declared && journeyLines([declared]).join()).toContain(`may begin on another site: ${faulty.origin}.`);
  });
});

describe('the command', () => {
  it('judges each step as a page, and names journey and step wherever a finding is told', async () => {
    const out = path.join(folder, 'out');
    const files = ['blue-badge', 'report-missed-bin'].flatMap((name) => ['--journey', example(name)]);
    const run = await runHere(['scan', faulty.origin, '--out', out, '--max-pages', '2', '--no-probes', ...files]);
    expect(run.err).not.toContain('scanner:');
    expect(run.out).toContain('Journey blue-badge: 5 steps planned = 4 reached + 0 not reached + 1 stopped + 0 failed');
    const report = await readReport(out);
    expect(report.journeys?.map(({ name, counts }) => [name, counts.planned])).toEqual([
      ['blue-badge', 5],
      ['report-missed-bin', 6],
    ]);
    const told = report.findings.map(({ check, messageKey, journey }) => `${check} ${messageKey} ${journey?.step}`);
    expect(told).toContain('forms/error-handling title Postcode left empty');
    expect(told).toContain('forms/one-thing-per-page step Postcode');
    expect(told).toContain('forms/time-limit said Email address');
    expect(told).toContain('forms/back-works answersLost Declaration');
    const schema = JSON.parse(await readFile(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020.default({ allowUnionTypes: true, strict: false, validateFormats: false }).compile(
      schema,
    );
    expect(validate(report), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(await readFile(path.join(out, 'findings.csv'), 'utf8')).toContain('report-missed-bin,Postcode left empty');
    const page = await readFile(path.join(out, 'report.html'), 'utf8');
    expect(page).toContain('id="journeys"');
    expect(page).toContain('Postcode left empty');
    const pack = path.join(folder, 'pack');
    expect(await runHere(['pack', out, '--out', pack, '--no-pdf'])).toMatchObject({ code: 0 });
    expect(await runHere(['verify', pack])).toMatchObject({ code: 0 });
    const step = path.join(pack, 'journeys/02-report-missed-bin/03-postcode-left-empty');
    expect(await readFile(path.join(step, 'document.html.txt'), 'utf8')).toContain('There is a problem');
    expect(faulty.finished).toEqual([]);
  });

  it('runs one by itself', async () => {
    const one = example('pay-council-tax');
    const run = await runHere(['journey', 'run', one, '--start', good.origin, '--store', path.join(folder, 'store')]);
    expect(run.out).toContain('4 steps planned = 3 reached + 0 not reached + 1 stopped + 0 failed');
    expect(run.out).toContain('It would go to a service that takes payments.');
    expect(run.code).toBe(0);
  });

  it.each([
    [
      'forbidden',
      'await page.goto(new URL("/private/", start).href); await step("One");',
      /stopped before its first step/,
    ],
    ['nowhere', 'await page.goto(start);', /ended without its first step/],
    ['broken', 'await page.goto(new URL("/missing", start).href); await step("One");', /could not read its step One/],
  ])('is no success where nothing was seen: %s', async (name, does, says) => {
    const file = path.join(folder, `${name}.mjs`);
    await writeFile(file, `export default async ({ page, step, start }) => { ${does} };`);
    const run = await runHere(['journey', 'run', file, '--start', good.origin, '--store', path.join(folder, 'store')]);
    expect([run.code, run.err], run.out).toEqual([3, expect.stringMatching(says)]);
  });

  it('refuses what is no journey, and a recording without a screen', async () => {
    const bad = path.join(folder, 'bad.mjs');
    await writeFile(bad, 'export const allowFinal = true; export default () => {};');
    const run = await runHere(['scan', good.origin, '--journey', bad]);
    expect([run.code, run.err]).toEqual([2, expect.stringContaining('allowFinal. There is no such thing')]);
    const none = await runHere(['journey', 'record', good.origin], { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } });
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('Recording needs a screen')]);
  });
});
