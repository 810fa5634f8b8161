import { describe, expect, it } from 'vitest';
import { carbonOf, gramsOf } from '../../reports/lib/carbon.ts';
import { buildDocument, reports } from '../../reports/registry.ts';
import { emptyInventory } from '../helpers/inventory.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { inventory, noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const { weights: _, ...unweighed } = inventory;
const plain = { ...sampleInput, result: { ...sampleInput.result, inventory: unweighed } };

async function section(input: typeof sampleInput): Promise<string | null> {
  const html = String(await reports.html?.render(input, noPictures));
  const found = elementsOf(html).find((element) => attribute(element, 'id') === 'weights');
  return found ? textOf(found).replace(/\s+/g, ' ') : null;
}

describe('what the pages weigh', () => {
  it('is told by type and party, and for the heaviest pages', async () => {
    const text = await section(sampleInput);
    expect(text).toContain(
      'The 4 pages scanned weigh 512 KiB on average as sent and 1,024 KiB unpacked, in 10 requests.',
    );
    expect(text).toMatch(/Scripts 7\.5 384 896 75 Pages 2\.5 128 128 25/);
    expect(text).toMatch(/All from the site itself 5 256 768 50 From tags\.example 5 256 256 50/);
    expect(text).toContain('And 2 more sites, see report.json.');
    expect(text).toMatch(/ambleford\.example\/bins 1,024 512 30 0\.155 80 1,900 img\.hero 0\.123 div\.banner 260 24/);
    expect(text).toMatch(/ambleford\.example 10 0 2 0\.002 (not known ?){5}/);
    expect(text).toContain('lab proxy');
  });

  it('is left out where nobody knows it', async () => {
    expect(await section(plain)).toBeNull();
    expect(buildDocument(plain).carbon).toBeNull();
    expect(carbonOf(emptyInventory)).toBeNull();
  });

  it('stands in the JSON with an estimate that names its model', () => {
    const { carbon, inventory } = buildDocument(sampleInput);
    expect(inventory.weights?.pages.list[0]?.url).toBe(`${ORIGIN}/bins`);
    expect(carbon).toEqual({
      model: 'Sustainable Web Design Model',
      version: '4',
      estimate: true,
      grams: { mean: 0.078, heaviest: 0.155 },
    });
  });
});

describe('grams from bytes', () => {
  // Version 4: 0.194 kWh for a gigabyte in use and 0.106 kWh for what was made, at 494 grams for each kWh.
  it.each([
    [0, 0],
    [1_000_000, 0.148],
    [1_000_000_000, 148.2],
  ])('%i bytes are %f grams', (bytes, grams) => {
    expect(gramsOf(bytes)).toBe(grams);
    expect(Math.abs(gramsOf(bytes) - (bytes / 1e9) * (0.194 + 0.106) * 494)).toBeLessThan(0.001);
  });
});
