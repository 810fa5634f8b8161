import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileProblem, readPacked, writePacked } from '../../../src/cli/store-file.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

describe('a file of packed lines', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());
  const at = (name: string) => path.join(folder.path, name);

  const packed = gzipSync('one\ntwo\n');
  it.each<[string, Uint8Array | undefined, string]>([
    ['is not there', undefined, 'There is no file'],
    ['is not packed', Buffer.from('one'), 'is not a packed history'],
    ['was cut short', packed.subarray(0, -6), 'cut short or damaged'],
  ])('that %s is named, not the database', async (_, bytes, said) => {
    if (bytes) await writeFile(at('f'), bytes);
    const reading = collected(readPacked(at('f')));
    await expect(reading).rejects.toThrow(FileProblem);
    await expect(reading).rejects.toThrow(said);
  });

  it('gives back its lines, and leaves no draft', async () => {
    await writePacked(at('f'), linesOf('one\n', 'two\n'));
    expect(await collected(readPacked(at('f')))).toEqual(['one', 'two']);
    expect(await readdir(folder.path)).toEqual(['f']);
  });

  it('that cannot be written is named', async () => {
    const writing = writePacked(at('nowhere/f'), linesOf('one\n'));
    await expect(writing).rejects.toThrow(FileProblem);
    await expect(writing).rejects.toThrow('cannot be written');
    await mkdir(at('f'));
    await expect(writePacked(at('f'), linesOf('one\n'))).rejects.toThrow('cannot be written');
    expect(await readdir(folder.path)).toEqual(['f']);
  });

  it('keeps what it had where the lines come to no end, and the fault is theirs', async () => {
    await writeFile(at('f'), packed);
    const broken = async function* () {
      yield 'one\n';
      throw new Error('The connection was lost.');
    };
    const writing = writePacked(at('f'), broken());
    await expect(writing).rejects.toThrow('The connection was lost.');
    await expect(writing).rejects.not.toThrow(FileProblem);
    expect(await readFile(at('f'))).toEqual(packed);
  });
});

async function* linesOf(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function collected(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return all;
}
