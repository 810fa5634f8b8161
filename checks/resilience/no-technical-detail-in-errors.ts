import { defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { FetchedText } from '../../src/model/evidence.ts';
import { short } from '../lib/headers.ts';
import { readRawPage } from '../lib/raw-page.ts';
import { technicalDetail } from '../lib/technical-detail.ts';

export const noTechnicalDetailInErrors = defineSiteCheck({
  meta: {
    id: 'resilience/no-technical-detail-in-errors',
    title: 'Error pages say nothing of the machinery behind them',
    kind: 'automatic',
    why: 'Traces, paths and database messages help people who look for a way in. To everybody else they say only that something is badly wrong.',
    affects: 'People who meet an error in the middle of a task. Also the council, and everyone whose data it holds.',
    fix: 'Switch off detailed errors on the live server. Write the details to a log, and show a page that says what has happened and what to do.',
    severity: 'serious',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6', 'lgdss:9'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/patterns/problem-with-the-service-pages/'],
    messages: {
      shown: 'The page for an error (status {status}) shows {what}: {quote}',
      inSource: 'The source of the page for an error (status {status}) has {what} in a comment: {quote}',
    },
  },
  siteNeeds: ['errorPages'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ errorPages }) {
    const judged = errorPages.filter(({ status }) => ![401, 403, 429].includes(status));
    return judged.length === 0 ? inapplicable : failedIf(judged.flatMap(findingsOf));
  },
});

function findingsOf({ url, status, body }: FetchedText): readonly Finding<'shown' | 'inSource'>[] {
  const page = readRawPage(body);
  const at = { kind: 'request', url } as const;
  // Many pages repeat the address that was asked for, which is no path on the server.
  const asked = URL.parse(url)?.pathname ?? '/';
  const told = (message: 'shown' | 'inSource', text: string) =>
    technicalDetail(asked === '/' ? text : text.replaceAll(asked, ' ')).map(({ what, quote }) => ({
      message,
      at,
      data: { status, what, quote: short(quote) },
    }));
  return [...told('shown', `${page.title}\n${page.text}`), ...told('inSource', page.comments)];
}
