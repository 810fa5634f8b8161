import { describe, expect, it } from 'vitest';
import { type ConfigSources, resolveConfig } from '../../../src/config/resolve.ts';
import { configKeys, settings } from '../../../src/config/schema.ts';

const resolve = (sources: Partial<ConfigSources>) =>
  resolveConfig({ flags: {}, env: {}, fileName: 'lgdss.config.json', version: '1.2.3', ...sources });

const settled = (sources: Partial<ConfigSources>) => {
  const resolved = resolve(sources);
  if (!resolved.ok) throw new Error(resolved.error.message);
  return resolved.value;
};

const refused = (sources: Partial<ConfigSources>) => {
  const resolved = resolve(sources);
  return resolved.ok ? [] : resolved.error.message.split('\n');
};

describe('resolveConfig', () => {
  it('starts from the defaults', () => {
    expect(settled({})).toMatchObject({ maxPages: 50, concurrency: null, failOn: null, checkExternalLinks: false });
  });

  it.each<[sources: Partial<ConfigSources>, maxPages: number]>([
    [{ file: { maxPages: 2 } }, 2],
    [{ file: { maxPages: 2 }, env: { LGDSS_MAX_PAGES: '3' } }, 3],
    [{ file: { maxPages: 2 }, env: { LGDSS_MAX_PAGES: '3' }, flags: { maxPages: 4 } }, 4],
    [{ env: { LGDSS_MAX_PAGES: '3' }, flags: { maxPages: undefined } }, 3],
    [{ file: { maxPages: 2 }, env: { LGDSS_MAX_PAGES: ' ' } }, 2],
  ])('options beat environment beats file beats default: %j', (sources, maxPages) => {
    expect(settled(sources).maxPages).toBe(maxPages);
  });

  it('lets a stronger source go back to the default', () => {
    expect(
      settled({
        file: { failOn: 'minor', minScore: 5, delayMs: 5 },
        env: { LGDSS_FAIL_ON: 'none' },
        flags: { minScore: 'none', delayMs: 'auto' },
      }),
    ).toMatchObject({ failOn: null, minScore: null, delayMs: null });
  });

  it.each<[env: Record<string, string>, expected: object]>([
    [{ LGDSS_INCLUDE: '/bins/**, /tax/**,' }, { include: ['/bins/**', '/tax/**'] }],
    [
      { LGDSS_QUIET: 'yes', LGDSS_JSON: '0' },
      { quiet: true, json: false },
    ],
    [{ LGDSS_CONCURRENCY: 'auto' }, { concurrency: null }],
    [
      { LGDSS_FAIL_ON: 'serious', LGDSS_MIN_SCORE: '70' },
      { failOn: 'serious', minScore: 70 },
    ],
  ])('reads the environment %j', (env, expected) => {
    expect(settled({ env })).toMatchObject(expected);
  });

  it('reads option values as typed', () => {
    expect(settled({ flags: { maxPages: '9', include: ['/a'], minScore: '0', quiet: true } })).toMatchObject({
      maxPages: 9,
      include: ['/a'],
      minScore: 0,
      quiet: true,
    });
  });

  it('builds reports around the local standard unless told otherwise', () => {
    expect(settled({}).standard).toBe('lgdss');
    expect(settled({ env: { LGDSS_STANDARD: 'both' } }).standard).toBe('both');
    expect(settled({ env: { LGDSS_STANDARD: 'both' }, flags: { standard: 'govuk' } }).standard).toBe('govuk');
  });

  it.each<[file: object, userAgent: string]>([
    [{}, 'lgdss-scanner/1.2.3 (+https://github.com/lgdss-scanner/lgdss-scanner)'],
    [{ contactUrl: 'https://www.ambleford.example/scan' }, 'lgdss-scanner/1.2.3 (+https://www.ambleford.example/scan)'],
    [{ userAgent: 'Ambleford' }, 'Ambleford'],
  ])('gives %j a user agent with a contact', (file, userAgent) => {
    expect(settled({ file }).userAgent).toBe(userAgent);
  });

  it.each<[sources: Partial<ConfigSources>, problems: string[]]>([
    [
      { env: { LGDSS_MAX_PAGES: 'lots' } },
      ['LGDSS_MAX_PAGES must be a whole number from 1 to 100,000, but it is "lots".'],
    ],
    [{ flags: { maxPages: '0' } }, ['--max-pages must be a whole number from 1 to 100,000, but it is "0".']],
    [{ flags: { standard: 'dss' } }, ['--standard must be lgdss, govuk or both, but it is "dss".']],
    [{ env: { LGDSS_STANDARD: 'none' } }, ['LGDSS_STANDARD must be lgdss, govuk or both, but it is "none".']],
    [{ flags: { failOn: 'bad' } }, ['--fail-on must be critical, serious, moderate or minor, but it is "bad".']],
    [
      { file: { minScore: 101, quiet: 'true' } },
      [
        'lgdss.config.json: minScore must be a whole number from 0 to 100, but it is 101.',
        'lgdss.config.json: quiet must be true or false, but it is "true".',
      ],
    ],
    [{ file: { maxPage: 5 } }, ["lgdss.config.json: 'maxPage' is not a setting. Did you mean 'maxPages'?"]],
    [{ file: { 'fail-on': 'minor' } }, ["lgdss.config.json: 'fail-on' is not a setting. Did you mean 'failOn'?"]],
    [
      { file: { toString: 5 } },
      [`lgdss.config.json: 'toString' is not a setting. The settings are: ${configKeys.join(', ')}.`],
    ],
    [
      { flags: { resolve: ['www.ambleford.example'] } },
      [
        '--resolve must be a host and its address, such as www.ambleford.example=192.0.2.7, but it is ["www.ambleford.example"].',
      ],
    ],
    [{ file: [1] }, ['lgdss.config.json must hold settings by name, for example {"maxPages": 100}.']],
    [{ env: { LGDSS_MAX_PAGE: '5' } }, ['LGDSS_MAX_PAGE is not a setting. Did you mean LGDSS_MAX_PAGES?']],
    [
      { file: { userAgent: 'a\r\nCookie: b' } },
      ['lgdss.config.json: userAgent must be one line of plain characters, but it is "a\\r\\nCookie: b".'],
    ],
    [
      { file: { maxPages: 0 }, env: { LGDSS_JSON: 'perhaps' } },
      [
        'lgdss.config.json: maxPages must be a whole number from 1 to 100,000, but it is 0.',
        'LGDSS_JSON must be true or false, but it is "perhaps".',
      ],
    ],
  ])('refuses %j', (sources, problems) => {
    expect(refused(sources)).toEqual(problems);
  });

  it('leaves the variables of others alone, and $schema', () => {
    expect(refused({ env: { LGDSS_TEST_DATABASE: 'x', PATH: '/bin' }, file: { $schema: 'x' } })).toEqual([]);
  });
});

describe('settings', () => {
  it('have defaults that their own schemas accept', () => {
    const wrong = configKeys.filter(
      (key) => key !== 'userAgent' && !settings[key].schema.safeParse(settings[key].default).success,
    );
    expect(wrong).toEqual([]);
  });

  it('have an environment name each', () => {
    expect(new Set(configKeys.map((key) => settings[key].env)).size).toBe(configKeys.length);
  });
});
