import { describe, expect, it } from 'vitest';
import { readRegister } from '../../../src/authorities/read-register.ts';
import { registerFrom } from '../../../src/authorities/register.ts';
import { HEADER, inventedRegister } from './invented-register.ts';

const messages = (text: string) => readRegister(text).problems.map(({ message }) => message);
const row = (part: Partial<Record<string, string>>) => {
  const good = {
    id: '1',
    gss: 'E99000001',
    tier_id: '3',
    country_name: 'England',
    homepage_url: '',
    name: 'Ambleford',
  };
  const values: Partial<Record<string, string>> = { ...good, ...part };
  return HEADER.split(',')
    .map((column) => values[column] ?? '')
    .join(',');
};

describe('readRegister', () => {
  it('reads name, code, tier, nation, home page and county', () => {
    const { authorities, problems } = readRegister(inventedRegister());
    expect(problems).toEqual([]);
    expect(authorities).toHaveLength(5);
    expect(authorities[0]).toEqual({
      name: 'Ambleford Borough Council',
      gss: 'E99000001',
      slug: 'ambleford',
      nation: 'England',
      tier: 'unitary',
      homepage: 'https://www.ambleford.example/',
      county: null,
    });
    expect(authorities[2]).toMatchObject({ tier: 'district', county: 'E99000010' });
    expect(authorities[4]).toMatchObject({ nation: 'Scotland', homepage: null });
  });

  it('goes by the names of the columns, not by their order', () => {
    const { authorities } = readRegister(
      'name;country_name;GSS;homepage_url;tier_id\nAmbleford;england;e99000001;ambleford.example;1\n',
    );
    expect(authorities[0]).toMatchObject({ gss: 'E99000001', tier: 'county', homepage: 'https://ambleford.example/' });
  });

  it.each([
    [
      'another list',
      'url,name\nhttps://a.example/,A\n',
      /lacks the columns gss, tier_id, country_name, homepage_url\.$/,
    ],
    ['one column less', 'gss,tier_id,country_name,homepage_url\n', /lacks the column name\.$/],
    ['a web page', '<!doctype html>\n<p>Not "found', /is not the register/],
    ['nothing', '', /is not the register/],
  ])('refuses %s', (_, text, says) => {
    expect(readRegister(text).authorities).toEqual([]);
    expect(messages(text)).toEqual([expect.stringMatching(says)]);
  });

  it.each([
    ['no name', row({ name: '' }), 'Line 3: the name is missing.'],
    ['a wrong code', row({ gss: '99UA' }), "Line 3: '99UA' is not a GSS code."],
    ['a code that is there twice', row({ gss: 'S99000009' }), 'Line 3: the code S99000009 is there twice.'],
    ['an unknown tier', row({ tier_id: '4' }), "Line 3: the tier must be 1, 2 or 3, but it is '4'."],
    [
      'an unknown nation',
      row({ country_name: 'Elsewhere' }),
      "Line 3: the country must be one of England, Northern Ireland, Scotland, Wales, but it is 'Elsewhere'.",
    ],
    [
      'a wrong home page',
      row({ homepage_url: 'javascript:alert(1)' }),
      "Line 3: 'javascript:alert(1)' is not an http or https address.",
    ],
  ])('leaves out a row with %s and keeps the others', (_, broken, message) => {
    const text = [HEADER, row({ gss: 'S99000009' }), broken, row({ gss: 'S99000008' })].join('\n');
    expect(messages(text)).toEqual([message]);
    expect(readRegister(text).authorities.map(({ gss }) => gss)).toEqual(['S99000009', 'S99000008']);
  });
});

describe('registerFrom', () => {
  const register = { schema: 1, source: 'x.csv', importedAt: '2026-11-23T09:30:00.000Z', authorities: [] };

  it('takes what was kept', () => {
    const { authorities } = readRegister(inventedRegister());
    expect(registerFrom(JSON.stringify({ ...register, authorities }))).toEqual({ ...register, authorities });
  });

  it.each([
    ['no JSON', '{'],
    ['another version', JSON.stringify({ ...register, schema: 2 })],
    ['an authority without a name', JSON.stringify({ ...register, authorities: [{ gss: 'E99000001' }] })],
  ])('is undefined for %s', (_, text) => {
    expect(registerFrom(text)).toBeUndefined();
  });
});
