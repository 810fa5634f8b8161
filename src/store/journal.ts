import { type FileHandle, open, readFile } from 'node:fs/promises';
import { type Journal, type JournalEntry, journalAfter, readEntries } from '../crawl/journal.ts';
import { ifThere } from './atomic.ts';

export interface OpenJournal extends Journal {
  close(): Promise<void>;
}

/** One JSON object a line, added as the scan goes. */
export async function openJournal(path: string): Promise<OpenJournal> {
  const before = (await ifThere(readFile(path, 'utf8'))) ?? '';
  const file = await open(path, 'a');
  // A half-written last line must not swallow the first one we add.
  if (before !== '' && !before.endsWith('\n')) await file.appendFile('\n');
  const write = inTurn(file);
  return {
    ...journalAfter(readEntries(before), write),
    async close() {
      await file.close();
    },
  };
}

/** Pages finish at the same time; their lines must not mix. */
function inTurn(file: FileHandle): (entry: JournalEntry) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (entry) => {
    const written = last.then(() => file.appendFile(`${JSON.stringify(entry)}\n`));
    last = written.catch(() => undefined);
    return written;
  };
}
