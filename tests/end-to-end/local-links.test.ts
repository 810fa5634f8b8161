import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { readReport, runCli, temporaryFolder } from '../helpers/run-cli.ts';

const NEW = 'Authority Name,GSS,Description,LGSL,LGIL,URL,Title,Supported by GOV.UK';
const OLD = 'Authority Name,SNAC,GSS,Description,LGSL,LGIL,URL,Supported by GOV.UK';
const DOWNLOAD = `${NEW},Status,Problem summary,Status error,Status warning,New URL,New Title`;
const TEMPLATE = `${NEW},Status,New URL,New Title`;
const AMBLEFORD = { name: 'Ambleford Borough Council', gss: 'E99000001' };
const WESTMERE = { name: 'Westmere, Coast and Fell Council', gss: 'E99000002' };
const A = 'Ambleford Borough Council,E99000001';
const W = '"Westmere, Coast and Fell Council",E99000002';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let amble: Loopback;
let west: Loopback;
beforeAll(async () => {
  folder = await temporaryFolder();
  const serve = () =>
    serveLoopback((_, response, address) => {
      if (/^\/(robots|sitemap|\.well-known)/.test(address)) return void response.writeHead(404).end();
      response.setHeader('content-type', 'text/html');
      const text = 'Council services for everyone who lives here. '.repeat(10);
      response.end(
        `<!doctype html><html lang="en"><head><title>${address}</title></head><body><main><h1>Page</h1><p>${text}</p></main></body></html>`,
      );
    });
  [amble, west] = await Promise.all([serve(), serve()]);
});
afterAll(async () => {
  await Promise.all([amble.close(), west.close()]);
  await folder.remove();
});

/** Scans the pages that the list names, and no others. */
async function scan(name: string, list: readonly string[], ...args: readonly string[]) {
  await writeFile(path.join(folder.path, `${name}.csv`), list.join('\r\n'));
  const [before, beforeWest] = [amble.hits.length, west.hits.length];
  const run = await runCli(
    ['scan', '--targets', `${name}.csv`, '--max-depth', '0', '--no-probes', ...args, '--out', name],
    {
      cwd: folder.path,
    },
  );
  const one = existsSync(path.join(folder.path, name, 'report.json'));
  const at = (port: number) => path.join(folder.path, name, ...(one ? [] : [`127.0.0.1-${port}`]));
  const reportOf = async (port: number) => readReport(at(port));
  return { run, reportOf, at, asked: { amble: amble.hits.slice(before), west: west.hits.slice(beforeWest) } };
}

const scannedIn = ({ pages }: Awaited<ReturnType<typeof readReport>>) =>
  pages.filter(({ state }) => state === 'scanned').map(({ url }) => new URL(url).pathname);

describe('an export of Local Links Manager', () => {
  it('as published: every council is a scan of its own, and every row goes with it to its report', async () => {
    const { run, reportOf, at } = await scan('public', [
      `\uFEFF${NEW}`,
      `${A},Bins: Providing information,524,8,${amble.origin}/bins,Your bins,true`,
      `${A},Council tax: Paying,57,4,${amble.origin}/tax,,false`,
      `${W},"Bins: Reporting, missed",524,17,${west.origin}/bins,Report a missed bin,true`,
    ]);
    expect(run.err).not.toMatch(/Error/);
    expect(run.code).toBe(0);
    const [one, two] = await Promise.all([reportOf(amble.port), reportOf(west.port)]);
    expect(scannedIn(one)).toEqual(['/bins', '/tax']);
    const bins = { url: `${amble.origin}/bins`, lgsl: 524, lgil: 8, title: 'Your bins', supportedByGovuk: true };
    const tax = { url: `${amble.origin}/tax`, lgsl: 57, lgil: 4, title: '', supportedByGovuk: false };
    expect(one.target).toMatchObject({
      authority: AMBLEFORD,
      services: [
        { ...bins, description: 'Bins: Providing information' },
        { ...tax, description: 'Council tax: Paying' },
      ],
    });
    expect(scannedIn(two)).toEqual(['/bins']);
    expect(two.target).toMatchObject({
      authority: WESTMERE,
      services: [{ lgsl: 524, lgil: 17, title: 'Report a missed bin', description: 'Bins: Reporting, missed' }],
    });
    const html = await readFile(path.join(at(west.port), 'report.html'), 'utf8');
    expect(html).toContain('<dd>Westmere, Coast and Fell Council (E99000002)</dd>');
    expect(html).toContain('LGSL 524, LGIL 17');
  });

  it.each<[name: string, list: () => readonly string[], services: readonly object[], says: RegExp]>([
    [
      'old',
      () => [OLD, `Ambleford Borough Council,99AA,E99000001,Bins: Reporting,524,17,${amble.origin}/bins,true`],
      [{ lgsl: 524, lgil: 17, title: '', supportedByGovuk: true }],
      /^/,
    ],
    [
      'download',
      () => [
        DOWNLOAD,
        `${A},Bins: Reporting,524,17,${amble.origin}/bins,Bins,true,ok,,,`,
        `${A},Tax: Paying,57,4,${amble.origin}/gone,Tax,true,broken,Gone,404,,${amble.origin}/tax,Pay`,
        `${A},Noise: Reporting,501,17,,Noise,true,missing,,,`,
      ],
      [
        { url: '/bins', lgsl: 524, lgil: 17, title: 'Bins' },
        { url: '/tax', lgsl: 57, lgil: 4, title: 'Tax' },
      ],
      /1 row has no address yet and was left out\./,
    ],
    [
      'template',
      () => [
        TEMPLATE,
        `${A},Bins: Reporting,524,17,<URL>,<Title>,TRUE,,<New URL>,<New Title>`,
        `${A},Parks: Reporting,461,17,<URL>,<Title>,TRUE,,${amble.origin}/parks,<New Title>`,
      ],
      [{ url: '/parks', lgsl: 461, lgil: 17, title: '', supportedByGovuk: true }],
      /1 row has no address yet and was left out\./,
    ],
  ])('in the shape "%s" is scanned as it stands', async (name, list, services, says) => {
    const { run, reportOf } = await scan(name, list());
    expect(run.code).toBe(0);
    expect(run.err).toMatch(says);
    const { target } = await reportOf(amble.port);
    expect(target.authority).toEqual(AMBLEFORD);
    const found = target.services?.map((service) => ({ ...service, url: service.url.replace(amble.origin, '') }));
    expect(found).toHaveLength(services.length);
    expect(found).toMatchObject(services);
  });

  it('as the mini import, has one target by its short name', async () => {
    const { run, reportOf } = await scan('mini', ['slug,url', `ambleford,${amble.origin}/bins`]);
    expect(run.code).toBe(0);
    expect((await reportOf(amble.port)).target).toMatchObject({ name: 'ambleford', start: [`${amble.origin}/bins`] });
  });
});

describe('rows that are chosen, and rows that are broken', () => {
  const list = () => [
    NEW,
    `${A},Bins: Providing information,524,8,${amble.origin}/bins,,true`,
    `${A},"Parks: never closed,461,8,${amble.origin}/parks,,true`,
    `${A},Tax: Paying,fifty-seven,4,${amble.origin}/tax,,true`,
    `${A},Library: Providing information,437,8,${amble.origin}/library,,true`,
    `${W},Bins: Providing information,524,8,${west.origin}/bins,,true`,
  ];

  it('only the services and councils asked for are contacted; broken rows are named and make the run incomplete', async () => {
    const { run, reportOf, asked } = await scan('chosen', list(), '--lgsl', '524,437', '--authority', 'e99000001');
    expect(run.code).toBe(3);
    expect(run.err).toContain('Line 3: a quotation mark is opened and never closed.');
    expect(run.err).toContain("Line 4: LGSL must be a number, but it is 'fifty-seven'.");
    const { target, pages } = await reportOf(amble.port);
    expect(target.services?.map(({ lgsl }) => lgsl)).toEqual([524, 437]);
    expect(pages.map(({ url, state }) => [new URL(url).pathname, state])).toEqual([
      ['/bins', 'scanned'],
      ['/library', 'scanned'],
    ]);
    expect(asked.west).toEqual([]);
    expect(asked.amble.filter((hit) => /parks|tax/.test(hit))).toEqual([]);
  });

  it('a slip in the filter is refused before anybody is contacted', async () => {
    for (const [args, says] of [
      [['--lgsl', '999'], /No row of the list has LGSL 999 and an address/],
      [['--authority', 'Amblefrod'], /Did you mean 'Ambleford Borough Council'\?/],
    ] as const) {
      const { run, asked } = await scan('slip', list(), ...args);
      expect(run.code).toBe(2);
      expect(run.err).toMatch(says);
      expect(asked).toEqual({ amble: [], west: [] });
    }
  });
});
