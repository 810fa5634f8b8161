import type { FindingPicture } from '../../src/model/check.ts';
import type { ScanRecord } from '../../src/model/evidence.ts';
import type { ReportTools } from '../../src/model/report.ts';
import type { KeyboardWalk } from '../../src/model/seen/keyboard.ts';

/** Fifty to 180 kB each. What is beyond this is in the evidence. */
const MOST_BYTES = 1_000_000;
const MOST_WALKS = 12;

/** The pages that were gone through with the Tab key, each with its stops numbered, whether or not anything was found. */
export async function walkPictures(
  { probed, pages }: Pick<ScanRecord, 'probed' | 'pages'>,
  tools: ReportTools,
): Promise<{ readonly shown: readonly Walk[]; readonly left: number }> {
  const shown: Walk[] = [];
  let [bytesLeft, left] = [MOST_BYTES, 0];
  const records = new Map(pages.map((page) => [page.url, page]));
  for (const { url } of probed?.pages ?? []) {
    const filed = records.get(url)?.artifacts.keyboard;
    if (typeof filed !== 'string') continue;
    if (shown.length >= MOST_WALKS) {
      left += 1;
      continue;
    }
    const bytes = await tools.readBlob({ blob: filed, bytes: 0, mediaType: 'application/json' });
    const picture = bytes && pictureOf(bytes);
    if (!picture) continue;
    bytesLeft -= picture.shot.bytes;
    if (bytesLeft < 0) left += 1;
    else shown.push({ url, picture });
  }
  return { shown, left };
}

interface Walk {
  readonly url: string;
  readonly picture: FindingPicture;
}

/** Evidence of an older scan, or a damaged one, has no picture to show. */
function pictureOf(bytes: Uint8Array): FindingPicture | undefined {
  try {
    const walk = JSON.parse(new TextDecoder().decode(bytes)) as Partial<KeyboardWalk>;
    if (!walk.picture || !Array.isArray(walk.stops)) return undefined;
    const marks = walk.stops.flatMap(({ box }, index) => (box ? [{ box, label: String(index + 1) }] : []));
    return marks.length > 0 ? { shot: walk.picture, caption: 'page', marks } : undefined;
  } catch {
    return undefined;
  }
}
