import type { JourneySeen, WentBack } from '../../src/model/journey.ts';

/** A way through a service, and how far it was gone. */
export interface ReportJourney extends JourneySeen {
  /** planned = reached + not reached + stopped + failed. */
  readonly counts: {
    readonly planned: number;
    readonly reached: number;
    readonly notReached: number;
    readonly stopped: number;
    readonly failed: number;
  };
  /** What became of the answers when the back button was pressed at the end. Left out where that told nothing. */
  readonly back?: WentBack;
}
