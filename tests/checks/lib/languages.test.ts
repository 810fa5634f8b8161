import { expect, it } from 'vitest';
import { languageName, primary } from '../../../checks/lib/languages.ts';

it('names languages', () => {
  expect([languageName('cy'), languageName('xx'), primary('en-GB'), primary(' CY ')]).toEqual([
    'Welsh',
    '“xx”',
    'en',
    'cy',
  ]);
});
