import { feedbackRoute } from '../../../checks/measurement/feedback-route.ts';
import type { Component, Link } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { component, link } from '../../helpers/evidence.ts';

const seen = (links: readonly Link[], components: readonly Component[] = []) => ({ links, components });
const linked = (words: string) => ({ name: words, seen: seen([link(words, '/x')]) });
const beta = (text: string, html: string) => component('phase-banner', { text, html });

checkCases(feedbackRoute, {
  passed: [
    linked('Give feedback'),
    linked('Report a problem with this page'),
    linked('Was this page helpful?'),
    linked('Rhowch adborth'),
    { name: 'a control', seen: seen([], [component('feedback-control')]) },
    {
      name: 'a phase banner that asks',
      seen: seen([], [beta('Beta. Give your feedback', '<p>Beta. <a href="/f">Give your feedback</a></p>')]),
    },
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
      seen: seen([], [beta('Beta', '<p>Beta <a href="/b">about beta</a></p>')]),
      messages: ['noFeedback'],
    },
    {
      name: 'a phase banner without a link',
      seen: seen([], [beta('Beta. Feedback welcome', '<p>Beta. Feedback welcome</p>')]),
      messages: ['noFeedback'],
    },
  ],
});
