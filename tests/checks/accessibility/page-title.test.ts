import { pageTitle } from '../../../checks/accessibility/page-title.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';

const titled = (title: string) => ({ name: title || 'none', seen: { document: document('', { title }) } });

checkCases(pageTitle, {
  passed: [
    'Bins - Ambleford Council',
    'Home',
    'Document checks for voters',
    'Page 2 of 3: results',
    'Test your water',
    'about.me profile',
  ].map(titled),
  failed: [
    ...['index.html', 'council-tax_2026.PDF', 'Default.aspx'].map((title) => ({
      ...titled(title),
      messages: ['fileName'] as const,
      data: [{ title }],
    })),
    ...['https://www.ambleford.example/bins', 'www.ambleford.example'].map((title) => ({
      ...titled(title),
      messages: ['address'] as const,
    })),
    ...[
      'Untitled document',
      'untitled',
      'Document',
      'New Page 1',
      'Test page',
      '[Page title]',
      'Lorem ipsum dolor',
      'React App',
    ].map((title) => ({
      ...titled(title),
      messages: ['placeholder'] as const,
    })),
  ],
  inapplicable: [titled('')],
});
