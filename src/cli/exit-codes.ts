/** The only exit codes there are, and what they mean. README.md and the help of the commands show this table. */
const TABLE = [
  { name: 'ok', code: 0, means: 'the scan is complete and within the gate' },
  { name: 'gateFailed', code: 1, means: 'the gate failed (--fail-on, --min-score, --min-point, --new-only, budgets)' },
  { name: 'usage', code: 2, means: 'wrong usage or configuration; nothing was scanned' },
  {
    name: 'incomplete',
    code: 3,
    means: 'the scan is incomplete: a page could not be scanned, a site is down, or it was stopped',
  },
] as const;

type Row = (typeof TABLE)[number];
export type ExitCode = Row['code'];

export const EXIT = Object.fromEntries(TABLE.map(({ name, code }) => [name, code])) as {
  readonly [R in Row as R['name']]: R['code'];
};

export const EXIT_HELP = ['Exit codes:', ...TABLE.map(({ code, means }) => `  ${code}  ${means}`)].join('\n');

/** What a run ends with. A scan that is incomplete has not answered the question, whatever its partial answer is. */
export function exitCodeFor(run: { readonly incomplete: boolean; readonly gateFailed: boolean }): ExitCode {
  if (run.incomplete) return EXIT.incomplete;
  return run.gateFailed ? EXIT.gateFailed : EXIT.ok;
}
