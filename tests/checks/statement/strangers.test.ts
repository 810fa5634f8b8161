import { describe, expect, it } from 'vitest';
import { checks } from '../../../checks/registry.ts';
import type { SiteCheck } from '../../../src/model/check.ts';
import { ORIGIN, VISITED_AT } from '../../helpers/check-cases.ts';
import { home, pageOf } from './model.ts';
import { strangers } from './strangers.ts';

/** All that the checks of a statement have to say of each. What is not here they passed, or had no question about. */
const TABLE: Readonly<Record<keyof typeof strangers, readonly string[]>> = {
  'the European template of 2018': [
    'cantTell scope-and-commitment: commitmentWording',
    'failed compliance-status: noVersion noLevel',
    'failed non-accessible-content: noCriteria',
    'failed dated-and-reviewed: tooOld',
    'failed feedback-and-enforcement: noEass',
    'cantTell model-wording: method',
  ],
  'written by consultants': [
    'failed compliance-status: otherWords',
    'cantTell fix-dates-in-future: maybe',
    'cantTell model-wording: heading heading method',
  ],
  'we aim to be': [
    'failed compliance-status: none',
    'failed non-accessible-content: noSection',
    'cantTell model-wording: noMethod',
  ],
  'WCAG 2.0, to be reviewed': [
    'failed compliance-status: oldVersion',
    'failed fix-dates-in-future: past',
    'failed dated-and-reviewed: noReview',
    'cantTell model-wording: noMethod',
  ],
  'dates as seasons': ['failed fix-dates-in-future: past', 'cantTell model-wording: noMethod'],
  'the wrong body': ['failed feedback-and-enforcement: noEhrc', 'cantTell model-wording: noMethod'],
  'the status misspelt': [
    'failed web-page-and-heading: heading',
    'cantTell compliance-status: misspelt',
    'cantTell dated-and-reviewed: unclear',
    'cantTell model-wording: noMethod',
  ],
  'of a supplier': [
    'failed scope-and-commitment: noCommitment',
    'failed compliance-status: oldVersion',
    'failed dated-and-reviewed: noPreparation',
    'failed feedback-and-enforcement: noBody',
    'cantTell model-wording: noReason heading noHeading heading noMethod',
  ],
  'nothing is wrong': ['cantTell model-wording: method'],
  'in Northern Ireland': ['cantTell disproportionate-burden: claimed', 'cantTell model-wording: noMethod'],
  'prose and questions': [
    'failed web-page-and-heading: heading',
    'failed scope-and-commitment: noCommitment',
    'failed compliance-status: otherWords',
    'failed fix-dates-in-future: past',
    'failed dated-and-reviewed: noPreparation',
    'failed feedback-and-enforcement: eassNotLinked',
    'cantTell model-wording: heading heading heading',
  ],
  'fixes told as done': ['cantTell fix-dates-in-future: maybe', 'cantTell model-wording: noMethod'],
};

const ofStatements = checks.filter((check): check is SiteCheck => check.meta.id.startsWith('statement/'));

describe('a statement as a stranger writes it', () => {
  it.each(Object.entries(strangers))('%s', (name, html) => {
    const gss = name === 'in Northern Ireland' ? 'N09000001' : 'E07000001';
    const judged = [{ url: `${ORIGIN}/`, fact: { failed: [], open: [], met: ['2.4.2'] } }];
    const context = { origin: ORIGIN, visitedAt: VISITED_AT, start: [`${ORIGIN}/`], gss, judged };
    const said = ofStatements.flatMap(({ meta, collect, evaluate }) => {
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
