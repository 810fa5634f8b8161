import { expect, it } from 'vitest';
import { robotsRules } from '../../../checks/lib/robots-rules.ts';
import { ORIGIN } from '../../helpers/check-cases.ts';
import { fetched } from '../../helpers/site-evidence.ts';

const blocked = robotsRules(
  fetched('/robots.txt', 'User-agent: *\nDisallow: /\nAllow: /bins\n\nUser-agent: friend\nDisallow:'),
  ORIGIN,
);

it.each([
  ['/', '*', true],
  ['/bins', '*', false],
  ['/', 'friend', false],
])('%s for %s: %s', (path, agent, expected) => {
  expect(blocked(`${ORIGIN}${path}`, agent)).toBe(expected);
});

it('has nothing to say about another origin', () => {
  expect(blocked('https://other.example/', '*')).toBe(false);
});
