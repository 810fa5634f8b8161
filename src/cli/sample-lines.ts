import type { ReportDocument } from '../../reports/lib/document-types.ts';

/** Two lines for the terminal: what the results hold for, and what changed since the sample was drawn. */
export function sampleLines({ sample, pages, finished, overall }: ReportDocument): readonly string[] {
  if (!sample) return [];
  const { reused, drawnAt, seed, of, vanished, fresh } = sample;
  const chosen = new Set(sample.pages.map(({ url }) => url));
  const scanned = pages.filter(({ url, state }) => state === 'scanned' && chosen.has(url)).length;
  const day = drawnAt.slice(0, 10);
  const size = `${count(sample.pages.length, 'page')} of ${of}, ${scanned} scanned`;
  const kept =
    finished && overall.score !== null
      ? 'Later scans with --sample scan the same pages.'
      : 'It is kept for later scans only if this one came to its end and saw enough of the site.';
  return [
    `Sample: ${size}; ${reused ? `the one drawn on ${day}` : 'drawn by this scan'} with the seed "${seed}".`,
    reused
      ? `  Since then: ${count(vanished.length, 'page')} of it vanished, ${count(fresh.total, 'new address', 'new addresses')} met. --new-sample draws again.`
      : `  ${kept}`,
  ];
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
