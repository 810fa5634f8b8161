import { describe, expect, it } from 'vitest';
import type { RootCause } from '../../reports/lib/document-types.ts';
import { inPictureOrder } from '../../reports/lib/shown-first.ts';
import { renderReport } from '../../reports/registry.ts';
import type { Digest } from '../../src/model/evidence.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { elementsOf } from './html-tree.ts';
import { ORIGIN, sampleInput } from './sample-input.ts';

type Named = readonly [id: string, check: string, outcome?: RootCause['outcome']];
const cause = ([id, check, outcome = 'failed']: Named) => ({ id, check, outcome }) as RootCause;
const order = (...all: readonly Named[]) =>
  inPictureOrder({ rootCauses: all.map(cause), fixFirst: [] }).map(({ id }) => id);

describe('who gets a picture first', () => {
  it('is one cause of each check, faults and questions alike, and then the others', () => {
    expect(order(['a1', 'a'], ['a2', 'a'], ['b1', 'b'], ['a3', 'a', 'cantTell'], ['c1', 'c', 'cantTell'])).toEqual([
      'a1',
      'b1',
      'a3',
      'c1',
      'a2',
    ]);
  });

  it('is nobody who is told in one line', () => {
    const many = Array.from({ length: 400 }, (_, index) => [`a${index}`, 'a'] as const);
    const ids = order(...many, ['b1', 'b']);
    expect(ids.slice(0, 2)).toEqual(['a0', 'b1']);
    expect(ids).toHaveLength(300);
  });
});

describe('pictures that checks brought', () => {
  const SIZE = 1_000_000;
  const results = Array.from({ length: 12 }, (_, index): CheckResult => {
    const shot = { blob: `sha256:${String(index).padStart(64, '0')}` as Digest, bytes: SIZE, mediaType: 'image/jpeg' };
    const box = { x: 10, y: 10, width: 50, height: 20 };
    const finding = {
      message: 'low',
      at: { kind: 'element', selector: `#e${index}`, html: `<i class="${'abcdefghijkl'[index]}">`, box: null },
      pictures: [{ shot: { ...shot, width: 400, height: 300 }, caption: 'page', marks: [{ box }] }],
    };
    return {
      check: index < 11 ? 'accessibility/axe-colour' : 'accessibility/axe-text-alternatives',
      subject: `${ORIGIN}/p${index}`,
      outcome: { outcome: 'failed', findings: [finding] as never },
    };
  });

  it('fill the report as far as there is room, one for each check before a second for any', async () => {
    const asked: string[] = [];
    const readBlob = async ({ blob }: { readonly blob: string }) => {
      asked.push(blob);
      return new Uint8Array(SIZE);
    };
    const input = { ...sampleInput, result: { ...sampleInput.result, results } };
    const html = String(await renderReport('html', input, { readBlob }));
    const sheets = elementsOf(html).filter(({ tagName }) => tagName === 'image');
    expect(sheets.length).toBeGreaterThan(2);
    expect(sheets.length).toBeLessThan(6);
    expect(asked.slice(0, 2)).toContain(`sha256:${'11'.padStart(64, '0')}`);
  });
});
