import { atOnce } from '../../src/gather/site/in-turn.ts';
import type { PageEvidence, SiteArtifact, SiteArtifacts } from '../../src/model/evidence.ts';
import type { SiteCrawled } from '../../src/ports.ts';
import type { Visiting } from '../end-to-end/visiting.ts';

/** Visits the pages, and then looks around as after a crawl that met only them, the first being the start page. */
export async function lookedAround<K extends SiteArtifact>(
  { visitor, server, visit }: Visiting,
  paths: readonly string[],
  artifact: K,
): Promise<SiteArtifacts[K]> {
  const seen = new Map<string, PageEvidence['artifacts']>();
  const outcomes: SiteCrawled['outcomes'][number][] = [];
  for (const path of paths) {
    const { page, state, reason, detail, status, finalUrl } = await visit(path);
    if (!page) throw new Error(`${path} could not be visited: ${detail}`);
    seen.set(page.url, page.artifacts);
    const template = page.artifacts.template?.ok ? page.artifacts.template.value.id : null;
    const rest = { title: null, screenshot: null, failedArtifacts: [], depth: 0, foundOn: null };
    outcomes.push({ url: page.url, state, reason, detail, status, finalUrl, template, ...rest });
  }
  const pages = [...seen.keys()].map((url) => ({ url, visitedAt: '2026-11-23T09:00:00.000Z', artifacts: {} }));
  const crawled = { origin: server.origin, pages, outcomes, links: [] };
  const read: SiteCrawled['read'] = async ({ url }) => seen.get(url) ?? {};
  const around = await visitor.lookAround?.({ ...crawled, read }, atOnce, new AbortController().signal);
  const given = around?.[artifact];
  if (given?.ok) return given.value as SiteArtifacts[K];
  throw new Error(`No "${artifact}": ${given?.error.message}`);
}
