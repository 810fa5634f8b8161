import { describe, expect, it } from 'vitest';
import { checks } from '../../../checks/registry.ts';
import type { SiteCheck } from '../../../src/model/check.ts';
import { ORIGIN, VISITED_AT } from '../../helpers/check-cases.ts';
import { home, pageOf } from './model.ts';
import { strangers } from './strangers.ts';

/** All that the twelve checks have to say of each. What is not here they passed, or had no question about. */
const TABLE: Readonly<Record<keyof typeof strangers, readonly string[]>> = {
  'the European template of 2018': [
    'cantTell scope-and-commitment: commitmentWording',
    'failed compliance-status: noVersion noLevel',
    'failed non-accessible-content: noCriteria',
    'failed dated-and-reviewed: tooOld',
    'failed feedback-and-enforcement: noEass',
  ],
  'written by consultants': [
    'failed compliance-status: otherWords',
    'cantTell dated-and-reviewed: headingWording noMethod',
    'cantTell feedback-and-enforcement: headingWording',
  ],
  'we aim to be': [
    'failed compliance-status: none',
    'failed non-accessible-content: noSection',
    'cantTell dated-and-reviewed: noMethod',
  ],
  'WCAG 2.0, to be reviewed': [
    'failed compliance-status: oldVersion',
    'failed fix-dates-in-future: past',
    'failed dated-and-reviewed: noReview',
  ],
  'dates as seasons': ['failed fix-dates-in-future: past', 'cantTell dated-and-reviewed: noMethod'],
  'the wrong body': ['cantTell dated-and-reviewed: noMethod', 'failed feedback-and-enforcement: noEhrc'],
  'the status misspelt': [
    'failed web-page-and-heading: heading',
    'cantTell compliance-status: misspelt',
    'cantTell dated-and-reviewed: unclear noMethod',
  ],
  'of a supplier': [
    'failed scope-and-commitment: noCommitment',
    'failed compliance-status: oldVersion',
    'failed dated-and-reviewed: noPreparation',
    'failed feedback-and-enforcement: noBody',
  ],
  'nothing is wrong': ['cantTell dated-and-reviewed: noMethod'],
  'in Northern Ireland': ['cantTell disproportionate-burden: claimed', 'cantTell dated-and-reviewed: noMethod'],
  'prose and questions': [
    'failed web-page-and-heading: heading',
    'failed scope-and-commitment: noCommitment',
    'failed compliance-status: otherWords',
    'failed fix-dates-in-future: past',
    'failed dated-and-reviewed: noPreparation',
    'failed feedback-and-enforcement: eassNotLinked',
  ],
  'fixes told as done': ['cantTell fix-dates-in-future: maybe', 'cantTell dated-and-reviewed: noMethod'],
};

const twelve = checks.filter((check): check is SiteCheck => check.meta.id.startsWith('statement/'));

describe('a statement as a stranger writes it', () => {
  it.each(Object.entries(strangers))('%s', (name, html) => {
    const gss = name === 'in Northern Ireland' ? 'N09000001' : 'E07000001';
    const judged = [{ url: `${ORIGIN}/`, fact: { failed: [], open: [], met: ['2.4.2'] } }];
    const context = { origin: ORIGIN, visitedAt: VISITED_AT, start: [`${ORIGIN}/`], gss, judged };
    const said = twelve.flatMap(({ meta, collect, evaluate }) => {
      const facts = [home(), pageOf(html)].map((page) => {
        return { url: page.url, fact: collect(page as never, { url: page.url, visitedAt: VISITED_AT }) };
      });
      const verdict = evaluate({} as never, facts, context);
      if (verdict.outcome !== 'failed' && verdict.outcome !== 'cantTell') return [];
      const messages = verdict.findings.map(({ message }) => message).join(' ');
      return [`${verdict.outcome} ${meta.id.slice('statement/'.length)}: ${messages}`];
    });
    expect(said).toEqual(TABLE[name as keyof typeof strangers]);
  });
});
