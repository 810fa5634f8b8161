import { afterAll, beforeAll, expect, it } from 'vitest';
import { locateBrowser } from '../../src/browser/locate.ts';
import { systemClock } from '../../src/compose.ts';
import { openVisitor } from '../../src/gather/open-visitor.ts';
import type { Visitor } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';

/** Fields whose names stand in the way of what a script would read from the form around them. */
const NAMES = ['id', 'matches', 'parentElement', 'checkVisibility', 'localName', 'textContent', 'children'];
const long = 'x-'.repeat(3000);

let site: Loopback;
let visitor: Visitor;
beforeAll(async () => {
  site = await serveLoopback((_, response, path) => {
    response.setHeader('content-type', 'text/html');
    const name = path.slice(1);
    const form = `<form role="heading" aria-level="2">Form<input name="${name}" aria-label="Field"><img src="data:,"></form>`;
    const nested = `<${long}>`.repeat(12) + '<h2>Deep</h2>'.repeat(20) + '<img src="data:,">'.repeat(5);
    response.end(
      `<!doctype html><html lang="en"><title>T</title><main><h1>H</h1>${name === 'long' ? nested : form}</main>`,
    );
  });
  const found = await locateBrowser(null, process.env);
  if ('code' in found) throw new Error(found.message);
  const options = { executablePath: found.path, userAgent: 'lgdss-scanner', timeoutMs: 20_000 };
  visitor = await openVisitor(
    { ...options, ignoreCertificateErrors: false, axeRules: ['image-alt'] },
    { clock: systemClock, blobs: memoryBlobStore() },
  );
});
afterAll(async () => {
  await visitor.close();
  await site.close();
});

it.each(NAMES)('a field called "%s" hides nothing of the form around it', async (name) => {
  const { page } = await visitor.visitPage(`${site.origin}/${name}`);
  const { axe, headings } = page?.artifacts ?? {};
  expect(headings).toMatchObject({
    ok: true,
    value: [{ text: 'H' }, { level: 2, text: expect.stringMatching(/^Form/) }],
  });
  expect(axe).toMatchObject({ ok: true, value: { rules: [{ id: 'image-alt', outcome: 'failed', nodeCount: 1 }] } });
});

it('a field that breaks axe itself costs axe alone, and is no pass', async () => {
  const { page } = await visitor.visitPage(`${site.origin}/getAttribute`);
  const { axe, headings, links } = page?.artifacts ?? {};
  expect([axe?.ok, headings?.ok, links?.ok]).toEqual([false, true, true]);
});

it('element names of any length do not fill the disk', async () => {
  const { page } = await visitor.visitPage(`${site.origin}/long`);
  const { headings } = page?.artifacts ?? {};
  expect(headings?.ok && headings.value.length).toBe(21);
  expect(JSON.stringify(headings).length).toBeLessThan(20_000);
});
