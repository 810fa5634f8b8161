import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openedStatesAxe } from '../../checks/accessibility/opened-states-axe.ts';
import { axeFamilies } from '../../checks/lib/axe-rules.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Probe } from '../../src/gather/probes/probe.ts';
import { PAGE_URL, VISITED_AT } from '../helpers/check-cases.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';

const page = (body: string, script: string) =>
  `<!doctype html><html lang="en"><title>Museum</title><body><main><h1>Museum</h1><p>It is open every day but Monday.</p>${body}</main><script>${script}</script></body></html>`;
const OPENER = '<button type="button" id="open" aria-haspopup="dialog">Opening times</button>';
/** A dialog whose close button gets its name after `then` has led to it. */
const opens = (then: string) =>
  `const box = document.createElement('div'); document.getElementById('open').onclick = () => {
    box.innerHTML = '<div role="dialog" aria-label="Times" tabindex="-1" style="position: fixed; top: 50px; background: #fff; padding: 9px"><p>Nine to five.</p><button type="button" id="shut" style="width: 40px; height: 40px"></button></div>';
    document.body.append(box); box.firstChild.focus(); const shut = box.querySelector('button');
    shut.onclick = () => { box.remove(); document.getElementById('open').focus(); };
    box.onkeydown = ({ key }) => { if (key === 'Escape') shut.onclick(); };
    const name = () => { shut.textContent = 'Close'; }; ${then} };`;
const late = (then: string) =>
  `function come() { const part = document.createElement('section'); part.setAttribute('aria-label', 'Survey');
    part.innerHTML = '<p>Have you two minutes?</p><button type="button" id="survey" style="width: 40px; height: 40px"></button>';
    document.querySelector('main').before(part); ${then} }`;

const PAGES = {
  '/late': page('', late(`setTimeout(() => { survey.textContent = 'Take the survey'; }, 1800);`)),
  '/late-restless': page('', late(`setInterval(() => { part.firstChild.textContent += '.'; }, 400);`)),
  '/late-done': page('', late('')),
  '/dialog': page(OPENER, opens('setTimeout(name, 900);')),
  '/dialog-asks': page(OPENER, opens(`fetch('/name', { method: 'POST' }).then(name);`)),
  '/dialog-done': page(OPENER, opens('')),
};

/** In place of the probes that take their time before controls are used: what would come in by then comes now. */
const wait: Probe = {
  artifact: 'motion',
  timeoutMs: 10_000,
  leaves: 'as-found',
  async run({ page: tab }) {
    await tab.evaluate('globalThis.come?.(); new Promise((resolve) => setTimeout(resolve, 100))');
    return {} as never;
  },
};

let world: ProbingPages;
beforeAll(async () => {
  const rules = Object.values(axeFamilies).flatMap((family) => Object.keys(family));
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  world = await startProbing(PAGES, { axe: { source, rules } });
});
afterAll(() => world?.close());

async function judge(address: keyof typeof PAGES) {
  const gathered = (await world.runAll([wait, operated], address)).operated;
  if (!gathered?.ok) throw new Error(`Nothing was operated: ${gathered?.error.message}`);
  const seen = { operated: gathered.value, axe: { version: '', rules: [], framesMissed: [] } };
  const verdict = openedStatesAxe.evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT });
  return [verdict.outcome, ...('findings' in verdict ? verdict.findings.map(({ message }) => message) : [])].join(' ');
}

it.each([
  ['a part that is built piece by piece', '/late', 'passed'],
  ['a part that never stands still', '/late-restless', 'cantTell undecidedLate'],
  ['a part that is done', '/late-done', 'failed late-button-name'],
  ['a dialog that is built piece by piece', '/dialog', 'passed'],
  ['a dialog that waits for an answer which we keep from it', '/dialog-asks', 'cantTell undecided'],
  ['a dialog that is done', '/dialog-done', 'failed button-name'],
] as const)('%s', async (_, address, said) => {
  expect(await judge(address)).toBe(said);
});
