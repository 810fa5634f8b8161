import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/lib/document.ts';
import { reports } from '../../reports/registry.ts';
import { sampleLines } from '../../src/cli/sample-lines.ts';
import type { SampleRecord } from '../../src/model/evidence.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { attribute, elementsOf, OWN_SCRIPT, scriptsIn, textOf } from './html-tree.ts';
import { HOSTILE_TITLE, noPictures, ORIGIN, record, sampleInput } from './sample-input.ts';

const drawn: SampleRecord = {
  ...{ method: `Drawn after steps 2 and 3 of WCAG-EM. ${HOSTILE_TITLE}`, seed: 'spring', perTemplate: 2 },
  ...{ drawnAt: '2026-11-02T09:00:00.000Z', reused: false, of: 1234 },
  pages: [
    { url: `${ORIGIN}/`, why: 'home page' },
    { url: `${ORIGIN}/account`, why: 'random tenth' },
  ],
  documents: [{ url: 'javascript:alert(1)', why: 'document', linkedFrom: `${ORIGIN}/` }],
  ...{ fresh: { urls: [], total: 0 }, vanished: [] },
};
const reused: SampleRecord = {
  ...drawn,
  reused: true,
  fresh: { urls: Array.from({ length: 200 }, (_, index) => `${ORIGIN}/new/${index}`), total: 1500 },
  vanished: [
    { url: `${ORIGIN}/account`, why: 'random tenth', state: 'blocked', reason: 'sign-in', detail: HOSTILE_TITLE },
  ],
};
const input = (sample?: SampleRecord, finished = true): ReportInput => ({
  ...sampleInput,
  record: { ...record, finished, ...(sample && { sample }) },
});
const render = async (sample?: SampleRecord) => String(await reports.html?.render(input(sample), noPictures));
const sectionOf = async (sample?: SampleRecord) =>
  elementsOf(await render(sample)).find((element) => attribute(element, 'id') === 'sample');

describe('report.html', () => {
  it('has no section without a sample', async () => {
    expect(await sectionOf()).toBeUndefined();
    expect(await render()).not.toContain('#sample');
  });

  it('names every page, why it is in the sample and what became of it, and the method', async () => {
    const section = await sectionOf(drawn);
    const text = section ? textOf(section) : '';
    expect(text).toMatch(/2 pages, chosen from 1,234; 1 scanned this time/);
    expect(text).toContain('steps 2 and 3 of WCAG-EM');
    const rows = elementsOf(await render(drawn)).filter(({ tagName }) => tagName === 'tr');
    expect(rows.map((row) => textOf(row).replace(/\s+/g, ' ').trim())).toEqual(
      expect.arrayContaining([
        'www.ambleford.example Home page Scanned',
        'www.ambleford.example/account Random tenth Blocked',
      ]),
    );
    expect(text).not.toMatch(/Vanished|New:/);
  });

  it('says at the head that a sample was judged', async () => {
    const links = elementsOf(await render(drawn)).filter((one) => attribute(one, 'href') === '#sample');
    expect(links.map(textOf).map((text) => text.trim())).toEqual(['The sample', 'How it was chosen']);
  });

  it('tells what vanished from what is new', async () => {
    const section = await sectionOf(reused);
    const text = (section ? textOf(section) : '').replace(/\s+/g, ' ');
    expect(text).toMatch(/2 November 2026/);
    expect(text).toMatch(/Vanished: 1 page.*account \(random tenth\).*New: 1,500 addresses.*\/new\/0.*And 1,450 more/);
  });

  it('prints nothing of the site as anything but text', async () => {
    const html = await render(reused);
    const elements = elementsOf(html);
    expect(scriptsIn(html)).toEqual([OWN_SCRIPT]);
    expect(elements.filter((one) => attribute(one, 'href')?.startsWith('javascript'))).toEqual([]);
  });
});

describe('the terminal', () => {
  const lines = (sample?: SampleRecord, finished?: boolean) => sampleLines(buildDocument(input(sample, finished)));

  it('says nothing without a sample', () => {
    expect(lines()).toEqual([]);
  });

  it('has two lines', () => {
    expect(lines(drawn)).toEqual([
      'Sample: 2 pages of 1234, 1 scanned; drawn by this scan with the seed "spring".',
      '  Later scans with --sample scan the same pages.',
    ]);
    expect(lines(reused)).toEqual([
      'Sample: 2 pages of 1234, 1 scanned; the one drawn on 2026-11-02 with the seed "spring".',
      '  Since then: 1 page of it vanished, 1500 new addresses met. --new-sample draws again.',
    ]);
  });

  it('does not promise a sample that was not kept', () => {
    expect(lines(drawn, false)[1]).toMatch(/only if/);
  });
});
