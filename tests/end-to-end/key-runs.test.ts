import { afterAll, beforeAll, expect, it } from 'vitest';
import type { World } from '../../src/gather/in-page/run.ts';
import { keyboard } from '../../src/gather/probes/keyboard.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Probe } from '../../src/gather/probes/probe.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const links = (count: number) =>
  Array.from({ length: count }, (_, at) => `<li><a href="/${at}">Service ${at}</a></li>`).join('');
/** Each with a script that hears of clicks, and once with one that hears of a key as well. */
const BODIES: Readonly<Record<string, string>> = {
  long: `<ul>${links(14)}</ul><p style="height: 900px">Bins</p><ul>${links(14)}</ul>
    <label>Name <input></label> <button>Send</button>`,
  covered: `<p style="position: fixed; inset: 0 0 auto; height: 60px; background: #fff">Council</p>
    <p style="height: 80px"></p><a href="/a">One</a> <a id="under" href="/b" style="position: absolute; top: 20px">Under</a>
    <a href="/c">Two</a> <a href="/d">Three</a>`,
  fields: `<input type="radio" name="r"> <input type="radio" name="r" checked> <input type="radio" name="r">
    <input type="date"> <select><option>North</option></select> <video controls></video> <details><summary>More</summary></details>`,
  middle: `<a href="/a">One</a> <a href="/b">Two</a> <input autofocus> <a href="/c">Three</a> <a href="/d">Four</a>`,
  numbered:
    '<a href="/a">One</a> <a href="/b" tabindex="2">Two</a> <a href="/c" tabindex="1">Three</a> <a href="/d">Four</a>',
  appears: `<style>.skip:not(:focus) { position: absolute; clip-path: inset(50%) } nav:not(:focus-within) ul { display: none }</style>
    <a class="skip" href="#main">Skip to main content</a> <nav><a href="/m">Menu</a> <ul>${links(4)}</ul></nav>
    <main id="main"><a href="/a">One</a> <a href="/b">Two</a></main>`,
  closed: `<a href="/a">One</a> <div id="host"></div> <a href="/b">Two</a> <a href="/c">Three</a>
    <script>host.attachShadow({ mode: 'closed' }).innerHTML = '<button>In</button><button>Here</button>';</script>`,
  framed: `<ul>${links(4)}</ul><p style="height: 1500px">Bins</p><a href="/e">One</a> <span id="slot"></span> ${links(4)}
    <script>const timer = setInterval(() => { if (document.activeElement.localName !== 'a') return; clearInterval(timer);
    const frame = document.createElement('iframe'); frame.title = 'Chat'; frame.srcdoc = '<a href="/f">Chat</a> <a href="/g">Close</a>';
    slot.append(frame); }, 1);</script>`,
  nothing: '<p>Bins are collected on Mondays.</p>',
};
/** When the frame comes in is chance, so that no two walks meet it alike. */
const NAMES = Object.keys(BODIES).filter((name) => name !== 'framed');
const page = (body: string, script: string) =>
  `<!doctype html><html lang="en"><title>Bins</title><body>${body}<script>${script}</script></body></html>`;

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing(
    Object.fromEntries(
      Object.entries(BODIES).flatMap(([name, body]) => [
        [`/${name}`, page(body, 'addEventListener("click", () => {})')],
        [`/${name}/heard`, page(body, 'addEventListener("keyup", () => {})')],
      ]),
    ),
  );
}, 60_000);
afterAll(() => world?.close());

/** What a walk has met, and how often something was asked in the page for it. */
async function walkOn(
  path: string,
): Promise<{ readonly walked: Readonly<Record<string, unknown>>; readonly asked: number }> {
  let asked = 0;
  const counting = new Map<World, World>();
  const counted = (here: World): World => {
    const send = ((method: string, ...rest: never[]) => {
      if (method === 'Runtime.evaluate') asked += 1;
      return here.session.send(method as never, ...rest);
    }) as World['session']['send'];
    return { ...here, session: { send } as World['session'] };
  };
  const probe: Probe = {
    ...keyboard,
    run: (probing) =>
      keyboard.run({
        ...probing,
        async world() {
          const here = await probing.world();
          counting.set(here, counting.get(here) ?? counted(here));
          return counting.get(here) as World;
        },
      }),
  };
  const { keyboard: gathered } = await world.runAll([operated, probe], path);
  if (!gathered?.ok) throw new Error(gathered?.error.message);
  const { stops, ended, traps, surprises, backward, passedOver, unreached, skips, unseen } = gathered.value;
  const withoutPictures = stops.map((stop) => ({ ...stop, picture: stop.picture && 'taken' }));
  return {
    walked: {
      stops: withoutPictures,
      ended,
      traps,
      surprises,
      backward,
      passedOver,
      unreached,
      skips,
      unseen,
    },
    asked,
  };
}

it.each(NAMES)('%s: is met alike whether the key is pressed several times at one go or not', async (name) => {
  const [atOneGo, oneByOne] = [await walkOn(`/${name}`), await walkOn(`/${name}/heard`)];
  expect(atOneGo.walked).toEqual(oneByOne.walked);
});

it('asks less often where several presses wait for nobody', async () => {
  const [atOneGo, oneByOne] = [await walkOn('/long'), await walkOn('/long/heard')];
  expect(atOneGo.walked.stops).toHaveLength(30);
  expect(oneByOne.asked - atOneGo.asked).toBeGreaterThan(15);
});

it('passes over no stop in or behind a frame that comes in during the walk', async () => {
  const { walked } = await walkOn('/framed');
  const names = (walked.stops as readonly { readonly name: string }[]).map(({ name }) => name);
  const services = ['Service 0', 'Service 1', 'Service 2', 'Service 3'];
  expect(names).toEqual([...services, 'One', 'Chat', 'Close', ...services]);
});
