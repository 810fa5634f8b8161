import { allPoints, laws, wcagCriteria } from '../checks/standards/index.ts';
import { BASIS_TITLES, CATEGORY_TITLES, SEVERITY_MEANING, SEVERITY_TITLES } from '../reports/lib/words.ts';
import type { Category, Check, CheckMeta } from '../src/model/check.ts';

/** docs/checks.md, whole, from what the checks say about themselves and the names the standards give. */
export function renderChecksDoc(checks: readonly Check[]): string {
  const categories = [...new Set(checks.map(categoryOf))];
  const sections = categories.map((category) => {
    const own = checks.filter((check) => categoryOf(check) === category);
    return [`## ${CATEGORY_TITLES[category]}`, ...own.map(section)].join('\n\n');
  });
  return `${[introduction(checks), severities(), ...sections].join('\n\n')}\n`;
}

function introduction(checks: readonly Check[]): string {
  const people = checks.filter(({ meta }) => meta.kind === 'needs-review').length;
  return `# Checks

This page is generated from the files in \`checks/\` by \`npm run docs\`. Do not edit it by hand.

There are ${checks.length} checks. ${checks.length - people} are automatic: they pass or fail. ${people} are for a person to judge: they gather what a reviewer needs and never fail. No check rules on the law. Where a law is named, a failure is evidence of possible non-conformance.`;
}

function severities(): string {
  const lines = Object.entries(SEVERITY_MEANING).map(
    ([severity, meaning]) => `- ${SEVERITY_TITLES[severity as CheckMeta['severity']]}: ${meaning}`,
  );
  return ['How severe a failure is:', lines.join('\n')].join('\n\n');
}

function section({ meta, scope }: Check): string {
  const facts = [
    `- Severity: ${SEVERITY_TITLES[meta.severity].toLowerCase()}${othersOf(meta)}`,
    `- Rests on: ${basisOf(meta)}`,
    `- Looks at: ${scope === 'page' ? 'each page' : 'the site as a whole'}`,
    `- Kind: ${meta.kind === 'automatic' ? 'automatic' : 'for a person to judge'}`,
    ...meta.points.map((id) => `- Standard: ${pointOf(id)}`),
    ...meta.criteria.map((number) => `- WCAG 2.2: ${criterionOf(number)}`),
    ...meta.sources.map((source) => `- Source: ${/^https?:/.test(source) ? `<${source}>` : escaped(source)}`),
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

/** `, or minor in some cases`: single messages may weigh more or less than the check as a whole. */
function othersOf({ severity, severities = {} }: CheckMeta): string {
  const used = new Set(Object.values(severities));
  const others = Object.keys(SEVERITY_MEANING).filter(
    (one) => one !== severity && [...used].some((two) => two === one),
  );
  return others.length === 0 ? '' : `; in some cases ${others.join(' or ')}`;
}

function basisOf({ basis, legal }: CheckMeta): string {
  const named = legal.map((id) => `[${escaped(laws[id].short)}](${laws[id].source})`).join(', ');
  return BASIS_TITLES[basis].toLowerCase() + (named === '' ? '' : ` (${named})`);
}

function pointOf(id: string): string {
  const title = allPoints.find((point) => point.id === id)?.title ?? '';
  return `LGDSS point ${id.slice('lgdss:'.length)}, ${escaped(title)}`;
}

function criterionOf(number: string): string {
  const criterion = wcagCriteria.find((one) => one.number === number);
  return criterion ? `[${number} ${escaped(criterion.name)}](${criterion.url}), level ${criterion.level}` : number;
}

/** Titles name elements, such as <title>; Markdown would take them for HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_<>|]/g, '\\$&');
}

function categoryOf({ meta }: Check): Category {
  return meta.id.slice(0, meta.id.indexOf('/')) as Category;
}
