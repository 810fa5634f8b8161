import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { serveSite } from '../../fixtures/serve.ts';
import { type Apart, type Lost, openApart } from '../../src/gather/measure/apart.ts';
import { type MeasureSettings, openMeasurer } from '../../src/gather/measure/measurer.ts';
import type { Answered, Order } from '../../src/gather/measure/worker.ts';
import { memoryFlags } from '../../src/gather/turns/flags.ts';
import { openTurns } from '../../src/gather/turns/turns.ts';
import type { Gathered, PageEvidence } from '../../src/model/evidence.ts';
import type { Measured } from '../../src/model/seen/measured.ts';
import type { BlobStore, Measurer, Visitor } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { ROOT } from '../helpers/source.ts';
import recorded from '../src/gather/measure/recorded.json' with { type: 'json' };
import { startVisiting, type Visiting } from './visiting.ts';

/** The machine of a test is busy with other tests; whether the page is slow is asked, not whether the machine is. */
const calmly = { calm: async () => 0, watchOthers: () => () => 0 };
/** Turns of this test alone: it must not hold back the pages of other tests. Turns are tested in two-scans.test.ts. */
const ownTurns = () => openTurns(memoryFlags());
const once = { least: 1, most: 1 };
const measuring = { devices: ['mobile'], mostPages: 10, runs: once } as const;

function measureWith(measurer: Measurer, url: string, title: string, finalUrl = url) {
  const told: string[] = [];
  const how = {
    turn: <T>(load: () => Promise<T>) => load(),
    began: ({ device, run }: { readonly device: string; readonly run: number }) => void told.push(`${device} ${run}`),
    signal: new AbortController().signal,
  };
  return measurer.measure({ url, title, finalUrl }, how).then((measured) => ({ measured, told }));
}

describe('pages that cannot be measured', () => {
  let site: Visiting;
  let measurer: ReturnType<typeof openMeasurer>;
  let settings: MeasureSettings;
  const fromPhone = (agent: string | undefined) => agent?.includes('Mobile') === true;
  const ports = () => ({ turns: ownTurns(), blobs: memoryBlobStore(), machine: calmly });
  beforeAll(async () => {
    site = await startVisiting(
      () => ({
        '/moves': (request, response) =>
          fromPhone(request.headers['user-agent'])
            ? response.writeHead(302, { location: '/login' }).end()
            : response.end('<title>Moves</title><h1>Here</h1>'),
        '/login': '<title>Sign in</title><h1>Sign in</h1>',
        '/signed-out': '<title>Sign in</title><h1>Sign in</h1>',
        '/named': '<title>Named</title><h1>Named</h1><form name="title"><input name="slice"></form>',
        '/gone': { status: 503, body: '<title>Gone</title>' },
        '/restless': `<title>Restless</title><h1>Restless</h1>
          <script>setInterval(() => fetch('/again?' + Math.random()), 100)</script>`,
        '/again': (_, response) => void setTimeout(() => response.end('again'), 400),
      }),
      { measuring },
    );
    settings = {
      ...measuring,
      ...{ executablePath: site.executablePath, userAgent: 'lgdss-test', fixed: new Map(), mostLoadingMs: 8000 },
      isLenient: async () => true,
    };
    measurer = openMeasurer(settings, ports());
  });
  afterAll(async () => {
    await measurer.close();
    await site.close();
  });

  it.each([
    ['/moves', 'Moves', 'elsewhere', /led somewhere else .*\/login/],
    ['/signed-out', 'Your account', 'another-title', /another title .*"Sign in"/],
    ['/gone', 'Gone', 'http-error', /answered with an error \(503\)/],
    ['/restless', 'Restless', 'restless', /did not come to rest/],
  ])('%s is named as such, and is not tried again', async (page, title, code, says) => {
    const { measured, told } = await measureWith(measurer, site.server.origin + page, title);
    expect(measured).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(says) } });
    expect(told).toEqual(['mobile 1']);
  });

  it('a form that is named title is no other page', async () => {
    const { measured } = await measureWith(measurer, `${site.server.origin}/named`, 'Named');
    expect(measured).toMatchObject({ ok: true, value: { title: 'Named' } });
  });

  it.each([
    ['breaks down', 'process.once("message", () => process.exit(1))', 'crashed', 60_000],
    ['never answers', 'process.on("message", () => undefined)', 'timed-out', -59_900],
  ])('Lighthouse %s: it is tried once more, and then the page is given up', async (_, code, expected, mostMs) => {
    const folder = await temporaryFolder();
    const script = path.join(folder.path, 'worker.mjs');
    await writeFile(script, code);
    const apart = openApart(pathToFileURL(script));
    const odd = openMeasurer({ ...settings, mostLoadingMs: mostMs }, { ...ports(), apart });
    const { measured, told } = await measureWith(odd, `${site.server.origin}/login`, 'Sign in');
    expect(measured).toMatchObject({ ok: false, error: { code: expected } });
    expect(told).toEqual(['mobile 1', 'mobile 1']);
    await odd.close();
    await folder.remove();
  });

  it('runs during which others were at work are kept, and do not count', async () => {
    const folder = await temporaryFolder();
    const script = path.join(folder.path, 'worker.mjs');
    const url = `${site.server.origin}/login`;
    const lhr = { ...recorded.history, mainDocumentUrl: url };
    const answer = { lhr, records: [], finalUrl: url, title: 'Sign in', restless: false };
    await writeFile(script, `process.on('message', () => process.send(${JSON.stringify(answer)}))`);
    const busy = { ...calmly, watchOthers: () => () => 0.6 };
    const odd = openMeasurer(settings, { ...ports(), machine: busy, apart: openApart(pathToFileURL(script)) });
    const { measured } = await measureWith(odd, url, 'Sign in');
    const runs = measured?.ok ? measured.value.devices[0]?.runs : [];
    expect(runs?.map(({ load, unreliable }) => [load, unreliable])).toEqual(Array(4).fill([0.6, 'machine-busy']));
    await odd.close();
    await folder.remove();
  });

  const answerWith = (url: string, lcp: number): Answered => {
    const { audits } = recorded.history;
    const told = { ...audits['largest-contentful-paint'], numericValue: lcp };
    const lhr = { ...recorded.history, mainDocumentUrl: url, audits: { ...audits, 'largest-contentful-paint': told } };
    return { lhr, records: [], finalUrl: url, title: 'Sign in', restless: false };
  };

  it('a browser that breaks down in the middle is noticed, not waited for', async () => {
    const real = openApart();
    const apart: Apart = {
      close: real.close,
      run: (order, mostMs, signal) => {
        setTimeout(() => process.kill(-order.browserPid, 'SIGKILL'), 4000);
        return real.run(order, mostMs, signal);
      },
    };
    const odd = openMeasurer(settings, { ...ports(), apart });
    const since = performance.now();
    const { measured, told } = await measureWith(odd, `${site.server.origin}/restless`, 'Restless');
    await odd.close();
    expect(measured).toMatchObject({ ok: false, error: { code: 'crashed' } });
    expect(told).toEqual(['mobile 1', 'mobile 1']);
    // Two runs that are waited for take more than two minutes.
    expect(performance.now() - since).toBeLessThan(120_000);
  });

  it('bad luck after enough runs costs none of them', async () => {
    const url = `${site.server.origin}/login`;
    const answers: (Answered | Lost)[] = [1000, 2000, 3000].map((lcp) => answerWith(url, lcp));
    const apart = { run: async () => answers.shift() ?? { lost: 'crashed' as const }, close: async () => undefined };
    const odd = openMeasurer({ ...settings, runs: { least: 3, most: 7 } }, { ...ports(), apart });
    const { measured, told } = await measureWith(odd, url, 'Sign in');
    expect(measured?.ok && measured.value.devices[0]?.runs.map(({ lcp }) => lcp)).toEqual([1000, 2000, 3000]);
    expect(told).toHaveLength(5);
  });

  it('a desktop that fails costs nothing of the phone, and the other way round', async () => {
    const url = `${site.server.origin}/login`;
    for (const failing of ['desktop', 'mobile']) {
      const run = async ({ device }: Order) =>
        device === failing ? { lost: 'timed-out' as const } : answerWith(url, 1000);
      const apart = { run, close: async () => undefined };
      const both = openMeasurer({ ...settings, devices: ['mobile', 'desktop'] }, { ...ports(), apart });
      const { measured } = await measureWith(both, url, 'Sign in');
      if (!measured?.ok) throw new Error(measured?.error.message);
      expect(measured.value.devices.map(({ device }) => device)).toEqual([failing === 'mobile' ? 'desktop' : 'mobile']);
      expect(measured.value.lost).toEqual([
        { device: failing, error: { code: 'timed-out', message: expect.stringMatching(/in time/) } },
      ]);
    }
  });

  it('no run is so long that pages would go on beside it', async () => {
    const asked: number[] = [];
    const run = async ({ mostLoadingMs }: Order, mostMs: number): Promise<Lost> => {
      asked.push(mostLoadingMs, mostMs);
      return { lost: 'crashed' };
    };
    const apart = { run, close: async () => undefined };
    const odd = openMeasurer({ ...settings, mostLoadingMs: 600_000 }, { ...ports(), apart });
    await measureWith(odd, `${site.server.origin}/login`, 'Sign in');
    expect(asked.slice(0, 2)).toEqual([120_000, 180_000]);
  });

  it('a scan that is stopped waits for no run', async () => {
    const stop = new AbortController();
    const patient = openMeasurer({ ...settings, mostLoadingMs: 120_000 }, ports());
    const url = `${site.server.origin}/restless`;
    const measured = patient.measure(
      { url, title: 'Restless', finalUrl: url },
      {
        turn: (load) => load(),
        began: () => void setTimeout(() => stop.abort(), 2000),
        signal: stop.signal,
      },
    );
    const stopped = new Promise((resolve) => stop.signal.addEventListener('abort', () => resolve(performance.now())));
    const since = Number(await stopped);
    expect(await measured).toBeUndefined();
    // The page would be loading for two minutes.
    expect(performance.now() - since).toBeLessThan(60_000);
    await patient.close();
  });

  it('says so where no browser starts', async () => {
    const none = openMeasurer({ ...settings, executablePath: path.join(ROOT, 'package.json') }, ports());
    const { measured } = await measureWith(none, `${site.server.origin}/login`, 'Sign in');
    expect(measured).toMatchObject({ ok: false, error: { code: 'no-browser' } });
  });
});

interface Planted {
  readonly check: string;
  readonly page: string;
  readonly message: string;
}

const planted = JSON.parse(
  await readFile(path.join(ROOT, 'fixtures/sites/westmere/measured.json'), 'utf8'),
) as readonly Planted[];

describe('the faults of Westmere that only measuring shows', () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  let visiting: Visiting;
  let visitor: Visitor;
  let blobs: BlobStore;
  beforeAll(async () => {
    site = await serveSite('westmere');
    visiting = await startVisiting(() => ({}), { measuring }, { machine: calmly, turns: ownTurns() });
    ({ visitor, blobs } = visiting);
  });
  afterAll(async () => {
    await visiting.close();
    await site.close();
  });

  it.each(planted)('$check on $page', async ({ check: id, page, message }) => {
    const visit = await visitor.visitPage(new URL(page, site.url).href);
    if (!visit.page || !visitor.measurer) throw new Error(visit.detail);
    const { response, document } = visit.page.artifacts;
    if (!response?.ok || !document?.ok) throw new Error('The page was not read.');
    const check = checks.find(({ meta }) => meta.id === id);
    if (check?.scope !== 'page') throw new Error(`${id} is no check of a page.`);
    const said: unknown[] = [];
    for (let times = 0; times < MOST_TIMES && !said.includes(message); times += 1) {
      const { measured } = await measureWith(visitor.measurer, visit.url, document.value.title, response.value.url);
      if (!measured?.ok) {
        said.push(measured?.error);
        continue;
      }
      const verdict = check.evaluate(seenBy(visit.page, threeTimes(measured)), visit.page);
      said.push(...(verdict.outcome === 'failed' ? verdict.findings.map((finding) => finding.message) : [verdict]));
      await expectEvidence(measured.value, blobs);
    }
    expect(said.at(-1), JSON.stringify(said)).toBe(message);
  });
});

/**
 * A busy machine may draw a page so late that nothing of it is seen to jump or to come late, or not measure it at all. What
 * is planted must show once.
 */
const MOST_TIMES = 3;

/** How often a page is measured is tested elsewhere; here a run of ten seconds stands for three. */
function threeTimes({ value }: Extract<Gathered<Measured>, { ok: true }>): Measured {
  return { ...value, devices: value.devices.map((on) => ({ ...on, runs: [...on.runs, ...on.runs, ...on.runs] })) };
}

function seenBy({ artifacts }: PageEvidence, measured: Measured) {
  const read = Object.entries(artifacts).flatMap(([name, one]) => (one?.ok ? [[name, one.value]] : []));
  return { ...Object.fromEntries(read), measured };
}

/** Pictures and the archive are stored, and the archive is one. */
async function expectEvidence({ devices: [on] }: Measured, blobs: BlobStore): Promise<void> {
  if (!on?.har) throw new Error('There is no archive.');
  const har = JSON.parse(new TextDecoder().decode(await blobs.get(on.har)));
  expect(har.log.entries).toHaveLength(on.requests);
  expect(on.waterfall[0]).toMatchObject({ type: 'Document', status: 200, startMs: 0 });
  expect(on.film.length).toBeGreaterThan(0);
  for (const { picture } of on.film)
    expect((await blobs.get(picture))?.subarray(0, 2)).toEqual(new Uint8Array([0xff, 0xd8]));
}
