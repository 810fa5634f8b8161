import type { ServiceRef } from '../../../src/model/target.ts';
import { reuseInWords } from '../../lib/coverage.ts';
import type { ReportDocument } from '../../lib/document-types.ts';
import { FIX_RULE } from '../../lib/fixes.ts';
import { bandWords, decidedWords } from '../../lib/score-words.ts';
import { dateInWords, listInWords, number, oneLine, plural, safeHref, score } from '../../lib/text.ts';
import { SEVERITY_TITLES } from '../../lib/words.ts';
import { deductionRows, sumInWords } from './deductions.ts';
import { notTestedView } from './not-tested.ts';
import { spineTitle } from './standards.ts';

const MOST_SHOWN = 5;
const MOST_CUTS = 20;

/** What a chief executive reads: one screen, no jargon. */
export function summaryView(document: ReportDocument) {
  const { target, coverage, overall } = document;
  return {
    target,
    start: firstOf(target.start),
    services: firstOf((target.services ?? []).map(serviceInWords)),
    when: dateInWords(document.startedAt),
    tool: `${document.tool.name} ${document.tool.version}`,
    contact: contactOf(document),
    warnings: warningsOf(document),
    coverage: {
      ...coverage,
      sentence: coverageSentence(document),
      sum: coverageSum(document),
      cuts: document.cuts.slice(0, MOST_CUTS),
      moreCuts: Math.max(0, document.cuts.length - MOST_CUTS),
      reuse: reuseInWords(document),
    },
    overall: {
      score: overall.score === null ? null : score(overall.score),
      note: overall.scoreNote,
      band: bandWords(overall),
      policy: overall.policy,
      decided: `${decidedWords(overall)}.`,
      deductions: deductionRows(document, overall),
      sum: sumInWords(overall),
    },
    limits: document.scoreLimits,
    counts: countsInWords(document),
    notTested: notTestedView(document),
    fixFirst: fixRows(document),
    fixRule: FIX_RULE,
  };
}

/** A sitemap or a council's list may bring thousands; this is the head of the page. The rest is in report.json. */
function firstOf(all: readonly string[]) {
  const shown = all.length > MOST_SHOWN ? all.slice(0, MOST_SHOWN) : all;
  return { shown, more: all.length - shown.length };
}

function serviceInWords({ title, description, lgsl, lgil }: ServiceRef): string {
  const name = oneLine(title || description) || 'Service';
  return `${name} (LGSL ${lgsl}, LGIL ${lgil})`;
}

/** Whoever ran the scan signs with an address at which they can be asked; the report's readers may ask there too. */
function contactOf({ settings }: ReportDocument): string | null {
  const address = /\(\+(https?:\/\/[^\s)]+)\)/.exec(settings.userAgent)?.[1];
  return address === undefined ? null : safeHref(address);
}

function warningsOf({ coverage, finished, pages, settings }: ReportDocument): readonly string[] {
  const shut = coverage.blocked + coverage.failed;
  const warnings: string[] = [];
  if (settings.profile === 'axe')
    warnings.push(
      'Only what the accessibility engine finds was judged. The other checks did not run, so most points say nothing.',
    );
  if (coverage.scanned === 0) {
    warnings.push('No page could be scanned. This report says nothing about how good the service is.');
  }
  if (!finished) {
    warnings.push('The scan was stopped before it was done. Pages it did not reach were not judged.');
  }
  if (coverage.scanned > 0 && shut > 0) {
    warnings.push(
      `${plural(shut, 'page')} could not be opened. ${shut === 1 ? 'It counts' : 'They count'} neither as good nor as bad.`,
    );
  }
  const partly = pages.filter((page) => page.failedArtifacts.length > 0).length;
  if (partly > 0) {
    warnings.push(`${plural(partly, 'page')} could be read only in part. Checks that needed the rest did not count.`);
  }
  return warnings;
}

function coverageSentence({ coverage }: ReportDocument): string {
  const { planned, scanned, skipped, blocked, failed } = coverage;
  return `The scanner met ${plural(planned, 'address', 'addresses')}. It scanned ${number(scanned)}, skipped ${number(skipped)}, was blocked from ${number(blocked)}, and ${number(failed)} failed to load:`;
}

function coverageSum({ coverage }: ReportDocument): string {
  const { planned, scanned, skipped, blocked, failed } = coverage;
  return `${number(planned)} = ${[scanned, skipped, blocked, failed].map(number).join(' + ')}.`;
}

function countsInWords({ findings, rootCauses, coverage }: ReportDocument): string {
  const failures = findings.filter((finding) => finding.outcome === 'failed').length;
  const causes = rootCauses.filter((cause) => cause.outcome === 'failed').length;
  // Silence about pages nobody opened is not praise.
  if (coverage.scanned === 0 && failures === 0) return 'Nothing was judged.';
  const doubts = doubtsInWords(rootCauses.length - causes);
  if (failures === 0) return `No check failed on the pages that were scanned.${doubts}`;
  return `${plural(failures, 'finding')} from ${plural(causes, 'cause')}. Mending a cause mends all its findings.${doubts}`;
}

/** A review has these to decide as well, and its count must not be a riddle. */
function doubtsInWords(doubts: number): string {
  return doubts === 0
    ? ''
    : ` Besides, there ${doubts === 1 ? 'is' : 'are'} ${plural(doubts, 'doubt')} that a person must decide.`;
}

function fixRows(document: ReportDocument) {
  return document.fixFirst.map((fix) => {
    const check = document.checks.find((one) => one.id === fix.check);
    return {
      ...fix,
      severityTitle: SEVERITY_TITLES[fix.severity],
      fix: check?.fix ?? '',
      affects: check?.affects ?? '',
      reach: fix.siteWide ? 'the whole site' : `${number(fix.pages)} of ${plural(document.coverage.scanned, 'page')}`,
    };
  });
}

/** For the description search engines and messengers show. */
export function descriptionOf(document: ReportDocument): string {
  const parts = [plural(document.coverage.scanned, 'page'), dateInWords(document.startedAt)];
  return `How ${document.target.name} measures up to the ${spineTitle(document.standard)}: ${listInWords(parts)}.`;
}
