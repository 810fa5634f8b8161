import { afterAll, beforeAll, expect, it } from 'vitest';
import { secondEngine } from '../../src/gather/probes/second-engine.ts';
import { judgedPages } from '../helpers/judged-pages.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

/** The pages under `fixtures/barriers/engine`, and all that the second engine has to say of each. An empty list is a page in order. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  cells: ['cantTell second-engine-doubts: table_headers_exists #it'],
  direction: ['failed second-engine: dir_attribute_valid #it'],
  drag: ['cantTell second-engine-doubts: draggable_alternative_exists #it'],
  'error-hidden': ['failed second-engine: error_message_exists #it'],
  'error-not-there': ['failed second-engine: error_message_exists #it'],
  'frame-passed-by': ['failed second-engine: iframe_interactive_tabbable #it'],
  'ok-direction': [],
  'ok-direction-hidden': [],
  'ok-error-shown': [],
  'ok-error-waits': [],
  'ok-frame': [],
  'ok-frame-of-words': [],
  'ok-headings': [],
  'ok-labels': [],
  'ok-labels-drawn': [],
  'ok-list': [],
  // What is loose in it is for other checks to say.
  'old-and-loose': [],
  'second-engine': [
    'failed second-engine: dir_attribute_valid html > body > main > p:nth-of-type(1)',
    'cantTell second-engine-doubts: label_ref_valid html > body > main > p:nth-of-type(2) > label',
  ],
  stars: ['cantTell second-engine-doubts: list_markup_review #it'],
};

const address = (name: string) => `/engine/${name}.html`;

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing(barrierPages('engine'));
}, 60_000);
afterAll(() => world?.close());

it('there is a row for every page', () => {
  const pages = Object.keys(barrierPages('engine')).filter((file) => !file.includes('/inside-'));
  expect(pages.toSorted()).toEqual(Object.keys(TABLE).map(address).toSorted());
});

it('the second engine says of each page what the table says', async () => {
  const said = await judgedPages(world, secondEngine, Object.keys(TABLE).map(address));
  expect(said).toEqual(Object.fromEntries(Object.entries(TABLE).map(([name, rows]) => [address(name), rows])));
}, 120_000);
