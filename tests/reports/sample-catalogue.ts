import { wcagCriteria } from '../../checks/standards/index.ts';
import type { CheckMeta } from '../../src/model/check.ts';
import type { Catalogue, PointOutput, StandardPoint } from '../../src/model/result.ts';

const OUTPUTS: Readonly<Record<number, PointOutput>> = {
  1: 'hints',
  2: 'prompts-only',
  3: 'prompts-only',
  4: 'hints',
  5: 'hints',
  13: 'presence-only',
  14: 'presence-only',
  15: 'prompts-only',
};
const TWINS: Readonly<Record<number, readonly number[]>> = { 6: [9], 7: [13, 12], 9: [14], 10: [4, 5], 11: [13, 4] };

const EVIDENCE: Readonly<Record<PointOutput, StandardPoint['evidence']>> = {
  scored: [
    { strength: 'direct', shows: 'What is seen.', categories: ['accessibility', 'security', 'privacy'] },
    { strength: 'indirect', shows: 'What is a sign.', categories: ['content'] },
  ],
  hints: [{ strength: 'indirect', shows: 'A sign.', categories: ['content'] }],
  'presence-only': [{ strength: 'presence', shows: 'Whether it is there.', categories: ['measurement'] }],
  'prompts-only': [],
};

function lgdss(number: number): StandardPoint {
  return {
    id: `lgdss:${number}`,
    title: `Local point number ${number}`,
    titleConfidence: number < 9 ? 'verified' : number === 9 ? 'unconfirmed' : 'ours',
    asks: `What local point ${number} asks.`,
    output: OUTPUTS[number] ?? 'scored',
    measurability: [1, 2, 3, 15].includes(number) ? 'no' : 'partly',
    canShow: `What a scan can show for local point ${number}.`,
    evidence: EVIDENCE[OUTPUTS[number] ?? 'scored'],
    neverSeen: `What cannot be seen for local point ${number}.`,
    prompts: [`First question for local point ${number}?`, `Second question for local point ${number}?`],
    twins: (TWINS[number] ?? []).map((twin) => `govuk:${twin}` as const),
  };
}

function govuk(number: number): StandardPoint {
  const twins = Object.entries(TWINS).filter(([, list]) => list.includes(number));
  return {
    ...lgdss(number),
    id: `govuk:${number}`,
    title: `Central point number ${number}`,
    output: [4, 5, 9, 13, 14].includes(number) ? 'scored' : 'prompts-only',
    twins: twins.map(([id]) => `lgdss:${Number(id)}` as const),
  };
}

function meta(part: Pick<CheckMeta, 'id' | 'title' | 'points' | 'messages'> & Partial<CheckMeta>): CheckMeta {
  return {
    kind: 'automatic',
    why: `Why ${part.id} matters.`,
    affects: `Who ${part.id} affects.`,
    fix: `How to mend ${part.id}.`,
    severity: 'serious',
    basis: 'guidance',
    legal: [],
    criteria: [],
    sources: [`https://www.example.org/sources/${part.id}`],
    ...part,
  };
}

export const contrast = meta({
  id: 'accessibility/axe-colour',
  title: 'Text stands out from its background',
  points: ['lgdss:10'],
  basis: 'law',
  legal: ['psbar', 'equality-act'],
  criteria: ['1.4.3'],
  messages: { low: 'Text has a contrast of {ratio}.' },
});
export const alt = meta({
  id: 'accessibility/axe-text-alternatives',
  title: 'Images have text alternatives',
  points: ['lgdss:10'],
  severity: 'critical',
  basis: 'law',
  legal: ['psbar'],
  criteria: ['1.1.1'],
  messages: { missing: 'An image has no text alternative.' },
});
export const review = meta({
  id: 'accessibility/axe-incomplete',
  title: 'Items that a person must look at',
  kind: 'needs-review',
  points: ['lgdss:10'],
  severity: 'moderate',
  criteria: ['2.4.11'],
  messages: { look: 'Look at this: {what}' },
});
export const hsts = meta({
  id: 'security/hsts',
  title: 'Browsers are told to use HTTPS only',
  points: ['lgdss:6'],
  messages: { missing: 'The header is missing.', short: 'It lasts {seconds} seconds.' },
  severities: { short: 'minor' },
});
export const cookies = meta({
  id: 'privacy/cookies-page',
  title: 'Cookies are explained',
  points: ['lgdss:6'],
  messages: { missing: 'No page explains the cookies.' },
});
export const links = meta({
  id: 'content/broken-links',
  title: 'Links work',
  points: ['lgdss:4', 'lgdss:10'],
  severity: 'moderate',
  messages: { broken: 'The link {href} does not work.' },
});
export const language = meta({
  id: 'accessibility/axe-title-and-language',
  title: 'Pages have a title and a language',
  points: ['lgdss:10'],
  messages: { none: 'There is no language.' },
});
/** Registered and silent: no result speaks of it. */
export const silent = meta({
  id: 'open-standards/licence',
  title: 'A licence is stated',
  points: ['lgdss:7'],
  severity: 'minor',
  messages: { none: 'There is no licence.' },
});

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const catalogue: Catalogue = {
  checks: [contrast, alt, review, hsts, cookies, links, language, silent],
  points: [...range(15).map(lgdss), ...range(14).map(govuk)],
  policy: '1',
  laws: {
    psbar: {
      title: 'The 2018 regulations',
      short: 'Accessibility regulations',
      source: 'https://www.example.org/psbar',
      checked: '2026-11-23',
      confidence: 'verified',
    },
    'equality-act': {
      title: 'The 2010 Act',
      short: 'Equality Act 2010',
      source: 'https://www.example.org/equality',
      checked: '2026-11-23',
      confidence: 'reported',
    },
  },
  wcag: wcagCriteria,
  govukByCategory: { privacy: [9], content: [14] },
};
