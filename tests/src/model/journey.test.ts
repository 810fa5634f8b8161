import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countSteps, type StepSeen, type StepState, stepOf, subjectOf } from '../../../src/model/journey.ts';

it('names a step so that it can be read back, whatever its name', () => {
  const names = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
  fc.assert(
    fc.property(names, names, fc.nat(40), (journey, step, number) => {
      const subject = subjectOf({ url: 'https://www.ambleford.example/a?b=c#d', journey: { journey, step, number } });
      expect(URL.parse(subject)?.href.startsWith('https://www.ambleford.example/a?b=c#')).toBe(true);
      expect(stepOf(subject)).toEqual({ journey, step });
    }),
  );
});

it('leaves pages of the crawl as they are', () => {
  expect(subjectOf({ url: 'https://www.ambleford.example/#top' })).toBe('https://www.ambleford.example/#top');
  for (const subject of [
    'https://www.ambleford.example/',
    'https://a.example/#journey:x',
    'https://a.example/#journey:a/1/%',
  ])
    expect(stepOf(subject)).toBeNull();
});

it('accounts for every step', () => {
  const states = fc.array(fc.constantFrom<StepState>('reached', 'not-reached', 'stopped', 'failed', 'blocked'));
  fc.assert(
    fc.property(states, (all) => {
      const steps = all.map((state) => ({ state }) as StepSeen);
      const { planned, reached, notReached, stopped, failed, blocked = 0 } = countSteps({ steps });
      expect(reached + notReached + stopped + failed + blocked).toBe(planned);
    }),
  );
});
