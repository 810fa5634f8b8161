import { drawn } from '../drawn.ts';
import { helperSource, KEEP_NAME } from '../kit.ts';
import { evaluate, type World } from '../run.ts';
import { settle } from '../settle.ts';
import * as colours from './colours.ts';
import * as culprits from './culprits.ts';
import * as facts from './facts.ts';
import * as fits from './fits.ts';
import * as forced from './forced.ts';
import * as growth from './growth.ts';
import type { Look } from './look.ts';
import * as losses from './losses.ts';
import * as motion from './motion.ts';
import * as orientation from './orientation.ts';
import * as overlaps from './overlaps.ts';
import * as passes from './passes.ts';
import * as pinned from './pinned.ts';
import * as styles from './styles.ts';
import * as texts from './texts.ts';
import * as vanished from './vanished.ts';

const functions = {
  drawn,
  settle,
  ...colours,
  ...culprits,
  ...facts,
  ...fits,
  ...forced,
  ...growth,
  ...losses,
  ...motion,
  ...orientation,
  ...overlaps,
  ...passes,
  ...pinned,
  ...styles,
  ...texts,
  ...vanished,
};

const NAME = 'lgdssLook';
const MEMORY = `{
  texts: new WeakMap(), words: new Map(), overlaps: new WeakMap(), things: [], low: new WeakSet(), colours: new WeakMap(),
  inside: new WeakSet(), whole: new WeakSet(), hands: new WeakSet(),
  sheets: [], undo: null, stopped: false, scrolled: { x: scrollX, y: scrollY },
}`;
const source = `{ ${KEEP_NAME} globalThis.${NAME} = {
  h: ${helperSource}, memory: ${MEMORY}, seen: new Map(),
  ${Object.entries(functions)
    .map(([name, each]) => `${name}: ${each.toString()}`)
    .join(',\n')}
}; }`;

/** Puts the functions of this folder into our own world of the page, where they keep what they saw from call to call. */
export async function installLook(world: World): Promise<void> {
  await evaluate(world, source);
}

type Pass = keyof typeof passes;
type Argument<K extends Pass> = Parameters<Look[K]>[0];

/** Rejects with the page's own words when the function throws there, and when the page has gone. */
export async function callLook<K extends Pass>(
  world: World,
  pass: K,
  argument: Argument<K>,
): Promise<Awaited<ReturnType<Look[K]>>> {
  const result = await evaluate(world, `${NAME}.${pass}(${JSON.stringify(argument ?? null)})`);
  return result as Awaited<ReturnType<Look[K]>>;
}
