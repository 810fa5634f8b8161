import { describe, expect, it } from 'vitest';
import { nearest } from '../../../src/config/nearest.ts';

const NAMES = ['maxPages', 'maxDepth', 'out', 'json', 'ignoreCertificateErrors'];

describe('nearest', () => {
  it.each([
    ['maxPage', 'maxPages'],
    ['max-pages', 'maxPages'],
    ['MAX_DEPTH', 'maxDepth'],
    ['jsno', 'json'],
    ['ignoreCertifcateEror', 'ignoreCertificateErrors'],
    ['colour', undefined],
    ['', undefined],
  ])('%s → %s', (typed, meant) => {
    expect(nearest(typed, NAMES)).toBe(meant);
  });
});
