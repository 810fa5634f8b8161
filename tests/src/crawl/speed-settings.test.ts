import { describe, expect, it } from 'vitest';
import {
  fittingHosts,
  fullSpeed,
  type SpeedWishes,
  shareOf,
  speedSettings,
} from '../../../src/crawl/speed-settings.ts';

describe('fullSpeed', () => {
  it.each([
    { cores: 2, freeMemoryMb: 8000, pages: 12 },
    { cores: 8, freeMemoryMb: 2012, pages: 10 },
    { cores: 64, freeMemoryMb: 500_000, pages: 32 },
    { cores: 4, freeMemoryMb: 300, pages: 1 },
  ])('$cores cores and $freeMemoryMb MB: $pages pages', ({ pages, ...machine }) => {
    expect(fullSpeed(machine)).toBe(pages);
  });
});

describe('hosts side by side', () => {
  it.each([
    { cores: 1, freeMemoryMb: 8000, hosts: 3 },
    { cores: 2, freeMemoryMb: 8000, hosts: 4 },
    { cores: 16, freeMemoryMb: 64_000, hosts: 4 },
    { cores: 16, freeMemoryMb: 600, hosts: 1 },
  ])('$cores cores and $freeMemoryMb MB: $hosts hosts', ({ hosts, ...machine }) => {
    expect(fittingHosts(machine)).toBe(hosts);
  });

  it.each([1, 2, 3, 4, 7])('%i of them have no more pages open together than one alone', (hosts) => {
    const machine = { cores: 8, freeMemoryMb: 3000 };
    const each = fullSpeed(shareOf(machine, hosts));
    expect(Number.isInteger(each)).toBe(true);
    expect(each * hosts).toBeLessThanOrEqual(fullSpeed(machine));
    expect((each + 1) * hosts).toBeGreaterThan(fullSpeed(machine) - hosts);
  });
});

describe('speedSettings', () => {
  const nothing: SpeedWishes = { concurrency: null, delayMs: null, rate: null, ownSite: false, robotsDelayMs: 0 };
  it.each<[name: string, wishes: Partial<SpeedWishes>, mostInFlight: number, delayMs: number, byLatency: boolean]>([
    ['a public site', {}, 2, 250, true],
    ['an own site', { ownSite: true }, 12, 0, false],
    ['what the user set', { concurrency: 4, delayMs: 100 }, 4, 100, true],
    ['a rate', { rate: 30 }, 2, 2000, true],
    ['a rate on an own site', { ownSite: true, rate: 600 }, 12, 100, false],
    ['a rate and a longer delay', { rate: 30, delayMs: 5000 }, 2, 5000, true],
    ['robots.txt asks for more', { delayMs: 100, robotsDelayMs: 3000, concurrency: 4 }, 1, 3000, true],
    ['robots.txt of an own site', { ownSite: true, robotsDelayMs: 1000 }, 1, 1000, false],
  ])('%s', (_, wishes, mostInFlight, delayMs, byLatency) => {
    const speed = speedSettings({ ...nothing, ...wishes }, { cores: 2, freeMemoryMb: 4000 });
    expect(speed).toEqual({ mostInFlight, delayMs, byLatency });
  });
});
