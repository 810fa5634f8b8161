import { afterAll, beforeAll, expect, it } from 'vitest';
import { motion } from '../../src/gather/probes/motion.ts';
import { judgedPages } from '../helpers/judged-pages.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

/**
 * The pages under `fixtures/barriers/motion`, and all that the checks say of each. The place of every barrier is `#it`, or
 * the element that a reader would be sent to. An empty list is a page that must not be complained of.
 */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  blink: ['cantTell moving-or-timed-content: blink #it'],
  blinking: ['failed no-endless-movement: animation #it'],
  canvas: ['cantTell moving-or-timed-content: updates #it'],
  carousel: ['cantTell moving-or-timed-content: updates #it'],
  'carousel-by-hand': [],
  'carousel-with-pause': [],
  countdown: ['cantTell moving-or-timed-content: countdown #it'],
  'fades-and-moves': [
    'failed no-endless-movement: animation #it',
    'cantTell moving-or-timed-content: animation #around',
  ],
  'file-idle': [],
  'file-reloads': ['cantTell moving-or-timed-content: leavingTimer #it'],
  'file-turns': [
    'cantTell moving-or-timed-content: updates #it',
    'cantTell moving-or-timed-content: soonGone html > body > main > section:nth-of-type(2)',
  ],
  film: ['cantTell moving-or-timed-content: film #it', 'cantTell no-flashing: film #it'],
  flash: ['failed no-endless-movement: animation #it', 'failed no-flashing: flashes #it'],
  'flash-canvas': ['cantTell moving-or-timed-content: updates #it', 'failed no-flashing: flashes #it'],
  'flash-filter': ['failed no-endless-movement: animation #it', 'failed no-flashing: flashes #it'],
  'flash-many': [
    ...[1, 2, 3, 4, 5].map((at) => `failed no-endless-movement: animation #n${at}`),
    ...[4, 5].map((at) => `cantTell no-flashing: notWatched #n${at}`),
  ],
  'flash-second': [
    'failed no-endless-movement: animation #calm',
    'failed no-endless-movement: animation #it',
    'failed no-flashing: flashes #it',
  ],
  frame: ['cantTell moving-or-timed-content: frame #it'],
  'frame-small': [],
  'gif-before': ['failed no-endless-movement: image #it'],
  'gif-lazy': ['cantTell moving-or-timed-content: file #it'],
  'shadow-closed': ['cantTell moving-or-timed-content: closed #it'],
  'shadow-moves': ['failed no-endless-movement: animation #it'],
  'shadow-still': [],
  'shadow-with-pause': [],
  'flash-gif': ['failed no-endless-movement: image #it', 'failed no-flashing: flashes #it'],
  // Too little light changes in these; of red, enough does.
  'flash-red': ['failed no-endless-movement: animation #it', 'failed no-flashing: flashes #it'],
  'flash-red-canvas': ['cantTell moving-or-timed-content: updates #it', 'failed no-flashing: flashes #it'],
  'flash-red-grey': ['failed no-endless-movement: animation #it', 'failed no-flashing: flashes #it'],
  'flash-blue': ['cantTell moving-or-timed-content: animation #it'],
  'flash-brown': ['cantTell moving-or-timed-content: animation #it'],
  'flash-red-slow': ['failed no-endless-movement: animation #it'],
  'flash-script': ['cantTell moving-or-timed-content: updates #it', 'failed no-flashing: flashes #it'],
  'flash-slow': ['failed no-endless-movement: animation #it'],
  'flash-small': ['cantTell moving-or-timed-content: animation #it'],
  'gif-background': ['failed no-endless-movement: image #it'],
  'gif-endless': ['failed no-endless-movement: image #it'],
  'gif-long': ['failed no-endless-movement: image #it'],
  'gif-once': [],
  'gif-small': ['cantTell moving-or-timed-content: image #it'],
  'gif-still': [],
  'gif-with-pause': [],
  'late-once': [],
  'gone-removed': ['cantTell moving-or-timed-content: soonGone html > body > main'],
  'gone-last': ['cantTell moving-or-timed-content: soonGone #it'],
  'gone-beside': [
    'cantTell moving-or-timed-content: updates #it',
    'cantTell moving-or-timed-content: soonGone #it-flash',
  ],
  'gone-soon': ['cantTell moving-or-timed-content: soonGone #it'],
  'gone-by-style': ['cantTell moving-or-timed-content: soonGone #it'],
  'gone-by-hand': [],
  'gone-late': [],
  'gone-loading': [],
  'gone-for-more': [],
  leaves: ['cantTell moving-or-timed-content: leavingTimer html > body > main > script'],
  idle: [],
  'idle-clock': ['cantTell moving-or-timed-content: leavingTimerUnknown #it'],
  long: ['failed no-endless-movement: animation #it'],
  marquee: ['failed no-endless-movement: marquee #it'],
  'moves-on': ['failed no-endless-movement: movesOn html > head > meta:nth-of-type(2)'],
  player: ['cantTell moving-or-timed-content: player #it', 'cantTell no-flashing: film #it'],
  refresh: ['failed no-endless-movement: reloads html > head > meta:nth-of-type(2)'],
  'refresh-capitals': ['failed no-endless-movement: reloads html > head > meta:nth-of-type(2)'],
  'refresh-day': [],
  'refresh-misspelt': [],
  'reload-timer': ['cantTell moving-or-timed-content: leavingTimer #it'],
  'script-moves': ['cantTell moving-or-timed-content: updates #it'],
  'see-through': [],
  'turns-round': ['failed no-endless-movement: animation #it'],
  scrolls: ['cantTell moving-or-timed-content: updates #it'],
  'session-words': ['cantTell moving-or-timed-content: timeWords #it'],
  short: [],
  'small-pulse': ['cantTell moving-or-timed-content: animation #it'],
  sound: ['failed no-endless-movement: sound #it'],
  'sound-controls': [],
  'sound-made': ['cantTell moving-or-timed-content: scriptSound page'],
  'sound-made-button': ['cantTell moving-or-timed-content: soundMayStop page'],
  'sound-made-muted': [],
  'sound-made-nowhere': ['cantTell moving-or-timed-content: scriptSound page'],
  'sound-made-on-click': [],
  'sound-made-short': [],
  'sound-made-stops': [],
  'sound-mute-far': ['cantTell moving-or-timed-content: soundMayStop #it'],
  'sound-muted': [],
  'sound-played': ['cantTell moving-or-timed-content: sound #it'],
  'sound-short': [],
  'sound-worked-out': ['cantTell moving-or-timed-content: scriptSound page'],
  'sound-worked-out-silent': [],
  spinner: [],
  still: [],
  'svg-moving': ['failed no-endless-movement: animation #it'],
  ticker: ['failed no-endless-movement: animation #it'],
  'ticker-hover': ['failed no-endless-movement: animation #it'],
  'ticker-with-pause': [],
  'two-speeds': [
    'cantTell moving-or-timed-content: updates #fast',
    'cantTell moving-or-timed-content: updates #it > div',
  ],
  'two-slides': ['cantTell moving-or-timed-content: updates #it'],
  updates: ['cantTell moving-or-timed-content: updates #it'],
};

/** Looks at one page, all but the first without others beside it. */
const MOST_LOOKS = 4;

let world: ProbingPages;
const TYPES: Readonly<Record<string, string>> = { gif: 'image/gif', wav: 'audio/wav' };
/** The pictures and sounds as a server would send them. */
const pages = () =>
  Object.fromEntries(
    Object.entries(barrierPages('motion')).map(([file, served]) => {
      const type = TYPES[file.split('.').at(-1) ?? ''];
      return [file, type ? { ...served, type } : served];
    }),
  );

beforeAll(async () => {
  world = await startProbing(pages());
});
afterAll(() => world?.close());

const address = (name: string) => `/motion/${name}.html`;

it('there is a row for every page', () => {
  const pages = Object.keys(barrierPages('motion')).filter((file) => file.endsWith('.html'));
  expect(pages.toSorted()).toEqual(Object.keys(TABLE).map(address).toSorted());
});

/**
 * A busy machine draws fewer pictures of what moves than there are. A look may then miss what there is, or be in doubt
 * whether something flashes. What it does say must be in the table.
 */
function mayShowMore(said: readonly string[], expected: readonly string[]): boolean {
  const doubt = (row: string) => row.replace('failed no-flashing: flashes', 'cantTell no-flashing: mayFlash');
  const allowed = new Set([...expected, ...expected.map(doubt)]);
  return said.every((row) => allowed.has(row)) && expected.some((row) => !said.includes(row));
}

it('the checks say of each page what the table says', async () => {
  const expected = Object.fromEntries(Object.entries(TABLE).map(([name, rows]) => [address(name), rows]));
  let said = await judgedPages(world, motion, Object.keys(expected));
  for (let looks = 1; looks < MOST_LOOKS; looks += 1) {
    const more = Object.keys(expected).filter((page) => mayShowMore(said[page] ?? [], expected[page] ?? []));
    said = { ...said, ...(await judgedPages(world, motion, more, 1)) };
  }
  expect(said).toEqual(expected);
});
