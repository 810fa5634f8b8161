import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makePdf } from '../../../../fixtures/lib/pdf-files.ts';
import { readPdf } from '../../../../src/gather/site/documents/read-pdf.ts';

const WHOLE = makePdf({ pages: 2, poorTags: true, fields: ['Name', null], outline: true, claims: true });

it('reads a file with spoilt bytes, or says no: what comes is always plain and within its limits', async () => {
  const spoilt = fc.array(fc.tuple(fc.nat(WHOLE.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
  let read = 0;
  await fc.assert(
    fc.asyncProperty(spoilt, fc.integer({ min: WHOLE.length >> 1, max: WHOLE.length }), async (changes, length) => {
      const bytes = new Uint8Array(WHOLE);
      for (const [place, byte] of changes) bytes[place] = byte;
      const facts = await readPdf(bytes.slice(0, length)).catch(() => null);
      if (!facts) return;
      read += 1;
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      expect(Object.values(facts).filter((value) => value === undefined || Number.isNaN(value))).toEqual([]);
      expect(facts.pagesRead).toBeLessThanOrEqual(30);
    }),
    // The same each time: a file that happened to be endless would be a case for the thread, not for this test.
    { seed: 20181109, numRuns: 100 },
  );
  expect(read, 'of some, something is left').toBeGreaterThan(10);
});
