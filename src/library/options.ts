import type { UserConfig } from '../config/define.ts';
import type { Check } from '../model/check.ts';
import type { ScanEvent } from '../model/event.ts';

/** What only the command knows how to do: it writes files, prints, and ends with an exit code. */
export const COMMAND_ONLY = [
  ...(['start', 'out', 'formats', 'pdf', 'quiet', 'json', 'data', 'requestedBy'] as const),
  ...(['failOn', 'minScore', 'minPoint', 'newOnly', 'baseline'] as const),
];
export type CommandOnly = (typeof COMMAND_ONLY)[number];

/** The settings of docs/configuration.md by name, and what a program can bring besides. */
export interface ScanOptions extends Omit<UserConfig, CommandOnly | '$schema'> {
  /** Checks of your own as objects; `checks` names files of them. */
  readonly ownChecks?: readonly Check[];
  /** What happens while it happens. */
  readonly onEvent?: (event: ScanEvent) => void;
  /** Ends the scan early; what was seen by then is judged. */
  readonly signal?: AbortSignal;
}
