import { describe, expect, it } from 'vitest';
import { linkOf, runnerOf, withoutCommands, withPlainErrors } from '../../../src/cli/pipeline.ts';

describe('who runs us', () => {
  it.each([
    [{ GITHUB_ACTIONS: 'true' }, 'github', null],
    [{ GITLAB_CI: 'true', CI_JOB_URL: 'https://gitlab.example/jobs/9' }, 'gitlab', 'https://gitlab.example/jobs/9'],
    [
      {
        TF_BUILD: 'True',
        SYSTEM_COLLECTIONURI: 'https://dev.azure.example/ambleford/',
        SYSTEM_TEAMPROJECT: 'Bin days',
        BUILD_BUILDID: '12',
      },
      'azure',
      'https://dev.azure.example/ambleford/Bin%20days/_build/results?buildId=12',
    ],
    [{ CI: 'true', CI_JOB_URL: 'https://elsewhere.example/' }, 'none', null],
    [{ GITLAB_CI: 'true', CI_JOB_URL: 'javascript:alert(1)' }, 'gitlab', null],
    [{ GITHUB_ACTIONS: '1' }, 'none', null],
  ])('%o is %s', (env, runner, link) => {
    expect([runnerOf(env), linkOf(env)]).toEqual([runner, link]);
  });
});

describe('what is printed in a pipeline', () => {
  it.each([
    ['::error::mine', ': :error::mine'],
    ['  ::add-mask::x', '  : :add-mask::x'],
    ['a\n\t::stop-commands::x', 'a\n\t: :stop-commands::x'],
    ['see ##[error]mine', 'see # #[error]mine'],
    ['##vso[task.complete result=Succeeded;]', '# #vso[task.complete result=Succeeded;]'],
    ['plain: a::b', 'plain: a::b'],
  ])('%j orders nothing', (text, plain) => {
    expect(withoutCommands(text)).toBe(plain);
  });

  it('neither does what is said on the side', () => {
    const said: string[] = [];
    const io = { cwd: '/here', err: (text: string) => void said.push(text) };
    const plain = withPlainErrors(io);
    plain.err("known.yaml, line 2: There is no field '##[error]own' here.\n::error::own\n");
    expect(said).toEqual(["known.yaml, line 2: There is no field '# #[error]own' here.\n: :error::own\n"]);
    expect(plain.cwd).toBe('/here');
  });
});
