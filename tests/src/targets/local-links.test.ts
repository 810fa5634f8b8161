import { describe, expect, it } from 'vitest';
import { parseTargets, type RowFilter } from '../../../src/targets/parse.ts';

const defaults = { include: [], exclude: [], maxPages: 50, maxDepth: 2 };
const AMBLE = 'https://www.ambleford.example';
const WEST = 'https://www.westmere.example';

const NEW = 'Authority Name,GSS,Description,LGSL,LGIL,URL,Title,Supported by GOV.UK';
const OLD = 'Authority Name,SNAC,GSS,Description,LGSL,LGIL,URL,Supported by GOV.UK';
const DOWNLOAD = `${NEW},Status,Problem summary,Status error,Status warning,New URL,New Title`;
const TEMPLATE = `${NEW},Status,New URL,New Title`;

const read = (text: string, filter?: RowFilter) => parseTargets(text, 'csv', defaults, filter);
const messages = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message);

describe('the shapes of a Local Links Manager export', () => {
  it('the public export, with a site for each council and host', () => {
    const { targets, problems, notes } = read(`${NEW}
Ambleford Borough Council,E99000001,"Bins: Providing information",524,8,${AMBLE}/bins,Your bins,true
Ambleford Borough Council,E99000001,"Council tax: Providing information",57,8,${AMBLE}/tax,,false
Ambleford Borough Council,E99000001,"Planning: Applications",487,0,https://planning.example/ambleford,,true
Westmere Council,E99000002,"Bins: Providing information",524,8,${WEST}/bins,,
`);
    expect({ problems, notes }).toEqual({ problems: [], notes: [] });
    expect(targets.map(({ id, name, authority, start }) => [id, name, authority?.gss, ...start])).toEqual([
      ['www.ambleford.example', 'Ambleford Borough Council', 'E99000001', `${AMBLE}/bins`, `${AMBLE}/tax`],
      ['planning.example', 'Ambleford Borough Council', 'E99000001', 'https://planning.example/ambleford'],
      ['www.westmere.example', 'Westmere Council', 'E99000002', `${WEST}/bins`],
    ]);
    const bins = { url: `${AMBLE}/bins`, lgsl: 524, lgil: 8, title: 'Your bins', supportedByGovuk: true };
    const tax = { url: `${AMBLE}/tax`, lgsl: 57, lgil: 8, title: '', supportedByGovuk: false };
    expect(targets[0]?.services).toEqual([
      { ...bins, description: 'Bins: Providing information' },
      { ...tax, description: 'Council tax: Providing information' },
    ]);
    expect(targets[2]?.services?.[0]?.supportedByGovuk).toBeNull();
  });

  it('the old export, with SNAC and without titles', () => {
    const { targets } = read(`${OLD}\nAmbleford,99AA,E99000001,"Bins: Reporting",524,17,${AMBLE}/bins,true\n`);
    expect(targets[0]).toMatchObject({
      authority: { name: 'Ambleford', gss: 'E99000001' },
      start: [`${AMBLE}/bins`],
      services: [{ lgsl: 524, lgil: 17, title: '', description: 'Bins: Reporting', supportedByGovuk: true }],
    });
  });

  it('the download of an editor, whose rows have 12 values under 14 columns', () => {
    const { targets, problems, notes } = read(`${DOWNLOAD}
Ambleford,E99000001,Bins: Reporting,524,17,${AMBLE}/bins,Bins,true,ok,,,
Ambleford,E99000001,Tax: Paying,57,4,${AMBLE}/old-tax,Tax,true,broken,Gone,404,,${AMBLE}/new-tax,Tax
Ambleford,E99000001,Parks: Reporting,461,17,${AMBLE}/parks,Parks,true,ok,,,,to be decided
Ambleford,E99000001,Trees: Reporting,500,17,,Trees,true,missing,,,,${AMBLE}/trees
Ambleford,E99000001,Noise: Reporting,501,17,,Noise,true,missing,,,
`);
    expect(problems).toEqual([]);
    expect(targets[0]?.start).toEqual([`${AMBLE}/bins`, `${AMBLE}/new-tax`, `${AMBLE}/parks`, `${AMBLE}/trees`]);
    expect(notes).toEqual(['1 row has no address yet and was left out.']);
  });

  it('the blank template, with placeholders and TRUE', () => {
    const { targets, problems, notes } = read(`${TEMPLATE}
Ambleford,E99000001,Bins: Reporting,524,17,<URL>,<Title>,TRUE,,<New URL>,<New Title>
Ambleford,E99000001,Tax: Paying,57,4,<Paste the URL here>,,TRUE,,,
Ambleford,E99000001,Parks: Reporting,461,17,<URL>,<Title>,TRUE,,${AMBLE}/parks,<New Title>
`);
    expect(problems).toEqual([]);
    expect(notes).toEqual(['2 rows have no address yet and were left out.']);
    expect(targets[0]?.services).toEqual([
      {
        url: `${AMBLE}/parks`,
        lgsl: 461,
        lgil: 17,
        title: '',
        description: 'Parks: Reporting',
        supportedByGovuk: true,
      },
    ]);
  });

  it('is known by its columns, in whatever order and case, and with semicolons', () => {
    const { targets } = read(`\uFEFFurl;LGIL;lgsl;AUTHORITY NAME\n${AMBLE}/bins;8;524;Ambleford\n`);
    expect(targets[0]).toMatchObject({ authority: { name: 'Ambleford', gss: '' }, services: [{ lgsl: 524, lgil: 8 }] });
  });

  it('takes http and https, with and without www, for one site', () => {
    const row = (url: string) => `Ambleford,E99000001,Bins,524,8,${url},,true`;
    const { targets } = read(`${NEW}\n${row('http://ambleford.example/a')}\n${row(`${AMBLE}/b`)}\n`);
    expect(targets.map(({ start, scope }) => [scope.origins, start])).toEqual([
      [[AMBLE], ['http://ambleford.example/a', `${AMBLE}/b`]],
    ]);
  });
});

describe('a broken row', () => {
  const row = (lgsl: number | string, url = `${AMBLE}/${lgsl}`) => `Ambleford,E99000001,Bins,${lgsl},8,${url},,true`;

  it.each([
    [
      'a quotation mark left open',
      'Ambleford,E99000001,"Bins,2,8,x,,true',
      'Line 3: a quotation mark is opened and never closed.',
    ],
    [
      'a stray quotation mark',
      'Ambleford,E99000001,The "bins",2,8,x,,true',
      'Line 3: a quotation mark is in the wrong place.',
    ],
    ['a comma too many', row('2,3'), 'Line 3: there are more values than columns.'],
    ['no web address', row(2, 'ftp://x'), "Line 3: 'ftp://x' is not an http or https address."],
    ['no number', row('bins'), "Line 3: LGSL must be a number, but it is 'bins'."],
  ])('with %s is named by its line, and the others are kept', (_, broken, message) => {
    const { targets, problems } = read(
      [NEW, row(1), broken, row(4).replace('Bins', '"Bins, ""new"""'), row(5)].join('\n'),
    );
    expect(messages(problems)).toEqual([message]);
    expect(targets[0]?.services?.map(({ lgsl }) => lgsl)).toEqual([1, 4, 5]);
  });

  it('with nothing but such rows leaves nothing to scan', () => {
    const { targets, notes, problems } = read(`${TEMPLATE}\nAmbleford,E99000001,Bins,524,17,<URL>,,TRUE,,,\n`);
    expect(targets).toEqual([]);
    expect(messages(problems)).toEqual(['The file has no addresses in it.']);
    expect(notes).toHaveLength(1);
  });
});

describe('a filter', () => {
  const text = `${NEW}
Ambleford Borough Council,E99000001,Bins,524,8,${AMBLE}/bins,,true
Ambleford Borough Council,E99000001,Tax,57,8,${AMBLE}/tax,,true
"Westmere, Coast and Fell Council",E99000002,Bins,524,8,${WEST}/bins,,true
"Westmere, Coast and Fell Council",E99000002,Parks,461,8,,,true
Dale Council,E99000003,Bins,524,8,https://dale.example/bins,,true
`;

  it.each<[name: string, filter: Partial<RowFilter>, start: string[]]>([
    ['of nothing', {}, [`${AMBLE}/bins`, `${AMBLE}/tax`, `${WEST}/bins`, 'https://dale.example/bins']],
    ['by service', { lgsl: [57] }, [`${AMBLE}/tax`]],
    ['by services', { lgsl: [57, 524], authorities: ['Ambleford'] }, [`${AMBLE}/bins`, `${AMBLE}/tax`]],
    ['by code', { authorities: ['e99000003'] }, ['https://dale.example/bins']],
    [
      'by codes',
      { authorities: ['E99000001, E99000003'] },
      [`${AMBLE}/bins`, `${AMBLE}/tax`, 'https://dale.example/bins'],
    ],
    ['by a name with commas', { authorities: ['westmere, coast and fell'] }, [`${WEST}/bins`]],
    ['by names', { authorities: ['Dale,Westmere'] }, [`${WEST}/bins`, 'https://dale.example/bins']],
  ])('%s', (_, filter, start) => {
    const { targets, refused, problems } = read(text, { lgsl: [], authorities: [], ...filter });
    expect([...refused, ...problems]).toEqual([]);
    expect(targets.flatMap((target) => target.start)).toEqual(start);
  });

  it.each<[name: string, text: string, filter: Partial<RowFilter>, says: string]>([
    ['a service nobody has', text, { lgsl: [9] }, 'No row of the list has LGSL 9 and an address.'],
    [
      'an authority that is not there',
      text,
      { authorities: ['Amblefrod'] },
      "There is no authority 'Amblefrod' in the list. Did you mean 'Ambleford Borough Council'?",
    ],
    [
      'two things that never meet',
      text,
      { lgsl: [57], authorities: ['Dale'] },
      'No row of the list is about one of these services of one of these authorities.',
    ],
    [
      'services of a list without',
      `url\n${AMBLE}\n`,
      { lgsl: [57] },
      '--lgsl needs a list from Local Links Manager, with the columns LGSL and LGIL.',
    ],
    [
      'authorities of a list without',
      `url\n${AMBLE}\n`,
      { authorities: ['Dale'] },
      'The list does not say which authority a row is about, so it cannot be filtered by authority.',
    ],
  ])('for %s is refused', (_, list, filter, says) => {
    const { targets, refused } = read(list, { lgsl: [], authorities: [], ...filter });
    expect(messages(refused)).toEqual([says]);
    expect(targets).toEqual([]);
  });
});
