import type { ReportDocument } from '../../lib/document-types.ts';
import { backInWords, declaredInWords, stepInWords, stepsInWords } from '../../lib/journeys.ts';
import { number } from '../../lib/text.ts';

const MOST_HELD = 10;

/** Undefined where no journey was asked for: the section is then left out. */
export function journeysView({ journeys }: Pick<ReportDocument, 'journeys'>) {
  if (!journeys) return undefined;
  return journeys.map((journey) => ({
    name: journey.name,
    sentence: `${stepsInWords(journey)}. It took ${number(Math.round(journey.ms / 1000))} seconds.`,
    detail: journey.detail,
    steps: journey.steps.map((step) => ({
      name: step.name,
      url: step.url,
      words: stepInWords(step),
      detail: step.detail,
      fields: step.fields.map(({ label }) => label),
    })),
    back: journey.back ? backInWords(journey.back) : null,
    declared: journey.sites ? declaredInWords(journey.sites) : null,
    hosts: journey.hosts.length > 1 ? journey.hosts : [],
    held: journey.held.slice(0, MOST_HELD).map(({ method, url }) => `${method} ${url}`),
    heldLeft: number(Math.max(0, journey.held.length - MOST_HELD) + journey.heldMore),
  }));
}
