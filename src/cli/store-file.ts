import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/** A row is a few thousand characters. Whoever sends more wants to fill the memory. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** Under another name until it is whole. */
export async function writePacked(file: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(lines, createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Throws where the file is not there, is not packed or has an endless line. */
export async function* readPacked(file: string): AsyncGenerator<string> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  packed.on('error', (error) => unpacked.destroy(error));
  let held = '';
  for await (const chunk of packed.pipe(unpacked).setEncoding('utf8')) {
    const [first = '', ...more] = String(chunk).split('\n');
    held += first;
    for (const next of more) {
      yield held;
      held = next;
    }
    if (held.length > LONGEST_LINE) throw new Error('A line of the file is far too long.');
  }
  if (held !== '') yield held;
}
