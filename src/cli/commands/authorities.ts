import { Command, InvalidArgumentError } from 'commander';
import { findAuthority } from '../../authorities/match.ts';
import { type Authority, nations, tiers } from '../../authorities/register.ts';
import type { Config, ConfigKey } from '../../config/schema.ts';
import { addConfigOption, type ConfigChoice } from '../config-option.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';
import { refuse } from '../refuse.ts';
import { openRegister } from '../register.ts';
import { settle } from '../settle.ts';

const EXAMPLES = `
Examples:
  lgdss authorities import local-authorities.csv
  lgdss authorities list --nation Wales
  lgdss authorities show "Ambleford"`;

const CONTACT: readonly ConfigKey[] = ['contactUrl', 'userAgent', 'timeoutMs', 'ignoreCertificateErrors'];

interface Filters {
  readonly nation?: string;
  readonly tier?: string;
}

export function authoritiesCommand(io: Io, done: (code: ExitCode) => void): Command {
  const all = new Command('authorities')
    .description('Keep a register of councils, so that they can be scanned by name or code.')
    .addHelpText('after', EXAMPLES);
  const command = (name: string, description: string, keys: readonly ConfigKey[] = []) => {
    const one = addSettings(new Command(name).description(description), ['data', ...keys]);
    all.addCommand(addConfigOption(one));
    return one;
  };
  command('import', 'Read the public register of Local Links Manager (CSV) and keep it for this user.', CONTACT)
    .argument('<source>', 'the file, or its address')
    .action(async (source: string, options: object) => {
      const { importAuthorities } = await import('../import-authorities.ts');
      done(await withConfig(options, io, (config) => importAuthorities(source, config, io)));
    });
  command('list', 'List the councils of the register.')
    .option('--nation <nation>', `only those of this nation: ${nations.join(', ')}`, oneOf(nations))
    .option('--tier <tier>', `only those of this tier: ${tiers.join(', ')}`, oneOf(tiers))
    .action(async (options: Filters) => done(await withConfig(options, io, (config) => list(options, config, io))));
  command('show', 'Show what the register says about one council.')
    .argument('<name or code>', 'its name, part of its name, or its GSS code')
    .action(async (asked: string, options: object) => {
      done(await withConfig(options, io, (config) => show(asked, config, io)));
    });
  return all;
}

async function list({ nation, tier }: Filters, config: Config, io: Io): Promise<ExitCode> {
  const register = await openRegister(config, io);
  if (!register.ok) return refuse(register.error.message, io);
  const { authorities, source, importedAt } = register.value;
  const chosen = authorities.filter((one) => (!nation || one.nation === nation) && (!tier || one.tier === tier));
  for (const one of chosen) io.out(`${line(one)}\n`);
  io.err(`${chosen.length} of ${authorities.length} authorities, from ${source} on ${importedAt.slice(0, 10)}.\n`);
  return EXIT.ok;
}

async function show(asked: string, config: Config, io: Io): Promise<ExitCode> {
  const register = await openRegister(config, io);
  if (!register.ok) return refuse(register.error.message, io);
  const { authorities, source, importedAt } = register.value;
  const found = findAuthority(asked, authorities, 'the register');
  if (!found.ok) return refuse(found.error.message, io);
  const { name, gss, nation, tier, homepage, county } = found.value;
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['GSS code', gss],
    ['Nation', nation],
    ['Tier', tier],
    ['Home page', homepage ?? 'not in the register'],
    ['County', authorities.find((one) => one.gss === county)?.name],
    ['Register', `${source}, read on ${importedAt.slice(0, 10)}`],
  ];
  const lines = parts.flatMap(([title, text]) => (text === undefined ? [] : [`  ${title.padEnd(10)} ${text}`]));
  io.out(`${name}\n${lines.join('\n')}\n`);
  return EXIT.ok;
}

function line({ gss, tier, nation, name, homepage }: Authority): string {
  return `${gss}  ${tier.padEnd(8)}  ${nation.padEnd(16)}  ${name}  ${homepage ?? '(no home page)'}`;
}

async function withConfig(options: object, io: Io, work: (config: Config) => Promise<ExitCode>): Promise<ExitCode> {
  const config = await settle(options, (options as { config?: ConfigChoice }).config, io);
  return config.ok ? work(config.value) : refuse(config.error.message, io);
}

/** With capitals or without. */
function oneOf(choices: readonly string[]): (typed: string) => string {
  return (typed) => {
    const found = choices.find((one) => one.toLowerCase() === typed.toLowerCase());
    if (found === undefined) throw new InvalidArgumentError(`It must be one of: ${choices.join(', ')}.`);
    return found;
  };
}
