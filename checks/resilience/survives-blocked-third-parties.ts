import { defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { Left, Sketch } from '../../src/model/seen/stripped.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { short } from '../lib/headers.ts';
import { changedHeading, lostFields, lostHeading, namesOf, onPage } from '../lib/stripped.ts';

type Message = 'heading' | 'otherHeading' | 'menu' | 'fields' | 'notTried';

export const survivesBlockedThirdParties = defineSiteCheck({
  meta: {
    id: 'resilience/survives-blocked-third-parties',
    title: 'The page works when other sites do not answer',
    kind: 'automatic',
    why: 'Other sites break, and many people’s browsers or employers block them. The heading, the menu and the forms should not depend on them. We opened the start page and one page of up to three other templates with all requests to other sites blocked.',
    affects: 'Everyone on the day a supplier fails, and people whose browser or employer blocks other sites.',
    fix: 'Serve from your own site what the page cannot do without. Where a supplier draws a form, put another way to do the task beside it.',
    severity: 'moderate',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:8', 'lgdss:9'],
    criteria: [],
    sources: ['https://www.gov.uk/service-manual/technology/uptime-and-availability-keeping-your-service-online'],
    messages: {
      heading: 'Without {hosts}, the main heading “{heading}” is gone.',
      otherHeading:
        'Without {hosts}, the main heading is “{other}” and not “{heading}”. Check that nothing is missing.',
      menu: 'Without {hosts}, the menu is gone.',
      fields: 'Without {hosts}, these fields of a form are gone or switched off: {fields}.',
      notTried: 'The page could not be opened without other sites, so nothing is known about it: {detail}',
    },
    captions: { left: 'The page without what comes from other sites.' },
  },
  siteNeeds: ['stripped'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ stripped }) {
    const tried = stripped.flatMap(({ url, whole, withoutOthers }) =>
      withoutOthers ? [{ url, whole, withoutOthers }] : [],
    );
    if (tried.length === 0) return inapplicable;
    const certain = tried.flatMap(({ url, whole, withoutOthers }) =>
      withoutOthers.ok ? lost(whole, withoutOthers.value, url) : [],
    );
    const doubts = tried.flatMap(({ url, whole, withoutOthers }) =>
      withoutOthers.ok
        ? changed(whole, withoutOthers.value, url)
        : [onPage<Message>('notTried', url, { detail: withoutOthers.error.message })],
    );
    return certainOrDoubtful(certain, doubts);
  },
});

function changed(whole: Sketch, left: Left, url: string): readonly Finding<Message>[] {
  const headings = left.without.length > 0 ? changedHeading(whole, left) : null;
  return headings ? [onPage('otherHeading', url, { ...headings, hosts: short(left.without.join(', ')) }, left)] : [];
}

function lost(whole: Sketch, left: Left, url: string): readonly Finding<Message>[] {
  // Nothing was kept away, so what differs has another cause.
  if (left.without.length === 0) return [];
  const hosts = short(left.without.join(', '));
  const findings: Finding<Message>[] = [];
  const heading = lostHeading(whole, left);
  if (heading !== null) findings.push(onPage('heading', url, { hosts, heading }, left));
  if (whole.menu > 0 && left.sketch.menu === 0) findings.push(onPage('menu', url, { hosts }, left));
  const fields = lostFields(whole, left);
  if (fields.length > 0) findings.push(onPage('fields', url, { hosts, fields: namesOf(fields) }, left));
  return findings;
}
