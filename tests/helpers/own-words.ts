import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checks } from '../../checks/registry.ts';
import { allPoints, wcagCriteria } from '../../checks/standards/index.ts';
import * as words from '../../reports/lib/words.ts';
import { filesIn, ROOT, readSources } from './source.ts';

/** A text of ours that somebody reads in one go, one sentence or label a line. */
export interface OwnText {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What a check tells: its explanation and every message it may give. Values that come from pages are left out. */
export const checkTexts: readonly OwnText[] = checks.map(({ meta }) => ({
  name: meta.id,
  lines: [meta.why, meta.affects, meta.fix, ...Object.values(meta.messages)].map(withoutValues),
}));

/** Without titles, which are the standard's own. */
export const pointTexts: readonly OwnText[] = allPoints.map((point) => ({
  name: point.id,
  lines: [point.asks, point.canShow, point.neverSeen, ...point.prompts, ...point.evidence.map(({ shows }) => shows)],
}));

/** Each criterion is a line or two, so those of one principle are read together. */
export const criterionTexts: readonly OwnText[] = [...Map.groupBy(wcagCriteria, ({ principle }) => principle)].map(
  ([principle, criteria]) => ({
    name: `WCAG: ${principle}`,
    lines: criteria.flatMap(({ asks, person }) => [asks, person]),
  }),
);

export const templateTexts: readonly OwnText[] = filesIn('reports/html/templates')
  .toSorted()
  .map((file) => ({ name: file, lines: textOfTemplate(readFileSync(path.join(ROOT, file), 'utf8')) }));

export const reportWords: OwnText = { name: 'reports/lib/words.ts', lines: stringsIn(Object.values(words)) };

/** Sentences that the code puts together: whatever ends like one. */
export const codeTexts: readonly OwnText[] = readSources('reports/lib', 'reports/html')
  .map(({ path: name, lines }) => ({ name, lines: sentencesInCode(lines.join('\n')) }))
  .filter(({ lines }) => lines.length > 0);

function withoutValues(text: string): string {
  return text.replace(/\{\w+#([^}]+)\}/g, '$1s').replace(/\{\w+\}/g, '');
}

function sentencesInCode(code: string): readonly string[] {
  const quoted = [...code.matchAll(/'((?:[^'\\\n]|\\.)*[.!?:])'|`((?:[^`\\]|\\.)*[.!?:])`/g)];
  return quoted
    .map(([, plain, template]) => (plain ?? template ?? '').replace(/\$\{[^`]*?\}/g, ''))
    .filter((text) => /\p{L}+ \p{L}+ \p{L}+/u.test(text));
}

function textOfTemplate(template: string): readonly string[] {
  return template
    .replace(/\{#[\s\S]*?#\}/g, '')
    .replace(/\{%[\s\S]*?%\}/g, '\n')
    .replace(/\{\{[\s\S]*?\}\}/g, ' ')
    .replace(/<\/?(?:strong|span|a|code)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .filter((line) => /\p{L}/u.test(line));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
