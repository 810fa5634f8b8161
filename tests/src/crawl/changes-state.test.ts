import { describe, expect, it } from 'vitest';
import { CHANGING_WORDS, SENDING_WORDS } from '../../../src/crawl/changes-state.ts';

const leftAlone = new RegExp(`${CHANGING_WORDS}|${SENDING_WORDS}`, 'i');

describe('words of controls', () => {
  it.each([
    ...[
      'Sign out',
      'Log in',
      'Allgofnodi',
      'Delete my account',
      'Unsubscribe',
      'Add to basket',
      'btn-checkout',
      'Pay now',
    ],
    ...['Register', 'Donate', 'Accept analytics cookies', 'Exit this page', 'Submit', 'Download', 'Cyflwyno'],
  ])('leaves “%s” alone', (words) => {
    expect(words).toMatch(leftAlone);
  });

  it.each([
    'Menu',
    'Show all sections',
    'Opening hours',
    'Payslips explained',
    'Next slide',
    'Signs of damp',
    'Choose a street',
  ])('may use “%s”', (words) => {
    expect(words).not.toMatch(leftAlone);
  });
});
