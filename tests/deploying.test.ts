import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pipelineReports } from '../reports/registry.ts';
import candidates from '../src/browser/candidates.json' with { type: 'json' };
import { resolveConfig } from '../src/config/resolve.ts';

const ROOT = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const example = (name: string) => read(`docs/examples/${name}`);
const manifest = JSON.parse(read('package.json')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly devDependencies: Readonly<Record<string, string>>;
};

describe('docs/examples/Dockerfile', () => {
  const steps = example('Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)] as const);
  const all = (instruction: string) => steps.flatMap(([name, rest]) => (name === instruction ? [rest] : []));
  const last = steps.slice(steps.findLastIndex(([name]) => name === 'FROM'));

  it('builds on the Node that the project is tested with, by a tag that stays', () => {
    const [major] = /\d+/.exec(manifest.devDependencies.node ?? '') ?? [];
    expect(all('FROM').map((from) => from.split(' ')[0])).toEqual(Array(2).fill(`node:${major}-trixie-slim`));
  });

  it('ends as an ordinary user, by number, and does nothing after that as root', () => {
    const user = last.findIndex(([name]) => name === 'USER');
    expect(Number(last[user]?.[1])).toBeGreaterThanOrEqual(1000);
    expect(last.slice(user).map(([name]) => name)).toEqual(['USER', 'WORKDIR', 'ENTRYPOINT', 'CMD']);
    expect(all('RUN').join('\n')).toContain(`useradd --uid ${last[user]?.[1]} `);
  });

  it('leaves the sandbox of the browser alone, and the browser is one that is looked for', () => {
    expect(example('Dockerfile')).not.toMatch(/no-sandbox|setuid|privileged|SYS_ADMIN/);
    const [browser] = all('ENV').flatMap((line) => /^LGDSS_BROWSER=\/usr\/bin\/(.+)$/.exec(line)?.[1] ?? []);
    expect(candidates.names).toContain(browser);
    expect(all('RUN').find((line) => line.startsWith('apt-get'))).toContain(` ${browser} `);
  });

  it('copies what is there, and everything that the package has', () => {
    const copies = all('COPY').map((line) => line.split(' '));
    const fromClone = copies.filter(([first]) => !first?.startsWith('--')).flatMap((words) => words.slice(0, -1));
    expect(fromClone.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
    const kept = copies
      .filter(([first]) => first === '--from=build')
      .flatMap((words) => words.slice(1, -1))
      .map((file) => file.replace('/opt/lgdss/', ''));
    expect(kept.toSorted()).toEqual([...manifest.files, 'node_modules', 'package.json'].toSorted());
  });

  it('starts the command of the package', () => {
    expect(all('RUN')).toContain(`ln -s /opt/lgdss/${manifest.bin.lgdss} /usr/local/bin/lgdss`);
    expect(JSON.parse(all('ENTRYPOINT')[0] ?? '')).toEqual(['lgdss']);
    expect(example('Dockerfile')).toContain('RUN node scripts/build.ts');
  });

  it('sends the build no packages, no history and nothing that it has no use for, and all that it needs', () => {
    const ignored = example('Dockerfile.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', 'node_modules', 'lgdss-reports']));
    const needed = ['src', 'checks', 'reports', 'scripts', 'docs', 'tsconfig.json', 'tsconfig.build.json'];
    expect(needed.filter((name) => ignored.includes(name))).toEqual([]);
  });
});

describe('docs/examples/seccomp.json', () => {
  const profile = JSON.parse(example('seccomp.json')) as {
    readonly defaultAction: string;
    readonly syscalls: readonly { readonly names: readonly string[]; readonly action: string }[];
  };
  const refused = profile.syscalls.flatMap(({ names }) => names);

  it('refuses, and each call once', () => {
    expect(profile.defaultAction).toBe('SCMP_ACT_ALLOW');
    expect(new Set(profile.syscalls.map(({ action }) => action))).toEqual(new Set(['SCMP_ACT_ERRNO']));
    expect(new Set(refused).size).toBe(refused.length);
  });

  it('leaves what the sandbox of the browser is made of, and not the ways out of a container', () => {
    expect(
      refused.filter((name) => ['clone', 'clone3', 'unshare', 'setns', 'chroot', 'seccomp'].includes(name)),
    ).toEqual([]);
    const dangerous = ['mount', 'bpf', 'init_module', 'finit_module', 'kexec_load', 'open_by_handle_at', 'keyctl'];
    expect(refused).toEqual(expect.arrayContaining(dangerous));
  });
});

describe('units for systemd', () => {
  const UNITS = ['lgdss.service', 'lgdss.timer'];
  const sectionsOf = (text: string) =>
    text
      .split(/^\[(?=\w+\]$)/m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf(']')), section.split('\n').slice(1)] as const);

  it.each(UNITS)('%s has sections, settings and remarks, and nothing else', (name) => {
    const sections = sectionsOf(example(name));
    expect(sections.length).toBeGreaterThanOrEqual(2);
    for (const [, lines] of sections) expect(lines.filter((line) => !/^([A-Z]\w+=.+|#.*|)$/.test(line))).toEqual([]);
  });

  it('run as an ordinary user, one scan at a time, and leave the browser its namespaces', () => {
    const service = example('lgdss.service');
    expect(service).toMatch(/^User=lgdss$/m);
    expect(service).toMatch(/^Type=oneshot$/m);
    expect(service).toMatch(/^NoNewPrivileges=yes$/m);
    expect(service).not.toMatch(/^(RestrictNamespaces|MemoryDenyWriteExecute|PrivateUsers)=/m);
    expect(example('lgdss.timer')).toMatch(/^OnCalendar=/m);
  });

  it('are what systemd understands, where there is one', async ({ skip }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lgdss-units-'));
    try {
      for (const name of UNITS) {
        // It also looks whether the program is there.
        const text = example(name).replace('ExecStart=/usr/local/bin/lgdss', `ExecStart=${process.execPath}`);
        writeFileSync(path.join(folder, name), text);
      }
      const files = UNITS.map((name) => path.join(folder, name));
      const told = await promisify(execFile)('systemd-analyze', ['verify', ...files], { timeout: 120_000 }).catch(
        (error: NodeJS.ErrnoException & { stderr?: string }) => error,
      );
      if ('code' in told && told.code === 'ENOENT') return skip('There is no systemd on this machine.');
      expect(told.stderr).toBe('');
      expect(told).not.toBeInstanceOf(Error);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('docs/examples/lgdss.cron', () => {
  const lines = example('lgdss.cron')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('sets variables, and has one line with five times, a user and a command', () => {
    const [job = '', ...others] = lines.filter((line) => !/^[A-Z]+=/.test(line));
    expect(others).toEqual([]);
    expect(job).toMatch(/^([\d*/,-]+ ){5} ?lgdss {2}cd \/var\/lib\/lgdss && flock --nonblock /);
    // cron makes a new line of it.
    expect(job).not.toContain('%');
    expect(lines.some((line) => line.startsWith('PATH=/usr/local/bin:'))).toBe(true);
  });

  it('has a code of its own for a scan that is still running: 1 is a gate that failed', () => {
    expect(lines.at(-1)).toContain('--conflict-exit-code 75 ');
  });
});

describe('recipes for pipelines', () => {
  const written = new Set(Object.values(pipelineReports).flatMap((list) => list.map(({ fileName }) => fileName)));

  it.each(['gitlab-ci.yml', 'azure-pipelines.yml'])('%s names only files that lgdss ci writes', (name) => {
    const files = [...example(name).matchAll(/lgdss-ci\/([\w.-]+)/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((file) => !written.has(file))).toEqual([]);
  });

  it('GitLab keeps the reports when the gate fails, and lets only an incomplete scan pass with a warning', () => {
    const { lgdss } = parse(example('gitlab-ci.yml')) as { lgdss: Record<string, unknown> };
    expect(lgdss.artifacts).toMatchObject({ when: 'always', paths: ['lgdss-ci'] });
    expect(lgdss.allow_failure).toEqual({ exit_codes: [3] });
    // The entry point of the image would take the job's shell for an option.
    expect(lgdss.image).toMatchObject({ entrypoint: [''] });
  });

  it('Azure Pipelines publishes when the gate fails', () => {
    const { steps } = parse(example('azure-pipelines.yml')) as { steps: readonly Record<string, unknown>[] };
    const scan = steps.findIndex(({ displayName }) => displayName === 'LGDSS scan');
    const after = steps.slice(scan + 1);
    expect(after.map(({ condition }) => condition)).toEqual(Array(after.length).fill('always()'));
    expect(after.length).toBeGreaterThanOrEqual(3);
  });
});

describe('docs/deploying.md', () => {
  const text = read('docs/deploying.md');

  it('names every example, as ci.md and itself', () => {
    const named = `${text}${read('docs/ci.md')}`;
    const files = readdirSync(path.join(ROOT, 'docs/examples')).filter((file) => !file.endsWith('.dockerignore'));
    expect(files.filter((file) => !named.includes(`(examples/${file})`))).toEqual([]);
  });

  it('has settings that are settings', () => {
    const [settings = ''] = /(?<=```yaml\n)[\s\S]*?(?=```)/.exec(text) ?? [];
    expect(resolveConfig({ flags: {}, env: {}, file: parse(settings), version: '1.0.0' }).ok).toBe(true);
  });

  it('quotes the note of a browser without a sandbox as it is', () => {
    const [, note = ''] = /^> Note: (.+)$/m.exec(text) ?? [];
    expect(read('src/gather/open-visitor.ts')).toContain(note);
    expect(note.length).toBeGreaterThan(40);
  });
});
