import { type EstateReport, TARGET_STATES } from '../../src/model/estate.ts';
import { environment, estateStyles, styles } from '../html/environment.ts';
import { cap, dateInWords, number, oneLine, plural } from '../lib/text.ts';
import { SEVERITY_TITLES } from '../lib/words.ts';
import { boxFigures, dotFigure, trendFigure } from './charts.ts';
import * as words from './words.ts';

const LONGEST_CAUSE = 120;

export function estateHtml(report: EstateReport): string {
  const { asked, targets, councils, trend } = report;
  return environment().render('estate/estate.njk', {
    styles: styles() + estateStyles(),
    title: 'Council services side by side',
    description: 'How council services stand against the Local Government Digital Service Standard, as distributions.',
    tool: `${report.tool.name} ${report.tool.version}`,
    facts: [
      { title: 'What', text: upper(words.scopeInWords(asked)) },
      { title: 'As of', text: dateInWords(asked.at) },
      { title: 'Counted', text: `${plural(councils.length, 'council')}, ${plural(targets.length, 'service')}` },
      { title: 'Scoring policy', text: report.policy ?? 'None: there is no score' },
    ],
    states: TARGET_STATES.map((state) => ({
      title: words.STATE_TITLES[state],
      meaning: words.stateMeaning(state, asked),
      count: number(targets.filter((target) => target.state === state).length),
    })),
    dots: dotFigure(report),
    boxes: boxFigures(report),
    trend: trendFigure(report),
    noTrend: `There is no line yet: fewer than two weeks have scores that can be set side by side${trend.weeks.length === 0 ? '' : ' in every week'}.`,
    checks: report.commonChecks.map((row) => ({
      ...countsOf(row),
      ...checkOf(report, row),
      causes: number(row.causes),
    })),
    causes: report.commonCauses.map((row) => ({ ...countsOf(row), ...checkOf(report, row), ...causeOf(row) })),
    faults: report.supplierFaults.map((row) => ({
      ...countsOf(row),
      ...checkOf(report, row),
      ...causeOf(row),
      platform: row.platform,
      councils: `${number(row.councils)} of ${number(row.users)}`,
    })),
    targets: targets.map((target) => ({
      council: target.councilName,
      name: target.name === target.councilName ? words.serviceName(target.lgsl) : target.name,
      score: target.state === 'known' ? words.scoreInWords(target) : words.STATE_TITLES[target.state],
      place: words.placeInWords(target, report),
      age: words.ageInWords(target),
      tried: target.triedSince === 0 ? '' : `${plural(target.triedSince, 'try', 'tries')} since, not complete`,
      coverage: words.percent(target.coverage),
    })),
    ended: report.ended.map((council) => ({
      name: council.councilName,
      ends: dateInWords(`${council.ends}T00:00`).replace(/ at .*/, ''),
      successor: council.successorName ?? 'Not known',
      scans: number(council.scans),
      last: council.lastScan === null ? 'None' : dateInWords(council.lastScan).replace(/ at .*/, ''),
      score: council.lastScore === null ? 'No score' : `${council.lastScore.toFixed(1)}, policy ${council.lastPolicy}`,
    })),
  });
}

type Counted = EstateReport['commonChecks'][number] | EstateReport['commonCauses'][number];

function countsOf({ councils, targets, places, severity }: Counted) {
  const known = Object.hasOwn(SEVERITY_TITLES, severity) ? (severity as keyof typeof SEVERITY_TITLES) : 'minor';
  return {
    councils: number(councils),
    targets: number(targets),
    places: number(places),
    severity: known,
    severityTitle: SEVERITY_TITLES[known],
  };
}

/** A check of somebody's own is called by its id here: its title is not in the history. */
function checkOf({ checks }: EstateReport, { check }: Counted) {
  return { check, title: Object.hasOwn(checks, check) ? checks[check]?.title : check };
}

function causeOf({ cause, since }: EstateReport['commonCauses'][number]) {
  return {
    cause: cap(oneLine(cause), LONGEST_CAUSE) || 'The whole site',
    since: dateInWords(since).replace(/ at .*/, ''),
  };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
