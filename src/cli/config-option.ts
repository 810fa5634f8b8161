import type { Command } from 'commander';

/** False: no configuration file is read, not even one that lies in the folder. */
export type ConfigChoice = string | false | undefined;

/** How a command is told which configuration file to read. */
export function addConfigOption(
  command: Command,
  sentence = 'a configuration file (.ts, .js, .json or .yaml); otherwise lgdss.config.* in this folder',
): Command {
  return command.option('--config <file>', sentence).option('--no-config', 'read no configuration file');
}
