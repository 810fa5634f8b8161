import { expect, it } from 'vitest';
import { timeLimit } from '../../../checks/forms/time-limit.ts';
import { runPageCheck } from '../../../src/assess/run-checks.ts';
import type { AxeRule, Gathered } from '../../../src/model/evidence.ts';
import { checkCases, PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';
import { document, text } from '../../helpers/evidence.ts';
import { axe, rule } from '../accessibility/axe-evidence.ts';
import { refresh, still } from '../accessibility/probe-evidence.ts';

const seen = (words: string, html = '', rules: readonly AxeRule[] = []) => ({
  text: text(words),
  document: document(html),
  ...axe(rules),
});
const found: AxeRule = {
  ...rule('meta-refresh', 'failed'),
  nodes: rule('meta-refresh', 'failed').nodes.map((node) => ({
    ...node,
    html: '<meta http-equiv="refresh" content="30">',
  })),
};
const said = (sentence: string) => ({
  name: sentence,
  seen: seen(`Hello. ${sentence}`),
  messages: ['said'] as const,
  data: [{ sentence }],
});
const reload = (content: string) => `<head><meta http-equiv="refresh" content="${content}"></head>`;

checkCases(timeLimit, {
  cantTell: [
    said('Your session will time out after 20 minutes.'),
    said('You have 15 minutes to complete the form.'),
    said('For your security you will be signed out.'),
    said('After 30 minutes without activity your answers are lost.'),
    said('Bydd eich sesiwn yn dod i ben mewn 20 munud.'),
    {
      name: 'a page that goes on by itself',
      seen: seen('', `<meta charset="utf-8">${reload('30; url=/next')}`),
      messages: ['reload'],
      data: [{ seconds: 30 }],
    },
    {
      name: 'the same in capitals, which axe passes by',
      seen: seen('', '<META HTTP-EQUIV="Refresh" CONTENT="30">'),
      messages: ['reload'],
      data: [{ seconds: 30 }],
    },
  ],
  inapplicable: [
    {
      name: 'nothing of it',
      seen: seen('You can take your time. The offer expires in May. Your permit runs out in June.'),
    },
    { name: 'a redirect', seen: seen('', reload('0; url=/next')) },
    { name: 'a day', seen: seen('', reload('86400')) },
    { name: 'nonsense', seen: seen('', reload('soon')) },
  ],
});

it('is judged where axe failed, too', () => {
  const value = <T>(some: T) => ({ ok: true, value: some }) as const;
  const {
    text: words,
    document: source,
    axe: found,
  } = seen('Your session will time out after 20 minutes.', reload('30'));
  const asked = (axeThere: Gathered<typeof found>) => {
    const artifacts = { text: value(words), document: value(source), axe: axeThere };
    const { outcome } = runPageCheck(timeLimit, { url: PAGE_URL, visitedAt: VISITED_AT, artifacts });
    return 'findings' in outcome ? outcome.findings.map(({ message }) => message) : outcome.outcome;
  };
  expect(asked({ ok: false, error: { code: 'gather-failed', message: 'Axe broke off.' } })).toEqual(['said', 'reload']);
  expect(asked(value(found))).toEqual(['said', 'reload']);
});

it('points at the element that has failed elsewhere, and at the page for one that axe does not mean', () => {
  const placesOf = (html: string, more = {}) => {
    const verdict = timeLimit.evaluate(
      { ...seen('', html, [found]), ...more },
      { url: PAGE_URL, visitedAt: VISITED_AT },
    );
    return 'findings' in verdict ? verdict.findings.map(({ at }) => at.kind) : [];
  };
  expect(placesOf(reload('30'))).toEqual(['element']);

  expect(placesOf(reload('60'), { motion: still({ refresh: refresh(60) }) })).toEqual(['element']);
  expect(placesOf(reload('90'), { motion: still({ refresh: refresh(60) }) })).toEqual(['page']);
  expect(placesOf(`<noscript>${reload('60; url=/plain')}</noscript>`)).toEqual(['page']);
});
