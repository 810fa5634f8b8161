import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measuredOf } from '../../../reports/lib/measured.ts';
import { writeArchives } from '../../../src/cli/write-archives.ts';
import { measuredOn, runsOf } from '../../helpers/measured-evidence.ts';
import { digestOf, measuredInput, page } from '../../helpers/measured-report.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const HAR = '{"log":{}}';
const on = measuredOn(runsOf('lcp', [1, 2, 3]), { har: digestOf(HAR) });
const given = [
  page('/bins', [on, { ...on, device: 'desktop' }]),
  page('/Bins', [on]),
  page('/', [{ ...on, har: null }]),
  page('/lost', { code: 'crashed', message: 'It crashed.' }),
];

async function write(archive: string | null) {
  const { input, tools, blobs } = measuredInput(...given);
  if (archive !== null) blobs.set(digestOf(HAR), new TextEncoder().encode(archive));
  const told = measuredOf(input.record, input.result);
  return { told, problems: await writeArchives(folder.path, told, input.record, tools) };
}

describe('the archives beside the report', () => {
  it('have the names that the report gives them, each page its own', async () => {
    const { told, problems } = await write(HAR);
    expect(problems).toEqual([]);
    const named = told?.pages.flatMap(({ devices }) => devices.flatMap(({ har }) => har ?? [])) ?? [];
    expect(named.toSorted()).toEqual([
      'measured/2-bins-mobile.har',
      'measured/3-bins-desktop.har',
      'measured/3-bins-mobile.har',
    ]);
    expect((await readdir(path.join(folder.path, 'measured'))).map((name) => `measured/${name}`).toSorted()).toEqual(
      named.toSorted(),
    );
    for (const name of named) expect(await readFile(path.join(folder.path, name), 'utf8')).toBe(HAR);
  });

  it('those of an earlier scan go, and what others put there stays', async () => {
    await mkdir(path.join(folder.path, 'measured'));
    for (const name of ['9-old-mobile.har', 'notes.txt', 'mine.har'])
      await writeFile(path.join(folder.path, 'measured', name), '');
    await write(HAR);
    const left = await readdir(path.join(folder.path, 'measured'));
    expect(left).not.toContain('9-old-mobile.har');
    expect(left).toEqual(expect.arrayContaining(['mine.har', 'notes.txt']));
  });

  it('one that is gone is named, and so is one that cannot be written', async () => {
    expect((await write(null)).problems).toContain(
      'measured/2-bins-mobile.har could not be written: it is gone from the evidence.',
    );
    await writeFile(path.join(folder.path, 'measured'), 'a file in the way');
    expect((await write(HAR)).problems[0]).toMatch(/^measured\/2-bins-mobile\.har could not be written: E\w+\.$/);
  });
});
