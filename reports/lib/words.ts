import type { Basis, Category, Severity } from '../../src/model/check.ts';
import type { UrlReason, UrlState } from '../../src/model/evidence.ts';
import type { OutcomeName, PointOutput } from '../../src/model/result.ts';

/** In the order the report shows them. */
export const CATEGORY_TITLES: Readonly<Record<Category, string>> = {
  accessibility: 'Accessibility of pages',
  statement: 'Accessibility statement',
  documents: 'PDF and office files',
  security: 'Security, as seen from outside',
  privacy: 'Privacy and cookies',
  performance: 'Speed and weight of pages',
  resilience: 'Errors and outages',
  'open-standards': 'Open standards',
  content: 'Wording and links',
  forms: 'Forms',
  consistency: 'Consistent design',
  inclusion: 'Help and other ways to get in touch',
  measurement: 'Published figures and feedback',
  iteration: 'Signs of continuing improvement',
};

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'serious', 'moderate', 'minor'];

export const SEVERITY_TITLES: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  serious: 'Serious',
  moderate: 'Moderate',
  minor: 'Minor',
};

export const SEVERITY_MEANING: Readonly<Record<Severity, string>> = {
  critical: 'people are locked out, or data is exposed now',
  serious: 'a likely barrier, or evidence that a legal duty is not met',
  moderate: 'makes the service harder to use, or departs from official guidance',
  minor: 'good practice that is missing',
};

export const BASIS_TITLES: Readonly<Record<Basis, string>> = {
  law: 'Law',
  guidance: 'Official guidance',
  'good-practice': 'Good practice',
};

export const STATE_TITLES: Readonly<Record<UrlState, string>> = {
  scanned: 'Scanned',
  skipped: 'Skipped',
  blocked: 'Blocked',
  failed: 'Failed to load',
};

export const STATE_MEANING: Readonly<Record<UrlState, string>> = {
  scanned: 'opened and judged',
  skipped: 'left out on purpose',
  blocked: 'the site did not let the scanner in',
  failed: 'did not load',
};

export const REASON_WORDS: Readonly<Record<UrlReason, string>> = {
  robots: 'robots.txt asks programs not to open it',
  scope: 'on another site',
  excluded: 'left out by the settings of this scan',
  depth: 'too many links away from the start page',
  'page-limit': 'the page limit of this scan was reached',
  'pattern-budget': 'enough pages of the same kind were opened',
  duplicate: 'the same page as another one',
  'state-changing': 'opening it could change something on the site',
  'not-html': 'not a web page',
  'not-in-sample': 'not in the sample',
  interrupted: 'the scan was stopped early',
  'out-of-time': 'the time for the scan was up',
  'sign-in': 'needs signing in',
  'signed-out': 'the sign-in of the scan had ended, and signing in again did not help',
  forbidden: 'the server refused access',
  'rate-limited': 'the server asked for fewer requests',
  challenge: 'a bot check stood in the way',
  'robots-unavailable': 'robots.txt could not be read, so nothing was opened',
  dns: 'the host name was not found',
  tls: 'no secure connection could be made',
  refused: 'the server refused the connection',
  reset: 'the connection broke off',
  'timed-out': 'no answer in time',
  'too-large': 'too large to open',
  'redirect-loop': 'redirects without end',
  crashed: 'the browser could not show it',
  'http-error': 'the server answered with an error',
  other: 'another problem',
};

export const OUTCOME_TITLES: Readonly<Record<OutcomeName, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  cantTell: 'Cannot tell',
  inapplicable: 'Does not apply',
  untested: 'Not tested',
};

/** Why a point of this kind never gets a number. `scored` points do. */
export const NEVER_SCORED: Readonly<Record<Exclude<PointOutput, 'scored'>, string>> = {
  hints: 'Not scored: from outside there are only hints. A reviewer decides.',
  'presence-only': 'Not scored: the scan sees whether something is there, not how good it is. A reviewer decides.',
  'prompts-only': 'Not scored: nothing about this point can be seen from outside. A reviewer decides.',
};

export const SCORE_LIMITS: readonly string[] = [
  'It is not a certificate, and nobody has approved the service on the strength of it.',
  'It does not show that the service meets WCAG. Programs find only some accessibility barriers; people must test the rest.',
  'It is not a legal ruling. Where a law is named, the finding is evidence of possible non-conformance.',
  'It holds only for the pages scanned, as they were at the time of the scan.',
];
