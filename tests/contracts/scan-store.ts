import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonical, digest, digestOfRecord } from '../../src/evidence/canonical.ts';
import type { Digest, Instant, ScanRecord } from '../../src/model/evidence.ts';
import type { ScanResult } from '../../src/model/result.ts';
import type { ScanStore } from '../../src/ports.ts';
import { emptyInventory } from '../helpers/inventory.ts';
import { noScore } from '../helpers/no-score.ts';
import type { Opened } from './blob-store.ts';

/** What every scan store promises. */
export function scanStoreContract(name: string, open: () => Promise<Opened<ScanStore>>): void {
  describe(`scan store: ${name}`, () => {
    let opened: Opened<ScanStore>;
    let store: ScanStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    it('gives back a record under its digest, and the same digest for the same record', async () => {
      const record = scanRecord();
      const scan = await store.saveRecord(record);
      expect(scan).toBe(digestOfRecord(record));
      expect(await store.saveRecord(structuredClone(record))).toBe(scan);
      expect(await store.record(scan)).toEqual(record);
    });

    it.each([
      ['an unknown scan', digest('none')],
      ['a path', 'sha256:../../../../etc/passwd'],
      ['nothing', ''],
    ])('has neither record nor results for %s', async (_, scan) => {
      expect(await store.record(scan as Digest)).toBeUndefined();
      expect(await store.results(scan as Digest)).toEqual([]);
    });

    it('gives nothing for a record of another version', async () => {
      const later = { ...scanRecord(), schema: 2 } as unknown as ScanRecord;
      expect(await store.record(await store.saveRecord(later))).toBeUndefined();
    });

    it('keeps every different result of a scan, each once, in an order of their own', async () => {
      const scan = await store.saveRecord(scanRecord());
      const results = ['1', '2', '3', '4'].map((policy) => scanResult(scan, policy));
      for (const result of [...results, ...results.toReversed()]) await store.saveResult(result);
      const expected = results.toSorted((a, b) => (digest(canonical(a)) < digest(canonical(b)) ? -1 : 1));
      expect(await store.results(scan)).toEqual(expected);
    });

    it('refuses a result of no scan', async () => {
      await expect(store.saveResult(scanResult('sha256:../../secret' as Digest, '1'))).rejects.toThrow('Not a digest');
    });

    it('lists the history of one target, newest first whatever the order of saving', async () => {
      const days = ['2026-11-02', '2026-12-01', '2026-01-30', '2026-11-10'];
      const results = new Map<string, ScanResult>();
      for (const day of days) {
        const scan = await store.saveRecord(scanRecord('www.ambleford.example', `${day}T09:00:00.000Z`));
        results.set(day, scanResult(scan, '1'));
        await store.saveResult(scanResult(scan, '1'));
      }
      const other = await store.saveRecord(scanRecord('www.westmere.example', '2027-01-01T09:00:00.000Z'));
      await store.saveResult(scanResult(other, '1'));

      const newestFirst = days
        .toSorted()
        .toReversed()
        .map((day) => results.get(day));
      expect(await store.history('www.ambleford.example', 10)).toEqual(newestFirst);
      expect(await store.history('www.ambleford.example', 2)).toEqual(newestFirst.slice(0, 2));
      expect(await store.history('www.ambleford.example', 0)).toEqual([]);
      expect(await store.history('www.nowhere.example', 10)).toEqual([]);
    });

    it('keeps targets apart whose ids would make dangerous or equal paths', async () => {
      for (const id of ['../..', 'a/b', 'A', 'a', '']) {
        const scan = await store.saveRecord(scanRecord(id));
        await store.saveResult(scanResult(scan, '1'));
        expect(await store.history(id, 10)).toEqual([scanResult(scan, '1')]);
      }
    });

    it('leaves a scan without a result out of the history', async () => {
      await store.saveRecord(scanRecord());
      expect(await store.history('www.ambleford.example', 10)).toEqual([]);
    });
  });
}

export function scanRecord(id = 'www.ambleford.example', finishedAt: Instant = '2026-11-23T09:10:00.000Z'): ScanRecord {
  return {
    schema: 1,
    target: { id, name: 'Ambleford', start: ['https://www.ambleford.example/'] },
    startedAt: '2026-11-23T09:00:00.000Z',
    finishedAt,
    versions: { tool: '0.1.0', browser: '140', axe: '4.14', node: '24' },
    settings: { userAgent: 'lgdss', maxPages: 50, maxDepth: 3, include: [], exclude: [], coverageFloor: 80 },
    cuts: [],
    finished: true,
    sites: [],
    pages: [],
    outcomes: [],
  };
}

export function scanResult(scan: Digest, policy: string): ScanResult {
  return {
    schema: 1,
    scan,
    versions: { tool: '0.1.0', checks: digest('checks'), policy },
    results: [],
    scorecard: { overall: noScore, categories: {}, points: {} },
    inventory: emptyInventory,
  };
}
