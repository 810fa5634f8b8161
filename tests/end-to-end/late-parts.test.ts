import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dialogsKeepFocus } from '../../checks/accessibility/dialogs-keep-focus.ts';
import { openedStatesAxe } from '../../checks/accessibility/opened-states-axe.ts';
import { axeFamilies } from '../../checks/lib/axe-rules.ts';
import { hovered } from '../../src/gather/probes/hovered.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import type { Probe } from '../../src/gather/probes/probe.ts';
import { PAGE_URL, VISITED_AT } from '../helpers/check-cases.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

/** What is said of each page of `fixtures/barriers/late`; of those that only look like a fault, nothing. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'small-buttons': ['late-target-size #small', 'late-target-size #close'],
  nameless: ['late-button-name #mute'],
  faint: ['late-color-contrast #faint'],
  'in-component': ['late-button-name #host >>> #mute'],
  'ok-banner': [],
  'ok-fades-in': [],
  'ok-slides': [],
  'ok-goes': [],
  'ok-by-pointer': [],
  'dialog-behind': [],
  'ok-dialog-in': [],
  'ok-dialog-next': [],
};

/** In place of the probes that take their time before controls are used: what would come in by then comes now. */
const wait: Probe = {
  artifact: 'motion',
  timeoutMs: 10_000,
  leaves: 'as-found',
  async run({ page }) {
    await page.evaluate('come(); new Promise((resolve) => setTimeout(resolve, 400))');
    return {} as never;
  },
};

const rules = Object.values(axeFamilies).flatMap((family) => Object.keys(family));
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing(barrierPages('late'), { axe: { source, rules } });
});
afterAll(() => world.close());

async function lateOn(name: string, probes: readonly Probe[]) {
  const gathered = (await world.runAll(probes, `/late/${name}.html`)).operated;
  if (!gathered?.ok) throw new Error(`Nothing was operated: ${gathered?.error.message}`);
  return gathered.value;
}

it.each(Object.keys(TABLE))('%s', async (name) => {
  const seen = {
    operated: await lateOn(name, [wait, hovered, operated]),
    axe: { version: '', rules: [], framesMissed: [] },
  };
  const verdict = openedStatesAxe.evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT });
  const findings = verdict.outcome === 'failed' ? verdict.findings : [];
  expect(
    findings
      .filter(({ message }) => message.startsWith('late-'))
      .map(({ message, at }) => `${message} ${at.kind === 'element' ? at.selector : at.kind}`),
  ).toEqual(TABLE[name]);
  expect(findings.every(({ pictures = [] }) => pictures.some(({ caption }) => caption === 'late'))).toBe(true);
});

it.each([
  ['dialog-behind', ['cameOver #shade']],
  ['ok-dialog-in', []],
  ['ok-dialog-next', []],
  ['ok-banner', []],
])('of a dialog that came over the page, where the focus is: %s', async (name, expected) => {
  const seen = { operated: await lateOn(name, [wait, hovered, operated]) };
  const verdict = dialogsKeepFocus.evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT });
  const told = verdict.outcome === 'cantTell' ? verdict.findings : [];
  const over = told.filter(({ message }) => message === 'cameOver');
  expect(over.map(({ message, at }) => `${message} ${at.kind === 'element' ? at.selector : at.kind}`)).toEqual(
    expected,
  );
});

it('says nothing of a page on which nothing came in', async () => {
  expect(await lateOn('ok-by-pointer', [operated])).not.toHaveProperty('late');
});
