import { expect, it } from 'vitest';
import { watchMeasured } from '../../../src/crawl/measured-seen.ts';
import type { PageEvidence } from '../../../src/model/evidence.ts';
import { measured, measuredOn, run } from '../../helpers/measured-evidence.ts';
import { digestOf, request } from '../../helpers/measured-report.ts';

const ORIGIN = 'https://www.ambleford.example';
const waterfall = [
  request(`${ORIGIN}/bins`, 'Document', 0, 9, { bytes: 100 }),
  request('https://assets.ambleford.example/app.js', 'Script', 0, 9, { bytes: 300 }),
  request('https://tags.example/t.js', 'Script', 0, 9, { bytes: 500 }),
  request('https://fonts.example/f.woff2', 'Font', 0, 9, { bytes: 50 }),
  request('https://tags.example/beacon', 'Ping', 0, 9, { bytes: 5 }),
];
const savings = [{ audit: 'unused-javascript', title: '', ms: null, bytes: 51_200, items: [] }];
const on = measuredOn([run()], { waterfall, requests: 7, har: digestOf('har'), savings });
const page = (path: string, artifact: PageEvidence['artifacts']['measured']): PageEvidence => ({
  url: ORIGIN + path,
  visitedAt: '2026-11-23T09:30:00.000Z',
  artifacts: artifact ? { measured: artifact } : {},
});
const bins = page('/bins', { ok: true, value: measured([on]) });
const lost = page('/lost', { ok: false, error: { code: 'crashed', message: 'It crashed.' } });

async function* comingIn(pages: readonly PageEvidence[]) {
  yield* pages;
}

it('adds up what was loaded by type and party, and keeps neither pictures nor requests', () => {
  const collector = watchMeasured();
  collector.add(bins);
  expect(collector.result()).toEqual([
    {
      url: `${ORIGIN}/bins`,
      lighthouse: '13.5.0',
      devices: [
        {
          ...{ device: 'mobile', throttling: on.throttling, runs: on.runs, lcpElement: on.lcpElement, requests: 7 },
          shifts: [],
          unused: { scripts: 51_200, styles: 0 },
          kinds: [
            { kind: 'script', requests: 2, bytes: 800 },
            { kind: 'document', requests: 1, bytes: 100 },
            { kind: 'font', requests: 1, bytes: 50 },
            { kind: 'other', requests: 1, bytes: 5 },
          ],
          own: { requests: 2, bytes: 400 },
          others: {
            total: 2,
            list: [
              { host: 'tags.example', requests: 2, bytes: 505 },
              { host: 'fonts.example', requests: 1, bytes: 50 },
            ],
          },
          har: true,
        },
      ],
    },
  ]);
});

it('hands every page on, and is the same whatever their order', async () => {
  const other = page('/a', bins.artifacts.measured);
  const orders = [
    [bins, lost, other, page('/unmeasured', undefined)],
    [other, page('/unmeasured', undefined), lost, bins],
  ];
  const results = [];
  for (const pages of orders) {
    const collector = watchMeasured();
    const passed: PageEvidence[] = [];
    for await (const one of collector.watch(comingIn(pages))) passed.push(one);
    expect(passed).toEqual(pages);
    results.push(collector.result());
  }
  expect(results[0]).toEqual(results[1]);
  expect(results[0]?.map(({ url }) => url)).toEqual([`${ORIGIN}/a`, `${ORIGIN}/bins`]);
});
