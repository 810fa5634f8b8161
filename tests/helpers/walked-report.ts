import { renderReport } from '../../reports/registry.ts';
import type { Digest, PageArtifacts, Screenshot } from '../../src/model/evidence.ts';
import type { KeyStop } from '../../src/model/seen/keyboard.ts';
import { ORIGIN, record, sampleInput } from '../reports/sample-input.ts';
import { keyboardWalk, keyStop } from './keyboard-evidence.ts';

const WALK: Digest = `sha256:${'d'.repeat(64)}`;

export const walkPicture = (height: number, width = 1280): Screenshot => ({
  blob: `sha256:${'c'.repeat(64)}` as Digest,
  ...{ bytes: 4, mediaType: 'image/jpeg', width, height },
});

export const stopAt = (y: number, rest: Partial<KeyStop> = {}): KeyStop =>
  keyStop(`at-${y}`, { box: { x: 40, y, width: 200, height: 20 }, ...rest });

/** One below the other. */
export const manyStops = (count: number, apart: number): readonly KeyStop[] =>
  Array.from({ length: count }, (_, index) => stopAt(40 + index * apart));

/** A report on a page that was gone through with the Tab key. */
export async function walkedReport(walk: Partial<PageArtifacts['keyboard']>, picture: Uint8Array): Promise<string> {
  const url = `${ORIGIN}/walked`;
  const input = {
    ...sampleInput,
    record: {
      ...record,
      probed: { pages: [{ url, template: null, why: 'template' as const }], of: 2 },
      pages: [...record.pages, { url, visitedAt: record.startedAt, artifacts: { keyboard: WALK } }],
    },
  };
  const evidence = new TextEncoder().encode(JSON.stringify(keyboardWalk(walk)));
  const readBlob = async ({ blob }: { readonly blob: Digest }) => (blob === WALK ? evidence : picture);
  return String(await renderReport('html', input, { readBlob }));
}
