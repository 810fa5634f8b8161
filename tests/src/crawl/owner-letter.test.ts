import { describe, expect, it } from 'vitest';
import { ownerLetter } from '../../../src/crawl/owner-letter.ts';
import type { ScanRecord, UrlOutcome } from '../../../src/model/evidence.ts';
import { at } from './made-up-site.ts';
import { outcome } from './outcomes.ts';

const CONTACT = 'https://www.ambleford.example/about-our-checks';
const FACTS = { contactUrl: CONTACT, mostInFlight: 2, delayMs: 250 };

function record(outcomes: readonly UrlOutcome[], rest: Partial<ScanRecord> = {}): ScanRecord {
  return {
    schema: 1,
    target: { id: 'www.ambleford.example', name: 'Ambleford Council', start: [at('/')] },
    startedAt: '2026-07-01T08:05:00.000Z',
    finishedAt: '2026-07-01T08:15:00.000Z',
    versions: { tool: '1.2.3', browser: 'Chromium 1', axe: '4', node: 'v24' },
    settings: {
      userAgent: `lgdss-scanner/1.2.3 (+${CONTACT})`,
      maxPages: 50,
      maxDepth: 10,
      include: [],
      exclude: [],
      coverageFloor: 80,
    },
    finished: true,
    cuts: [],
    sites: [],
    pages: [],
    outcomes,
    ...rest,
  };
}

const forbidden = (count: number) =>
  Array.from({ length: count }, (_, page) => outcome('blocked', 'forbidden', 403, `/page-${page + 1}`));

describe('ownerLetter', () => {
  it('says all that somebody needs to let the scan in', () => {
    const outcomes = [outcome('scanned'), ...forbidden(6), outcome('blocked', 'challenge', 403, '/bins')];
    expect(ownerLetter(record(outcomes), FACTS)).toMatchInlineSnapshot(`
      "Subject: Please let our check of Ambleford Council through

      Hello,

      We checked the public pages of Ambleford Council against the Local Government Digital Service Standard. Your website, or a service in front of it, turned away some of our requests. We could not see these pages, so the report says nothing about them.

      What was blocked

      - A bot challenge was served instead of the page: 1 page.
        https://www.ambleford.example/bins
      - The server refused to show the page (HTTP 403): 6 pages.
        https://www.ambleford.example/page-1
        https://www.ambleford.example/page-2
        https://www.ambleford.example/page-3
        https://www.ambleford.example/page-4
        https://www.ambleford.example/page-5
        and 1 more

      How to find our requests

      - User agent: lgdss-scanner/1.2.3 (+https://www.ambleford.example/about-our-checks)
      - From: 1 July 2026, 09:05 (UK time)
      - To: 1 July 2026, 09:15 (UK time)
      - Network address: the address from which you saw these requests. Please look it up in your logs by the user agent and the times above.
      - Rate: at most 2 pages at once, at least 0.25 seconds between two. 8 pages were asked for, about one a minute.
      - About the scan, and where to ask: https://www.ambleford.example/about-our-checks

      What the scan does

      - It opens public pages in a browser, as a visitor would.
      - It keeps to robots.txt, and slows down when your server asks for it.
      - It fills in no forms, signs in nowhere and follows no links that could change something.
      - It does not try to get past a bot challenge or a firewall.

      How to let it through

      - Allow the user agent above, from the address in your logs, in your firewall, bot manager or content delivery network.
      - If a slower scan would be fine, tell us the rate, or ask for it in robots.txt with a Crawl-delay for "lgdss-scanner".
      - If you do not want the scan, disallow "lgdss-scanner" in robots.txt. It will then open no page.

      If this was done on purpose, please tell us, and we will note it in the report.

      Thank you,

      [your name, your role and how to reach you]
      "
    `);
  });

  it.each<[name: string, outcomes: readonly UrlOutcome[]]>([
    ['nothing was blocked', [outcome('scanned'), outcome('failed', 'timed-out'), outcome('skipped', 'robots')]],
    ['a page asks for a sign-in', [outcome('scanned'), outcome('blocked', 'sign-in', 401)]],
  ])('is not written when %s', (_, outcomes) => {
    expect(ownerLetter(record(outcomes), FACTS)).toBeNull();
  });

  it('tells the rate as it was', () => {
    const facts = { ...FACTS, mostInFlight: 1, delayMs: 0 };
    const quick = record(forbidden(1), { finishedAt: '2026-07-01T08:05:30.000Z' });
    expect(ownerLetter(quick, facts)).toContain('- Rate: one page at a time. 1 page was asked for.\n');
  });

  it('tells winter times as the clocks show them', () => {
    const winter = record(forbidden(1), { startedAt: '2026-11-23T09:05:00.000Z' });
    expect(ownerLetter(winter, FACTS)).toContain('- From: 23 November 2026, 09:05 (UK time)');
  });

  it('is plain text, whatever the list of targets says', () => {
    const name = 'Ambleford\r\nBcc: everybody\u2028\u202eCouncil';
    const letter = ownerLetter(record(forbidden(1), { target: { id: 'a', name, start: [] } }), FACTS) ?? '';
    expect(letter.split('\n')[0]).toBe('Subject: Please let our check of Ambleford Bcc: everybody Council through');
    expect(letter).not.toMatch(/[\r\u2028\u202e]/);
  });
});
