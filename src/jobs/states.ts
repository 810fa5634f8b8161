/** What becomes of a target in a run. Every target of a run is in exactly one of these. */
export const STATES = [
  { state: 'waiting', words: 'waiting', ended: false },
  { state: 'running', words: 'being scanned', ended: false },
  { state: 'stopping', words: 'being stopped', ended: false },
  { state: 'complete', words: 'complete', ended: true },
  { state: 'incomplete', words: 'incomplete', ended: true },
  { state: 'failed', words: 'failed', ended: true },
  { state: 'overlapped', words: 'left out, because an earlier run still has them', ended: true },
  { state: 'cancelled', words: 'cancelled', ended: true },
] as const;

export type TargetState = (typeof STATES)[number]['state'];

export const OPEN: readonly TargetState[] = STATES.filter(({ ended }) => !ended).map(({ state }) => state);

export interface TargetOfRun {
  readonly id: string;
  readonly name: string;
  readonly state: TargetState;
  readonly reason: string | null;
  readonly attempts: number;
}

/** `planned` is the sum of all the others: nobody has to find out by counting that one is missing. */
export interface RunSummary {
  readonly planned: number;
  readonly counts: Readonly<Record<TargetState, number>>;
  /** All that did not become complete, by name, and why. */
  readonly others: readonly TargetOfRun[];
}

export function summaryOf(targets: readonly TargetOfRun[]): RunSummary {
  const counts = Object.fromEntries(
    STATES.map(({ state }) => [state, targets.filter((one) => one.state === state).length]),
  ) as Record<TargetState, number>;
  const others = targets.filter(({ state }) => state !== 'complete').toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { planned: targets.length, counts, others };
}

export function summaryInWords({ planned, counts }: RunSummary): string {
  const parts = STATES.filter(({ state }) => state === 'complete' || counts[state] > 0);
  return `${planned} planned: ${parts.map(({ state, words }) => `${counts[state]} ${words}`).join(', ')}.`;
}
