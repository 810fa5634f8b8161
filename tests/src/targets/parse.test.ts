import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf, parseTargets, type TargetFormat, targetsFromUrls } from '../../../src/targets/parse.ts';

const defaults = { include: ['/bins/**'], exclude: [], maxPages: 7, maxDepth: 2 };
const read = (text: string, format: TargetFormat) => {
  const { targets, problems } = parseTargets(text, format, defaults);
  return { targets: targets.map(({ id, name, start }) => [id, name, ...start]), problems: messages(problems) };
};
const messages = (problems: readonly { readonly message: string }[]) => problems.map(({ message }) => message);

const A = 'https://a.example/';
const B = 'https://b.example/';

describe('parseTargets', () => {
  it.each<[name: string, format: TargetFormat, text: string, targets: string[][], problems: string[]]>([
    [
      'lines',
      'lines',
      `${A}\n\n# later\n  ${B} # soon\r\n`,
      [
        ['a.example', 'a.example', A],
        ['b.example', 'soon', B],
      ],
      [],
    ],
    [
      'lines with names',
      'lines',
      `${A} # Ambleford\nBray, North, ${B}\nCoast|www.c.example/1,2\nDean\td.example # ignored`,
      [
        ['a.example', 'Ambleford', A],
        ['b.example', 'Bray, North', B],
        ['www.c.example', 'Coast', 'https://www.c.example/1,2'],
        ['d.example', 'Dean', 'https://d.example/'],
      ],
      [],
    ],
    [
      'lines, commas that are part of the address',
      'lines',
      `${A}1,2\nwww.b.example/x,y`,
      [
        ['a.example', 'a.example', `${A}1,2`],
        ['www.b.example', 'www.b.example', 'https://www.b.example/x,y'],
      ],
      [],
    ],
    [
      'lines, two addresses in one',
      'lines',
      `${A}, ${B}`,
      [],
      [
        "Line 1: 'https://a.example/, https://b.example/' is not a web address. Write it in full, for example https://www.ambleford.example/bins.",
      ],
    ],
    [
      'lines, one wrong',
      'lines',
      `# list\n${A}\n\nftp://x\n${B}`,
      [
        ['a.example', 'a.example', A],
        ['b.example', 'b.example', B],
      ],
      ["Line 4: 'ftp://x' is not an http or https address."],
    ],
    [
      'lines, two pages of one site',
      'lines',
      `${A}1\n${A}2\n${A}1`,
      [['a.example', 'a.example', `${A}1`, `${A}2`]],
      [],
    ],
    ['lines, a # inside an address', 'lines', `${A}x#part`, [['a.example', 'a.example', `${A}x`]], []],
    ['only comments', 'lines', '# nothing\n\n', [], ['The file has no addresses in it.']],
    ['an empty file', 'lines', '', [], ['The file has no addresses in it.']],
    [
      'CSV',
      'csv',
      `url,name,id\n${A},Ambleford,amb\n${B},"Bray, North",\n`,
      [
        ['amb', 'Ambleford', A],
        ['b.example', 'Bray, North', B],
      ],
      [],
    ],
    [
      'CSV, other names and order',
      'csv',
      `\uFEFFId;NAME;Homepage_URL\n;Ambleford;${A}\n`,
      [['a.example', 'Ambleford', A]],
      [],
    ],
    ['CSV, url before homepage_url', 'csv', `homepage_url,URL\n${A},${B}\n`, [['b.example', 'b.example', B]], []],
    [
      'CSV, wrong rows',
      'csv',
      `url,name\n${A},A\n\nftp://x,B\n,C\n${B},D\n`,
      [
        ['a.example', 'A', A],
        ['b.example', 'D', B],
      ],
      ["Line 4: 'ftp://x' is not an http or https address.", 'Line 5: The address is empty.'],
    ],
    [
      'CSV, too many values',
      'csv',
      `url,name\n${A},A,extra\n${B},B\n`,
      [['b.example', 'B', B]],
      ['Line 2: there are more values than columns.'],
    ],
    ['CSV, a row that is too short', 'csv', `url,name\n${A}\n`, [['a.example', 'a.example', A]], []],
    [
      'CSV, quotation mark left open',
      'csv',
      `url,name\n${A},A\n${B},"B\n`,
      [['a.example', 'A', A]],
      ['Line 3: a quotation mark is opened and never closed.'],
    ],
    [
      'CSV, no url column',
      'csv',
      `address of site\n${A}\n`,
      [],
      ["The first line must name the columns, and one of them must be 'url', for example: url,name"],
    ],
    [
      'CSV, a quotation mark left open in the middle',
      'csv',
      `url,name\n${A},"A\n${B},"B ""the"" town"\nhttps://c.example/,"C\nsea"\n`,
      [
        ['b.example', 'B "the" town', B],
        ['c.example', 'C\nsea', 'https://c.example/'],
      ],
      ['Line 2: a quotation mark is opened and never closed.'],
    ],
    [
      'CSV, a quotation mark in the wrong place',
      'csv',
      `url,name\n${A},A "x"\n${B},B\n`,
      [['b.example', 'B', B]],
      ['Line 2: a quotation mark is in the wrong place.'],
    ],
    ['CSV, the mini import', 'csv', `slug,url\nambleford,${A}\n`, [['a.example', 'ambleford', A]], []],
    ['CSV, a status file', 'csv', `url,status\n${A},broken\n`, [['a.example', 'a.example', A]], []],
    ['CSV, cells that a spreadsheet adds', 'csv', `url,name\n${A},A,,,\n,,,\n`, [['a.example', 'A', A]], []],
    [
      'CSV, a register of authorities',
      'csv',
      `id,gss,homepage_url,name\n1,E99000001,${A},Ambleford\n`,
      [['a.example', 'Ambleford', A]],
      [],
    ],
    ['CSV, no rows', 'csv', 'url,name\n', [], ['The file has no addresses in it.']],
    [
      'CSV, one site under two names',
      'csv',
      `url,name\n${A}1,Bins\n${A}2,Parking\n${A}3,Bins\n`,
      [
        ['a.example', 'Bins', `${A}1`, `${A}3`],
        ['a.example-2', 'Parking', `${A}2`],
      ],
      [],
    ],
    [
      'CSV, an id that is also a host',
      'csv',
      `url,id\n${B},\n${A},b.example\n`,
      [
        ['b.example-2', 'b.example', B],
        ['b.example', 'a.example', A],
      ],
      [],
    ],
    [
      'JSON',
      'json',
      `["${A}", {"url": "${B}", "name": "B", "id": 7}]`,
      [
        ['a.example', 'a.example', A],
        ['7', 'B', B],
      ],
      [],
    ],
    [
      'JSON, several start pages',
      'json',
      `[{"start": ["${A}1", "${A}2"]}]`,
      [['a.example', 'a.example', `${A}1`, `${A}2`]],
      [],
    ],
    [
      'JSON, wrong entries',
      'json',
      `["${A}", 5, {"name": "x"}, "ftp://x"]`,
      [['a.example', 'a.example', A]],
      [
        "Entry 2: write an address, or an object with 'url' and, if you like, 'name' and 'id'.",
        "Entry 3: write an address, or an object with 'url' and, if you like, 'name' and 'id'.",
        "Entry 4: 'ftp://x' is not an http or https address.",
      ],
    ],
    ['JSON, broken', 'json', '[', [], ['The file is not valid JSON.']],
    ['JSON, an empty list', 'json', '[]', [], ['The file has no addresses in it.']],
  ])('%s', (_, format, text, targets, problems) => {
    expect(read(text, format)).toEqual({ targets, problems });
  });

  it('says that JSON must be a list', () => {
    expect(read('{"url": "x"}', 'json').problems[0]).toContain('must hold a list');
  });

  it('gives every target its origins and the limits it was told', () => {
    const { targets } = parseTargets('http://a.example:8080/x', 'lines', defaults);
    expect(targets[0]?.scope).toEqual({ origins: ['http://a.example:8080'], ...defaults });
  });

  it('never throws, and makes unique, file-safe ids', () => {
    const address = fc.oneof(fc.webUrl({ withFragments: true }), fc.string());
    const text = fc.array(fc.oneof(address, fc.constant('url,name,id'), fc.constant('"'))).map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, fc.constantFrom<TargetFormat>('lines', 'csv', 'json'), (written, format) => {
        const { targets, problems } = parseTargets(written, format, defaults);
        const ids = targets.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[a-z0-9_][a-z0-9._-]*$/);
        expect(targets.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('targetsFromUrls', () => {
  it('makes one target of one origin', () => {
    const { targets, problems } = targetsFromUrls(['a.example/1', `${A}2`, 'http://a.example/3', `${B}#x`], defaults);
    expect(targets.map(({ id, name, start }) => [id, name, start])).toEqual([
      ['a.example', 'a.example', [`${A}1`, `${A}2`]],
      ['a.example-2', 'a.example', ['http://a.example/3']],
      ['b.example', 'b.example', [B]],
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1:8080/', '127.0.0.1-8080', '127.0.0.1:8080'],
    ['http://[::1]:8080/', '1-8080', '[::1]:8080'],
    ['https://con.example/', 'site-con.example', 'con.example'],
  ])('%s gets the id %s', (url, id, name) => {
    expect(targetsFromUrls([url], defaults).targets[0]).toMatchObject({ id, name });
  });

  it('names no line for an address from the command line', () => {
    const { targets, problems } = targetsFromUrls([A, 'ftp://x'], defaults);
    expect(targets).toHaveLength(1);
    expect(messages(problems)).toEqual(["'ftp://x' is not an http or https address."]);
  });
});

describe('formatOf', () => {
  it.each<[fileName: string, text: string, format: TargetFormat]>([
    ['councils.csv', A, 'csv'],
    ['councils.JSON', A, 'json'],
    ['councils.txt', 'url,name', 'lines'],
    ['councils', ` [\n"${A}"]`, 'json'],
    ['councils', `\uFEFFName,"Homepage_URL"\nx,${A}`, 'csv'],
    ['councils.list.old', 'url', 'csv'],
    ['councils', `${A}?url=1`, 'lines'],
    ['councils', '', 'lines'],
  ])('%s beginning %j is %s', (fileName, text, format) => {
    expect(formatOf(fileName, text)).toBe(format);
  });
});
