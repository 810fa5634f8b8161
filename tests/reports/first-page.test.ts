import { describe, expect, it } from 'vitest';
import { notTestedView } from '../../reports/html/view/not-tested.ts';
import { buildDocument, renderReport } from '../../reports/registry.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { noPictures, sampleInput } from './sample-input.ts';

const document = buildDocument(sampleInput);
const elements = elementsOf(String(await renderReport('html', sampleInput, noPictures)));
const summary = elements.find((element) => attribute(element, 'id') === 'summary');
const words = (from = document) => notTestedView(from).map((fact) => fact.words);

describe('the first page', () => {
  it('comes first and says what was tested, found, matters most and was not tested', () => {
    const main = elements.find(({ tagName }) => tagName === 'main');
    expect(main?.childNodes.find((node) => 'tagName' in node)).toBe(summary);
    const text = summary ? textOf(summary) : '';
    const order = [
      'What was tested',
      'What was found',
      'What matters most',
      'What was not tested',
      'What this score is not',
    ];
    const places = order.map((heading) => text.indexOf(heading));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const fix of document.fixFirst) expect(text).toContain(fix.message);
  });
});

it('names the doubts beside the findings, so that a review does not seem to count others', () => {
  const doubts = document.rootCauses.filter(({ outcome }) => outcome === 'cantTell').length;
  expect(doubts).toBe(1);
  const text = summary ? textOf(summary) : '';
  expect(text).toContain('Besides, there is 1 doubt that a person must decide.');
});

describe('what was not tested', () => {
  it('counts addresses, points, checks and criteria', () => {
    expect(words()).toContain('6 addresses were met and not judged.');
    const unscored = document.points.filter(({ id, score }) => id.startsWith('lgdss:') && score === null).length;
    expect(words()).toContain(`${unscored} of 15 points have no score. People must judge them.`);
    expect(words().join(' ')).toMatch(/\d+ of 55 accessibility criteria were not tested by program/);
    expect(words().at(-1)).toContain('Nothing behind a sign-in was seen');
  });

  it('says so where the site was not looked at as a whole', () => {
    expect(words().join(' ')).not.toContain('as a whole');
    const settings = { ...document.settings, wholeSite: false as const };
    expect(words({ ...document, settings }).join(' ')).toContain('The site was not looked at as a whole');
  });

  it('says so where no page was measured', () => {
    expect(words().join(' ')).not.toContain('Lighthouse');
    const settings = { ...document.settings, lighthouse: false as const };
    expect(words({ ...document, settings }).join(' ')).toContain('No page was measured with Lighthouse');
  });

  it('is silent about what there is none of, and gets one right', () => {
    const coverage = { ...document.coverage, planned: 4 };
    expect(words({ ...document, coverage }).join(' ')).not.toContain('not judged');
    expect(words({ ...document, coverage: { ...coverage, planned: 5 } })).toContain(
      '1 address was met and not judged.',
    );
  });
});
