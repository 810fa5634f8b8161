import { longTextHasHeadings } from '../../../checks/accessibility/long-text-has-headings.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { heading } from '../../helpers/evidence.ts';
import { block, blocks, titled } from './reading-evidence.ts';

const long = Array.from({ length: 5 }, () => block('word '.repeat(80)));
const seen = (list: readonly Block[], levels: readonly number[] = []) => ({
  ...blocks(list),
  headings: levels.map((level) => heading(level, 'Bins')),
});

checkCases(longTextHasHeadings, {
  passed: [{ name: 'headings between', seen: seen([titled(1, 'Grass'), ...long, titled(2, 'Bees'), ...long], [1, 2]) }],
  cantTell: [
    { name: 'no heading at all', seen: seen(long), messages: ['none'], data: [{ words: 400 }] },
    { name: 'only the title', seen: seen([titled(1, 'Grass'), ...long], [1]), messages: ['onlyTitle'] },
    { name: 'only one outside the text', seen: seen(long, [1]), messages: ['onlyTitle'] },
  ],
  inapplicable: [
    { name: 'a short text', seen: seen([block('word '.repeat(80)), block('word')]) },
    { name: 'one long paragraph', seen: seen([block('word '.repeat(500))]) },
    { name: 'text in a table', seen: seen(long.map((one) => ({ ...one, inside: 'td' }))) },
  ],
});
