import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedSite, serveSite } from '../../fixtures/serve.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { type CliOptions, readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';
import { inventedRegister } from '../src/authorities/invented-register.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let council: ServedSite;
let register: Loopback;
let options: CliOptions;

beforeAll(async () => {
  folder = await temporaryFolder();
  council = await serveSite('ambleford');
  register = await serveLoopback((_, response, asked) => {
    if (asked === '/moved.csv') return response.writeHead(302, { location: '/register.csv' }).end();
    if (asked === '/large.csv') return response.end('x'.repeat(5_000_001));
    if (asked !== '/register.csv') return response.writeHead(404).end();
    return response.end(inventedRegister(council.url));
  });
  options = { cwd: folder.path, env: { LGDSS_DATA: path.join(folder.path, 'data') } };
});
afterAll(async () => {
  await Promise.all([council.close(), register.close()]);
  await folder.remove();
});

const lgdss = (...args: string[]) => runHere(args, options);

describe('without a register', () => {
  it.each([
    ['scan --authority Ambleford'],
    ['scan --gss E99000001'],
    ['authorities list'],
    ['authorities show Ambleford'],
  ])('lgdss %s says in one sentence how to get it', async (line) => {
    const { code, out, err } = await lgdss(...line.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^There is no register of authorities yet\. Get it once with 'lgdss authorities import .*\n$/);
  });

  it.each([
    ['/nothing.csv', /cannot be read: the server answered with HTTP 404/],
    ['/large.csv', /larger than 5 MB/],
  ])('an import of %s is refused and keeps nothing', async (asked, says) => {
    const { code, err } = await lgdss('authorities', 'import', `${register.origin}${asked}`);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    expect(await readdir(folder.path)).not.toContain('data');
  });
});

describe('with a register', () => {
  beforeAll(async () => {
    const { code, out, err } = await lgdss('authorities', 'import', `${register.origin}/moved.csv`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^5 authorities imported into .*authorities\.json\.\n$/);
  });

  it('keeps it with its source and date', async () => {
    const kept = JSON.parse(await readFile(path.join(folder.path, 'data', 'authorities.json'), 'utf8'));
    expect(kept).toMatchObject({ schema: 1, source: `${register.origin}/moved.csv` });
    expect(kept.importedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('lists councils by nation and tier', async () => {
    const all = await lgdss('authorities', 'list');
    expect(all.out.trim().split('\n')).toHaveLength(5);
    const some = await lgdss('authorities', 'list', '--nation', 'england', '--tier', 'district');
    expect(some.out).toMatch(
      /^E99000011 {2}district {2}England +Dale Moor District Council {2}https:\/\/www\.dalemoor\.example\/\n$/,
    );
    expect(some.err).toMatch(/^1 of 5 authorities, from /);
    const none = await lgdss('authorities', 'list', '--tier', 'parish');
    expect(none.code).toBe(2);
    expect(none.err).toMatch(/It must be one of: county, district, unitary/);
  });

  it('shows one council, with the county it is in', async () => {
    const { code, out } = await lgdss('authorities', 'show', 'moor');
    expect(code).toBe(0);
    expect(out).toMatch(/^Dale Moor District Council\n.*E99000011\n/);
    expect(out).toMatch(/County +Dale County Council\n/);
  });

  it('reads a file as well, and names the rows it leaves out', async () => {
    const file = path.join(folder.path, 'rows.csv');
    await writeFile(file, `${inventedRegister(council.url)}6,wrong,,,3,,x,England,,X\n`);
    const { code, out, err } = await lgdss('authorities', 'import', 'rows.csv');
    expect({ code, err }).toEqual({ code: 0, err: "Line 7: 'WRONG' is not a GSS code.\n" });
    expect(out).toMatch(/ 1 row was left out\.\n$/);
  });

  it.each([
    [
      'several that could be meant',
      ['--authority', 'dal'],
      /'dal' could be any of 2: Dale County Council \(E99000010\)/,
    ],
    ['a slip', ['--authority', 'Amblefrod'], /Did you mean 'Ambleford Borough Council'\?/],
    ['what is no code', ['--gss', 'Ambleford'], /'Ambleford' is not a GSS code/],
    ['a council without a home page', ['--authority', 'Westmere'], /no home page for Westmere, Coast & Fell Council/],
    ['services without a list', ['--lgsl', '57'], /--lgsl chooses rows of a list/],
    ['services that are no numbers', ['--lgsl', 'bins', '--targets', 'rows.csv'], /--lgsl must be numbers/],
    ['an earlier scan that is not there', ['--same-pages-as', 'nowhere'], /no saved scan at 'nowhere'/],
  ])('refuses %s', async (_, args, says) => {
    const { code, out, err } = await lgdss('scan', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('scans the home page of a council by its code, under its name', async () => {
    const run = await lgdss('scan', '--gss', 'E99000001', '--max-pages', '1', '--out', 'by-code');
    expect(run.code).toBe(0);
    const { target, coverage } = await readReport(path.join(folder.path, 'by-code'));
    const authority = { name: 'Ambleford Borough Council', gss: 'E99000001' };
    expect(target).toEqual({ id: `127.0.0.1-${council.port}`, name: authority.name, start: [council.url], authority });
    expect(coverage.scanned).toBe(1);
    const html = await readFile(path.join(folder.path, 'by-code', 'report.html'), 'utf8');
    expect(html).toContain('<dt>Authority</dt><dd>Ambleford Borough Council (E99000001)</dd>');
  });

  it('scans the rows of a Local Links export that are about one council and service, and then the same pages', async () => {
    const header = 'Authority Name,GSS,Description,LGSL,LGIL,URL,Title,Supported by GOV.UK';
    const rows = [
      `Ambleford Borough Council,E99000001,Home: Information,524,8,${council.url},,TRUE`,
      `Ambleford Borough Council,E99000001,Tax: Paying,57,4,${council.origin}/no-such-page,,TRUE`,
      `Dale County Council,E99000010,Home: Information,524,8,https://www.dale.example/,,TRUE`,
      'Dale County Council,E99000010,Tax: Paying,57,4,,,TRUE',
    ];
    await writeFile(path.join(folder.path, 'links.csv'), [header, ...rows].join('\n'));
    const chosen = ['--targets', 'links.csv', '--authority', 'Ambleford', '--lgsl', '524'];
    const run = await lgdss('scan', ...chosen, '--max-pages', '3', '--out', 'links');
    expect(run.code).toBe(0);
    const first = await readReport(path.join(folder.path, 'links'));
    expect(first.target.start).toEqual([council.url]);
    expect(first.target.services).toMatchObject([{ url: council.url, lgsl: 524, lgil: 8, supportedByGovuk: true }]);
    expect(first.coverage.scanned).toBe(3);
    const html = await readFile(path.join(folder.path, 'links', 'report.html'), 'utf8');
    expect(html).toContain('<dt>Services</dt><dd>Home: Information (LGSL 524, LGIL 8)</dd>');

    const again = await lgdss('scan', '--same-pages-as', 'links', '--out', 'again');
    expect(again.code).toBe(0);
    const second = await readReport(path.join(folder.path, 'again'));
    const scanned = ({ pages }: typeof first) => pages.filter(({ state }) => state === 'scanned').map(({ url }) => url);
    expect(scanned(second)).toEqual(scanned(first));
    expect(second.target).toEqual({ ...first.target, start: scanned(first) });
    expect(second.settings.maxDepth).toBe(0);
  });
});
