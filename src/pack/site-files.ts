import { parseJson } from '../evidence/json.ts';
import { picturesIn } from '../evidence/pictures-in.ts';
import type { SiteRecord } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { savedBytes } from './blob.ts';
import { type Packed, PICTURES } from './page-files.ts';
import type { PackFile } from './source.ts';

/** What was gathered once for a whole site (robots.txt, sitemap, security.txt and so on), as it was saved, with its pictures. */
export async function packSite(site: SiteRecord, number: number, blobs: BlobStore): Promise<Packed> {
  const folder = `sites/${String(number).padStart(2, '0')}`;
  const files: PackFile[] = [];
  const gaps: string[] = [];
  const named = Object.entries(site.artifacts).filter(([name]) => /^[A-Za-z]{1,40}$/.test(name));
  for (const [name, entry] of named) {
    const bytes = await savedBytes(entry, blobs);
    if ('why' in bytes) {
      if (bytes.lost) gaps.push(`What was gathered about ${site.origin} (${name}) is not in the pack. ${bytes.why}`);
      continue;
    }
    files.push({ path: `${folder}/${name}.json`, bytes });
    const parsed = parseJson(new TextDecoder().decode(bytes));
    const pictures = parsed.ok ? picturesIn(parsed.value) : [];
    for (const [index, { blob, mediaType }] of pictures.entries()) {
      const picture = await savedBytes(blob, blobs);
      const path = `${folder}/${name}-${index + 1}.${PICTURES[mediaType] ?? 'bin'}`;
      if (!('why' in picture)) files.push({ path, bytes: picture });
      else gaps.push(`A picture of ${site.origin} (${name}) is not in the pack. ${picture.why}`);
    }
  }
  return { files, gaps };
}
