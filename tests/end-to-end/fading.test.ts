import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeColour } from '../../checks/accessibility/axe-colour.ts';
import { axeIncomplete } from '../../checks/accessibility/axe-incomplete.ts';
import { axeTargetSize } from '../../checks/accessibility/axe-target-size.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';
import { saidOf } from './barriers-served.ts';
import { html, startVisiting, type Visiting } from './visiting.ts';

const WORDS = '<main><h1 id="bins">Bins</h1><p id="how">Ask us for a brown bin by phone or by post.</p></main>';
const styled = (style: string, more = '') =>
  html(WORDS + more, `<title>Bins</title><style>body { background: #fff; color: #0b0c0c } ${style}</style>`);
const COMES = '@keyframes comes { from { opacity: 0.1 } }';
const TWO = '<nav><button id="one">One</button><button id="two">Two</button></nav>';
const SIZE = 'nav button { width: 30px; height: 30px; padding: 0; margin: 0; border: 0 }';
const open = 'axe-colour cantTell undecided page';
const asks = [open, 'axe-incomplete cantTell fading #bins', 'axe-incomplete cantTell fading #how'];

/** By page, what is said of the contrast of its text. */
const pages: Readonly<Record<string, readonly [body: string, said: readonly string[]]>> = {
  'fades in at once': [styled(`${COMES} main { animation: comes 1s ease-in both }`), []],
  'fades in for long': [styled(`${COMES} main { animation: comes 60s linear both }`), asks],
  'fades in by a transition': [
    styled(
      'main { opacity: 0.1; transition: opacity 60s linear } .on main { opacity: 1 }',
      `<script>addEventListener('load', () => document.body.classList.add('on'))</script>`,
    ),
    asks,
  ],
  'goes to and fro': [
    styled('@keyframes beats { to { opacity: 0.2 } } #how { animation: beats 60s infinite alternate; opacity: 0.3 }'),
    [open, 'axe-incomplete cantTell fading #how'],
  ],
  'is faint once it is there': [
    styled(`${COMES} main { animation: comes 0.6s both } #how { color: #ccc }`),
    ['axe-colour failed color-contrast #how'],
  ],
  'is faint beside what fades': [
    styled(`${COMES} h1 { animation: comes 60s linear both } #how { color: #ccc }`),
    ['axe-colour failed color-contrast #how', 'axe-incomplete cantTell fading #bins'],
  ],
  'only moves': [
    styled('@keyframes slides { from { margin-left: 20px } } main { animation: slides 60s } #how { color: #ccc }'),
    ['axe-colour failed color-contrast #how'],
  ],
  'grows to its size': [
    styled(`@keyframes grows { from { transform: scale(0.2) } } nav { animation: grows 1s linear both } ${SIZE}`, TWO),
    [],
  ],
  'grows for long': [
    styled(`@keyframes grows { from { transform: scale(0.2) } } nav { animation: grows 90s linear both } ${SIZE}`, TWO),
    [
      'axe-incomplete cantTell target-size #one',
      'axe-incomplete cantTell target-size #two',
      'axe-target-size cantTell undecided page',
    ],
  ],
  'has a form in the way': [
    styled(`${COMES} main { animation: comes 60s linear both }`, '<form name="getAnimations"></form>'),
    asks,
  ],
};
const pathOf = (name: string) => `/${name.replaceAll(' ', '-')}`;

let world: Visiting;
beforeAll(async () => {
  const served = Object.entries(pages).map(([name, [body]]) => [pathOf(name), body]);
  world = await startVisiting(() => Object.fromEntries(served), { axeRules: ['color-contrast', 'target-size'] });
});
afterAll(() => world?.close());

describe('text that is not all there while it is looked at', () => {
  it.each(Object.entries(pages))('%s', async (name, [, said]) => {
    expect(saidOf(await world.visit(pathOf(name)), [axeColour, axeIncomplete, axeTargetSize])).toEqual(said);
  });
});

const opens = (style: string) =>
  html(
    `<main><button id="open" aria-expanded="false">Streets</button><p id="streets" hidden>Mill Lane has a list.</p></main>
    <script>
      const [button, part] = [document.getElementById('open'), document.getElementById('streets')];
      button.addEventListener('click', () => {
        part.hidden = !part.hidden;
        button.setAttribute('aria-expanded', String(!part.hidden));
      });
    </script>`,
    `<title>Bins</title><style>body { background: #fff; color: #0b0c0c } ${COMES} ${style}</style>`,
  );
const opened: Readonly<Record<string, readonly [style: string, said: readonly string[]]>> = {
  'fades in': ['#streets { animation: comes 0.9s linear both }', []],
  'fades in and stays faint': [
    '#streets { animation: comes 0.8s linear both; color: #bbb }',
    ['failed color-contrast false'],
  ],
  'fades in for long': ['#streets { animation: comes 90s linear both }', ['failed color-contrast true']],
};

describe('what opens and fades in', () => {
  let probing: ProbingPages;
  beforeAll(async () => {
    const { readFile } = await import('node:fs/promises');
    const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const served = Object.entries(opened).map(([name, [style]]) => [pathOf(name), opens(style)]);
    probing = await startProbing(Object.fromEntries(served), { axe: { source, rules: ['color-contrast'] } });
  });
  afterAll(() => probing?.close());

  it.each(Object.entries(opened))('%s', async (name, [, said]) => {
    const { controls } = await probing.run(operated, pathOf(name));
    const rules = controls.flatMap(({ layer }) => layer?.axe ?? []);
    const lines = rules.flatMap(({ id, outcome, nodes }) =>
      nodes.map(({ changing = false }) => `${outcome} ${id} ${changing}`),
    );
    expect(lines).toEqual(said);
  });
});
