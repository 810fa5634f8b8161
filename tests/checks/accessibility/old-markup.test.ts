import { oldMarkup } from '../../../checks/accessibility/old-markup.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { blocks } from './reading-evidence.ts';

const seen = (...tags: readonly string[]) =>
  blocks([], { old: tags.map((tag) => ({ tag, selector: tag, html: `<${tag}>`, box: null })) });

checkCases(oldMarkup, {
  passed: [
    { name: 'nothing old', seen: blocks([]) },
    { name: 'none found', seen: seen() },
  ],
  cantTell: [
    { name: 'a font', seen: seen('font'), messages: ['old'], data: [{ tag: 'font' }] },
    { name: 'centred text and a gap', seen: seen('center', 'p'), messages: ['old', 'empty'] },
  ],
});
