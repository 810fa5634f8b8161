import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { evaluate, runInWorld } from '../in-page/run.ts';
import { askSecondEngine } from '../in-page/second-engine.ts';
import type { Probe } from './probe.ts';

const CAPS = { mostOfRule: 20, mostHtml: 300 };

const require = createRequire(import.meta.url);
const START = 'lgdssSecondEngine';

/**
 * The engine, defined in every document of a tab for trying out and started by the probe alone: to send it with each page
 * costs about as much as what it does there.
 */
export async function secondEnginePrelude(): Promise<string> {
  return `globalThis.${START} = () => { ${await readSource()}; globalThis.ace = ace; };`;
}

/** A dozen signs beyond ASCII, all of them in strings and patterns, would make every copy of it twice as large. */
async function readSource(): Promise<string> {
  const source = await readFile(require.resolve('accessibility-checker-engine/ace.js'), 'utf8');
  return source.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Another engine than axe, with rules of its own. Only tabs for trying pages out bring it along. */
export const secondEngine: Probe<'secondEngine'> = {
  artifact: 'secondEngine',
  timeoutMs: 30_000,
  leaves: 'as-found',
  async run({ world, secondRules }) {
    const { version } = require('accessibility-checker-engine/package.json') as { version: string };
    const here = await world();
    const started = await evaluate(here, `typeof ${START} === 'function' && (${START}(), true)`);
    if (started !== true) await evaluate(here, `${await readSource()}; undefined`);
    return {
      engine: 'IBM Equal Access',
      version,
      ...(await runInWorld(here, askSecondEngine, { ...CAPS, rules: secondRules })),
    };
  },
};
