import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { reports } from '../../reports/registry.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { attribute, elementsOf } from './html-tree.ts';
import { ORIGIN, outcomes, record, sampleInput } from './sample-input.ts';

const bytes = jpeg.encode({ width: 400, height: 300, data: new Uint8Array(400 * 300 * 4).fill(220) }, 70).data;

async function picturesIn(input: typeof sampleInput) {
  const asked: string[] = [];
  const readBlob = async ({ blob }: { readonly blob: string }) => {
    asked.push(blob);
    return bytes;
  };
  const html = String(await reports.html?.render(input, { readBlob }));
  return { images: elementsOf(html).filter(({ tagName }) => tagName === 'img'), asked };
}

/** One cause per page and number, each with a place that can be shown. */
function causes(pages: number, perPage: number): readonly CheckResult[] {
  return Array.from({ length: pages }, (_, page) => ({
    check: 'accessibility/axe-colour' as const,
    subject: `${ORIGIN}/p${page}`,
    outcome: {
      outcome: 'failed' as const,
      findings: Array.from({ length: perPage }, (_, index) => ({
        message: 'low',
        at: {
          kind: 'element' as const,
          selector: `#e${index}`,
          html: `<a class="${'abcdefghij'[page % 10]}${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(page / 10)]}">`,
          box: { x: 10, y: 10, width: 50, height: 20 },
        },
      })) as never,
    },
  }));
}

describe('element pictures', () => {
  it('shows one per root cause, with size and a text alternative, and leaves out boxes off the picture', async () => {
    const { images, asked } = await picturesIn(sampleInput);
    // The footer link has a box on the picture, the image without alternative lies below its end.
    expect(images).toHaveLength(1);
    expect(asked).toHaveLength(1);
    for (const image of images) {
      expect(attribute(image, 'alt')).toMatch(/outlined/);
      expect(attribute(image, 'width')).toBe('132');
      expect(attribute(image, 'height')).toBe('84');
    }
  });

  it('opens each page once, and stops at its caps', async () => {
    const [home] = outcomes;
    const pages = 30;
    const input = {
      ...sampleInput,
      record: {
        ...record,
        outcomes: Array.from({ length: pages }, (_, page) => ({ ...home, url: `${ORIGIN}/p${page}` })) as never,
      },
      result: { ...sampleInput.result, results: causes(pages, 5) },
    };
    const { images, asked } = await picturesIn(input);
    expect(images).toHaveLength(60);
    expect(asked.length).toBeLessThanOrEqual(20);
  });

  it('does without when the picture is gone or broken', async () => {
    for (const answer of [undefined, new Uint8Array([0xff, 0xd8, 0])]) {
      const html = String(await reports.html?.render(sampleInput, { readBlob: async () => answer }));
      expect(elementsOf(html).filter(({ tagName }) => tagName === 'img')).toEqual([]);
      expect(html).toContain('footer-link');
    }
  });
});
