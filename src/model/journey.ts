import type { Instant, PageEvidence, PageRecord } from './evidence.ts';

/** Where in a journey a page was seen. */
export interface StepPlace {
  readonly journey: string;
  readonly step: string;
  /** 1 for the first step. */
  readonly number: number;
  /** What became of the answers on the page before, when somebody went back from here. Left out where nobody did. */
  readonly back?: WentBack;
}

export interface WentBack {
  readonly url: string;
  /** How many answers were still there. */
  readonly kept: number;
  /** Names of fields whose answers were gone. */
  readonly lost: readonly string[];
}

/** `blocked`: it was no page for somebody who is signed in, where somebody was to be. */
export type StepState = 'reached' | 'not-reached' | 'stopped' | 'failed' | 'blocked';

export interface StepSeen {
  readonly name: string;
  readonly state: StepState;
  /** Why it was not reached, or not read. Empty for steps that were. */
  readonly detail: string;
  /** Address of the page; null where there was none. */
  readonly url: string | null;
  /** Since the step before, without the time it took to read the page. */
  readonly ms: number | null;
  readonly fields: readonly FieldAsked[];
  /** The page showed a summary of errors, or errors beside its fields. */
  readonly errors: boolean;
  /** A sentence of the page that speaks of a time limit; null where none does. */
  readonly timeLimit: string | null;
}

export interface FieldAsked {
  readonly label: string;
  /** What is asked about a person, such as `email`; null where it is nothing of the kind. */
  readonly personal: string | null;
}

/**
 * `payment`: of a service that takes payments. `final`: it would finish, or may. `not-allowed`: it sends, and the journey does
 * not allow it. `another-site`: the journey would begin on a site that is neither scanned nor declared.
 */
export type HeldReason =
  | 'payment'
  | 'final'
  | 'not-allowed'
  | 'changes-state'
  | 'robots'
  | 'left-alone'
  | 'socket'
  | 'another-site';

/** A request that was kept from being sent. */
export interface HeldRequest {
  readonly method: string;
  /** Without the values of its query. */
  readonly url: string;
  readonly why: HeldReason;
  /** Of the step after which it was tried; empty before the first. */
  readonly after: string;
  /** Whether the journey ended with it. */
  readonly ended: boolean;
}

/**
 * `stopped`: before the end, by a request that may not be sent. `failed`: it threw, hung, or could not be read. `blocked`: the
 * sign-in was lost on the way, also after signing in again.
 */
export type JourneyState = 'finished' | 'stopped' | 'failed' | 'blocked';

export interface JourneySeen {
  readonly name: string;
  readonly start: string;
  readonly startedAt: Instant;
  readonly state: JourneyState;
  /** Why it did not come to its end. Empty for finished. */
  readonly detail: string;
  readonly ms: number;
  readonly steps: readonly StepSeen[];
  readonly held: readonly HeldRequest[];
  /** Held requests that are not listed. */
  readonly heldMore: number;
  /** Hosts of its pages, in the order met. */
  readonly hosts: readonly string[];
  /** Other sites on which it may begin, as it declares. Left out where it declares none. */
  readonly sites?: readonly string[];
}

/** As it was run: with what was seen of each page. */
export interface JourneyRun extends JourneySeen {
  readonly pages: readonly PageEvidence[];
}

export interface JourneyRecord extends JourneySeen {
  readonly pages: readonly PageRecord[];
}

/** What a check or a report names a page by. A page of a journey is another one at each step, whatever its address. */
export function subjectOf({ url, journey }: Pick<PageEvidence, 'url' | 'journey'>): string {
  if (!journey) return url;
  const [address = url] = url.split('#', 1);
  const words = [journey.journey, `${journey.number}`, journey.step].map((word) => encodeURIComponent(word));
  return `${address}${JOURNEY_MARK}${words.join('/')}`;
}

const JOURNEY_MARK = '#journey:';

/** The other way round; null for the subject of a page that was met in the crawl. */
export function stepOf(subject: string): { readonly journey: string; readonly step: string } | null {
  const at = subject.indexOf(JOURNEY_MARK);
  if (at < 0) return null;
  const [journey, number, step] = subject.slice(at + JOURNEY_MARK.length).split('/');
  if (journey === undefined || step === undefined || !/^\d+$/.test(number ?? '')) return null;
  try {
    return { journey: decodeURIComponent(journey), step: decodeURIComponent(step) };
  } catch {
    return null;
  }
}

export interface StepCounts {
  readonly planned: number;
  readonly reached: number;
  readonly notReached: number;
  readonly stopped: number;
  readonly failed: number;
  /** Left out where there are none, as there are without a sign-in. */
  readonly blocked?: number;
}

/** planned = reached + not reached + stopped + failed + blocked, by construction. */
export function countSteps({ steps }: Pick<JourneySeen, 'steps'>): StepCounts {
  const count = (state: StepState) => steps.filter((step) => step.state === state).length;
  const blocked = count('blocked');
  return {
    planned: steps.length,
    reached: count('reached'),
    notReached: count('not-reached'),
    stopped: count('stopped'),
    failed: count('failed'),
    ...(blocked > 0 ? { blocked } : {}),
  };
}
