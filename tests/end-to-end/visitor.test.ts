import jpeg from 'jpeg-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from '../../src/ports.ts';
import { PIXEL, readablePages, STYLE } from './readable-pages.ts';
import { AXE_RULES, artifact, missing, startVisiting, type Visiting } from './visiting.ts';

let world: Visiting;
beforeAll(async () => {
  world = await startVisiting(readablePages);
});

afterAll(() => world?.close());

describe('what is read from a page', () => {
  it('title, language and metadata', async () => {
    const visit = await world.visit('/outline');
    expect(visit).toMatchObject({
      state: 'scanned',
      reason: null,
      detail: '',
      status: 200,
      finalUrl: `${world.server.origin}/outline`,
    });
    expect(missing(visit)).toEqual([]);
    expect(artifact(visit, 'document')).toMatchObject({
      title: 'Bins - Ambleford Council',
      lang: 'en-GB',
      truncated: false,
    });
    expect(artifact(visit, 'document').html).toContain('Nobody reads this.');
    expect(artifact(visit, 'metadata')).toEqual({
      description: 'When bins go out',
      robots: null,
      canonical: `${world.server.origin}/bins`,
      viewport: 'width=device-width',
      alternates: [{ lang: 'cy', href: `${world.server.origin}/cy/biniau` }],
    });
    expect(artifact(visit, 'headings').map(({ level, text }) => [level, text])).toEqual([
      [1, 'Ambleford Council'],
      [2, 'Bins'],
      [4, 'Dates'],
      [5, 'Times'],
      [2, 'No level'],
    ]);
    expect(artifact(visit, 'landmarks').map(({ role, label }) => [role, label])).toEqual([
      ['banner', ''],
      ['navigation', 'Breadcrumb'],
      ['main', ''],
      ['region', 'News'],
      ['form', 'Find your day'],
      ['complementary', ''],
      ['contentinfo', ''],
    ]);
    const { main, whole, words } = artifact(visit, 'text');
    expect(main).toContain('Put bins out by 7am.\nWelsh: Biniau');
    expect(main).not.toMatch(/Nobody|notText|Contact us/);
    expect(whole).toContain('Contact us');
    expect(words).toBe(main.split(/\s+/).length);
    expect(artifact(visit, 'storage')).toEqual({ local: [], session: [] });
    expect(artifact(visit, 'fonts')).toEqual([]);
  });

  it('links', async () => {
    const found = artifact(await world.visit('/links'), 'links');
    const byId = Object.fromEntries(found.map((link) => [link.selector.replace('#', ''), link]));
    const row = (id: string) => [
      byId[id]?.href.replace(world.server.origin, ''),
      byId[id]?.text,
      byId[id]?.region,
      byId[id]?.visible,
    ];
    expect(Object.keys(byId).map((id) => [id, ...row(id)])).toEqual([
      ['home', '/', 'Ambleford Council home', 'header', true],
      ['labelled', '/bins', 'Missed bins', 'nav', true],
      ['described', '/tax#pay', 'Pay council tax', 'main', true],
      ['mail', 'mailto:bins@ambleford.example', 'Mail us', 'main', true],
      ['unseen', '/unseen', 'Unseen', 'main', false],
      ['away', '/away', 'Away', 'main', false],
      ['wrapped', '/wrapped', 'Wrapped', 'main', false],
      ['gone', '/gone', 'Gone', 'main', false],
      ['titled', '/titled', 'Only a title', 'main', false],
      ['drawn', '/drawn', 'Drawn', 'main', true],
      ['area', '/north', 'North', 'main', true],
      ['clobbered', '/clobbered', 'In a form', 'main', true],
      ['byline', '/author', 'Author', 'main', true],
      ['foot', '/accessibility', 'Accessibility', 'footer', true],
    ]);
    expect(byId.home?.box?.width).toBeGreaterThan(0);
    expect(byId.gone?.box).toBeNull();
  });

  it('no more than 2000 links', async () => {
    const found = artifact(await world.visit('/many-links'), 'links');
    expect(found).toHaveLength(2000);
    expect(found[1999]?.selector).toBe('html > body > p:nth-of-type(2000) > a');
  });

  it('forms and fields, whatever the fields are called', async () => {
    const visit = await world.visit('/forms');
    expect(missing(visit)).toEqual([]);
    const seen = artifact(visit, 'forms');
    expect(seen.forms.map(({ action, method }) => [action, method])).toEqual([
      [`${world.server.origin}/report`, 'post'],
      [`${world.server.origin}/forms`, 'get'],
    ]);
    expect(seen.forms[0]?.selector).toBe('html > body > main > form:nth-of-type(1)');
    const byId = Object.fromEntries(seen.fields.map((field) => [field.selector.replace('#', ''), field]));
    const row = (id: string) => [id, byId[id]?.visibleLabel, byId[id]?.accessibleName, byId[id]?.legend];
    const landlord = 'Your landlord’s details';
    expect(['email', 'quiet', 'placed', 'titled', 'aria', 'elsewhere', 'wrapped', 'street', 'bare'].map(row)).toEqual([
      ['email', 'Email address', 'Email address', ''],
      ['quiet', '', 'Quiet name', ''],
      ['placed', '', 'Your name', ''],
      ['titled', '', 'Titled', ''],
      ['aria', '', 'Spoken', ''],
      ['elsewhere', 'Labelled elsewhere', 'Labelled elsewhere', ''],
      ['wrapped', 'Day', 'Day', ''],
      ['street', 'Street', 'Street', `${landlord} Address`],
      ['bare', landlord, '', landlord],
    ]);
    expect(byId.email).toMatchObject({
      tag: 'input',
      type: 'email',
      name: 'email',
      autocomplete: 'email',
      required: true,
      visible: true,
      form: 0,
    });
    expect(byId.aria?.required).toBe(true);
    expect(byId.wrapped).toMatchObject({ tag: 'select', type: 'select' });
    expect(byId.more).toMatchObject({ tag: 'textarea', type: 'textarea' });
    expect(byId.token).toMatchObject({ type: 'hidden', visible: false, box: null });
    expect([byId.alone?.form, byId.outside?.form, byId.joined?.form]).toEqual([1, null, null]);
  });

  it('interface patterns', async () => {
    const seen = artifact(await world.visit('/components'), 'components');
    expect(seen.map(({ kind, text }) => [kind, text])).toEqual([
      ['phase-banner', 'Beta'],
      ['cookie-banner', 'Cookies on this site'],
      ['error-summary', 'There is a problem'],
      ['search', ''],
      ['back-link', 'Back'],
      ['skip-link', 'Jump to the top'],
      ['feedback-control', 'Is this page useful?'],
    ]);
  });

  it('the same template for lists of any length, another for another layout', async () => {
    const [three, many, other] = await Promise.all(
      ['/list-3', '/list-300', '/list-and-form'].map((path) => world.visit(path)),
    );
    const id = (visit: Visit | undefined) => visit && artifact(visit, 'template').id;
    expect(id(three)).toMatch(/^t-[0-9a-f]{8}$/);
    expect(id(many)).toBe(id(three));
    expect(id(other)).not.toBe(id(three));
    expect(many && artifact(many, 'template').elements).toBeGreaterThan(900);
  });

  it('console errors and warnings, not the rest', async () => {
    const seen = artifact(await world.visit('/console'), 'console');
    const texts = seen.map(({ level, text }) => `${level} ${text.slice(0, 24)}`).toSorted();
    expect(texts).toEqual([
      'error Broken: %s xxxxxxxxxxxxx',
      'error Uncaught Error: Nobody l',
      'error Uncaught TypeError: Oops',
      'warning Careful',
    ]);
    expect(Math.max(...seen.map(({ text }) => text.length))).toBe(500);
  });

  it('how the page performed', async () => {
    const vitals = artifact(await world.visit('/busy'), 'vitals');
    expect(vitals.ttfb).toBeGreaterThanOrEqual(0);
    expect(vitals.fcp).toBeGreaterThan(0);
    expect(vitals.lcp).toBeGreaterThanOrEqual(vitals.fcp ?? 0);
    expect(vitals.lcpElement).toMatch(/h1|p/);
    expect(vitals.longTasks).toBeGreaterThanOrEqual(1);
    expect(vitals.blocking).toBeGreaterThanOrEqual(150);
    expect(vitals.cls).toBeGreaterThan(0);
  });

  it('a picture whose pixels are the places in the evidence', async () => {
    const visit = await world.visit('/tall');
    const shot = artifact(visit, 'screenshot');
    expect(shot).toMatchObject({ mediaType: 'image/jpeg', width: 1280, height: 2140 });
    if (!shot) throw new Error('There is no picture.');
    const bytes = await world.blobs.get(shot.blob);
    expect(bytes?.length).toBe(shot.bytes);
    const { width, height } = jpeg.decode(bytes ?? new Uint8Array(), { maxMemoryUsageInMB: 256 });
    expect([width, height]).toEqual([1280, 2140]);
    const [image] = artifact(visit, 'axe').rules.find(({ id }) => id === 'image-alt')?.nodes ?? [];
    expect(image?.box).toEqual({ x: 100, y: 2000, width: 30, height: 40 });
  });

  it('a picture that reaches down to what the readers found, and no further', async () => {
    const visit = await world.visit('/deep');
    const [link] = artifact(visit, 'links').filter(({ text }) => text === 'click here');
    const { y = 0, height = 0 } = link?.box ?? {};
    expect(y).toBeGreaterThan(1500);
    expect(artifact(visit, 'screenshot')?.height).toBe(y + height + 100);
  });
});

describe('what is recorded of the traffic', () => {
  it('requests with what they weigh on a first visit, also when they come out of the cache', async () => {
    for (const round of ['first', 'second']) {
      const seen = artifact(await world.visit('/styled'), 'requests').map(({ delivery: _, ...request }) => ({
        ...request,
        url: request.url.replace(world.server.origin, ''),
      }));
      expect(seen, round).toEqual([
        { url: '/logo.png', type: 'image', bytes: PIXEL.length, status: 200, contentType: 'image/png' },
        {
          url: '/missing.png',
          type: 'image',
          bytes: expect.any(Number),
          status: 404,
          contentType: expect.stringContaining('html'),
        },
        { url: '/style.css', type: 'stylesheet', bytes: STYLE.length, status: 200, contentType: 'text/css' },
        {
          url: '/styled',
          type: 'document',
          bytes: expect.any(Number),
          status: 200,
          contentType: expect.stringContaining('html'),
        },
      ]);
    }
    expect(world.server.hits.filter((hit) => hit === 'GET /style.css').length).toBeLessThan(2);
  });

  it('what never left the browser has no address of its own', async () => {
    const seen = artifact(await world.visit('/blob'), 'requests').filter(({ type }) => type === 'fetch');
    expect(seen.map(({ url, status }) => [url, status])).toEqual([
      ['blob:', 200],
      ['blob:', 200],
    ]);
  });

  it('the redirects that led there, and cookies on the way', async () => {
    const visit = await world.visit('/old');
    const { origin } = world.server;
    expect(visit.finalUrl).toBe(`${origin}/styled?from=old`);
    expect(artifact(visit, 'response')).toMatchObject({
      url: `${origin}/styled?from=old`,
      status: 200,
      redirects: [
        { url: `${origin}/old`, status: 301 },
        { url: `${origin}/older`, status: 302 },
      ],
    });
    expect(new Map(artifact(visit, 'response').headers).get('content-type')).toBe('text/html; charset=utf-8');
    const shared = { domain: '127.0.0.1', path: '/', secure: false };
    expect(artifact(visit, 'cookies')).toEqual([
      { ...shared, name: 'a', httpOnly: true, sameSite: 'Strict', session: true },
      { ...shared, name: 'b', httpOnly: false, sameSite: 'Lax', session: false },
    ]);
  });
});

describe('every visit is a first visit', () => {
  it('finds nothing that an earlier one left behind', async () => {
    for (const round of ['first', 'second', 'third']) {
      const visit = await world.visit('/remembers');
      expect(artifact(visit, 'text').main, round).toBe('Seen before:');
      expect(
        artifact(visit, 'cookies').map(({ name }) => name),
        round,
      ).toEqual(['again', 'visited']);
      expect(artifact(visit, 'storage'), round).toEqual({ local: ['kept'], session: ['here'] });
    }
    const after = await world.visit('/outline');
    expect(artifact(after, 'cookies')).toEqual([]);
    expect(artifact(after, 'storage')).toEqual({ local: [], session: [] });
    expect(artifact(after, 'requests').map(({ url }) => url)).not.toContain(`${world.server.origin}/poll`);
    expect(artifact(after, 'console').map(({ text }) => text)).not.toContain('Still here');
  });

  it.each(['/clings', '/works'])('whatever the one before it still wants to do: %s', async (path) => {
    const before = await world.visit(path);
    expect(artifact(before, 'requests').map(({ url }) => url)).toContain(`${world.server.origin}/poll`);
    const after = await world.visit('/styled');
    expect(artifact(after, 'storage')).toEqual({ local: [], session: [] });
    expect(artifact(after, 'requests').map(({ url }) => url)).not.toContain(`${world.server.origin}/poll`);
  });

  it('in frames of other sites too', async () => {
    for (const round of ['first', 'second']) {
      const texts = artifact(await world.visit('/framing'), 'console').map(({ text }) => text);
      expect(texts, round).toEqual(['Framed: ']);
    }
  });
});

describe('axe', () => {
  const imagesWithoutAlt = (visit: Visit) =>
    artifact(visit, 'axe').rules.find(({ id, outcome }) => id === 'image-alt' && outcome === 'failed');

  it('runs the rules it was given, in order', async () => {
    const { rules, version, framesMissed } = artifact(await world.visit('/list-3'), 'axe');
    expect(rules.map(({ id }) => id)).toEqual(AXE_RULES.toSorted());
    expect(rules.find(({ id }) => id === 'html-has-lang')).toMatchObject({
      outcome: 'passed',
      nodes: [],
      nodeCount: 0,
    });
    expect(rules.find(({ id }) => id === 'label')).toMatchObject({ outcome: 'inapplicable' });
    expect(version).toBe(world.visitor.versions.axe);
    expect(framesMissed).toEqual([]);
  });

  it('judges frames of this site, of another and written in place', async () => {
    const visit = await world.visit('/frames');
    expect(
      imagesWithoutAlt(visit)
        ?.nodes.map(({ selector }) => selector.split(' >> ')[0])
        .toSorted(),
    ).toEqual(['iframe[title="other"]', 'iframe[title="other"]', 'iframe[title="own"]', 'iframe[title="written"]']);
    expect(artifact(visit, 'axe').framesMissed).toEqual([]);
  });

  it('works under a strict policy', async () => {
    const visit = await world.visit('/strict');
    expect(missing(visit)).toEqual([]);
    expect(imagesWithoutAlt(visit)?.nodeCount).toBe(1);
  });

  it('judges what comes late', async () => {
    expect(imagesWithoutAlt(await world.visit('/late'))?.nodeCount).toBe(1);
  });
});

describe('the site as a whole', () => {
  it('gathers every artifact', async () => {
    const { origin } = world.server;
    const site = await world.visitor.visitSite(origin);
    expect(site).toMatchObject({
      origin,
      artifacts: {
        robots: { ok: true, value: { status: 200, body: 'User-agent: *\nDisallow: /private' } },
        sitemap: { ok: true, value: { files: [{ status: 404 }], urls: [], total: 0 } },
        plainHttp: { ok: true, value: null },
        securityTxt: { ok: true, value: { status: 404 } },
        notFound: {
          ok: true,
          value: { title: 'Not found', headings: [], links: [], text: '', response: { status: 404 } },
        },
      },
    });
  });

  it('and says so when nobody answers', async () => {
    const site = await world.visitor.visitSite('http://127.0.0.1:9');
    // Without its rules nothing else is asked of a server.
    for (const [name, gathered] of Object.entries(site.artifacts)) expect(gathered, name).toMatchObject({ ok: false });
  });
});
