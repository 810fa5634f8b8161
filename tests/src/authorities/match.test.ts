import { describe, expect, it } from 'vitest';
import { chooseAuthorities, wrongCodes } from '../../../src/authorities/choose.ts';
import { findAuthority } from '../../../src/authorities/match.ts';
import { readRegister } from '../../../src/authorities/read-register.ts';
import { inventedRegister } from './invented-register.ts';

const { authorities } = readRegister(inventedRegister());
const find = (asked: string) => {
  const found = findAuthority(asked, authorities, 'the register');
  return found.ok ? found.value.gss : found.error.message;
};

describe('findAuthority', () => {
  it.each([
    ['the name', 'Dale County Council', 'E99000010'],
    ['other capitals', 'DALE county council', 'E99000010'],
    ['the slug', 'dale-moor', 'E99000011'],
    ['without the words for its kind', 'Dale', 'E99000010'],
    ['with other words for its kind', 'City of Ambleford', 'E99000001'],
    ['without accents', 'Cyngor Llanddu', 'W99000001'],
    ['and for &', 'Westmere, Coast and Fell', 'S99000001'],
    ['the beginning', 'westm', 'S99000001'],
    ['a part', 'moor', 'E99000011'],
    ['the code', ' e99000001 ', 'E99000001'],
  ])('finds by %s', (_, asked, gss) => {
    expect(find(asked)).toBe(gss);
  });

  it.each([
    [
      'several',
      'dal',
      "'dal' could be any of 2: Dale County Council (E99000010), Dale Moor District Council (E99000011). Write more of the name, or give the GSS code.",
    ],
    [
      'a slip',
      'Amblefrod',
      "There is no authority 'Amblefrod' in the register. Did you mean 'Ambleford Borough Council'?",
    ],
    ['nothing like it', 'Xanadu', "There is no authority 'Xanadu' in the register."],
    ['only words for a kind', 'Borough', "There is no authority 'Borough' in the register."],
    ['an unknown code', 'E99999999', 'There is no authority with the code E99999999 in the register.'],
  ])('says so for %s', (_, asked, message) => {
    expect(find(asked)).toBe(message);
  });

  it('shows no more than a screen can take', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ name: `Vale ${index}`, gss: '' }));
    const found = findAuthority('Vale', many, 'the list');
    expect(found).toMatchObject({
      ok: false,
      error: { message: expect.stringMatching(/any of 30: .*Vale 7 and 22 more\./) },
    });
  });
});

describe('chooseAuthorities', () => {
  const choose = (...asked: string[]) => {
    const { chosen, problems } = chooseAuthorities(asked, authorities, 'the register');
    return { chosen: chosen.map(({ gss }) => gss), problems: problems.length };
  };

  it.each<[name: string, asked: string[], chosen: string[], problems: number]>([
    ['several in one text', ['Ambleford, E99000010,'], ['E99000001', 'E99000010'], 0],
    ['a name that has a comma', ['Westmere, Coast and Fell', 'Dale'], ['S99000001', 'E99000010'], 0],
    ['one council twice', ['Ambleford', 'E99000001'], ['E99000001'], 0],
    ['one that is not there', ['Ambleford,Xanadu'], ['E99000001'], 1],
  ])('%s', (_, asked, chosen, problems) => {
    expect(choose(...asked)).toEqual({ chosen, problems });
  });

  it('knows a code from a name', () => {
    expect(wrongCodes(['E99000001,W99000001'])).toEqual([]);
    expect(wrongCodes(['E9900000', 'E99000001,Dale']).map(({ message }) => message)).toEqual([
      "'E9900000' is not a GSS code. One is a letter and eight digits, for example E06000001.",
      "'Dale' is not a GSS code. One is a letter and eight digits, for example E06000001.",
    ]);
  });
});
