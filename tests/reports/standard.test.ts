import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/lib/document.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { renderReport, reports } from '../../reports/registry.ts';
import { describeScan } from '../../src/cli/summary.ts';
import type { ReportInput, Spine } from '../../src/model/report.ts';
import { noScore } from '../helpers/no-score.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { noPictures, result, sampleInput } from './sample-input.ts';

const SPINES: readonly Spine[] = ['lgdss', 'govuk', 'both'];
const input = (standard: Spine): ReportInput => ({ ...sampleInput, standard });
const html = async (standard: Spine) => elementsOf(String(await reports.html?.render(input(standard), noPictures)));
const told = { lgdss: ['lgdss'], govuk: ['govuk'], both: ['lgdss', 'govuk'] } as const;

describe.each(SPINES)('a report built around %s', (spine) => {
  it('tells the points of that standard one by one, and lists all points', async () => {
    const elements = await html(spine);
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    for (const standard of ['lgdss', 'govuk'] as const) {
      const sections = ids.filter((id) => id.startsWith(`point-${standard}-`) && !id.endsWith('-title'));
      const whole = standard === 'lgdss' ? 15 : 14;
      expect(sections).toHaveLength((told[spine] as readonly string[]).includes(standard) ? whole : 0);
      const rows = elements.filter((element) => attribute(element, 'data-point')?.startsWith(`${standard}:`));
      expect(rows).toHaveLength(whole);
    }
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elements) {
      const href = attribute(element, 'href') ?? '';
      if (href.startsWith('#')) expect(ids).toContain(href.slice(1));
    }
  });

  it('begins with the first of them', async () => {
    const rows = (await html(spine)).flatMap((element) => attribute(element, 'data-point') ?? []);
    expect(rows[0]).toBe(`${told[spine][0]}:1`);
  });

  it('shows each finding in both numberings', async () => {
    const elements = await html(spine);
    const group = elements.find((element) => attribute(element, 'id') === 'check-content-broken-links');
    expect(group && textOf(group)).toContain('LGDSS 4 and 10; GOV.UK 4 and 14');
  });

  it('says so in the terminal', () => {
    const text = describeScan(buildDocument(input(spine)), { folder: undefined, gaps: [] });
    const titles = { lgdss: 'Local Government Digital Service Standard\n', govuk: 'GOV.UK Service Standard\n' };
    for (const [standard, title] of Object.entries(titles)) {
      expect(text.includes(title)).toBe((told[spine] as readonly string[]).includes(standard));
    }
    expect(text.match(/^ {2}[ \d]\d {2}/gm)).toHaveLength({ lgdss: 15, govuk: 14, both: 29 }[spine]);
  });

  it('changes nothing else in report.json and nothing in findings.csv', async () => {
    const { standard, ...rest } = buildDocument(input(spine));
    const { standard: _, ...usual } = buildDocument(sampleInput);
    expect(standard).toBe(spine);
    expect(rest).toEqual(usual);
    expect(rest.points).toHaveLength(29);
    const csv = (of: typeof sampleInput) => renderReport('csv', of, noPictures);
    expect(await csv(input(spine))).toBe(await csv(sampleInput));
  });
});

describe('a report without a choice', () => {
  it('is built around the local standard', async () => {
    expect(await reports.html?.render(sampleInput, noPictures)).toBe(
      await reports.html?.render(input('lgdss'), noPictures),
    );
  });
});

describe('a point with too little evidence', () => {
  const scorecard = {
    ...result.scorecard,
    points: {
      ...result.scorecard.points,
      'lgdss:6': { ...noScore, decided: ['security/hsts'], undecided: ['privacy/cookies-page'] },
    },
  } as const;
  const scarce = { ...sampleInput, result: { ...result, scorecard } };
  const pointOf = ({ points }: ReportDocument) => points.find((point) => point.id === 'lgdss:6');

  it('says so in place of a number, everywhere', async () => {
    const document = buildDocument(scarce);
    const note = 'Too little evidence to score: only 1 check could decide.';
    expect(pointOf(document)).toMatchObject({ score: null, scoreNote: note });
    expect(describeScan(document, { folder: undefined, gaps: [] })).toContain(note);
    const elements = elementsOf(String(await reports.html?.render(scarce, noPictures)));
    const row = elements.find((element) => attribute(element, 'data-point') === 'lgdss:6');
    expect(row && textOf(row)).toContain('Too little evidence to score');
    expect(elements.map(textOf)[0]).toContain(note);
  });
});

describe('how near a scan comes to a point', () => {
  it('is told with the checks behind it', () => {
    expect(pointOf(buildDocument(sampleInput), 'lgdss:10')).toMatchObject({
      reach: 'direct',
      evidence: [
        {
          strength: 'direct',
          checks: [
            'accessibility/axe-colour',
            'accessibility/axe-text-alternatives',
            'accessibility/axe-incomplete',
            'accessibility/axe-title-and-language',
          ],
        },
        { strength: 'indirect', checks: ['content/broken-links'] },
      ],
    });
    expect(pointOf(buildDocument(sampleInput), 'lgdss:2')).toMatchObject({ reach: 'nothing', evidence: [] });
  });

  function pointOf({ points }: ReportDocument, id: string) {
    return points.find((point) => point.id === id);
  }
});
