import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../src/gather/in-page/run.ts';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import { keyboard } from '../../src/gather/probes/keyboard.ts';
import { openDesk } from '../../src/gather/probes/operate/desk.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Probe, Probing } from '../../src/gather/probes/probe.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const page = (body: string) => `<!doctype html><html lang="en"><title>Bins</title><body>${body}</body></html>`;

/** Forms that are walked through before their button is pressed. `script` runs where the focus comes and goes. */
const form = (more = '', script = '') =>
  page(
    `<a href="#form">To the form</a><form id="form" action="/sent" novalidate><label>Name <input required></label> <button>Go on</button> <p></p>${more}</form>
    <script>const form = document.forms[0];
    form.addEventListener('submit', (event) => { event.preventDefault(); form.querySelector('p').textContent = 'Enter your name'; });
    form.addEventListener('focusout', ({ target }) => { if (target === form[0]) { ${script} } });</script>`,
  );
const talk = `new WebSocket(location.origin.replace('http', 'ws') + '/socket')`;
/** By how often each is loaded until its errors have been seen. */
const asking = {
  1: {
    '/form/nothing': form(),
    '/form/browser': page('<form action="/sent"><label>Name <input required></label> <button>Go on</button></form>'),
    '/form/variable': form('', 'globalThis.passed = true'),
    '/form/fades': form(
      '<style>@keyframes gone { to { visibility: hidden; } } form p:not(:empty) { animation: gone 1s 4s forwards; }</style>',
    ),
    '/form/none': page('<my-part></my-part><button onfocus="this.title = 1">Help</button>'),
  },
  2: {
    '/form/text': form('', `form.querySelector('p').textContent = 'Enter your name'`),
    '/form/undone': form('', `form.toggleAttribute('busy'); form.toggleAttribute('busy')`),
    '/form/value': form('', `form[0].value = 'Bins'`),
    '/form/address': form('', `history.pushState(null, '', '/form/passed')`),
    '/form/dialog': form('', 'alert(1)'),
    '/form/late': form('', `setTimeout(() => form.removeAttribute('novalidate'), 20)`),
    '/form/talks': form('', `new WebSocket(location.origin.replace('http', 'ws') + '/socket')`),
    '/form/long': form('<i></i>'.repeat(6000)),
    '/form/component': form('<my-part></my-part>'),
  },
} as const;

let world: ProbingPages;
beforeAll(async () => {
  const served = {
    '/plain': page('<h1>Bins</h1>'),
    '/tall': page('<h1>Bins</h1><div style="height: 7000px"></div><a href="/plain">Plain</a>'),
    '/alerts': page('<button onfocus="alert(1); confirm(2)">Help</button>'),
    '/leaves': page('<button onfocus="location.href = \'/plain\'">Help</button>'),
    '/blank': page('<button onfocus="location.href = \'about:blank\'">Help</button>'),
    '/gives': page('<form action="/sent"><button onfocus="this.form.submit()">Help</button></form>'),
    '/posts': page('<form action="/sent" method="post"><button onfocus="this.form.submit()">Help</button></form>'),
    '/posts-elsewhere': page(
      '<form action="/sent" method="post" target="_blank"><button onfocus="this.form.submit()">Help</button></form>',
    ),
    '/posts-in-frame': page(
      '<form action="/sent" method="post" target="f"><button onfocus="this.form.submit()">Help</button></form><iframe name="f"></iframe>',
    ),
    '/sends': page(
      `<button onfocus="fetch('/sent', { method: 'POST' }); navigator.sendBeacon('/sent'); fetch('/plain')">Help</button>`,
    ),
    '/sends-late': page(
      `<button onfocus="setTimeout(() => fetch('/sent?late', { method: 'POST' }), 150)">Help</button><script>addEventListener('pagehide', () => navigator.sendBeacon('/sent?hide')); addEventListener('visibilitychange', () => navigator.sendBeacon('/sent?vis'))</script>`,
    ),
    '/asks-to-delete': page(`<button onfocus="fetch('/bins/delete?id=1')">Help</button>`),
    '/talks': page(`<h1>Bins</h1><script>new WebSocket(location.origin.replace('http', 'ws') + '/socket')</script>`),
    '/calls': form(
      `<script>addEventListener('pointerover', () => new WebSocket(location.origin.replace('http', 'ws') + '/socket'))</script>`,
    ),
    '/opens': page('<button onfocus="window.open(\'/sent\')">Help</button>'),
    '/works': page('<button onfocus="for (;;);">Help</button>'),
    '/closes': page('<button onfocus="window.close()">Help</button>'),
    '/changes': page('<button onfocus="document.body.innerHTML = \'<h1>Gone</h1>\'">Help</button>'),
    ...asking[1],
    ...asking[2],
    '/brings-up': page(
      `<h1>Bins</h1><input aria-label="Day" onfocus="document.querySelector('p').hidden = false"><p hidden>Monday</p>`,
    ),
    '/numbers': page('<a href="/a">First</a> <a href="/b" id="last" tabindex="1">Last</a>'),
    '/links': page('<a href="/a">First</a> <a href="/b" id="middle">Middle</a> <a href="/c" id="last">Last</a>'),
    '/gone': { status: 410, body: '<title>Gone</title>' },
  };
  world = await startProbing(served, { patience: 1 });
});

afterAll(() => world?.close());

type Seen = { did: unknown; h1: unknown; path: string };
/** In the place of a real artifact: what the page did when its first element had the focus. */
const stand = (
  artifact: 'headings' | 'landmarks' | 'links' | 'hovered',
  run: (probing: Probing) => Promise<unknown>,
  more: Partial<Probe> = {},
) => ({ artifact, timeoutMs: 1500, leaves: 'as-found', run, ...more }) as Probe;

const look = async (probing: Probing): Promise<Seen> => ({
  did: probing.happened(),
  h1: await evaluate(await probing.world(), 'document.body.innerText'),
  path: new URL(probing.page.url()).pathname,
});
const tab = async (probing: Probing) => {
  await probing.page.keyboard.press('Tab');
  // Until what the page started has been asked for.
  await evaluate(await probing.world(), 'new Promise((resolve) => setTimeout(resolve, 100))').catch(() => undefined);
  return look(probing);
};
const pressing = stand('headings', tab);
const looking = stand('landmarks', look);
/** Gives something the focus, as trying its controls does. */
const visiting = (selector: string, leaves = true) => {
  const one = `document.querySelector('${selector}')`;
  const script = `${one}.focus(); ${leaves ? `${one}.blur()` : 'undefined'}`;
  return stand('headings', async (probing) => evaluate(await probing.world(), script), { acts: true });
};
const nothing = { dialogs: [], popups: [], navigations: [], sent: [] };

async function both(path: string) {
  const { headings, landmarks } = await world.runAll([pressing, looking], path);
  const of = (gathered: typeof headings | typeof landmarks) =>
    (gathered?.ok ? gathered.value : gathered?.error) as unknown as Seen & { code: string; message: string };
  return { first: of(headings), next: of(landmarks) };
}

describe('a page that is probed', () => {
  it('is left alone by a page that does nothing', async () => {
    const { first, next } = await both('/plain');
    expect(first).toEqual({ did: nothing, h1: 'Bins', path: '/plain' });
    expect(next).toEqual(first);
  });

  it('has its dialogs dismissed and counted', async () => {
    const { first, next } = await both('/alerts');
    expect(first.did).toEqual({ ...nothing, dialogs: ['alert', 'confirm'] });
    expect(next.did).toEqual(nothing);
  });

  it.each([
    ['/leaves', 'GET', '/plain'],
    ['/gives', 'GET', '/sent?'],
    ['/posts', 'POST', '/sent'],
  ])('%s: stays where it is', async (path, method, to) => {
    const { first, next } = await both(path);
    expect(first).toMatchObject({
      did: { ...nothing, navigations: [{ method, url: world.server.origin + to }] },
      path,
    });
    expect(next).toMatchObject({ did: nothing, path });
  });

  it('is loaded again once it has gone in spite of all', async () => {
    const { first, next } = await both('/blank');
    expect(first.did).toEqual({ ...nothing, navigations: [{ method: 'GET', url: 'about:blank' }] });
    expect(next).toMatchObject({ did: nothing, path: '/blank', h1: expect.stringContaining('Help') });
  });

  it('sends nothing, and may fetch', async () => {
    const sent = { method: 'POST', url: `${world.server.origin}/sent` };
    expect((await both('/sends')).first.did).toEqual({ ...nothing, sent: [sent, sent] });
    expect((await both('/posts-in-frame')).first.did).toEqual({ ...nothing, sent: [sent] });
    expect(world.server.hits).toContain('GET /plain');
  });

  it.each(['/opens', '/posts-elsewhere'])('%s: opens no window', async (path) => {
    const { first, next } = await both(path);
    expect(first).toMatchObject({ did: { ...nothing, popups: [`${world.server.origin}/sent`] }, path });
    expect(next).toMatchObject({ did: nothing, path });
  });

  it('sends nothing either while it makes way for the next loading', async () => {
    const late = stand('headings', async (probing) => probing.page.keyboard.press('Tab'), { leaves: 'changed' });
    const { landmarks } = await world.runAll([late, looking], '/sends-late');
    expect(landmarks).toMatchObject({ ok: true, value: { did: nothing } });
  });

  it('asks for nothing once what operates it has shut all ways, until it is loaded afresh', async () => {
    const ask = async (probing: Probing, path: string) =>
      evaluate(await probing.world(), `fetch('/plain?${path}').then(() => true, () => false)`);
    const shut = stand('headings', async (probing) => {
      const desk = await openDesk(probing, Number.POSITIVE_INFINITY);
      const open = await ask(probing, 'open');
      desk.shut(true);
      await desk.end();
      // To write another address into the history is not to leave.
      await evaluate(await probing.world(), `history.replaceState(null, '', '#elsewhere')`);
      const later = await ask(probing, 'later');
      await probing.reload();
      return [open, later, await ask(probing, 'afresh')];
    });
    expect((await world.runAll([shut], '/plain')).headings).toEqual({ ok: true, value: [true, false, true] });
    expect(world.server.hits.filter((hit) => hit.includes('?'))).not.toContain('GET /plain?later');
  });

  it('asks for nothing that changes something by being asked for', async () => {
    const { headings } = await world.runAll([pressing], '/asks-to-delete');
    expect(headings).toMatchObject({ value: { did: { sent: [{ method: 'GET' }] } } });
    expect(world.server.hits.filter((hit) => hit.includes('delete?'))).toEqual([]);
  });

  it('is not operated while it keeps a socket open', async () => {
    const { headings, landmarks } = await world.runAll([stand('headings', look, { acts: true }), looking], '/talks');
    expect(headings).toMatchObject({ ok: false, error: { message: expect.stringContaining('connection open') } });
    expect(landmarks?.ok).toBe(true);
  });

  it('costs its own probe when it computes for ever, or closes itself', async () => {
    const working = await both('/works');
    expect(working.first).toEqual({
      code: 'timed-out',
      message: 'Trying out "headings" on the page failed. It took too long.',
    });
    expect(working.next).toMatchObject({ path: '/works' });
    const closing = await both('/closes');
    // Some browsers let no page close a window that it did not open.
    if ('code' in closing.first) expect(closing.first.code).toBe('crashed');
    expect(closing.next).toMatchObject({ path: '/closes' });
  });

  it('crashes alone', async () => {
    const crash = stand('headings', ({ page }) => page.goto('chrome://crash'));
    const { headings, landmarks } = await world.runAll([crash, looking], '/plain');
    expect(headings).toMatchObject({ ok: false, error: { code: 'crashed' } });
    expect(landmarks).toMatchObject({ ok: true, value: { h1: 'Bins' } });
  });

  it('is loaded again after a probe that changes it, and after one that throws', async () => {
    const changing = { ...pressing, leaves: 'changed' } as Probe;
    const throwing = stand('links', async (probing) => {
      await tab(probing);
      throw new Error('Odd.');
    });
    const { headings, landmarks, links } = await world.runAll([changing, throwing, looking], '/changes');
    expect(headings).toMatchObject({ ok: true, value: { h1: 'Gone' } });
    expect(links).toMatchObject({ ok: false, error: { code: 'other' } });
    expect(landmarks).toMatchObject({ ok: true, value: { h1: 'Help' } });
  });

  it('gives a probe a clean start, what is emulated for one probe ends with it', async () => {
    const emulating = stand(
      'headings',
      async (probing) => {
        await tab(probing);
        await probing.page.setViewportSize({ width: 320, height: 256 });
        await probing.session.send('Emulation.setEmulatedMedia', {
          features: [{ name: 'prefers-color-scheme', value: 'dark' }],
        });
        await probing.reload();
        return look(probing);
      },
      { leaves: 'changed' },
    );
    const measuring = stand('landmarks', async (probing) =>
      evaluate(await probing.world(), '[innerWidth, matchMedia("(prefers-color-scheme: dark)").matches]'),
    );
    const { headings, landmarks } = await world.runAll([emulating, measuring], '/changes');
    expect(headings).toMatchObject({ ok: true, value: { h1: 'Help' } });
    expect(landmarks).toEqual({ ok: true, value: [1280, false] });
  });

  it.each(
    Object.entries(asking).flatMap(([times, pages]) =>
      Object.keys(pages).map((address) => [address, Number(times)] as const),
    ),
  )('%s: is loaded again before its form is tried where the walk has left something behind', async (address, times) => {
    const before = world.server.hits.length;
    const { fieldErrors: errors } = await world.runAll([keyboard, fieldErrors], address);
    if (!errors?.ok) throw new Error('The form was not tried.');
    const { forms } = errors.value;
    expect(forms.flatMap(({ texts }) => texts.map(({ text }) => text))).toEqual(
      /browser|none/.test(address) ? [] : ['Enter your name'],
    );
    expect(world.server.hits.slice(before).filter((hit) => hit === `GET ${address}`)).toHaveLength(times);
  });

  it('is not pressed where it has opened a socket because it was pointed at', async () => {
    const pointing = stand('hovered', ({ page: shown }) => shown.mouse.move(50, 50), { acts: true });
    const { fieldErrors: errors } = await world.runAll([pointing, keyboard, fieldErrors], '/calls');
    expect(errors).toMatchObject({ ok: false, error: { code: 'not-used' } });
  });

  it('has hung up once it is loaded again for another reason, and need not be loaded for that', async () => {
    const calling = stand(
      'headings',
      async (probing) => evaluate(await probing.world(), `${talk}; new Promise((resolve) => setTimeout(resolve, 300))`),
      { acts: true, leaves: 'changed' },
    );
    const address = '/form/nothing';
    const before = world.server.hits.length;
    const { fieldErrors: errors } = await world.runAll([calling, looking, fieldErrors], address);
    expect(errors).toMatchObject({ ok: true, value: { forms: [{ outcome: 'script' }] } });
    expect(world.server.hits.slice(before).filter((hit) => hit === `GET ${address}`)).toHaveLength(2);
  });

  it('is loaded again where a field has brought something up as it got the focus', async () => {
    const { landmarks } = await world.runAll([operated, looking], '/brings-up');
    expect(landmarks).toMatchObject({ ok: true, value: { h1: 'Bins' } });
  });

  it.each([
    ['pressed a form', fieldErrors, '/form/browser', ['Name', 'Go on']],
    ['gave something the focus and took it away', visiting('#last'), '/links', ['First', 'Middle', 'Last']],
    ['gave something the focus where numbers say the order', visiting('#last'), '/numbers', ['Last', 'First']],
    ['left the focus where it is', visiting('#middle', false), '/links', ['First', 'Middle', 'Last']],
  ])('is walked from its top to its end, whatever went before: %s', async (_, before, address, names) => {
    const { keyboard: walked } = await world.runAll([before, keyboard], address);
    if (!walked?.ok) throw new Error('It was not walked.');
    const { stops, ended, passedOver } = walked.value;
    expect(stops.map(({ name, role }) => name || role)).toEqual(names);
    expect([ended, passedOver]).toEqual(['end', []]);
  });

  it('lets a probe return what it has at its deadline', async () => {
    const patient = stand(
      'headings',
      ({ signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve('cut short'))),
      { timeoutMs: 100 },
    );
    expect((await world.runAll([patient], '/plain')).headings).toEqual({ ok: true, value: 'cut short' });
  });

  it('is loaded again after a probe that ran out of time, which had none to put the page back', async () => {
    const late = stand(
      'headings',
      async ({ signal, world: open }) => {
        await evaluate(await open(), `document.body.innerHTML = '<h1>Gone</h1>'`);
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve('cut short')));
      },
      { timeoutMs: 500 },
    );
    const { headings, landmarks } = await world.runAll([late, looking], '/plain');
    expect(headings).toEqual({ ok: true, value: 'cut short' });
    expect(landmarks).toMatchObject({ ok: true, value: { h1: 'Bins' } });
  });

  it('gives pictures whose pixels are the places in the window or the page', async () => {
    const shooting = stand('headings', async ({ picture }) => [await picture(), await picture({ fullPage: true })]);
    const { headings } = await world.runAll([shooting], '/plain');
    const shot = { blob: expect.stringMatching(/^sha256:/), bytes: expect.any(Number), mediaType: 'image/jpeg' };
    expect(headings).toMatchObject({ ok: true, value: [{ ...shot, width: 1280, height: 720 }, shot] });
  });

  it('gives pictures of a long page as far down as was asked for, and of a walk to its end', async () => {
    const shoot = async ({ picture }: Probing) => {
      const shots = [await picture({ fullPage: true }), await picture({ fullPage: true, mostHeight: 6000 })];
      return shots.map(({ height }) => height);
    };
    const heights = stand('headings', shoot, { timeoutMs: 15_000 });
    const { headings, keyboard: walked } = await world.runAll([heights, keyboard], '/tall');
    expect(headings).toEqual({ ok: true, value: [5000, 6000] });
    if (!walked?.ok) throw new Error('The page was not walked through.');
    const { picture, stops } = walked.value;
    expect(picture?.height).toBeGreaterThan(7000);
    expect(picture?.height).toBeGreaterThan(stops[0]?.box?.y ?? Number.POSITIVE_INFINITY);
  });

  it('that is not there any more has a reason for every artifact', async () => {
    const { first, next } = await both('/gone');
    expect(first.message).toMatch(/^The page could not be opened again to try it out\. .*HTTP 410/);
    expect(next).toEqual(first);
  });

  it('is left at once when the scan is stopped', async () => {
    const stop = new AbortController();
    const waiting = stand('headings', ({ signal }) => {
      stop.abort();
      return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    });
    await expect(world.runAll([waiting, looking], '/plain', stop.signal)).rejects.toThrow('It was stopped.');
  });

  it('never has anything sent to the server', () => {
    expect(world.server.hits.filter((hit) => hit.includes('/sent') || hit.startsWith('POST'))).toEqual([]);
  });
});
