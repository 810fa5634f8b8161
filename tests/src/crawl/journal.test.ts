import { expect, it } from 'vitest';
import { forExploring, type JournalEntry, journalAfter, readEntries } from '../../../src/crawl/journal.ts';
import { at, filed } from './made-up-site.ts';

it('a page that was looked at is not taken for one that was scanned, nor the other way round', async () => {
  const written: JournalEntry[] = [];
  const write = async (entry: JournalEntry) => void written.push(entry);
  const [seen, scanned] = [filed(at('/seen'), {}), filed(at('/scanned'), {})];
  const journal = journalAfter([], write);
  await journal.append({ kind: 'visited', filed: scanned });
  await forExploring(journal).append({ kind: 'visited', filed: seen });
  expect(written.map(({ kind }) => kind)).toEqual(['visited', 'explored']);

  const text = written.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  const later = journalAfter(readEntries(`${text}{"kind":"explored","fil`));
  expect([later.visit(at('/seen')), later.visit(at('/scanned'))]).toEqual([undefined, scanned]);
  const exploring = forExploring(later);
  expect([exploring.visit(at('/seen')), exploring.visit(at('/scanned'))]).toEqual([seen, undefined]);
});
