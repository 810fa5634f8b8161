import { errorHandling } from '../../../checks/forms/error-handling.ts';
import { checkCases, PAGE_URL } from '../../helpers/check-cases.ts';
import { component, document, field, hint, link, quoted } from '../../helpers/evidence.ts';

interface Shown {
  readonly title?: string;
  readonly href?: string;
  readonly message?: boolean;
}

function page({ title = 'Error: Your street - Ambleford Council', href = '#street', message = true }: Shown = {}) {
  const error = message ? { ...quoted('Enter your street'), tied: true } : null;
  return {
    components: [component('error-summary', { selector: 'main > div' })],
    document: document('', { title }),
    links: href ? [link('Enter your street', `${PAGE_URL}${href}`, { selector: 'main > div > ul > li > a' })] : [],
    forms: {
      forms: [{ selector: 'form', action: '/send', method: 'post' }],
      fields: [field({ selector: '#street', html: '<input id="street" name="s">' })],
    },
    fieldHints: [hint({ selector: '#street', error })],
  };
}

checkCases(errorHandling, {
  passed: [
    { name: 'all as it should be', seen: page() },
    {
      name: 'a link to the group',
      seen: { ...page({ href: '#group' }), document: document('<div id="group">', { title: 'Error: x' }) },
    },
    {
      name: 'a link in a summary that is a component',
      seen: {
        ...page(),
        components: [component('error-summary', { selector: '#summary' })],
        links: [link('Enter your street', `${PAGE_URL}#street`, { selector: '#summary >>> ul > li > a' })],
      },
    },
    { name: 'in Welsh', seen: page({ title: 'Gwall: Eich stryd' }) },
  ],
  failed: [
    { name: 'an ordinary title', seen: page({ title: 'Your street, no error' }), messages: ['title'] },
    { name: 'no links', seen: page({ href: '' }), messages: ['noLinks'] },
    {
      name: 'no links, and an error beside a field that a script sends',
      seen: {
        ...page({ href: '' }),
        forms: { forms: [], fields: [field({ selector: '#street', form: null })] },
      },
      messages: ['noLinks'],
    },
    {
      name: 'a link to nothing, badly written',
      seen: page({ href: '#%E0%A4%A' }),
      messages: ['leadsNowhere'],
      data: [{ text: 'Enter your street' }],
    },
    {
      name: 'no links, in the form that asks',
      seen: {
        ...page({ href: '', message: false }),
        components: [component('error-summary', { selector: 'main > form > div' })],
        forms: {
          forms: [{ selector: 'main > form', action: '/send', method: 'post' }],
          fields: [field({ selector: '#street', html: '<input id="street" name="s">' })],
        },
      },
      messages: ['noLinks'],
    },
    { name: 'a link to another page only', seen: page({ href: '/other' }), messages: ['noLinks'] },
  ],
  cantTell: [
    {
      name: 'no links, beside a form for something else, such as a newsletter',
      seen: {
        ...page({ href: '', message: false }),
        forms: {
          forms: [{ selector: 'main > aside > form', action: '/newsletter', method: 'post' }],
          fields: [field({ selector: '#news', type: 'email', visibleLabel: 'Your email address' })],
        },
      },
      messages: ['maybeNoLinks'],
    },
    {
      name: 'no links, on a page that asks nothing to which one could lead',
      seen: { ...page({ href: '' }), forms: { forms: [], fields: [] }, fieldHints: [] },
      messages: ['nothingToLink'],
    },
    {
      name: 'no links, beside a search that is on every page',
      seen: {
        ...page({ href: '' }),
        forms: { forms: [{ selector: 'form', action: '/search', method: 'get' }], fields: [field({ type: 'search' })] },
        fieldHints: [],
      },
      messages: ['nothingToLink'],
    },
    {
      name: 'no links, beside boxes that are sent nowhere, as those that open a menu',
      seen: {
        ...page({ href: '' }),
        forms: { forms: [], fields: [field({ type: 'checkbox', visible: false, form: null })] },
        fieldHints: [],
      },
      messages: ['nothingToLink'],
    },
    {
      name: 'no links in a summary of a component, into whose slot they may have been put',
      seen: { ...page({ href: '' }), components: [component('error-summary', { selector: '#summary >>> div' })] },
      messages: ['maybeNoLinks'],
    },
    {
      name: 'a link to what may stand in a component, as other answers do',
      seen: {
        ...page({ href: '#group' }),
        forms: { forms: [], fields: [field({ selector: 'main > x-field >>> #street', html: '<input id="street">' })] },
      },
      messages: [],
    },
    { name: 'nothing beside the field', seen: page({ message: false }), messages: ['noMessage'] },
    {
      name: 'the end of the page was not read, where the answer may be',
      seen: { ...page({ href: '#group' }), document: document('', { title: 'Error: x', truncated: true }) },
      messages: [],
    },
  ],
  inapplicable: [{ name: 'no errors are shown', seen: { ...page(), components: [component('search')] } }],
});
