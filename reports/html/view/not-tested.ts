import type { ReportDocument } from '../../lib/document-types.ts';
import { NOT_AS_A_WHOLE, NOT_MEASURED } from '../../lib/probed.ts';
import { number, plural } from '../../lib/text.ts';
import { standardsOf } from './standards.ts';

export interface Fact {
  readonly words: string;
  readonly href?: string;
  readonly link?: string;
}

/** Silence is not praise: what nobody looked at stands on the first page, beside what was found. */
export function notTestedView(document: ReportDocument): readonly Fact[] {
  return [
    pagesNotOpened(document),
    pointsWithoutScore(document),
    checksWithoutResult(document),
    criteria(document),
    wholeSite(document),
    measuring(document),
    documents(document),
  ].flatMap((fact) => fact ?? []);
}

function pagesNotOpened({ coverage }: ReportDocument): Fact | null {
  const count = coverage.planned - coverage.scanned;
  if (count === 0) return null;
  return {
    words: `${plural(count, 'address was', 'addresses were')} met and not judged.`,
    href: '#chart-coverage-heading',
    link: 'Why',
  };
}

function pointsWithoutScore(document: ReportDocument): Fact | null {
  const told = standardsOf(document.standard).told.map(({ id }) => `${id}:`);
  const points = document.points.filter(({ id }) => told.some((start) => id.startsWith(start)));
  const without = points.filter(({ score }) => score === null).length;
  if (without === 0) return null;
  return {
    words: `${number(without)} of ${plural(points.length, 'point')} ${without === 1 ? 'has' : 'have'} no score. People must judge ${without === 1 ? 'it' : 'them'}.`,
    href: '#points',
    link: 'What to ask',
  };
}

function checksWithoutResult({ checks, overall }: ReportDocument): Fact | null {
  const count = checks.filter(({ id }) => overall.undecidedChecks.includes(id)).length;
  if (count === 0) return null;
  return { words: `${plural(count, 'check')} could not decide, or had nothing to look at.` };
}

function criteria({ wcag }: ReportDocument): Fact | null {
  const count = wcag.filter(({ status }) => status !== 'automatic').length;
  if (count === 0) return null;
  return {
    words: `${number(count)} of ${plural(wcag.length, 'accessibility criterion', 'accessibility criteria')} were not tested by program, and the others only in part.`,
    href: '#wcag',
    link: 'Each criterion',
  };
}

function wholeSite({ settings }: ReportDocument): Fact | null {
  return settings.wholeSite === false ? { words: NOT_AS_A_WHOLE } : null;
}

function measuring({ settings }: ReportDocument): Fact | null {
  return settings.lighthouse === false ? { words: NOT_MEASURED } : null;
}

function documents({ inventory, settings, journeys = [] }: ReportDocument): Fact {
  const { total, pdfs } = inventory.documents;
  const left = total - (pdfs?.list ?? []).filter(({ facts }) => facts !== null).length;
  const linked = left <= 0 ? '' : ` ${plural(left, 'linked document was', 'linked documents were')} not looked into.`;
  const seen = settings.signedIn
    ? 'Pages were seen as somebody signed in sees them. What a new visitor sees was not tested'
    : 'Nothing behind a sign-in was seen';
  const forms =
    journeys.length > 0 ? 'no form was sent but on the journeys, and none was finished' : 'no form was sent';
  return { words: `${seen}, and ${forms}.${linked}` };
}
