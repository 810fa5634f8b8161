import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { faultsCsv } from '../../../reports/estate/csv.ts';
import { listInWords, plural } from '../../../reports/lib/text.ts';
import { defaultRulebook } from '../../compose.ts';
import { askEstate } from '../../estate/estate.ts';
import { platformsKnown, supplierFaultsSeen } from '../../estate/fault-queries.ts';
import type { FaultSeen } from '../../model/estate.ts';
import type { FaultsOptions } from '../commands/estate.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { withHistory } from '../history.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { settle } from '../settle.ts';
import { prepareFolder } from '../write-reports.ts';
import { packCommands } from './pack-commands.ts';
import { flagsOf, scopeOf } from './report.ts';

export async function runFaults(options: FaultsOptions, io: Io): Promise<ExitCode> {
  const config = await settle(flagsOf(options), options.config, io);
  if (!config.ok) return refuse(config.error.message, io);
  const folder = path.resolve(io.cwd, options.out);
  const problem = await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);
  return withHistory(config.value, io, async ({ db }) => {
    const known = await askEstate(db, (ask) => ask(platformsKnown()));
    const names = known.map((one) => one.platform);
    // Otherwise a slip would look like a platform without faults.
    if (!names.includes(options.platform)) return refuse(unknownPlatform(options.platform, names), io);
    // The platform is that of the fault: it may be on another host than the council's own, such as that of its forms.
    const scope = { ...scopeOf(options, io), platform: null };
    const seen = await askEstate(db, (ask) => ask(supplierFaultsSeen(scope, options.platform)));
    await writeFile(path.join(folder, 'faults.csv'), faultsCsv(seen));
    await writeFile(path.join(folder, 'faults.json'), `${JSON.stringify(seen, null, 2)}\n`);
    const faults = [...Map.groupBy(seen, ({ check, message, cause }) => [check, message, cause].join('\n')).values()];
    for (const [index, fault] of faults.entries()) await writeFault(fault, index + 1, folder, io);
    io.out(`${plural(faults.length, 'fault')} of ${options.platform} at two councils or more, in ${folder}\n`);
    if (faults.length === 0)
      io.out('That is no proof that there is none: see how fresh the scans are in lgdss estate report.\n');
    return EXIT.ok;
  });
}

function unknownPlatform(name: string, known: readonly string[]): string {
  if (known.length === 0) return `The history knows no platform yet, and so not '${name}'. Scan with --save first.`;
  return `The history knows no platform '${name}'. It knows ${listInWords(known.slice(0, MOST_NAMES))}.`;
}

const MOST_NAMES = 30;
const titles = new Map<string, string>(defaultRulebook.checks.map(({ meta }) => [meta.id, meta.title]));

async function writeFault(fault: readonly FaultSeen[], place: number, folder: string, io: Io): Promise<void> {
  const [first] = fault as [FaultSeen];
  const name = `${String(place).padStart(3, '0')}-${first.check.replace(/[^\w-]+/g, '-').slice(0, 60)}`;
  const own = path.join(folder, name);
  await mkdir(own, { recursive: true });
  await writeFile(path.join(own, 'councils.csv'), faultsCsv(fault));
  await writeFile(path.join(own, 'packs.sh'), packCommands(fault, name));
  const councils = new Set(fault.map(({ council }) => council)).size;
  io.out(`  ${name}  ${plural(councils, 'council')}  ${titles.get(first.check) ?? first.check}\n`);
}
