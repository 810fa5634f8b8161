import { picturesIn } from '../evidence/pictures-in.ts';
import type { PageRecord } from '../model/evidence.ts';
import type { JourneyRecord } from '../model/journey.ts';
import type { BlobStore } from '../ports.ts';
import { savedJson } from './blob.ts';
import { slugOfWords } from './names.ts';
import { filesOf, type Packed } from './page-files.ts';

/** What was seen at the steps of a journey, and its part of journeys.json: all that was planned, whatever became of it. */
export async function packJourney(
  { pages, steps, ...journey }: JourneyRecord,
  number: number,
  blobs: BlobStore,
): Promise<Packed & { readonly entry: unknown }> {
  const folder = `journeys/${String(number).padStart(2, '0')}-${slugOfWords(journey.name)}`;
  const seen = new Map(pages.map((page) => [page.journey?.number, page]));
  const packed = await Promise.all(
    steps.map(async (step, index) => {
      const place = `${folder}/${String(index + 1).padStart(2, '0')}-${slugOfWords(step.name)}`;
      return {
        step: { number: index + 1, ...step },
        ...(await packStep(seen.get(index + 1), step.name, place, blobs)),
      };
    }),
  );
  const back = pages.at(-1)?.journey?.back;
  return {
    entry: { ...journey, ...(back ? { back } : {}), steps: packed.map(({ step, kept }) => ({ ...step, ...kept })) },
    files: packed.flatMap(({ files }) => files),
    gaps: packed.flatMap(({ gaps }) => gaps),
  };
}

async function packStep(page: PageRecord | undefined, name: string, place: string, blobs: BlobStore) {
  if (!page) return { files: [], gaps: [], kept: { visitedAt: null, files: [], notKept: [] } };
  const [shot] = picturesIn(await savedJson(page.artifacts.screenshot, blobs));
  const { files, gaps, notKept } = await filesOf(page, shot ?? null, place, `the step ${name} (${page.url})`, blobs);
  return { files, gaps, kept: { visitedAt: page.visitedAt, files: files.map(({ path }) => path), notKept } };
}
