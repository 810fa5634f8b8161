import { describe, expect, it } from 'vitest';
import { answerFor, isSecretField, kindOf } from '../../../../src/gather/journeys/kinds.ts';
import { SAFE } from '../../../../src/gather/journeys/safe-data.ts';

const field = (given: Partial<Parameters<typeof kindOf>[0]>) => ({
  ...{ tag: 'input', type: 'text', name: '', autocomplete: '', visibleLabel: '', accessibleName: '', legend: '' },
  ...given,
});

it.each([
  [{ autocomplete: 'section-a given-name' }, 'given-name'],
  [{ type: 'email', visibleLabel: 'Contact' }, 'email'],
  [{ visibleLabel: 'Eich cyfeiriad e-bost' }, 'email'],
  [{ name: 'contactPhone' }, 'phone'],
  [{ visibleLabel: 'Postcode' }, 'postcode'],
  [{ visibleLabel: 'Cod post' }, 'postcode'],
  [{ visibleLabel: 'Day', legend: 'What is your date of birth?' }, 'birthday-day'],
  [{ visibleLabel: 'Year', legend: 'When did you move in?' }, 'year'],
  [{ type: 'date', visibleLabel: 'Date of birth' }, 'birthday'],
  [{ type: 'date', visibleLabel: 'When was it missed?' }, 'date'],
  [{ type: 'number', visibleLabel: 'House number of your address' }, 'number'],
  [{ type: 'number', visibleLabel: 'Amount in pounds' }, 'amount'],
  [{ tag: 'textarea', type: 'textarea', visibleLabel: 'What happened?' }, 'text'],
] as const)('%j asks for %s', (given, kind) => expect(kindOf(field(given))).toBe(kind));

describe('what nobody makes up', () => {
  it.each([
    { type: 'password' },
    { type: 'file' },
    { autocomplete: 'cc-number' },
    { autocomplete: 'one-time-code' },
    { name: 'cardNumber' },
    { visibleLabel: 'Long number on your card' },
    { visibleLabel: 'CVV' },
    { visibleLabel: 'Sort code' },
    { visibleLabel: 'Bank account number' },
    { visibleLabel: 'Cyfrinair' },
  ])('%j', (given) => expect(isSecretField(field(given))).toBe(true));

  it('is not every field with an account in it', () => {
    expect(isSecretField(field({ visibleLabel: 'Council tax account reference' }))).toBe(false);
  });
});

it('gives the same answer each time, and none that reaches anybody', () => {
  expect(answerFor(field({ visibleLabel: 'Postcode' }))).toBe('ZZ99 3VZ');
  expect(SAFE.phone).toMatch(/^01632 960\d{3}$/);
  expect(SAFE.email).toMatch(/@example\.com$/);
});
