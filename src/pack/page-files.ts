import { attachedTo } from '../evidence/attached.ts';
import { parseJson } from '../evidence/json.ts';
import { isProbed, picturesIn } from '../evidence/pictures-in.ts';
import type { PageRecord, Screenshot, UrlOutcome } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { savedBytes } from './blob.ts';
import { slugOf } from './names.ts';
import type { PackFile } from './source.ts';

export const PICTURES: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

export interface Packed {
  readonly files: readonly PackFile[];
  /** Sentences about evidence that was saved and is not there any more. */
  readonly gaps: readonly string[];
}

/**
 * What was kept of one address, and its line in pages.json. The response and the picture are the saved bytes
 * themselves, so their SHA-256 stands in the record too.
 */
export async function packPage(
  outcome: UrlOutcome,
  record: PageRecord | undefined,
  number: number,
  blobs: BlobStore,
): Promise<Packed & { readonly entry: unknown }> {
  const folder = `pages/${String(number).padStart(4, '0')}-${slugOf(outcome.url)}`;
  const { url, state, reason, detail, status, finalUrl, title, foundOn, depth, failedArtifacts } = outcome;
  const account = { number, url, state, reason, detail, status, finalUrl, title, foundOn, depth, failedArtifacts };
  if (!record) return { entry: { ...account, visitedAt: null, files: [], notKept: [] }, files: [], gaps: [] };
  const { files, gaps, notKept } = await filesOf(record, outcome.screenshot, folder, url, blobs);
  const entry = { ...account, visitedAt: record.visitedAt, files: files.map(({ path }) => path), notKept };
  return { entry, files, gaps };
}

/** The files of one page in a folder of its own. `named` says in the gaps which page it is. */
export async function filesOf(
  record: PageRecord,
  screenshot: Screenshot | null,
  folder: string,
  named: string,
  blobs: BlobStore,
): Promise<Packed & { readonly notKept: readonly string[] }> {
  const parts = [
    { name: 'response.json', what: 'The response', bytes: await savedBytes(record.artifacts.response, blobs) },
    { name: 'document.html.txt', what: 'The page', bytes: await savedBytes(record.artifacts.document, blobs) },
    {
      name: `screenshot.${PICTURES[screenshot?.mediaType ?? ''] ?? 'bin'}`,
      what: 'The picture',
      bytes: await savedBytes(screenshot?.blob, blobs),
    },
  ];
  const files: PackFile[] = [];
  const notKept: string[] = [];
  const gaps: string[] = [];
  const more = [...(await probedParts(record, blobs)), ...(await measuredParts(record, blobs))];
  for (const { name, what, bytes } of [...parts, ...more]) {
    if ('why' in bytes) {
      notKept.push(`${what}: ${bytes.why}`);
      if (bytes.lost) gaps.push(`${what} of ${named} is not in the pack. ${bytes.why}`);
    } else files.push({ path: `${folder}/${name}`, bytes: name === 'document.html.txt' ? htmlOf(bytes) : bytes });
  }
  return { files, gaps, notKept };
}

interface Part {
  readonly name: string;
  readonly what: string;
  readonly bytes: Awaited<ReturnType<typeof savedBytes>>;
}

/** What trying the page out came to, and the pictures taken meanwhile. */
async function probedParts({ artifacts }: PageRecord, blobs: BlobStore): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const [name, entry] of Object.entries(artifacts).filter(([artifact]) => isProbed(artifact))) {
    const bytes = await savedBytes(entry, blobs);
    parts.push({ name: `${name}.json`, what: `What was tried out ("${name}")`, bytes });
    const parsed = 'why' in bytes ? undefined : parseJson(new TextDecoder().decode(bytes));
    const pictures = parsed?.ok ? picturesIn(parsed.value) : [];
    for (const [index, { blob, mediaType }] of pictures.entries()) {
      const file = `${name}-${index + 1}.${PICTURES[mediaType] ?? 'bin'}`;
      parts.push({ name: file, what: `A picture of it ("${name}")`, bytes: await savedBytes(blob, blobs) });
    }
  }
  return parts;
}

/** What Lighthouse measured, the film of the page loading, and the archive of what it asked for. */
async function measuredParts({ artifacts }: PageRecord, blobs: BlobStore): Promise<readonly Part[]> {
  if (artifacts.measured === undefined) return [];
  const bytes = await savedBytes(artifacts.measured, blobs);
  const parsed = 'why' in bytes ? undefined : parseJson(new TextDecoder().decode(bytes));
  const files = (parsed?.ok ? attachedTo(parsed.value) : []).map(async ({ blob, name }): Promise<Part> => {
    return { name, what: `A file of what was measured ("${name}")`, bytes: await savedBytes(blob, blobs) };
  });
  return [{ name: 'measured.json', what: 'What was measured', bytes }, ...(await Promise.all(files))];
}

/** The saved artifact is JSON around the HTML. Its name ends in .txt, so that no browser runs what a page brought. */
function htmlOf(artifact: Uint8Array): Uint8Array {
  const parsed = parseJson(new TextDecoder().decode(artifact));
  const { html } = Object(parsed.ok ? parsed.value : undefined) as { html?: unknown };
  return typeof html === 'string' ? new TextEncoder().encode(html) : artifact;
}
