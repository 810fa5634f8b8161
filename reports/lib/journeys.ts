import type { ScanRecord } from '../../src/model/evidence.ts';
import { countSteps, type JourneySeen, type StepSeen } from '../../src/model/journey.ts';
import type { ReportJourney } from './journey-types.ts';
import { number, oneLine, plural } from './text.ts';

const STATES: Readonly<Record<StepSeen['state'], string>> = {
  reached: 'reached',
  'not-reached': 'not reached',
  stopped: 'stopped before it',
  failed: 'failed',
  blocked: 'blocked',
};

/** Null where no journey was asked for. */
export function journeysOf({ journeys }: Pick<ScanRecord, 'journeys'>): readonly ReportJourney[] | null {
  if (!journeys) return null;
  return journeys.map(({ pages, ...seen }) => {
    const back = pages.at(-1)?.journey?.back;
    return { ...seen, counts: countSteps(seen), ...(back ? { back } : {}) };
  });
}

export function stepsInWords(seen: Pick<JourneySeen, 'steps'>): string {
  const { planned, reached, notReached, stopped, failed, blocked } = countSteps(seen);
  return `${plural(planned, 'step')} planned = ${reached} reached + ${notReached} not reached + ${stopped} stopped + ${failed} failed${blocked ? ` + ${blocked} blocked` : ''}`;
}

/** For a terminal: what became of each journey and of each of its steps. */
export function journeyLines(journeys: readonly (JourneySeen & Pick<ReportJourney, 'back'>)[]): readonly string[] {
  return journeys.flatMap((journey) => [
    `Journey ${oneLine(journey.name)}: ${stepsInWords(journey)}, in ${number(Math.round(journey.ms / 1000))} s`,
    ...(journey.detail === '' ? [] : [`  ${oneLine(journey.detail)}`]),
    ...journey.steps.map((step, index) => `  ${index + 1}. ${oneLine(step.name)}: ${stepInWords(step)}`),
    ...backLines(journey.back),
    ...(journey.sites ? [`  ${declaredInWords(journey.sites)}`] : []),
    ...(journey.hosts.length > 1 ? [`  Its pages are on ${journey.hosts.join(', ')}.`] : []),
  ]);
}

export function stepInWords({ state, fields, errors, timeLimit }: StepSeen): string {
  const personal = [...new Set(fields.flatMap((field) => field.personal ?? []))];
  return [
    STATES[state],
    ...(fields.length > 0 ? [`asks ${plural(fields.length, 'thing')}`] : []),
    ...(personal.length > 0 ? [`about a person: ${personal.join(', ')}`] : []),
    ...(errors ? ['shows errors'] : []),
    ...(timeLimit === null ? [] : ['speaks of a time limit']),
  ].join('; ');
}

export function declaredInWords(sites: readonly string[]): string {
  return `It declares that it may begin on another site: ${sites.map(oneLine).join(', ')}.`;
}

export function backInWords(back: NonNullable<ReportJourney['back']>): string {
  if (back.lost.length === 0) return 'After the back button, the answers were still there.';
  return `After the back button, ${plural(back.lost.length, 'answer')} had gone: ${back.lost.map(oneLine).join(', ')}.`;
}

function backLines(back: ReportJourney['back']): readonly string[] {
  return back ? [`  ${backInWords(back)}`] : [];
}
