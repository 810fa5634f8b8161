import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import { busyPlaces } from '../../src/gather/busy.ts';
import type { PageGatherer } from '../../src/gather/gatherer.ts';
import { fromPage } from '../../src/gather/gatherer.ts';
import { readHeadings } from '../../src/gather/in-page/outline.ts';
import { createShowings } from '../../src/gather/showing.ts';
import { openTabs } from '../../src/gather/tabs.ts';
import { visitPage } from '../../src/gather/visitor.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { closedPort, serveLoopback } from '../helpers/loopback.ts';
import { hostilePages } from './hostile-pages.ts';
import { artifact, clock, missing, startVisiting, type Visiting } from './visiting.ts';

const TIMEOUT_MS = 4000;
let world: Visiting;
beforeAll(async () => {
  world = await startVisiting(hostilePages(await closedPort()), { timeoutMs: TIMEOUT_MS });
});

afterAll(() => world?.close());

async function expectUsable(): Promise<void> {
  const visit = await world.visit('/plain');
  expect(visit).toMatchObject({ state: 'scanned' });
  expect(missing(visit)).toEqual([]);
}

describe('addresses that are no page', () => {
  it.each([
    ['/download', 'skipped not-html', 200],
    // Neither the address nor the headers are sure enough for HEAD alone; the browser finds out.
    ['/zip', 'skipped not-html', null],
    ['/pdf', 'skipped not-html', 200],
    ['/no-content', 'skipped not-html', null],
    ['/json', 'skipped not-html', 200],
    ['/text', 'skipped not-html', 200],
    ['/401', 'blocked sign-in', 401],
    ['/401-basic', 'blocked sign-in', 401],
    ['/403', 'blocked forbidden', 403],
    ['/403-empty', 'blocked forbidden', 403],
    ['/429', 'blocked rate-limited', 429],
    ['/challenge', 'blocked challenge', 403],
    ['/404-empty', 'failed http-error', 404],
    ['/500', 'failed http-error', 500],
    ['/503-empty', 'failed http-error', 503],
    ['/circle', 'failed redirect-loop', null],
    ['/to-refused', 'failed refused', null],
    ['/reset', 'failed reset', null],
  ])('%s: %s', async (path, ends, code) => {
    const visit = await world.visit(path);
    expect([`${visit.state} ${visit.reason}`, visit.status, visit.page]).toEqual([ends, code, null]);
    expect(visit.detail).toMatch(/^[A-Z].*[.)]$/);
  });

  it('a server that is not there, and an address that is none', async () => {
    const refused = await world.visitor.visitPage(`http://127.0.0.1:${await closedPort()}/`);
    expect(refused).toMatchObject({ state: 'failed', reason: 'refused', status: null, finalUrl: null });
    expect(await world.visitor.visitPage('http://')).toMatchObject({ state: 'failed', reason: 'other' });
    await expectUsable();
  });

  it('a missing page without words is still an answer', async () => {
    const bare = await serveLoopback((_request, response) => response.writeHead(404).end());
    const { artifacts } = await world.visitor.visitSite(bare.origin);
    await bare.close();
    expect(artifacts.notFound).toMatchObject({
      ok: true,
      value: { response: { status: 404 }, title: '', headings: [], links: [], components: [], text: '' },
    });
  });
});

describe('pages that fool the reader', () => {
  it('reads past what the page has overridden', async () => {
    const visit = await world.visit('/overrides');
    expect(missing(visit)).toEqual([]);
    expect(artifact(visit, 'headings')).toEqual([{ level: 1, text: 'Real', selector: '#h' }]);
    expect(artifact(visit, 'links').map(({ text, region }) => [text, region])).toEqual([['Link', 'main']]);
    expect(artifact(visit, 'forms').fields.map(({ visibleLabel }) => visibleLabel)).toEqual(['Name']);
    expect(artifact(visit, 'vitals').fcp).toBeGreaterThan(0);
    const axe = artifact(visit, 'axe').rules.find(({ id }) => id === 'image-alt');
    expect(axe).toMatchObject({ outcome: 'failed', nodeCount: 1 });
  });

  it('reads past forms that are named like parts of the document', async () => {
    const visit = await world.visit('/clobbers');
    expect(missing(visit)).toEqual([]);
    expect(artifact(visit, 'document').title).toBe('Real title');
    expect(artifact(visit, 'text').whole).toBe('Real');
    expect(artifact(visit, 'forms').forms).toHaveLength(3);
  });
});

describe('pages that leave', () => {
  it.each(['moves', 'moves-at-once', 'meta'])('follows /%s and reads where it led', async (path) => {
    const visit = await world.visit(`/${path}`);
    const { origin } = world.server;
    expect(visit).toMatchObject({ url: `${origin}/${path}`, state: 'scanned', status: 200 });
    expect(visit.finalUrl).toContain(`${origin}/arrived?from=`);
    expect(missing(visit)).toEqual([]);
    expect(artifact(visit, 'document').title).toBe('New title');
    expect(artifact(visit, 'response').url).toBe(visit.finalUrl);
  });

  it('judges where it led, not where it came from', async () => {
    expect(await world.visit('/to-missing')).toMatchObject({ state: 'failed', reason: 'http-error', status: 404 });
  });

  it('does not follow a change of the address alone', async () => {
    const visit = await world.visit('/hash');
    expect(visit).toMatchObject({ state: 'scanned', finalUrl: `${world.server.origin}/hash` });
    expect(missing(visit)).toEqual([]);
  });

  it('does not follow without end', async () => {
    expect(await world.visit('/reloads')).toMatchObject({ state: 'failed', reason: 'redirect-loop' });
    await expectUsable();
  });
});

describe('pages that hold up', () => {
  it('questions and windows', async () => {
    for (const path of ['/alerts', '/windows']) {
      const visit = await world.visit(path);
      expect(missing(visit), path).toEqual([]);
    }
    const ticks = () => world.server.hits.filter((hit) => hit === 'GET /tick').length;
    await expectUsable();
    const before = ticks();
    await world.visit('/hash');
    expect(ticks(), 'the windows are closed').toBe(before);
  });

  it('documents without end are given up in time', async () => {
    const began = performance.now();
    const visits = await Promise.all(['/endless', '/alert-loop'].map((path) => world.visit(path)));
    expect(visits.map(({ state, reason }) => [state, reason])).toEqual(visits.map(() => ['failed', 'timed-out']));
    expect(performance.now() - began).toBeLessThan(2 * TIMEOUT_MS + 60_000);
    await expectUsable();
  });

  it('a picture or frame that never comes does not cost the page', async () => {
    const visit = await world.visit('/waits-for-image');
    expect(visit).toMatchObject({ state: 'scanned', status: 200 });
    expect(missing(visit)).toEqual([]);
    expect(artifact(visit, 'headings')).toHaveLength(1);
    await expectUsable();
  });

  it('a page that hangs costs itself only', async () => {
    const visit = await world.visit('/hangs');
    expect(visit).toMatchObject({ state: 'failed', reason: 'timed-out' });
    await expectUsable();
  });

  it('a page that never rests is judged as it stands', async () => {
    const began = performance.now();
    expect(missing(await world.visit('/mutates'))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(60_000);
  });

  it('a page in which time stands still is read without what needs time', async () => {
    const visit = await world.visit('/sandbox');
    expect(missing(visit)).toEqual(['vitals', 'axe', 'labInteraction']);
    expect(artifact(visit, 'headings')).toHaveLength(1);
  });

  it('a frame in which time stands still is left out, and said to be', async () => {
    const visit = await world.visit('/frames');
    expect(missing(visit)).toEqual([]);
    const { rules, framesMissed } = artifact(visit, 'axe');
    const elsewhere = world.server.origin.replace('127.0.0.1', 'localhost');
    expect(framesMissed).toEqual(['about:srcdoc', `${elsewhere}/inner`]);
    expect(rules.find(({ id }) => id === 'image-alt')?.nodes.map(({ selector }) => selector)).toEqual([
      'iframe[title="b"] >> img',
    ]);
  });

  it('deep and huge pages are cut', async () => {
    const deep = await world.visit('/deep');
    expect(artifact(deep, 'links')[0]?.selector.split(' > ')).toHaveLength(12);
    const huge = await world.visit('/huge');
    expect(artifact(huge, 'document')).toMatchObject({ truncated: true });
    expect(artifact(huge, 'document').html).toHaveLength(1_500_000);
    expect(artifact(huge, 'text').main).toHaveLength(200_000);
  });
});

describe('a tab that is lost in the middle', () => {
  const gatherer = (run: PageGatherer<'fonts'>['begin']): PageGatherer => ({
    artifact: 'fonts',
    timeoutMs: 3000,
    begin: run,
  });
  const boom = gatherer(() => () => Promise.reject(new Error('Boom.')));
  const crash = gatherer(({ world }) => async () => {
    await world().session.send('Page.crash');
    return [];
  });
  const leave = gatherer(({ page }) => async () => {
    await page.goto(`${world.server.origin}/arrived`);
    return [];
  });

  async function visitWith(broken: PageGatherer) {
    const found = await locateBrowser(undefined, process.env);
    if (!('path' in found)) throw new Error(found.message);
    const { browser } = await launchBrowser(found.path);
    const tabs = openTabs(
      { current: async () => browser },
      { userAgent: 'lgdss-test', ignoreCertificateErrors: false, prelude: '' },
    );
    const options = {
      gatherers: [broken, fromPage('headings', readHeadings)],
      timeoutMs: 20_000,
      settle: { wait: 0, quiet: 0, most: 100 },
      axe: { source: '', rules: [] },
      knownSizes: new Map(),
      knownHashes: new Map(),
      showing: createShowings(false),
      busy: busyPlaces(1),
    };
    const ports = { tabs, clock, blobs: memoryBlobStore() };
    const visit = () => visitPage(`${world.server.origin}/plain`, options, ports);
    const visits = [await visit(), await visit()];
    await browser.close();
    return { visits, afterwards: await visit() };
  }

  it.each([
    ['one gatherer fails: the others carry on', boom, ['fonts']],
    ['the page crashed', crash, ['fonts', 'headings']],
    ['the page left', leave, ['headings']],
  ] as const)('%s', async (_name, broken, lost) => {
    const { visits, afterwards } = await visitWith(broken);
    expect(visits.map(({ state }) => state)).toEqual(['scanned', 'scanned']);
    expect(visits.map(missing)).toEqual([lost, lost]);
    expect(afterwards).toMatchObject({ state: 'failed', reason: 'crashed' });
  });
});
