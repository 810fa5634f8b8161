import type { Command } from 'commander';
import { loadChecks } from '../custom/load-checks.ts';
import type { Check } from '../model/check.ts';
import type { Gathered } from '../model/evidence.ts';
import { addConfigOption, type ConfigChoice } from './config-option.ts';
import type { Io } from './io.ts';
import { addSettings } from './options.ts';
import { settle } from './settle.ts';

export interface OwnChecks {
  readonly checks?: readonly string[];
  readonly config?: ConfigChoice;
}

/** For commands that judge what is saved: a project's own checks are no part of a scan, so they are named again. */
export function addOwnChecks(command: Command): Command {
  return addConfigOption(
    addSettings(command, ['checks']),
    'the configuration file that names checks of your own; otherwise lgdss.config.* in this folder',
  );
}

export async function ownChecks({ checks, config }: OwnChecks, io: Io): Promise<Gathered<readonly Check[]>> {
  const settled = await settle(checks === undefined ? {} : { checks }, config, io);
  return settled.ok ? loadChecks(settled.value.checks, io.cwd) : settled;
}
