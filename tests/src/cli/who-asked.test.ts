import { describe, expect, it } from 'vitest';
import type { Io } from '../../../src/cli/io.ts';
import { writeDownWhoAsked } from '../../../src/cli/who-asked.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import type { Config } from '../../../src/config/schema.ts';
import { type JournalEntry, journalAfter } from '../../../src/crawl/journal.ts';

const clock = { now: () => '2026-11-23T09:00:00.000Z', sleep: async () => undefined };

function configOf(flags: object): Config {
  const config = resolveConfig({ flags, env: {}, version: '0.0.0' });
  if (!config.ok) throw new Error(config.error.message);
  return config.value;
}

async function asked(flags: object, typed: readonly string[], entries: readonly JournalEntry[] = []) {
  const kept = [...entries];
  const journal = journalAfter(entries, async (entry) => {
    kept.push(entry);
  });
  return { kept, asked: await writeDownWhoAsked(configOf(flags), journal, clock, { typed } as unknown as Io) };
}

describe('who asked for a scan', () => {
  it('is written down with the command and the settings', async () => {
    const { asked: written } = await asked({ requestedBy: 'Peer review team', maxPages: 7 }, [
      'scan',
      'https://x.example',
    ]);
    expect(written).toMatchObject({
      by: 'Peer review team',
      commands: [{ at: '2026-11-23T09:00:00.000Z', words: ['scan', 'https://x.example'] }],
      settings: { maxPages: 7, timeoutMs: 30_000 },
    });
  });

  it('is nobody where nobody was named', async () => {
    expect((await asked({}, ['scan'])).asked.by).toBeNull();
  });

  it('keeps every command of a scan that was resumed', async () => {
    const first = await asked({}, ['scan', 'https://x.example']);
    const second = await asked({}, ['scan', '--resume', 'folder'], first.kept);
    expect(second.asked.commands.map(({ words }) => words[1])).toEqual(['https://x.example', '--resume']);
  });

  it('says nothing about the folders of the machine', async () => {
    const { asked: written } = await asked(
      { out: '/home/a', store: '/home/b', data: '/home/c', browser: '/home/d' },
      [],
    );
    expect(JSON.stringify(written)).not.toContain('/home/');
  });

  it('keeps no password that was typed into an address', async () => {
    const { asked: written } = await asked({}, ['scan', 'https://me:secret@x.example/bins']);
    expect(JSON.stringify(written)).not.toContain('secret');
  });

  it.each([['--crux-key', 'secret-enough'], ['--crux-key=secret-enough']])('keeps no key: %s %s', async (...typed) => {
    const { asked: written, kept } = await asked({ cruxKey: 'secret-enough' }, ['scan', ...typed, '--pdf']);
    expect(JSON.stringify([written, kept])).not.toContain('secret');
    expect(written.commands[0]?.words.at(-1)).toBe('--pdf');
    expect(written.commands[0]?.words.join(' ')).toContain('***');
    expect(Object.keys(written.settings)).not.toContain('cruxKey');
  });

  it.each(['', 'two\nlines', 'x'.repeat(201)])('is one short line: %j is refused', (requestedBy) => {
    expect(resolveConfig({ flags: { requestedBy }, env: {}, version: '0.0.0' }).ok).toBe(false);
  });
});
