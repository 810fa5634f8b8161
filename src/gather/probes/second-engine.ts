import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { evaluate, runInWorld } from '../in-page/run.ts';
import { askSecondEngine } from '../in-page/second-engine.ts';
import type { Probe } from './probe.ts';

const CAPS = { mostOfRule: 20, mostHtml: 300 };

/** Another engine than axe, with rules of its own. It is sent to the few pages that are probed, not to every tab. */
export const secondEngine: Probe<'secondEngine'> = {
  artifact: 'secondEngine',
  timeoutMs: 30_000,
  leaves: 'as-found',
  async run({ world, secondRules }) {
    const require = createRequire(import.meta.url);
    const { version } = require('accessibility-checker-engine/package.json') as { version: string };
    const source = await readFile(require.resolve('accessibility-checker-engine/ace.js'), 'utf8');
    const here = await world();
    await evaluate(here, `${source}; undefined`);
    return {
      engine: 'IBM Equal Access',
      version,
      ...(await runInWorld(here, askSecondEngine, { ...CAPS, rules: secondRules })),
    };
  },
};
