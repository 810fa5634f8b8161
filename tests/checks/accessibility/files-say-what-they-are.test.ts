import { expect, it } from 'vitest';
import { filesSayWhatTheyAre } from '../../../checks/accessibility/files-say-what-they-are.ts';
import type { LinkContext } from '../../../src/model/seen/link-context.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { contextLink } from './reading-evidence.ts';

const one = (text: string, format = 'pdf', rest: Partial<LinkContext> = {}) => ({
  links: [],
  linkContext: [contextLink(text, { format, ...rest })],
});

checkCases(filesSayWhatTheyAre, {
  passed: [
    { name: 'format and size', seen: one('Guide (PDF, 200 KB)') },
    { name: 'size without a gap', seen: one('Guide PDF 1.2MB') },
    { name: 'right after the link', seen: one('Guide', 'pdf', { after: '(PDF, 3 pages)' }) },
    { name: 'by its other name', seen: one('Prices (Excel, 40kB)', 'xlsx') },
    { name: 'an open format', seen: one('Prices (ODS, 40 kB)', 'ods') },
  ],
  failed: [
    { name: 'neither', seen: one('Guide'), messages: ['noFormat'], data: [{ text: 'Guide', format: 'pdf' }] },
    { name: 'another format', seen: one('Guide (PDF, 2 MB)', 'docx'), messages: ['noFormat'] },
    {
      name: 'those without a format alone',
      seen: {
        links: [],
        linkContext: [contextLink('A (PDF)', { format: 'pdf' }), contextLink('B', { format: 'pdf' })],
      },
      messages: ['noFormat'],
    },
  ],
  cantTell: [{ name: 'no size', seen: one('Guide (PDF)'), messages: ['noSize'], data: [{ text: 'Guide (PDF)' }] }],
  inapplicable: [
    { name: 'no files', seen: { links: [], linkContext: [contextLink('Rules', { newWindow: true })] } },
    { name: 'in navigation', seen: one('Guide', 'pdf', { region: 'nav' }) },
  ],
});

it('asks about the size of the others beside a link that does not say its format', () => {
  const links = ['Form', 'Guide (PDF)', 'Map (PDF, 2 MB)'].map((text) =>
    contextLink(text, { format: 'pdf', selector: `#${text.slice(0, 3)}` }),
  );
  const verdict = filesSayWhatTheyAre.evaluate({ links: [], linkContext: links }, {} as never);
  expect(verdict).toMatchObject({
    outcome: 'failed',
    findings: [{ message: 'noFormat', at: { selector: '#For' } }],
    open: [{ message: 'noSize', at: { selector: '#Gui' } }],
  });
});
