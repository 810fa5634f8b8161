import { describe, expect, it } from 'vitest';
import { createWeightCollector } from '../../../src/crawl/weights.ts';
import type { PageEvidence, RequestSeen } from '../../../src/model/evidence.ts';
import { sent } from '../../helpers/delivery.ts';
import { response } from '../../helpers/evidence.ts';
import { request, vitals } from '../../helpers/site-evidence.ts';

const ok = <T>(value: T) => ({ ok: true as const, value });
const HOME = 'https://www.ambleford.example/';

function page(url: string, requests: readonly RequestSeen[], rest: PageEvidence['artifacts'] = {}): PageEvidence {
  const artifacts = { response: ok(response({}, { url })), requests: ok(requests), ...rest };
  return { url, visitedAt: '2026-11-23T09:00:00.000Z', artifacts };
}

function weighed(...pages: readonly PageEvidence[]) {
  const collector = createWeightCollector();
  for (const one of pages) collector.add(one);
  return collector.result();
}

const html = request(HOME, { type: 'document', bytes: 100 });
const script = sent('https://cdn.ambleford.example/a.js', { unpacked: 900 }, { bytes: 300 });
const tag = request('https://tags.example/t.js', { bytes: 50 });
const beacon = request('https://b.tags.example/x', { type: 'ping', bytes: 5 });

describe('what pages weigh', () => {
  it('is counted by kind and by party, for each page and for all', () => {
    const timed = {
      vitals: ok(vitals({ longestTask: 60, lcpElement: 'h1', shifts: [{ selector: 'aside', share: 0.1 }] })),
      labInteraction: ok({ key: 'Tab' as const, ms: 16, reason: null }),
    };
    const found = weighed(page(HOME, [html, script, tag, beacon], timed), page(`${HOME}bins`, [script]));
    expect(found).toEqual({
      pages: {
        total: 2,
        list: [
          {
            url: HOME,
            requests: 4,
            sent: 455,
            unpacked: 1055,
            others: { requests: 2, sent: 55, unpacked: 55 },
            kinds: [
              { kind: 'script', requests: 2, sent: 350, unpacked: 950 },
              { kind: 'document', requests: 1, sent: 100, unpacked: 100 },
              { kind: 'other', requests: 1, sent: 5, unpacked: 5 },
            ],
            speed: {
              ...{ ttfb: 80, fcp: 400, lcp: 900, cls: 0, longTasks: 0, longestTask: 60, labInteraction: 16 },
              ...{ lcpElement: 'h1', shifts: [{ selector: 'aside', share: 0.1 }] },
            },
          },
          {
            url: `${HOME}bins`,
            requests: 1,
            sent: 300,
            unpacked: 900,
            others: { requests: 0, sent: 0, unpacked: 0 },
            kinds: [{ kind: 'script', requests: 1, sent: 300, unpacked: 900 }],
            speed: null,
          },
        ],
      },
      total: { requests: 5, sent: 755, unpacked: 1955 },
      kinds: [
        { kind: 'script', requests: 3, sent: 650, unpacked: 1850 },
        { kind: 'document', requests: 1, sent: 100, unpacked: 100 },
        { kind: 'other', requests: 1, sent: 5, unpacked: 5 },
      ],
      own: { requests: 3, sent: 700, unpacked: 1900 },
      others: {
        total: 2,
        list: [
          { host: 'tags.example', requests: 1, sent: 50, unpacked: 50 },
          { host: 'b.tags.example', requests: 1, sent: 5, unpacked: 5 },
        ],
      },
    });
  });

  it('adds up: kinds, and own and others, come to the total', () => {
    const found = weighed(page(HOME, [html, script, tag]), page(`${HOME}a`, [script, beacon]));
    const sentBy = (all: readonly { readonly sent: number }[] = []) => all.reduce((sum, one) => sum + one.sent, 0);
    expect(sentBy(found?.kinds)).toBe(found?.total.sent);
    expect((found?.own.sent ?? 0) + sentBy(found?.others.list)).toBe(found?.total.sent);
    expect(sentBy(found?.pages.list)).toBe(found?.total.sent);
  });

  it('is the same in whatever order the pages come', () => {
    const pages = [page(HOME, [html, tag]), page(`${HOME}a`, [script]), page(`${HOME}b`, [script, beacon])];
    expect(weighed(...pages.toReversed())).toEqual(weighed(...pages));
  });

  it('leaves out what was never sent, and pages of which nothing is known', () => {
    const lost = request('https://www.ambleford.example/lost.js', { status: 0 });
    expect(weighed(page(HOME, [request('data:', { bytes: 70 }), lost]))?.total.requests).toBe(0);
    const failed = { requests: { ok: false as const, error: { code: 'other', message: 'No.' } } };
    expect(weighed(page(HOME, [], failed))).toBeUndefined();
  });

  it('lists 200 pages and 30 hosts, and says how many there are', () => {
    const many = Array.from({ length: 201 }, (_, index) =>
      page(`${HOME}${index}`, [request(`https://h${index % 31}.example/`, { bytes: index })]),
    );
    const found = weighed(...many);
    expect([found?.pages.total, found?.pages.list.length]).toEqual([201, 200]);
    expect([found?.others.total, found?.others.list.length]).toEqual([31, 30]);
  });
});
