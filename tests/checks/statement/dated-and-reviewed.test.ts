import { datedAndReviewed } from '../../../checks/statement/dated-and-reviewed.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { inWelshOnly, noStatement, notOpened, site } from './model.ts';

const HEAD = '<h2>Preparation of this accessibility statement</h2>';
/** Judged on 23 November 2026. */
const METHOD = '<p>The website was tested in May 2026 by Testers Ltd with a screen reader.</p>';
const dated = (html: string) => site({ preparation: `${HEAD}${html}${METHOD}` });
siteCheckCases(datedAndReviewed, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    ...[
      'This statement was prepared on 12 June 2025. It was last reviewed on 12 June 2026.',
      'This statement was prepared on 12/06/2025. It was last reviewed on 12/06/2026.',
      'This statement was prepared in June 2020 and last reviewed in November 2025.',
      'This statement was prepared on 2020-06-12. Last updated: 2026-06-12.',
      'This statement was first published on 23 November 2025.',
      'Issue date: 1 May 2024. Amended: 1 May 2026.',
      'This statement was drawn up on 2024/05/01 and last reviewed on 2026/05/01.',
      'This statement was prepared on 1 May 2024. It was last reviewed on 23 November 2025.',
      'Statement prepared on 1 May 2024. Reviewed 1 May 2025, 3 May 2026.',
      'Prepared in May 2024. This page was last updated 1 May 2026 and will be reviewed again on 1 May 2027.',
    ].map((words) => ({ name: words, site: {}, pages: dated(`<p>${words}</p>`) })),
    {
      name: 'how it was tested, and under which heading, is asked elsewhere',
      site: {},
      pages: site({ preparation: '<h2>About this page</h2><p>Prepared on 1 May 2026.</p>' }),
    },
    {
      name: 'in a table',
      site: {},
      pages: dated(
        '<table><tr><td>Date prepared: 1 May 2024</td></tr><tr><td>Last review: 1 May 2026</td></tr></table>',
      ),
    },
    {
      name: 'below headings of their own',
      site: {},
      pages: dated('<h3>Date of preparation</h3><p>1 May 2024</p><h3>Date of last review</h3><p>1 May 2026</p>'),
    },
  ],
  failed: [
    {
      name: 'no date at all',
      site: {},
      pages: site({
        preparation: `${HEAD}<p>We tested it ourselves.</p>`,
        problems: '<h2>Non-accessible content</h2>',
        outside: '',
      }),
      messages: ['noPreparation'],
    },
    {
      name: 'reviewed, and never prepared',
      site: {},
      pages: dated('<p>It was last reviewed on 1 May 2026.</p>'),
      messages: ['noPreparation'],
    },
    {
      name: 'reviewed too long ago',
      site: {},
      pages: dated('<p>This statement was prepared on 1 May 2020. It was last reviewed on 22 November 2025.</p>'),
      messages: ['tooOld'],
      data: [{ date: '22 November 2025' }],
    },
    {
      name: 'reviewed in a month too long ago',
      site: {},
      pages: dated('<p>This statement was prepared on 1 May 2020. It was last reviewed in October 2025.</p>'),
      messages: ['tooOld'],
    },
    {
      name: 'prepared long ago and not reviewed',
      site: {},
      pages: dated('<p>This statement was prepared on 12 June 2025.</p>'),
      messages: ['noReview'],
      data: [{ date: '12 June 2025' }],
    },
    {
      name: 'the next review is no last review',
      site: {},
      pages: dated('<p>This statement was prepared on 12 June 2025. It will be reviewed in June 2027.</p>'),
      messages: ['noReview'],
    },
    {
      name: 'the test of the website is no review of the statement',
      site: {},
      pages: dated('<p>This statement was prepared on 12 June 2025. The website was last tested on 2 May 2026.</p>'),
      messages: ['noReview'],
    },
  ],
  cantTell: [
    ...[
      'This statement was prepared on 1 May 2024 and was last checked on 1 May 2026.',
      'Prepared 12 Mar 24. Reviewed 3 Feb 26.',
      'First thought of on 1 May 2024. Reviewed 1 May 2026.',
    ].map((words) => ({
      name: `in words or figures that are not known: ${words}`,
      site: {},
      pages: dated(`<p>${words}</p>`),
      messages: ['unclear' as const],
    })),
    notOpened,
    inWelshOnly,
    {
      name: 'a date of what?',
      site: {},
      pages: dated('<p>Version 3, 12 June 2026.</p>'),
      messages: ['unclear'],
      data: [{ dates: '12 June 2026' }],
    },
    {
      name: 'a month that is misspelt',
      site: {},
      pages: dated('<p>This statement was prepared on 7 July 2022. It was last reviewed on 25 Februart 2026.</p>'),
      messages: ['unclear'],
      data: [{ dates: 'It was last reviewed on 25 Februart 2026.' }],
    },
    {
      name: 'a review in the future',
      site: {},
      pages: dated('<p>This statement was prepared on 1 May 2026. It was last reviewed on 12 June 2027.</p>'),
      messages: ['ahead'],
    },
    {
      name: 'the dates are on another page',
      site: {},
      pages: dated('<p><a href="/accessibility/about">Preparation of this statement</a></p>'),
      messages: ['continued'],
    },
  ],
  inapplicable: noStatement,
});
