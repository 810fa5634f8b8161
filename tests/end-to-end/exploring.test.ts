import { afterAll, beforeAll, expect, it } from 'vitest';
import { readablePages } from './readable-pages.ts';
import { artifact, html, missing, startVisiting, type Visiting } from './visiting.ts';

let world: Visiting;
beforeAll(async () => {
  world = await startVisiting((origin) => ({
    ...readablePages(origin),
    '/late': html(
      `<main><h1>Late</h1></main><script>setTimeout(() => document.querySelector('main').insertAdjacentHTML('beforeend', '<a href="/soon">Soon</a>'), 100)</script>`,
    ),
    '/missing': { status: 404, body: html('<h1>Not found</h1>') },
  }));
});
afterAll(() => world?.close());

const explore = (path: string) =>
  world.visitor.visitPage(`${world.server.origin}${path}`, undefined, { depth: 'explore' });

it('reads what a sample is chosen by, the same as a full visit does, and nothing else', async () => {
  const [brief, full] = [await explore('/outline'), await world.visit('/outline')];
  expect(missing(brief)).toEqual([]);
  expect(Object.keys(brief.page?.artifacts ?? {}).toSorted()).toEqual([
    ...['document', 'forms', 'frameLinks', 'links', 'metadata', 'response', 'template', 'text', 'vitals'],
  ]);
  for (const name of ['document', 'metadata', 'links', 'frameLinks', 'forms', 'text', 'template'] as const)
    expect(artifact(brief, name)).toEqual(artifact(full, name));
  expect(artifact(brief, 'vitals').ttfb).toBeGreaterThanOrEqual(0);
});

it('waits for what a script adds at once, and judges the answer as a full visit does', async () => {
  expect(artifact(await explore('/late'), 'links').map(({ text }) => text)).toEqual(['Soon']);
  expect(await explore('/missing')).toMatchObject({ state: 'failed', reason: 'http-error', status: 404, page: null });
});
