import type { Visitor } from '../ports.ts';
import type { FiledVisit } from './crawl.ts';
import { pageSeen } from './page-seen.ts';

/** Looks at a page without filing any evidence: what was read here is for choosing a sample, never for judging. */
export async function lookAt(url: string, visitor: Visitor, signal: AbortSignal): Promise<FiledVisit> {
  const { page, ...visit } = await visitor.visitPage(url, signal, { depth: 'explore' });
  const nothing = { title: null, template: null, screenshot: null, latencyMs: null, failedArtifacts: [] };
  if (!page) return { visit, record: null, links: [], ...nothing };
  const { links, document, template, vitals } = page.artifacts;
  return {
    ...nothing,
    visit,
    record: { url, visitedAt: page.visitedAt, artifacts: {} },
    links: links?.ok ? links.value.map((link) => link.href) : [],
    title: document?.ok ? document.value.title : null,
    template: template?.ok ? template.value.id : null,
    latencyMs: vitals?.ok ? vitals.value.ttfb : null,
    seen: pageSeen(page),
  };
}
