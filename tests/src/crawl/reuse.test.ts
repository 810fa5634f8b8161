import { describe, expect, it } from 'vitest';
import { pagesKept, reuseCounts, whyNotReused } from '../../../src/crawl/reuse.ts';
import type { Filed, ScanRecord, UrlOutcome } from '../../../src/model/evidence.ts';
import type { Profile } from '../../../src/model/profile.ts';
import { at } from './made-up-site.ts';
import { outcome } from './outcomes.ts';

const scannedAt = (path: string) => outcome('scanned', null, 200, path);
const same = {
  tool: '0.1.0',
  axe: '4.14.0',
  browser: 'Chromium 140',
  userAgent: 'lgdss-test',
  profile: 'standard' as Profile,
  signIn: 'none' as 'none' | 'in use',
};
const WHOLE: Filed = { links: `sha256:${'1'.repeat(64)}` };

function earlier(outcomes: readonly UrlOutcome[] = [], artifacts: Filed = WHOLE): ScanRecord {
  return {
    schema: 1,
    target: { id: 'ambleford', name: 'Ambleford', start: [at('/')] },
    startedAt: '2026-11-23T09:00:00.000Z',
    finishedAt: '2026-11-23T09:10:00.000Z',
    versions: { tool: '0.1.0', axe: '4.14.0', browser: 'Chromium 140', node: 'v22.0.0' },
    settings: { userAgent: 'lgdss-test', maxPages: 5, maxDepth: 1, include: [], exclude: [], coverageFloor: 80 },
    finished: true,
    sites: [],
    pages: outcomes.map(({ url }) => ({ url, visitedAt: '2026-11-23T09:01:00.000Z', artifacts })),
    cuts: [],
    outcomes,
  };
}

describe('whyNotReused', () => {
  it('finds nothing against a scan of the same kind, whatever Node it ran on', () => {
    expect(whyNotReused(earlier(), same)).toBeUndefined();
  });

  it.each<[change: Partial<typeof same>, words: string]>([
    [{ tool: '0.2.0' }, 'another version of this program (0.1.0, now 0.2.0)'],
    [{ axe: '4.15.0' }, 'another version of axe (4.14.0, now 4.15.0)'],
    [{ browser: 'Chromium 141' }, 'another browser (Chromium 140, now Chromium 141)'],
    [{ signIn: 'in use' }, 'another sign-in (none, now in use)'],
    [{ profile: 'axe' }, 'another profile (standard, now axe)'],
    [{ userAgent: 'me' }, 'another user agent (lgdss-test, now me)'],
    [
      { tool: '1', axe: '5' },
      'another version of this program (0.1.0, now 1) and another version of axe (4.14.0, now 5)',
    ],
  ])('%o', (change, words) => {
    expect(whyNotReused(earlier(), { ...same, ...change })).toBe(
      `The earlier scan was made with ${words}, so every page is opened again.`,
    );
  });
});

describe('pagesKept', () => {
  const scanned = scannedAt('/bins');
  it.each<[name: string, record: ScanRecord, kept: number]>([
    ['a page that was read whole', earlier([scanned]), 1],
    ['a page that was itself taken over', earlier([{ ...scanned, reused: true }]), 1],
    ['a page with a part that could not be read', earlier([{ ...scanned, failedArtifacts: ['axe'] }]), 0],
    [
      'a page with a part that could not be saved',
      earlier([scanned], { ...WHOLE, axe: { code: 'x', message: '' } }),
      0,
    ],
    ['a page that counted for another', earlier([{ ...scanned, state: 'skipped', reason: 'duplicate' }]), 0],
    ['an address with a password', earlier([{ ...scanned, url: 'https://me:secret@www.ambleford.example/' }]), 0],
    ['a page without an outcome', { ...earlier([scanned]), outcomes: [] }, 0],
  ])('%s', (_name, record, kept) => {
    expect(pagesKept(record).size).toBe(kept);
  });
});

it('counts the pages that were scanned, by where their evidence is from', () => {
  const reused = { ...scannedAt('/a'), reused: true as const };
  const skipped: UrlOutcome = { ...scannedAt('/c'), state: 'skipped', reason: 'depth' };
  expect(reuseCounts([reused, scannedAt('/b'), skipped])).toEqual({ pages: 1, visited: 1 });
});
