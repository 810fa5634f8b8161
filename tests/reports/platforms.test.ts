import { describe, expect, it } from 'vitest';
import { buildDocument, reports } from '../../reports/registry.ts';
import type { PlatformSeen } from '../../src/model/result.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const { hostname } = new URL(ORIGIN);
const platform = (rest: Partial<PlatformSeen> = {}): PlatformSeen => ({
  host: hostname,
  name: 'Jadu',
  supplier: 'Jadu',
  confidence: 'high',
  evidence: ['the header node: jadu-web-3', 'the page holds /xfp/form/'],
  ...rest,
});
const on = (...platforms: readonly PlatformSeen[]) => ({
  ...sampleInput,
  result: { ...sampleInput.result, inventory: { ...sampleInput.result.inventory, platforms } },
});

async function textIn(input: typeof sampleInput, id: string): Promise<string> {
  const html = String(await reports.html?.render(input, noPictures));
  const found = elementsOf(html).find((element) => attribute(element, 'id') === id);
  return found ? textOf(found).replace(/\s+/g, ' ') : '';
}

describe('what the hosts run on', () => {
  it('is told with its signs', async () => {
    const text = await textIn(
      on(platform(), platform({ name: 'Pay360', supplier: 'Capita', confidence: 'medium' })),
      'inventory',
    );
    expect(text).toContain(`${hostname} runs on Jadu: the header node: jadu-web-3; the page holds /xfp/form/.`);
    expect(text).toContain(`${hostname} may run on Pay360 (Capita)`);
    expect(await textIn(sampleInput, 'inventory')).not.toContain('Platforms');
  });

  it('stands with every finding on that host, where it is hardly in doubt', () => {
    const platformsOf = (input: typeof sampleInput) =>
      new Set(buildDocument(input).findings.map((one) => one.platform));
    expect(platformsOf(on(platform(), platform({ name: 'Pay360', supplier: 'Capita' })))).toContain(
      'Jadu, Pay360 (Capita)',
    );
    expect(platformsOf(on(platform({ confidence: 'medium' })))).toEqual(new Set([undefined]));
    expect(platformsOf(on(platform({ host: 'other.example' })))).toEqual(new Set([undefined]));
    expect(platformsOf(sampleInput)).toEqual(new Set([undefined]));
  });

  it('is told to whoever has to mend something', async () => {
    const html = String(await reports.html?.render(on(platform()), noPictures));
    expect(html).toContain('This host runs on Jadu. Whoever runs that may have to make the change.');
  });

  it('says nothing hostile', async () => {
    const text = await textIn(on(platform({ evidence: [`the header node: <b>\n${'x'.repeat(500)}`] })), 'inventory');
    expect(text).toContain('<b>');
    expect(text).not.toContain('x'.repeat(250));
  });
});
