import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** A row is a few thousand characters. Whoever sends more wants to fill the memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** The file, and not the history, is what stands in the way. Its message is for the person at the keyboard. */
export class FileProblem extends Error {}

/** Under another name until it is whole. */
export async function writePacked(file: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = `${file}.part`;
  let ofLines: unknown;
  const source = async function* () {
    try {
      yield* lines;
    } catch (error) {
      ofLines = error;
      throw error;
    }
  };
  try {
    await pipeline(source, createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, file);
  } catch (error) {
    if (ofLines !== undefined) throw ofLines;
    throw new FileProblem(`The file '${file}' cannot be written: ${messageOf(error)}. Choose another place for it.`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Throws a FileProblem where the file is not there, is not packed or has an endless line. */
export async function* readPacked(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  let held = '';
  try {
    for await (const chunk of packed.pipe(unpacked).setEncoding('utf8')) {
      const [first = '', ...more] = String(chunk).split('\n');
      held += first;
      for (const next of more) {
        yield held;
        held = next;
      }
      if (held.length > LONGEST_LINE) throw new FileProblem(`A line of the file '${file}' is far too long.`);
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem(readingProblem(error, file));
  } finally {
    packed.destroy();
  }
  if (held !== '') yield held;
}

function readingProblem(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return `There is no file '${file}'.`;
  if (code.startsWith('Z_')) return `The file '${file}' is not a packed history, or it was cut short or damaged.`;
  return `The file '${file}' cannot be read: ${messageOf(error)}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
