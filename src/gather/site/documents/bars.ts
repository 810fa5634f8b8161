import { type Robots, readRobots } from '../../../crawl/robots.ts';
import type { LinkedDocument } from '../../../model/result.ts';
import type { PdfUnread } from '../../../model/seen/documents.ts';
import type { HttpClient } from '../../http.ts';
import { fetchRobots } from '../files.ts';
import { untilLate } from './until-late.ts';

/** Why some of these PDFs must not be asked for, by address. */
export async function barsOf(
  pdfs: readonly LinkedDocument[],
  http: Pick<HttpClient, 'get'>,
  late: AbortSignal,
): Promise<ReadonlyMap<string, PdfUnread>> {
  const rules = new Map<string, Robots | undefined>();
  const bars = new Map<string, PdfUnread>();
  for (const pdf of pdfs) {
    const bar = barOfCrawl(pdf) ?? (await barOfRobots(pdf.url, rules, http, late));
    if (bar) bars.set(pdf.url, bar);
  }
  return bars;
}

/** What the person who scans left out stays left out. Whoever turned the crawl away is not asked again. */
function barOfCrawl({ state, reason }: LinkedDocument): PdfUnread | null {
  if (state === 'blocked') return 'turned-away';
  if (reason === 'excluded') return 'excluded';
  return reason === 'state-changing' ? 'left-alone' : null;
}

/** The rules of each host are asked for once. */
async function barOfRobots(
  url: string,
  rules: Map<string, Robots | undefined>,
  http: Pick<HttpClient, 'get'>,
  late: AbortSignal,
): Promise<PdfUnread | null> {
  const { origin } = new URL(url);
  if (!rules.has(origin)) rules.set(origin, await untilLate(fetchRobots(origin, http, late).then(readRobots), late));
  const known = rules.get(origin);
  if (!known) return 'out-of-time';
  return known.allows(url) ? null : 'robots';
}
