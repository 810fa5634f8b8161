import { feedbackRoute } from '../../../checks/measurement/feedback-route.ts';
import type { Component, Link } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { component, link } from '../../helpers/evidence.ts';

const seen = (links: readonly Link[], components: readonly Component[] = []) => ({ links, components });
const linked = (words: string) => ({ name: words, seen: seen([link(words, '/x')]) });
const beta = (text: string) => component('phase-banner', { text, selector: '#banner' });
const here = link('here', '/f', { selector: '#banner > p > a' });

checkCases(feedbackRoute, {
  passed: [
    linked('Give feedback'),
    linked('Report a problem with this page'),
    linked('Was this page helpful?'),
    linked('Rhowch adborth'),
    { name: 'a control', seen: seen([], [component('feedback-control')]) },
    { name: 'a phase banner that asks', seen: seen([here], [beta('Beta. Give your feedback here')]) },
  ],
  failed: [
    { name: 'nothing', seen: seen([]), messages: ['noFeedback'] },
    { ...linked('Report a problem'), messages: ['noFeedback'] },
    { ...linked('Complaints'), messages: ['noFeedback'] },
    {
      name: 'a link nobody can see',
      seen: seen([link('Feedback', '/f', { visible: false })]),
      messages: ['noFeedback'],
    },
    {
      name: 'a phase banner that only labels',
      seen: seen([here], [beta('Beta. Read more here')]),
      messages: ['noFeedback'],
    },
    {
      name: 'a phase banner without a link of its own',
      seen: seen([link('here', '/f', { selector: '#banner2 > a' })], [beta('Beta. Feedback welcome')]),
      messages: ['noFeedback'],
    },
  ],
});
