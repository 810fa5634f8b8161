import type { ReportDocument, ReportPoint, RootCause } from '../../lib/document-types.ts';
import { listInWords, number, plural, score } from '../../lib/text.ts';
import { SEVERITIES, SEVERITY_MEANING, SEVERITY_TITLES, STATE_MEANING, STATE_TITLES } from '../../lib/words.ts';
import { standardsOf } from '../view/standards.ts';
import { type Bars, barsOf } from './bars.ts';

/** A picture, the same in a sentence for those who cannot see it, and the same in numbers. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly note: string | null;
  readonly bars: Bars;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Scoring may say how far a score could move with other pages; the charts show it where it does. */
type Banded = ReportPoint & { readonly band?: { readonly low: number; readonly high: number } | null };

const MOST_TEMPLATES = 10;

export function chartsView(document: ReportDocument): readonly Chart[] {
  const scores = standardsOf(document.standard).told.map(({ id, title, suffix }) =>
    scoreChart(document, id, title, suffix),
  );
  return [coverageChart(document), ...scores, ...findingCharts(document)];
}

function coverageChart({ coverage }: ReportDocument): Chart {
  const states = ['scanned', 'skipped', 'blocked', 'failed'] as const;
  const share = (count: number) => `${number(coverage.planned === 0 ? 0 : (100 * count) / coverage.planned)} per cent`;
  return {
    id: 'chart-coverage',
    title: 'What became of each address',
    sentence: `Of ${plural(coverage.planned, 'address', 'addresses')}: ${listInWords(states.map((state) => `${STATE_TITLES[state].toLowerCase()} ${number(coverage[state])}`))}.`,
    note: null,
    bars: barsOf(
      states.map((state) => ({ label: STATE_TITLES[state], words: number(coverage[state]), value: coverage[state] })),
      coverage.planned,
    ),
    heads: ['What became of it', 'Addresses', 'Share', 'Why'],
    rows: states.map((state) => [
      `${STATE_TITLES[state]} (${STATE_MEANING[state]})`,
      number(coverage[state]),
      share(coverage[state]),
      coverage.reasons
        .filter((reason) => reason.state === state)
        .map(({ words, count }) => `${number(count)}: ${words}`)
        .join('; ') || 'No reason needed',
    ]),
  };
}

function scoreChart(document: ReportDocument, standard: string, title: string, suffix: string): Chart {
  const points: readonly Banded[] = document.points.filter(({ id }) => id.startsWith(`${standard}:`));
  const scored = points.filter((point) => point.score !== null);
  const lowest = scored.toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0))[0];
  const name = (point: ReportPoint) => `${point.id.slice(point.id.indexOf(':') + 1)}. ${point.title}`;
  const banded = scored.some(({ band }) => band);
  const bandWords = ({ band }: Banded) => (band ? `${score(band.low)} to ${score(band.high)}` : 'Not known');
  return {
    id: `chart-points${suffix}`,
    title: `Score of each point of the ${title}`,
    sentence: lowest
      ? `${number(scored.length)} of ${plural(points.length, 'point')} ${scored.length === 1 ? 'has' : 'have'} a score. The lowest is ${score(lowest.score ?? 0)}, for point ${name(lowest)}.`
      : `None of the ${plural(points.length, 'point')} has a score.`,
    note: `A dotted line means that there is no number. That is neither good nor bad.${banded ? ' The thin line across a bar shows how far the score could move with other pages of the same kind. It says nothing about checks that are wrong or undecided.' : ''}`,
    bars: barsOf(
      points.map((point) => ({
        label: name(point),
        words: point.score === null ? 'no number' : score(point.score),
        value: point.score,
        band: point.band,
      })),
      100,
    ),
    heads: ['Point', 'Score out of 100', ...(banded ? ['Range by pages'] : [])],
    rows: points.map((point) => [
      name(point),
      point.score === null ? (point.scoreNote ?? 'No number') : score(point.score),
      ...(banded ? [point.score === null ? 'None' : bandWords(point)] : []),
    ]),
  };
}

/** Left out where nothing failed: a chart of noughts would read as praise. */
function findingCharts(document: ReportDocument): readonly Chart[] {
  const failed = document.rootCauses.filter(({ outcome }) => outcome === 'failed');
  return failed.length === 0 ? [] : [severityChart(failed), templateChart(failed, document)];
}

function severityChart(failed: readonly RootCause[]): Chart {
  const rows = SEVERITIES.map((severity) => ({ severity, ...totals(failed, (cause) => cause.severity === severity) }));
  return {
    id: 'chart-severity',
    title: 'Findings by how severe they are',
    sentence: `${listInWords(rows.map(({ severity, findings }) => `${number(findings)} ${SEVERITY_TITLES[severity].toLowerCase()}`))}.`,
    note: null,
    bars: barsOf(
      rows.map(({ severity, findings }) => ({
        label: SEVERITY_TITLES[severity],
        words: number(findings),
        value: findings,
      })),
    ),
    heads: ['Severity', 'Findings', 'Causes', 'What it means'],
    rows: rows.map(({ severity, findings, count }) => [
      SEVERITY_TITLES[severity],
      number(findings),
      number(count),
      SEVERITY_MEANING[severity],
    ]),
  };
}

function templateChart(failed: readonly RootCause[], document: ReportDocument): Chart {
  const groups = [...Map.groupBy(failed, (cause) => cause.template)]
    .map(([template, causes]) => ({
      label: templateInWords(template, document),
      causes,
      ...totals(causes, () => true),
    }))
    .toSorted((a, b) => b.findings - a.findings);
  const shown = groups.slice(0, MOST_TEMPLATES);
  const others = groups.slice(MOST_TEMPLATES).flatMap(({ causes }) => causes);
  if (others.length > 0) {
    const label = plural(groups.length - MOST_TEMPLATES, 'other template');
    shown.push({ label, causes: others, ...totals(others, () => true) });
  }
  const most = shown[0];
  return {
    id: 'chart-templates',
    title: 'Findings by page template',
    sentence: most ? `Most stand here: ${most.label}, with ${plural(most.findings, 'finding')}.` : '',
    note: 'Pages of one template are built alike. One change to a template can mend all of its pages.',
    bars: barsOf(shown.map(({ label, findings }) => ({ label, words: number(findings), value: findings }))),
    heads: ['Template', 'All findings', ...SEVERITIES.map((severity) => SEVERITY_TITLES[severity])],
    rows: shown.map(({ label, findings, causes }) => [
      label,
      number(findings),
      ...SEVERITIES.map((severity) => number(totals(causes, (cause) => cause.severity === severity).findings)),
    ]),
  };
}

/** Ids of templates mean nothing to a reader; a page that looks like it does. */
export function templateInWords(template: string, { inventory }: Pick<ReportDocument, 'inventory'>): string {
  if (template === 'site') return 'The whole site';
  if (template === 'shared') return 'Parts that several templates share';
  const known = inventory.templates.list.find(({ id }) => id === template);
  return known ? `Like “${known.title || known.example}”` : `Template ${template}`;
}

function totals(causes: readonly RootCause[], counts: (cause: RootCause) => boolean) {
  const chosen = causes.filter(counts);
  return { count: chosen.length, findings: chosen.reduce((sum, cause) => sum + cause.count, 0) };
}
