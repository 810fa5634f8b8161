import { wayfinding } from '../../../checks/consistency/wayfinding.ts';
import type { ComponentKind, Field, Form } from '../../../src/model/evidence.ts';
import { checkCases, ORIGIN } from '../../helpers/check-cases.ts';
import { component, field, response } from '../../helpers/evidence.ts';

const form = (method: string, rest: Partial<Form> = {}): Form => ({
  selector: 'main form',
  action: `${ORIGIN}/next`,
  method,
  ...rest,
});
const seen = (
  kinds: readonly ComponentKind[],
  path = '/bins',
  forms: readonly Form[] = [],
  fields: readonly Field[] = [],
) => ({
  response: response({}, { url: `${ORIGIN}${path}` }),
  components: kinds.map((kind) => component(kind)),
  forms: { forms, fields },
});
const step = (kinds: readonly ComponentKind[]) => seen(kinds, '/report', [form('post')], [field()]);
const lookup = (kinds: readonly ComponentKind[]) => seen(kinds, '/bins', [form('get')], [field({ name: 'postcode' })]);
const search = field({ type: 'search', name: 'keywords' });

checkCases(wayfinding, {
  passed: [
    { name: 'an information page with breadcrumbs', seen: seen(['breadcrumbs', 'skip-link']) },
    { name: 'a search does not make it a form', seen: seen(['breadcrumbs'], '/bins', [form('post')], [search]) },
    {
      name: 'nor does a feedback form',
      seen: seen(['breadcrumbs'], '/bins', [form('post', { action: `${ORIGIN}/feedback` })], [field()]),
    },
    {
      name: 'nor do hidden fields',
      seen: seen(['breadcrumbs'], '/bins', [form('post')], [field({ type: 'hidden', visible: false })]),
    },
    {
      name: 'nor does a form around the question whether the page is useful',
      seen: {
        ...seen(['breadcrumbs'], '/bins', [form('post')], [field()]),
        components: [component('breadcrumbs'), component('feedback-control', { selector: 'main form > h2' })],
      },
    },
    { name: 'a step with a back link', seen: step(['back-link']) },
    { name: 'a lookup with breadcrumbs', seen: lookup(['breadcrumbs']) },
    { name: 'a lookup with a back link', seen: lookup(['back-link']) },
  ],
  failed: [
    { name: 'an information page with nothing', seen: seen([]), messages: ['noBreadcrumbs'] },
    { name: 'an information page with a back link', seen: seen(['back-link']), messages: ['noBreadcrumbs'] },
    { name: 'below the Welsh home page', seen: seen([], '/cy/biniau'), messages: ['noBreadcrumbs'] },
    { name: 'a step with nothing', seen: step([]), messages: ['noBackLink'] },
    { name: 'a step with breadcrumbs', seen: step(['breadcrumbs']), messages: ['noBackLink'] },
    {
      name: 'research is no search',
      seen: seen(['breadcrumbs'], '/x', [form('post', { action: 'https://search.example/research' })], [field()]),
      messages: ['noBackLink'],
    },
    {
      name: 'a step of radios that are drawn anew',
      seen: seen(['breadcrumbs'], '/report', [form('post')], [field({ type: 'radio', visible: false })]),
      messages: ['noBackLink'],
    },
    { name: 'both on a step', seen: step(['breadcrumbs', 'back-link']), messages: ['both'] },
    { name: 'both on an information page', seen: seen(['breadcrumbs', 'back-link']), messages: ['both'] },
  ],
  inapplicable: [
    { name: 'the home page', seen: seen([], '/') },
    { name: 'the home page by its file name', seen: seen([], '/index.html') },
    { name: 'the Welsh home page', seen: seen([], '/cy/') },
    { name: 'a lookup with neither', seen: lookup([]) },
  ],
});
