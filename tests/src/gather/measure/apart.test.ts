import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApart } from '../../../../src/gather/measure/apart.ts';
import { temporaryFolder } from '../../../helpers/run-cli.ts';

const order = { url: '', device: 'mobile', port: 1, browserPid: 999_999_999, userAgent: '', mostLoadingMs: 1 } as const;
const { signal } = new AbortController();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function apartWith(code: string) {
  const script = path.join(folder.path, 'worker.mjs');
  await writeFile(script, code);
  return openApart(pathToFileURL(script));
}

it('one process makes all runs of a scan, and none of them leaves anything behind', async () => {
  const apart = await apartWith('process.on("message", () => process.send({ error: String(process.pid) }))');
  const warnings: string[] = [];
  const onWarning = ({ name }: Error) => void warnings.push(name);
  process.on('warning', onWarning);
  const answers = new Set<string>();
  for (let run = 0; run < 15; run += 1) answers.add(JSON.stringify(await apart.run(order, 10_000, signal)));
  await apart.close();
  await sleep(10);
  process.off('warning', onWarning);
  expect(answers.size).toBe(1);
  expect(warnings).toEqual([]);
});
