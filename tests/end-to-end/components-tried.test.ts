import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldErrors } from '../../src/gather/probes/field-errors.ts';
import { operated } from '../../src/gather/probes/operated.ts';
import { pixels } from '../../src/gather/probes/pixels.ts';
import { type ProbingPages, startProbing } from '../helpers/probing.ts';
import { artifact, html, startVisiting, type Visiting } from './visiting.ts';

const open = (inside: string) => `<template shadowrootmode="open">${inside}</template>`;
const closed = (inside: string) => `<template shadowrootmode="closed">${inside}</template>`;
const words = (id: string) =>
  `<p>These are the words that stand around <a id="${id}" href="/more">a link</a> and go on for a while.</p>`;
const STYLE = '<style>a { color: #0000c0; text-decoration: none } .red { color: #c00000 }</style>';
const form = (name: string) => `<form id="${name}" novalidate><div><label for="name">Your name</label> <input id="name">
  <p id="error"></p></div><button>Continue</button></form>`;
const pages = {
  '/colours': html(`<main><x-a>${open(`${STYLE}${words('in')}`)}</x-a>
    <x-b>${open(`${STYLE}<div><slot></slot> <a id="slotted" href="/x"><slot name="to"></slot></a></div>`)}Words that come before it in the page<b slot="to">go on</b></x-b>
    <x-c>${closed(`${STYLE}${words('shut')}`)}</x-c>
    <x-d>${open(`${STYLE}<fieldset><legend>You</legend><label id="must" class="red" for="a">Name</label><input id="a"><label for="b">Town</label><input id="b"></fieldset>`)}</x-d></main>`),
  '/blocks':
    html(`<main><h1>Bins</h1><x-part>${open('<div><p id="long">Emptied <slot></slot> each week.</p><slot name="none" hidden>Never drawn</slot></div>')}<b>on Tuesday</b></x-part>
     <x-bare>${open('<slot></slot>')}Words of no box of their own</x-bare><x-shut>${closed('<p>Kept</p>')}</x-shut></main>`),
  '/lists':
    html(`<main><x-a>${open('<ul id="one"><li>Only</li></ul><p>And</p><ul id="two"><slot></slot></ul>')}<li>Green</li><li>Brown</li></x-a>
     <x-b id="host">${open('<ul id="parts"><x-item></x-item></ul>')}</x-b>
     <x-c>${open('<blockquote id="said">They came <slot></slot></blockquote>')}on Tuesday</x-c><x-d>${closed('<ul><li>Kept</li></ul>')}</x-d></main>
     <script>host.shadowRoot.querySelector('x-item').attachShadow({ mode: 'open' }).innerHTML = '<li>Part</li>';</script>`),
  '/drags': html(`<main><h1>Order</h1>
    <x-a>${open('<ul><li id="card" draggable="true" style="width:90px">Bins</li></ul>')}</x-a>
    <x-b>${closed('<p draggable="true">Roads</p>')}</x-b></main>`),
  '/forms':
    html(`<main><h1>About you</h1><x-a id="host">${open(form('ask'))}</x-a><x-b>${closed(form('shut'))}</x-b></main>
    <script>const root = host.shadowRoot; root.getElementById('ask').addEventListener('submit', (event) => {
      event.preventDefault(); root.getElementById('error').textContent = 'Enter your name'; });</script>`),
};
let world: ProbingPages;
let visiting: Visiting;
beforeAll(async () => {
  world = await startProbing(pages);
  visiting = await startVisiting(() => pages);
}, 60_000);
afterAll(async () => {
  await world?.close();
  await visiting?.close();
});
const last = ({ selector }: { readonly selector: string }) => selector.split(' >>> ').at(-1);

it('reads blocks of text in components as they are drawn', async () => {
  const { blocks } = artifact(await visiting.visit('/blocks'), 'blocks');
  expect(blocks.map(({ tag, text, bold, selector }) => [tag, text, bold, selector])).toEqual([
    ['h1', 'Bins', 1, 'html > body > main > h1'],
    ['p', 'Emptied on Tuesday each week.', 2, 'html > body > main > x-part >>> #long'],
    ['main', 'Words of no box of their own', undefined, 'html > body > main > x-bare'],
  ]);
  expect(blocks.every(({ box }) => box.width > 1 && box.height > 1)).toBe(true);
});

it('reads lists and quotes in components, with what stands in their slots', async () => {
  const { lists, quotes } = artifact(await visiting.visit('/lists'), 'lists');
  expect(lists.map((one) => [last(one), one.items])).toEqual([['#one', 1]]);
  expect(quotes.map(({ text }) => text)).toEqual(['They came on Tuesday']);
});

it('looks at the colours of links and labels in components', async () => {
  const { links, groups } = await world.run(pixels, '/colours');
  expect(links.map(last)).toEqual(['#in', '#slotted']);
  expect(groups.map((one) => [one.kind, last(one)])).toEqual([['required', '#must']]);
});

it('finds what is made to be dragged in components', async () => {
  const { pointer } = await world.run(operated, '/drags');
  expect(pointer?.drags.map((one) => [one.by, last(one)])).toEqual([['draggable', '#card']]);
});

it('sends forms in components empty, and reads what they say', async () => {
  const { forms } = await world.run(fieldErrors, '/forms');
  expect(forms.map((one) => [one.outcome, last(one)])).toEqual([['script', '#ask']]);
  expect(forms[0]?.fields.map((field) => [last(field), field.label, field.error, field.tied])).toEqual([
    ['#name', 'Your name', 'Enter your name', false],
  ]);
});
