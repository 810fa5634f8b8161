import { createHash } from 'node:crypto';
import type { Digest } from '../model/evidence.ts';
import type { Visitor } from '../ports.ts';
import type { FiledVisit } from './crawl.ts';
import { forExploring } from './journal.ts';
import { offeredLinks } from './offered-links.ts';
import type { otherRobots } from './other-robots.ts';
import { pageSeen } from './page-seen.ts';
import { type PoliteVisitPorts, visitPolitely } from './polite.ts';
import type { Rest } from './slots.ts';
import { withoutPage } from './without-page.ts';

type LookPorts = Omit<PoliteVisitPorts, 'visit'> & {
  readonly visitor: Visitor;
  readonly notAllowed: ReturnType<typeof otherRobots>;
};

/** Looks at pages at the pace of their host, and remembers in the journal which were looked at. */
export function politeLook({ clock, journal, paceOf, visitor, notAllowed }: LookPorts, signal: AbortSignal) {
  const visit = async (url: string) => {
    const end = await notAllowed(url, signal);
    return end ? withoutPage(end) : lookAt(url, visitor, signal);
  };
  const ports = { clock, journal: forExploring(journal), paceOf, visit };
  return (url: string, rest: Rest) => visitPolitely(url, ports, signal, rest);
}

/** Looks at a page without filing any evidence: what was read here is for choosing a sample, never for judging. */
async function lookAt(url: string, visitor: Visitor, signal: AbortSignal): Promise<FiledVisit> {
  const { page, ...visit } = await visitor.visitPage(url, signal, { depth: 'explore' });
  if (!page) return withoutPage(visit);
  const { document, template, text, vitals } = page.artifacts;
  // Not filed: only whether two pages have the same text will be asked.
  const words = text?.ok ? { text: nameOf(text.value.whole) } : {};
  return {
    ...withoutPage(visit),
    record: { url, visitedAt: page.visitedAt, artifacts: words },
    links: offeredLinks(page),
    title: document?.ok ? document.value.title : null,
    template: template?.ok ? template.value.id : null,
    latencyMs: vitals?.ok ? vitals.value.ttfb : null,
    seen: pageSeen(page),
  };
}

function nameOf(text: string): Digest {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}
