import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cacheFolder, dataFolder } from '../../../src/authorities/data-folder.ts';
import { loadRegister, saveRegister } from '../../../src/store/register.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

describe('dataFolder', () => {
  it.each<[platform: string, home: string, env: Record<string, string>, folder: string]>([
    ['linux', '/home/sam', {}, '/home/sam/.local/share/lgdss'],
    ['linux', '/home/sam', { XDG_DATA_HOME: '/data' }, '/data/lgdss'],
    ['linux', '/home/sam', { XDG_DATA_HOME: 'data' }, '/home/sam/.local/share/lgdss'],
    ['freebsd', '/home/sam', { XDG_DATA_HOME: '' }, '/home/sam/.local/share/lgdss'],
    ['darwin', '/Users/sam', { XDG_DATA_HOME: '/data' }, '/Users/sam/Library/Application Support/lgdss'],
    ['win32', 'C:\\Users\\sam', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\lgdss'],
    ['win32', 'C:\\Users\\sam', {}, 'C:\\Users\\sam\\AppData\\Roaming\\lgdss'],
  ])('on %s with home %s and %j is %s', (platform, home, env, folder) => {
    expect(dataFolder({ platform, home, env })).toBe(folder);
  });
});

describe('cacheFolder', () => {
  it.each<[platform: string, home: string, env: Record<string, string>, folder: string | null]>([
    ['linux', '/home/sam', {}, '/home/sam/.cache/lgdss'],
    ['linux', '/home/sam', { XDG_CACHE_HOME: '/cache' }, '/cache/lgdss'],
    ['linux', '/home/sam', { XDG_CACHE_HOME: 'cache' }, '/home/sam/.cache/lgdss'],
    ['darwin', '/Users/sam', {}, '/Users/sam/Library/Caches/lgdss'],
    ['win32', 'C:\\Users\\sam', { LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\lgdss\\Cache'],
    ['win32', 'C:\\Users\\sam', {}, 'C:\\Users\\sam\\AppData\\Local\\lgdss\\Cache'],
    ['linux', '', {}, null],
    ['linux', '', { XDG_CACHE_HOME: '/cache' }, '/cache/lgdss'],
    ['darwin', '', {}, null],
    ['win32', '', {}, null],
  ])('on %s with home %s and %j is %s', (platform, home, env, folder) => {
    expect(cacheFolder({ platform, home, env })).toBe(folder);
  });
});

describe('the register on disk', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => folder.remove());
  const register = (source: string) => ({
    schema: 1 as const,
    source,
    importedAt: '2026-11-23T09:30:00.000Z',
    authorities: [],
  });

  it('is missing, kept, replaced, and leaves nothing else behind', async () => {
    const place = path.join(folder.path, 'a', 'b');
    expect(await loadRegister(place)).toBe('missing');
    const file = await saveRegister(place, register('one.csv'));
    expect(await loadRegister(place)).toEqual(register('one.csv'));
    // Of the same length, so that nobody takes it for the same content.
    await saveRegister(place, register('two.csv'));
    expect(await loadRegister(place)).toEqual(register('two.csv'));
    expect(await readdir(place)).toEqual([path.basename(file)]);
  });

  it('is unreadable when something else is in its place', async () => {
    const file = await saveRegister(folder.path, register('one.csv'));
    await writeFile(file, '{"schema": 1}');
    expect(await loadRegister(folder.path)).toBe('unreadable');
  });
});
