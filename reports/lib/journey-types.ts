import type { JourneySeen, StepCounts, WentBack } from '../../src/model/journey.ts';

/** A way through a service, and how far it was gone. */
export interface ReportJourney extends JourneySeen {
  readonly counts: StepCounts;
  /** What became of the answers when the back button was pressed at the end. Left out where that told nothing. */
  readonly back?: WentBack;
}

export interface JourneysTold {
  /** Left out where no journey was asked for. */
  readonly journeys?: readonly ReportJourney[];
}

/** More of the place where something was found, where it is known. */
export interface FoundWhere {
  /** What the host of its page runs on, where that is hardly in doubt: whom to ask for the change. */
  readonly platform?: string;
  /** Set where it was found at a step of a journey; the address of its page then ends in the names of both. */
  readonly journey?: { readonly name: string; readonly step: string };
}
