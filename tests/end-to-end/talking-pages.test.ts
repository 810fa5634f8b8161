import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import { keyboard } from '../../src/gather/probes/keyboard.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';
import { type SocketServer, serveSockets } from '../helpers/socket-server.ts';

const form = (name: string) =>
  `<form action="/sent"><label>${name} <input name="${name}" required></label><button>Look up ${name}</button></form>`;

let sockets: SocketServer;
let world: ProbingPages;
beforeAll(async () => {
  sockets = await serveSockets();
  world = await startProbing({
    '/forms': `<!doctype html><html lang="en"><title>Bins</title><body><h1>Bins</h1>${form('street')}${form('postcode')}<script>
      let socket;
      addEventListener('click', () => {
        if (socket) socket.send('pressed');
        socket ??= new WebSocket('ws://127.0.0.1:${sockets.port}/forms');
      });
    </script>`,
    '/controls': `<!doctype html><html lang="en"><title>Bins</title><body><h1>Bins</h1>
      <button id="chat" aria-expanded="false" aria-controls="a">Chat</button><div id="a" hidden>Hello</div>
      <button id="news" aria-expanded="false" aria-controls="b">News</button><div id="b" hidden>Bins</div>
      <label>Street <select><option>High Street</option><option>Low Street</option></select></label><script>
      let socket;
      const tell = (words) => { if (socket?.readyState === 1) socket.send(words); };
      for (const one of document.querySelectorAll('button')) one.addEventListener('click', () => {
        const open = one.getAttribute('aria-expanded') !== 'true';
        one.setAttribute('aria-expanded', String(open));
        document.getElementById(one.getAttribute('aria-controls')).hidden = !open;
        if (one.id === 'chat') socket ??= new WebSocket('ws://127.0.0.1:${sockets.port}/controls');
        else tell('news');
      });
      document.querySelector('select').addEventListener('change', () => tell('street'));
    </script>`,
    '/keys': `<!doctype html><html lang="en"><title>Bins</title><body><h1>Bins</h1><a href="/">Home</a><script>
      const socket = new WebSocket('ws://127.0.0.1:${sockets.port}/keys');
      addEventListener('keydown', ({ key }) => { if (key.length === 1) socket.send(key); });
    </script>`,
  });
});
afterAll(async () => {
  await world?.close();
  await sockets?.close();
});

it('leaves a form alone once the page could say through a socket that its button was pressed', async () => {
  const { forms, untried } = await world.run(fieldErrors, '/forms');
  expect(forms.map(({ outcome }) => outcome)).toEqual(['browser']);
  expect(untried).toBe(1);
  expect(sockets.said).toEqual([]);
});

it('tries no single keys on a page that could say so through a socket', async () => {
  const { shortcuts, shortcutsTried } = await world.run(keyboard, '/keys');
  expect({ shortcuts, shortcutsTried }).toEqual({ shortcuts: [], shortcutsTried: 'cut' });
  expect(sockets.opened).toContain('/keys');
  expect(sockets.said).toEqual([]);
});

it('uses no more controls once one of them has opened a socket', async () => {
  const { controls, choices, cutShort } = await world.run(operated, '/controls');
  expect(controls.map(({ selector }) => selector)).toEqual(['#chat']);
  expect({ choices, cutShort }).toEqual({ choices: [], cutShort: true });
  expect(sockets.opened).toContain('/controls');
  expect(sockets.said).toEqual([]);
});
