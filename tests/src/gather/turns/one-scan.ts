/** Stands for one scan, in a process of its own: opens pages and measures, and says when each began and ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { fileFlags } from '../../../../src/gather/turns/flags.ts';
import { openTurns } from '../../../../src/gather/turns/turns.ts';

const [folder = '', what = ''] = process.argv.slice(2);
const flags = fileFlags(folder);
if (!flags) throw new Error('There is no folder for flags.');
const turns = openTurns(flags);
const { signal } = new AbortController();

async function told(kind: string, ms: number): Promise<void> {
  const began = Date.now();
  await sleep(ms);
  console.log(JSON.stringify({ kind, began, ended: Date.now() }));
}

async function crawl(pages: number): Promise<void> {
  for (let page = 0; page < pages; page += 1) await turns.among(() => told('page', 60));
}

if (what === 'holds') {
  await turns.alone(async () => {
    console.log('holding');
    await sleep(60_000);
  }, signal);
} else {
  await Promise.all([
    crawl(12),
    crawl(12),
    (async () => {
      for (let run = 0; run < 3; run += 1) await turns.alone(() => told('run', 150), signal);
    })(),
  ]);
}
