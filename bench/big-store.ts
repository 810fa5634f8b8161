/** A saved scan of a site with thousands of pages, made up from the recorded visit of a small one. */
import { readFile } from 'node:fs/promises';
import jpeg from 'jpeg-js';
import { filePage, fileSite, readPage, readSite } from '../src/evidence/archive.ts';
import { canonical, digest } from '../src/evidence/canonical.ts';
import type {
  AxeFindings,
  AxeNode,
  Digest,
  PageArtifact,
  PageEvidence,
  PageRecord,
  ScanRecord,
  Screenshot,
  UrlOutcome,
} from '../src/model/evidence.ts';
import { fileBlobStore, fileScanStore } from '../src/store/files.ts';

const ORIGIN = 'https://www.ambleford.example';
const RECORDED = new URL('../fixtures/evidence/westmere/scan.json', import.meta.url);
const TEMPLATES = 8;
const RULES = ['color-contrast', 'link-name', 'image-alt', 'target-size', 'label', 'aria-allowed-attr'];
/** On every template: their faults belong to a part that all pages share. */
const SHARED = 4;

interface Recording {
  readonly record: ScanRecord;
  readonly artifacts: Readonly<Record<Digest, unknown>>;
}

/** Answers with the digest of the scan. Findings are made by the checks; this only plants what axe would have seen. */
export async function saveBigScan(store: string, pages: number, places: number): Promise<Digest> {
  const blobs = fileBlobStore(store);
  const { record, artifacts } = await readRecording();
  for (const value of Object.values(artifacts)) await blobs.put(new TextEncoder().encode(canonical(value)));
  const models: PageEvidence[] = [];
  for (const page of record.pages.slice(0, TEMPLATES)) models.push(await readPage(page, blobs, everything(page)));
  const shots: Screenshot[] = [];
  for (let index = 0; index < TEMPLATES * 3; index += 1) {
    const { bytes, width, height } = picture(index);
    shots.push({ blob: await blobs.put(bytes), bytes: bytes.length, mediaType: 'image/jpeg', width, height });
  }

  const filed: PageRecord[] = [];
  const outcomes: UrlOutcome[] = [];
  for (let index = 0; index < pages; index += 1) {
    const kind = index % TEMPLATES;
    const model = models[kind] as PageEvidence;
    const url = `${ORIGIN}/section-${kind}/page-${index}`;
    const screenshot = shots[index % shots.length] ?? null;
    filed.push(await filePage(pageLike(model, url, index, kind, places), blobs));
    outcomes.push(outcome(url, index, `template-${kind}`, screenshot));
  }
  for (let index = 0; index < pages; index += 1) outcomes.push(leftOut(index));

  const sites = await Promise.all(
    record.sites.map(async (site) => {
      const seen = await readSite(site, blobs);
      return fileSite({ ...seen, origin: ORIGIN }, blobs);
    }),
  );
  const target = { id: 'www.ambleford.example', name: 'Ambleford Council', start: [filed[0]?.url ?? ORIGIN] };
  return fileScanStore(store).saveRecord({ ...record, target, finished: true, sites, pages: filed, outcomes });
}

async function readRecording(): Promise<Recording> {
  const text = await readFile(RECORDED, 'utf8');
  const { record, artifacts: recorded } = JSON.parse(text) as Recording;
  const origin = record.sites[0]?.origin ?? '';
  // The names of the artifacts change with their addresses, so they are filed anew under the names they then have.
  const renamed = new Map<string, string>();
  const artifacts: Record<Digest, unknown> = {};
  for (const [name, value] of Object.entries(recorded)) {
    const now = JSON.parse(JSON.stringify(value).replaceAll(origin, ORIGIN)) as unknown;
    renamed.set(name, digest(canonical(now)));
    artifacts[digest(canonical(now))] = now;
  }
  const names = JSON.stringify(record).replaceAll(/sha256:[0-9a-f]{64}/g, (name) => renamed.get(name) ?? name);
  return { record: JSON.parse(names) as ScanRecord, artifacts };
}

function everything(page: PageRecord): ReadonlySet<PageArtifact> {
  return new Set(Object.keys(page.artifacts) as PageArtifact[]);
}

/** The model's evidence under another address, with its own words, its own links and its own faults. */
function pageLike(model: PageEvidence, url: string, index: number, kind: number, places: number): PageEvidence {
  const { document, links, response, axe } = model.artifacts;
  if (!document?.ok || !links?.ok || !response?.ok || !axe?.ok) throw new Error('The recorded page is not whole.');
  const html = `${document.value.html}<!-- ${index} ${'words of the page '.repeat(1500)} -->`;
  return {
    url,
    visitedAt: model.visitedAt,
    artifacts: {
      ...model.artifacts,
      response: { ok: true, value: { ...response.value, url } },
      document: { ok: true, value: { ...document.value, html, title: `Page ${index} - Ambleford Council` } },
      links: { ok: true, value: links.value.map((link) => ({ ...link, href: `${link.href}?from=${index % 7}` })) },
      axe: { ok: true, value: axeOf(axe.value, index, kind, places) },
    },
  };
}

function axeOf(model: AxeFindings, index: number, kind: number, places: number): AxeFindings {
  const byRule = new Map<string, AxeNode[]>();
  for (let place = 0; place < places; place += 1) {
    const rule = RULES[place % RULES.length] ?? '';
    const nodes = byRule.get(rule) ?? [];
    nodes.push(place < SHARED ? sharedNode(place) : ownNode(index, kind, place));
    byRule.set(rule, nodes);
  }
  const planted = [...byRule].map(([id, nodes]) => ({
    id,
    outcome: 'failed' as const,
    impact: 'serious' as const,
    nodes,
    nodeCount: nodes.length,
  }));
  const rules = [...model.rules.filter((rule) => !byRule.has(rule.id)), ...planted];
  return { ...model, rules: rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

function sharedNode(place: number): AxeNode {
  return {
    selector: `body > footer > ul:nth-child(${place + 1}) > li > a`,
    html: `<a class="footer-link footer-link--${'abcd'[place]}" href="/about">About the council</a>`,
    summary: 'Element has insufficient color contrast of 2.85 (foreground color: #999999, background color: #ffffff)',
    box: { x: 40, y: 300 + place * 40, width: 160, height: 24 },
    inactive: false,
  };
}

function ownNode(index: number, kind: number, place: number): AxeNode {
  const words = `Meeting ${index} of the committee, item ${place}, with papers and a list of the people who spoke there.`;
  return {
    selector: `#main > div.layout:nth-child(3) > section:nth-child(${place}) > ul > li:nth-child(${(index % 30) + 1}) > a`,
    html: `<a class="block-${'abcdefgh'[kind]} item-${'abcdefghijklmnopqrstuvwxyz'[place % 26]}" href="/meetings/${index}/${place}"><span class="title">${words}</span><span class="meta">${words}</span></a>`,
    summary: 'Element does not have text that is visible to screen readers. aria-label attribute is missing or empty.',
    box: { x: 60, y: 500 + place * 90, width: 420, height: 60 },
    inactive: false,
  };
}

function outcome(url: string, index: number, template: string, screenshot: Screenshot | null): UrlOutcome {
  return {
    ...{ url, state: 'scanned', reason: null, detail: '', status: 200, finalUrl: url, template, screenshot },
    ...{ title: `Page ${index} - Ambleford Council`, failedArtifacts: [], depth: 3, foundOn: `${ORIGIN}/` },
  };
}

function leftOut(index: number): UrlOutcome {
  return {
    ...{ url: `${ORIGIN}/archive/${index}`, state: 'skipped', reason: 'page-limit', status: null, finalUrl: null },
    detail: 'The page limit of this scan was reached before this page.',
    ...{ title: null, template: null, screenshot: null, failedArtifacts: [], depth: 4, foundOn: `${ORIGIN}/` },
  };
}

/** Blocks and lines, so that the picture weighs about as much as one of a real page. */
function picture(seed: number): { readonly bytes: Uint8Array; readonly width: number; readonly height: number } {
  const width = 1280;
  const height = 720 + (seed % 7) * 700;
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    const text = y % 24 < 12;
    for (let x = 40; text && x < 1100; x += 1) {
      if ((x * 7 + Math.floor(y / 24) * 13 + seed * 5) % 11 < 4)
        data.fill(40, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { bytes: jpeg.encode({ width, height, data }, 50).data, width, height };
}
