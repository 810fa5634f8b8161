import { allPoints, crosswalkSource, type Law, laws, lgdssSource, wcagCriteria } from '../checks/standards/index.ts';
import { categoryOf, pointsOf } from '../reports/lib/mapping.ts';
import { registerOf } from '../reports/lib/register.ts';
import type { Catalogue, Confidence, Reach } from '../src/model/result.ts';
import { wcagCoverage } from '../src/model/wcag.ts';

const REACH_TITLES: Readonly<Record<Reach, string>> = {
  direct: 'directly',
  indirect: 'as a sign only',
  presence: 'only as there or not there',
  nothing: 'not at all',
};

const CONFIDENCE_TITLES: Readonly<Record<Confidence, string>> = {
  verified: 'verified',
  reported: 'reported by others',
  unconfirmed: 'not confirmed',
  ours: 'our own wording',
};

/** docs/standards.md, whole: what the scanner knows of the standards, and how far it reaches into each. */
export function renderStandardsDoc(catalogue: Catalogue): string {
  return `${[introduction(), register(catalogue), criteria(catalogue), theLaw()].join('\n\n')}\n`;
}

function introduction(): string {
  return `# Standards and what can be measured

This page is generated from \`checks/standards/\` by \`npm run docs\`. Do not edit it by hand.

No point of either standard can be fully decided from outside. This page says, for each, how near a scan comes to it, with which checks, what it can never see, and what a reviewer should ask.

${lgdssSource.note}

${crosswalkSource.note}`;
}

function register(catalogue: Catalogue): string {
  const known = catalogue.checks.map((meta) => ({
    id: meta.id,
    category: categoryOf(meta),
    points: pointsOf(meta, catalogue),
  }));
  const sections = allPoints.map((point) => {
    const { reach, evidence } = registerOf(point, known);
    const rows = evidence.map(({ strength, shows, checks }) => {
      const named = checks.map((id) => `\`${id}\``).join(', ') || 'no check yet';
      return `- Seen ${REACH_TITLES[strength]}: ${shows} (${named})`;
    });
    return `### ${point.id} ${point.title}

${point.asks} Title: ${CONFIDENCE_TITLES[point.titleConfidence]}. Source: <${point.source}>, read ${point.checked}.

- Reach of a scan: ${REACH_TITLES[reach]}
${[...rows, `- Never seen from outside: ${point.neverSeen}`, `- Nearest in the other standard: ${point.twins.join(', ') || 'none'}`].join('\n')}

A reviewer should ask:

${point.prompts.map((prompt) => `- ${prompt}`).join('\n')}`;
  });
  return `## The points\n\n${sections.join('\n\n')}`;
}

function criteria({ checks }: Catalogue): string {
  const covered = wcagCoverage(wcagCriteria, checks);
  const rows = covered.map(({ number, name, level, since, understanding, status, checks: ids, person }) => {
    const done = {
      automatic: 'in part by',
      'needs-person': 'a person, with evidence from',
      'not-tested': 'not tested',
    };
    const named = ids.map((id) => `\`${id}\``).join(', ');
    return `| [${number} ${name}](${understanding}) | ${level} | ${since} | ${[done[status], named].filter(Boolean).join(' ')} | ${person} |`;
  });
  return `## WCAG 2.2, levels A and AA

A program finds some failures and never shows that a criterion is met. So a criterion is tested in part at the most, and every row says what a person must do.

| Criterion | Level | Since | Tested | What a person must do |
| --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function theLaw(): string {
  const sections = Object.values(laws).map((law: Law) => {
    const parts = [law, ...law.provisions].map((one) => {
      const [name, about] = 'about' in one ? [one.name, one.about] : ['In short', one.note];
      return `- ${name}: ${about} Source: <${one.source}> (${CONFIDENCE_TITLES[one.confidence]}).`;
    });
    return `### ${law.title}\n\nLast looked at on ${law.checked}.${law.since === null ? '' : ` In force since ${law.since}.`}\n\n${parts.join('\n')}`;
  });
  return `## Laws\n\nA scan gives evidence of possible non-conformance. It never rules on the law.\n\n${sections.join('\n\n')}`;
}
