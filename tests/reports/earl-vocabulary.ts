/**
 * The terms of EARL 1.0 (http://www.w3.org/ns/earl#) and what its schema asks of them; of the other vocabularies only
 * the terms that EARL 1.0 recommends and we use.
 */
export const EARL_CLASSES: readonly string[] =
  'Assertion Assertor TestSubject TestCriterion TestRequirement TestCase TestResult TestMode OutcomeValue Pass Fail CannotTell NotApplicable NotTested Software'
    .split(' ')
    .map((name) => `earl:${name}`);

export const EARL_PROPERTIES: readonly string[] =
  'assertedBy subject test result mode mainAssertor outcome pointer info'.split(' ').map((name) => `earl:${name}`);

export const OUTCOMES: readonly string[] = 'passed failed cantTell inapplicable untested'
  .split(' ')
  .map((name) => `earl:${name}`);

export const MODES: readonly string[] = 'automatic manual semiAuto undisclosed unknownMode'
  .split(' ')
  .map((name) => `earl:${name}`);

export const OTHER_CLASSES: readonly string[] = ['ptr:CSSSelectorPointer'];
export const OTHER_PROPERTIES: readonly string[] = [
  ...'title description date hasVersion hasPart isPartOf source'.split(' ').map((name) => `dct:${name}`),
  'ptr:expression',
  'ptr:reference',
];

/** Exactly one of each of these, by class. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  'earl:Assertion': ['earl:assertedBy', 'earl:subject', 'earl:test', 'earl:result', 'earl:mode'],
  'earl:TestResult': ['earl:outcome'],
  'earl:TestCase': ['dct:title'],
  'earl:TestRequirement': ['dct:title'],
  'earl:TestSubject': ['dct:title'],
  'earl:Software': ['dct:title', 'dct:hasVersion'],
  'ptr:CSSSelectorPointer': ['ptr:expression', 'ptr:reference'],
};
