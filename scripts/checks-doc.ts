import type { Check, CheckMeta } from '../src/model/check.ts';

const BASIS: Readonly<Record<CheckMeta['basis'], string>> = {
  law: 'law',
  guidance: 'published guidance',
  'good-practice': 'good practice',
};

/** docs/checks.md, whole, from what the checks say about themselves. */
export function renderChecksDoc(checks: readonly Check[]): string {
  const categories = [...new Set(checks.map(({ meta }) => categoryOf(meta)))];
  const sections = categories.map((category) => {
    const own = checks.filter(({ meta }) => categoryOf(meta) === category);
    return [`## ${category}`, ...own.map(section)].join('\n\n');
  });
  return `${[introduction(checks.length), ...sections].join('\n\n')}\n`;
}

function introduction(count: number): string {
  return `# Checks

This page is generated from the files in \`checks/\` by \`npm run docs\`. Do not edit it by hand.

There are ${count} checks. An automatic check passes or fails. A check marked "for a person to judge" gathers what a reviewer needs and never fails.`;
}

function section({ meta, scope }: Check): string {
  const facts = [
    `- Severity: ${meta.severity}`,
    `- Rests on: ${BASIS[meta.basis]}${meta.legal.length > 0 ? ` (${meta.legal.join(', ')})` : ''}`,
    `- Looks at: ${scope === 'page' ? 'each page' : 'the site as a whole'}`,
    `- Kind: ${meta.kind === 'automatic' ? 'automatic' : 'for a person to judge'}`,
    `- Standard: ${meta.points.join(', ')}`,
    ...(meta.criteria.length > 0 ? [`- WCAG 2.2: ${meta.criteria.join(', ')}`] : []),
    `- Sources: ${meta.sources.map((source) => (/^https?:/.test(source) ? `<${source}>` : source)).join(', ')}`,
  ].join('\n');
  return [
    `### ${escaped(meta.title)}`,
    `\`${meta.id}\``,
    escaped(meta.why),
    `**Who is affected.** ${escaped(meta.affects)}`,
    `**How to fix it.** ${escaped(meta.fix)}`,
    facts,
  ].join('\n\n');
}

/** Titles name elements, such as <title>; Markdown would take them for HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>|]/g, '\\$&');
}

function categoryOf(meta: CheckMeta): string {
  return meta.id.slice(0, meta.id.indexOf('/'));
}
