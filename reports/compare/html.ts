import type { ScanComparison } from '../../src/model/comparison.ts';
import { environment, styles } from '../html/environment.ts';
import { dateInWords, number } from '../lib/text.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';
import { MEASURED_MEANING, MEASURED_TITLE, measuredNotes, measuredRows } from './measured.ts';
import * as words from './words.ts';

/** All of them are in comparison.json. A page with tens of thousands of rows helps nobody. */
const MOST_ROWS = 500;

export function comparisonHtml(comparison: ScanComparison): string {
  const { before, after, counts, overall, points } = comparison;
  const scored = points.filter((point) => point.before.value !== null || point.after.value !== null);
  return environment().render('compare/comparison.njk', {
    styles: styles(),
    title: `What changed: ${after.name}`,
    description: 'Two scans of a council service compared: what is new, fixed, still there and not retested.',
    tool: `${comparison.tool.name} ${comparison.tool.version}`,
    cautions: comparison.cautions,
    pages: words.pagesInWords(comparison),
    scans: [before, after].map((scan, index) => ({
      which: index === 0 ? 'Earlier scan' : 'Later scan',
      name: scan.name,
      when: dateInWords(scan.startedAt),
      coverage: words.coverageInWords(scan),
      sample: scan.sample === null ? 'every page that was found' : `a sample of ${number(scan.sample)} pages`,
      policy: scan.versions.policy,
      digest: scan.scan,
    })),
    counts: words.STATES.map((state) => ({
      title: words.STATE_TITLES[state],
      meaning: words.STATE_MEANING[state],
      causes: number(counts.causes[state]),
      findings: number(counts.findings[state]),
    })),
    scores: [{ id: '', title: 'Overall', ...overall }, ...scored].map((one) => ({
      title:
        one.id === ''
          ? one.title
          : `${one.id.replace(/^lgdss:/, 'LGDSS ').replace(/^govuk:/, 'GOV.UK ')}. ${one.title}`,
      before: words.scoreInWords(one.before),
      after: words.scoreInWords(one.after),
      change: words.changeInWords(one),
    })),
    measured: measuredOf(comparison),
    sections: words.STATES.map((state) => sectionOf(state, comparison)),
  });
}

function measuredOf({ measured }: ScanComparison) {
  if (measured === null) return null;
  const rows = measuredRows(measured);
  return {
    title: MEASURED_TITLE,
    meaning: MEASURED_MEANING,
    notes: measuredNotes(measured),
    rows: rows.slice(0, MOST_ROWS),
    left: Math.max(0, rows.length - MOST_ROWS),
  };
}

function sectionOf(state: (typeof words.STATES)[number], { causes }: ScanComparison) {
  const those = causes.filter((cause) => cause.state === state);
  return {
    id: state,
    title: words.STATE_TITLES[state],
    meaning: words.STATE_MEANING[state],
    left: Math.max(0, those.length - MOST_ROWS),
    rows: those.slice(0, MOST_ROWS).map((cause) => ({
      severity: cause.severity,
      severityTitle: SEVERITY_TITLES[cause.severity],
      kind: cause.outcome === 'failed' ? '' : 'For a person to look at. ',
      message: cause.message,
      title: cause.title,
      findings: words.findingsInWords(cause),
      page: cause.siteWide ? null : (cause.pages[0] ?? null),
      more: Math.max(0, cause.pages.length - 1),
    })),
  };
}
