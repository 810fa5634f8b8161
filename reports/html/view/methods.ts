import type { Confidence } from '../../../src/model/result.ts';
import type { ReportDocument } from '../../lib/document-types.ts';
import { byCodeUnit, dateInWords, listInWords, number } from '../../lib/text.ts';

const MOST_START = 20;

const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  verified: 'read in this source',
  reported: 'known from what others write about it',
  unconfirmed: 'general knowledge, not confirmed',
  ours: 'our own reading',
};

export function methodsView(document: ReportDocument) {
  return { rows: rowsOf(document), sources: sourcesOf(document) };
}

function rowsOf({ versions, settings, scan, schema, startedAt, finishedAt, target, tool, reuse }: ReportDocument) {
  const patterns = (list: readonly string[], none: string) => (list.length === 0 ? none : listInWords(list));
  return [
    ['Scanner', `${tool.name} ${tool.version}`],
    ['Browser', versions.browser],
    ['Accessibility engine', `axe-core ${versions.axe}`],
    ['Runtime', `Node.js ${versions.node}`],
    ['Scoring policy', versions.policy],
    ['Checks', versions.checks],
    ['Report format', schema],
    ['Scan', scan],
    ...(reuse ? [['Evidence of unchanged pages from scan', reuse.since]] : []),
    ['Started', dateInWords(startedAt)],
    ['Ended', dateInWords(finishedAt)],
    ['Start pages', listInWords(capped(target.start))],
    [
      'Limits',
      `At most ${number(settings.maxPages)} pages, at most ${number(settings.maxDepth)} links away from a start page`,
    ],
    ['Only addresses like', patterns(settings.include, 'All addresses of the site')],
    ['Left out', patterns(settings.exclude, 'No address')],
    ['Signed its visits as', settings.userAgent],
  ].map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value || 'Not recorded' } }));
}

function sourcesOf({ checks, laws }: ReportDocument) {
  const urls = new Set(checks.flatMap((check) => check.sources));
  for (const law of laws) urls.delete(law.source);
  const shown = laws.map((law) => ({
    ...law,
    read: dateInWords(`${law.checked}T00:00`).replace(/ at .*/, ''),
    sure: CONFIDENCE_WORDS[law.confidence],
  }));
  return { laws: shown, urls: [...urls].toSorted(byCodeUnit) };
}

/** A sitemap may bring thousands of start pages; report.json has them all. */
function capped(start: readonly string[]): readonly string[] {
  return start.length > MOST_START ? [...start.slice(0, MOST_START), `${start.length - MOST_START} more`] : start;
}
