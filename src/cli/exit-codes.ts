/** The only exit codes there are. README.md and `lgdss scan --help` show this table. */
export const EXIT = {
  ok: 0,
  gateFailed: 1,
  usage: 2,
  incomplete: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `Exit codes:
  0  the scan is complete and within the gate
  1  the gate failed (--fail-on, --min-score)
  2  wrong usage or configuration; nothing was scanned
  3  the scan is incomplete: a page could not be scanned, a site is down, or it was stopped`;
