import type { OutcomeName, Tally } from '../../../src/model/result.ts';
import { number } from '../../lib/text.ts';

const TALLY_WORDS: readonly (readonly [OutcomeName, string])[] = [
  ['failed', 'failed'],
  ['passed', 'passed'],
  ['cantTell', 'cannot tell'],
  ['inapplicable', 'does not apply'],
  ['untested', 'not tested'],
];

export function tallyInWords(outcomes: Tally): string {
  const parts = TALLY_WORDS.filter(([name]) => outcomes[name] > 0).map(
    ([name, word]) => `${word} ${number(outcomes[name])}`,
  );
  const words = parts.length === 0 ? 'did not run' : parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
