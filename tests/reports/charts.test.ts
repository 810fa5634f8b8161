import { describe, expect, it } from 'vitest';
import { barsOf } from '../../reports/html/charts/bars.ts';
import { chartsView } from '../../reports/html/charts/charts.ts';
import { buildDocument, reports } from '../../reports/registry.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { HOSTILE_TITLE, noPictures, sampleInput } from './sample-input.ts';

const document = buildDocument(sampleInput);
const charts = new Map(chartsView(document).map((chart) => [chart.id, chart]));
const elements = elementsOf(String(await reports.html?.render(sampleInput, noPictures)));

describe('bars', () => {
  it('are shares of the whole, or of the largest', () => {
    const items = [3, 6, null].map((value) => ({ label: 'One', words: '', value }));
    expect(barsOf(items).bars.map(({ width }) => width)).toEqual([50, 100, null]);
    expect(barsOf(items, 12).bars.map(({ width }) => width)).toEqual([25, 50, null]);
  });

  it('have no width where everything is nought, and never leave the picture', () => {
    const widths = (value: number, full?: number) => barsOf([{ label: '', words: '', value }], full).bars[0]?.width;
    expect(widths(0)).toBe(0);
    expect(widths(120, 100)).toBe(100);
    expect(widths(-5, 100)).toBe(0);
  });

  it('show a band only beside a number', () => {
    const band = { low: 40, high: 60 };
    const bars = [50, null].map((value) => ({ label: '', words: '', value, band }));
    expect(barsOf(bars, 100).bars.map((bar) => bar.band)).toEqual([band, null]);
  });

  it('cut long labels by whole characters', () => {
    const [bar] = barsOf([{ label: '😀'.repeat(200), words: '', value: 1 }]).bars;
    expect(bar?.label).toBe(`${'😀'.repeat(79)}…`);
    expect([...(bar?.shortLabel ?? '')].length).toBeLessThan(30);
  });
});

describe('charts', () => {
  it('account for every address', () => {
    const chart = charts.get('chart-coverage');
    expect(chart?.sentence).toBe('Of 10 addresses: scanned 4, skipped 4, blocked 1 and failed to load 1.');
    expect(chart?.rows.map(([, count]) => Number(count)).reduce((sum, count) => sum + count)).toBe(10);
  });

  it('give no bar to a point without a number', () => {
    const bars = charts.get('chart-points')?.bars.bars ?? [];
    const points = document.points.filter(({ id }) => id.startsWith('lgdss:'));
    expect(bars.map(({ width }) => width)).toEqual(
      points.map(({ score }) => (score === null ? null : expect.closeTo(score, 1))),
    );
    expect(bars.filter(({ width }) => width === null).length).toBeGreaterThan(3);
    expect(bars.filter(({ width }) => width !== null).length).toBeGreaterThan(1);
  });

  it('show bands and say what they are where scoring gives them', () => {
    const points = document.points.map((point) => ({ ...point, band: { low: 20, high: 61.5 } }));
    const chart = chartsView({ ...document, points }).find(({ id }) => id === 'chart-points');
    const unbanded = document.points.map((point) => ({ ...point, band: null }));
    const plain = chartsView({ ...document, points: unbanded }).find(({ id }) => id === 'chart-points');
    expect(plain?.heads).toEqual(['Point', 'Score out of 100']);
    expect(chart?.heads).toEqual(['Point', 'Score out of 100', 'Range by pages']);
    expect(chart?.rows.find(([name]) => name?.startsWith('10.'))).toContain('20.0 to 61.5');
    expect(chart?.note).toContain('how far the score could move with other pages of the same kind');
  });

  it('count the same findings by severity and by template', () => {
    const failed = document.findings.filter(({ outcome }) => outcome === 'failed').length;
    for (const id of ['chart-severity', 'chart-templates']) {
      const counts = charts.get(id)?.rows.map((row) => Number(row[1])) ?? [];
      expect(
        counts.reduce((sum, count) => sum + count),
        id,
      ).toBe(failed);
    }
  });

  it('are left out where nothing failed', () => {
    const ids = chartsView({ ...document, rootCauses: [] }).map(({ id }) => id);
    expect(ids).toEqual(['chart-coverage', 'chart-points']);
  });

  it('put what is left of many templates in one bar', () => {
    const [cause] = document.rootCauses.filter(({ outcome }) => outcome === 'failed');
    const rootCauses = Array.from({ length: 25 }, (_, index) => ({
      ...(cause as never as object),
      template: `t-${index}`,
    }));
    const chart = chartsView({ ...document, rootCauses: rootCauses as never }).find(
      ({ id }) => id === 'chart-templates',
    );
    expect(chart?.rows).toHaveLength(11);
    expect(chart?.rows.at(-1)?.[0]).toBe('15 other templates');
  });
});

describe('charts in the report', () => {
  const pictures = elements.filter(({ tagName }) => tagName === 'svg');
  const drawn = pictures.filter((svg) => attribute(svg, 'role') === 'img');

  it('have a name, a description and a table each', () => {
    expect(drawn).toHaveLength(charts.size);
    const byId = new Map(elements.map((element) => [attribute(element, 'id'), element]));
    for (const svg of drawn) {
      const [title, desc] = (attribute(svg, 'aria-labelledby') ?? '').split(' ').map((id) => byId.get(id));
      expect(title?.tagName).toBe('title');
      expect(desc && textOf(desc).length).toBeGreaterThan(20);
    }
    const figures = elements.filter((element) => attribute(element, 'class') === 'app-chart');
    for (const figure of figures) expect(textOf(figure)).toContain('the numbers');
    expect(figures).toHaveLength(charts.size);
  });

  it('take titles of pages as text', () => {
    const inventory = {
      ...document.inventory,
      templates: { total: 1, list: [{ id: 't-x', pages: 1, example: 'https://a.example/', title: HOSTILE_TITLE }] },
    };
    const [cause] = document.rootCauses.filter(({ outcome }) => outcome === 'failed');
    const chart = chartsView({
      ...document,
      inventory,
      rootCauses: [{ ...(cause as never as object), template: 't-x' }] as never,
    });
    expect(chart.at(-1)?.rows[0]?.[0]).toBe(`Like “${HOSTILE_TITLE}”`);
  });
});
