import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { sharedStore } from '../places.ts';
import { refuse } from '../refuse.ts';
import { done, nowOf, withJobs } from './open.ts';
import { IN_USE, policyOf, tidiedInWords, tidy } from './tidying.ts';

export function tidyStore(options: Record<string, unknown>, io: Io): Promise<ExitCode> {
  const { dryRun = false, ...rest } = options as { readonly dryRun?: boolean };
  return withJobs(rest, io, async ({ config, database, folder }) => {
    const policy = policyOf(config);
    if (!policy) return refuse('Say how far back evidence is kept, such as --keep-evidence 12w.', io);
    const store = sharedStore(config, folder, io.cwd);
    const tidied = await tidy({ ...policy, database, store, folder, now: nowOf(io), dryRun }, io);
    if (tidied.ok && config.json) return done(io, JSON.stringify({ store, dryRun, ...tidied.value }));
    if (tidied.ok) return done(io, tidiedInWords(tidied.value, dryRun).join('\n'));
    if (tidied.error.code !== IN_USE) return refuse(tidied.error.message, io);
    io.err(`${tidied.error.message}\n`);
    return EXIT.incomplete;
  });
}
