import { readingLevel } from '../../../checks/content/reading-level.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { text } from '../../helpers/evidence.ts';
import { block } from '../accessibility/reading-evidence.ts';
import { easy, hard, page } from './text-evidence.ts';

const WELSH = [
  'Mae’r cyngor yn casglu eich biniau bob wythnos ac mae angen i chi eu rhoi allan cyn saith o’r gloch yn y bore. Os nad ydym wedi gwagio eich bin, gallwch ddweud wrthym ar y wefan hon neu drwy ffonio.',
  'Gallwch hefyd ofyn am fin newydd os yw eich bin wedi torri neu wedi mynd ar goll. Nid oes tâl am hyn. Byddwn yn dod â bin newydd i’ch cartref o fewn pum diwrnod gwaith. Gadewch yr hen fin y tu allan i’ch tŷ.',
  'Mae llawer o bobl yn gofyn i ni pam nad ydym yn casglu gwydr gyda phapur. Y rheswm yw bod darnau o wydr yn difetha’r papur, ac wedyn nid oes modd ei ailgylchu.',
];

/** As a browser writes rows out: one line each. */
function withRows(seen: ReturnType<typeof page>, cells: readonly string[]): ReturnType<typeof page> {
  const lines = cells.map((cell) => `Blue bin ${cell}`);
  const added = cells.flatMap((cell) => [block('Blue bin', { inside: 'th' }), block(cell, { inside: 'td' })]);
  return {
    ...seen,
    text: text([seen.text.main, ...lines].join('\n')),
    blocks: { ...seen.blocks, blocks: [...seen.blocks.blocks, ...added] },
  };
}

checkCases(readingLevel, {
  passed: [
    { name: 'short words', seen: page(easy(8)) },
    { name: 'no language given', seen: page(easy(8), { lang: null }) },
    {
      name: 'hard words in a table, a heading and the name of a law',
      seen: page([
        ...easy(8),
        ...hard(9).map((text) => ({ text, inside: 'td' })),
        ...hard(9).map((text) => ({ text, level: 2 })),
        ...hard(9).map((text) => ({ text: text.replaceAll('.', ' under the Administrative Provisions Act 1990.') })),
      ]),
    },
    { name: 'a table with several cells in a row', seen: withRows(page(easy(8)), hard(9)) },
  ],
  cantTell: [
    {
      name: 'long words',
      seen: page(hard(8)),
      messages: ['hard'],
      data: [
        {
          grade: 36.6,
          age: 41.6,
          words: 152,
          longest: 'administrative, organisational, accommodation, circumstances, consideration',
        },
      ],
    },
    { name: 'easy as far as it was read', seen: page(easy(8), { cut: true }), messages: [] },
  ],
  inapplicable: [
    { name: 'under 100 words', seen: page(easy(4)) },
    { name: 'Welsh', seen: page(hard(8), { lang: 'cy' }) },
    { name: 'Welsh on a page that says it is English', seen: page(WELSH) },
    { name: 'a list of names without sentences', seen: page(easy(8).map((text) => text.replaceAll('.', ''))) },
  ],
});
