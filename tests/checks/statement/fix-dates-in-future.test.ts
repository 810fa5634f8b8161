import { fixDatesInFuture } from '../../../checks/statement/fix-dates-in-future.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { inWelshOnly, noStatement, notOpened, site } from './model.ts';

/** Judged on 23 November 2026. */
const table = (column: string, cell: string) =>
  site({
    problems: `<h2>Non-accessible content</h2><table><tr><th>Issue</th><th>${column}</th></tr><tr><td>Contrast</td><td>${cell}</td></tr></table>`,
  });
const promised = (words: string) => site({ problems: `<h2>Non-accessible content</h2><p>${words}</p>` });

siteCheckCases(fixDatesInFuture, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    ...[
      'We will mend this by 23 November 2026.',
      'We plan to mend this by 23/11/2026.',
      'We will mend this in November 2026.',
      'We will mend this by the end of 2026.',
      'We aim to replace it in winter 2026.',
      'We will mend this in 2026/27.',
    ].map((words) => ({ name: words, site: {}, pages: promised(words) })),
  ],
  failed: [
    ...(
      [
        ['We will mend this by 22 November 2026.', '22 November 2026'],
        ['We plan to mend this by 12/06/2025.', '12/06/2025'],
        ['This will be fixed by the end of June 2025.', 'end of June 2025'],
        ['We aim to replace these before the end of 2024.', 'end of 2024'],
        ['It is to be resolved by 2025.', '2025'],
        ['We expect to complete this in spring 2026.', 'spring 2026'],
        ['We’ll have replaced them by 1 Sept 2026.', '1 Sept 2026'],
        ['We plan to have this redrawn and fixed by May 2026.', 'May 2026'],
      ] as const
    ).map(([words, date]) => ({
      name: words,
      site: {},
      pages: promised(words),
      messages: ['past'] as const,
      data: [{ date, sentence: words }],
    })),
    {
      name: 'one broken, and others that may be promises',
      site: {},
      pages: promised('We will mend maps by May 2026. Target date: Q2 2025. Fix planned: end of 2024.'),
      messages: ['past'],
      open: ['maybe', 'maybe'],
    },
    {
      name: 'one kept and one broken',
      site: {},
      pages: promised('We will mend charts by May 2027. We will mend maps by May 2026.'),
      messages: ['past'],
    },
  ],
  cantTell: [
    ...[
      'Images: target date: Q2 2025.',
      'Menus: fix planned: end of 2024.',
      'Videos: planned for completion in the summer of 2023.',
    ].map((words) => ({ name: words, site: {}, pages: promised(words), messages: ['maybe'] as const })),
    ...['Fix by', 'Target date', 'Due', 'Planned for'].map((column) => ({
      name: `a past date in a column “${column}”`,
      site: {},
      pages: table(column, 'March 2025'),
      messages: ['maybe'] as const,
      data: [{ sentence: `${column}: March 2025`, date: 'March 2025' }],
    })),
    notOpened,
    inWelshOnly,
    {
      name: 'a date beside a word for mending',
      site: {},
      pages: promised('Contrast of buttons (1.4.3): fix: 1 March 2026.'),
      messages: ['maybe'],
    },
    {
      name: 'promised after something that was',
      site: {},
      pages: promised('Our last audit found this and we plan to mend it, target June 2026.'),
      messages: ['maybe'],
    },
  ],
  inapplicable: [
    ...[
      'We planned to replace these by March 2026 and completed this on 2 April 2026.',
      'This was due in May 2025, and has since been fixed.',
    ].map((words) => ({ name: words, site: {}, pages: site({ problems: `<p>${words}</p>` }) })),
    ...noStatement,
    ...[
      'We do not plan to mend PDFs published before 23 September 2018.',
      'We will not add captions to videos from before 23 September 2020.',
      'We will look at documents published since June 2025 first.',
      'We mended this in June 2026.',
      'It was last tested in March 2026.',
      'An audit in March 2026 found this.',
    ].map((words) => ({ name: words, site: {}, pages: promised(words) })),
    ...['Fixed', 'Date found', 'Completed on'].map((column) => ({
      name: `a past date in a column “${column}”`,
      site: {},
      pages: table(column, 'March 2025'),
    })),
    { name: 'the next review', site: {}, pages: promised('This statement will be reviewed in June 2026.') },
  ],
});
