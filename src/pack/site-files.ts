import type { SiteRecord } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { savedBytes } from './blob.ts';
import type { Packed } from './page-files.ts';
import type { PackFile } from './source.ts';

/** What was gathered once for a whole site (robots.txt, sitemap, security.txt and so on), as it was saved. */
export async function packSite(site: SiteRecord, number: number, blobs: BlobStore): Promise<Packed> {
  const folder = `sites/${String(number).padStart(2, '0')}`;
  const files: PackFile[] = [];
  const gaps: string[] = [];
  const named = Object.entries(site.artifacts).filter(([name]) => /^[A-Za-z]{1,40}$/.test(name));
  for (const [name, entry] of named) {
    const bytes = await savedBytes(entry, blobs);
    if (!('why' in bytes)) files.push({ path: `${folder}/${name}.json`, bytes });
    else if (bytes.lost) gaps.push(`What was gathered about ${site.origin} (${name}) is not in the pack. ${bytes.why}`);
  }
  return { files, gaps };
}
