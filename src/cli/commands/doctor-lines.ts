export interface DoctorFacts {
  /** `24.21.0` */
  readonly node: string;
  readonly browser:
    | { readonly path: string; readonly source: string; readonly version: string }
    | { readonly error: string };
  /** `error` is null when reports can be written there. */
  readonly output: { readonly folder: string; readonly error: string | null };
  readonly packages: readonly { readonly name: string; readonly version: string }[];
}

/** The same as `engines` in package.json. */
const OLDEST_NODE = [22, 19] as const;

const SOURCES: Readonly<Record<string, string>> = {
  option: 'given with --browser',
  LGDSS_BROWSER: 'given with LGDSS_BROWSER',
  playwright: "Playwright's own",
  installed: 'installed on this machine',
};

export function doctorLines(facts: DoctorFacts): { readonly lines: readonly string[]; readonly ok: boolean } {
  const answers = [nodeAnswer(facts.node), browserAnswer(facts.browser), outputAnswer(facts.output)];
  const ok = answers.every((answer) => answer.ok);
  const lines = [
    ...answers.map((answer) => `${answer.ok ? 'ok     ' : 'PROBLEM'}  ${answer.text}`),
    ...facts.packages.map(({ name, version }) => `         ${name} ${version}`),
    ok ? 'Ready to scan.' : 'Not ready to scan. Mend what is marked PROBLEM.',
  ];
  return { lines, ok };
}

interface Answer {
  readonly ok: boolean;
  readonly text: string;
}

function nodeAnswer(version: string): Answer {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  const ok = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  if (ok) return { ok, text: `Node ${version}` };
  return { ok, text: `Node ${version} is too old. Install Node ${oldestMajor}.${oldestMinor} or later.` };
}

function browserAnswer(browser: DoctorFacts['browser']): Answer {
  if ('error' in browser) return { ok: false, text: browser.error };
  return {
    ok: true,
    text: `Browser: ${browser.version}, ${SOURCES[browser.source] ?? browser.source}: ${browser.path}`,
  };
}

function outputAnswer({ folder, error }: DoctorFacts['output']): Answer {
  if (error === null) return { ok: true, text: `Reports can be written to ${folder}` };
  return { ok: false, text: `Reports cannot be written to ${folder} (${error}). Choose another folder with --out.` };
}
