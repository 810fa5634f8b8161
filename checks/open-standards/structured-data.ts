import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { excerpt } from '../lib/reading/meta.ts';
import { isKnownType, itemTypesIn, jsonLdIn, nameOf, typesOf } from '../lib/structured-data.ts';

type Message = 'notJson' | 'noType' | 'unknownType';

export const structuredData = definePageCheck({
  meta: {
    id: 'open-standards/structured-data',
    title: 'Data for search engines can be read',
    kind: 'automatic',
    why: 'Search engines and voice assistants show opening hours and services from this data. If it cannot be read, they show nothing, or something old.',
    affects: 'People who look for a council service with a search engine or ask an assistant.',
    fix: 'Let the system write the data, and test it. Use a type of schema.org, such as GovernmentService or GovernmentOffice.',
    severity: 'minor',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:7', 'lgdss:12'],
    criteria: [],
    sources: ['https://www.w3.org/TR/json-ld11/', 'https://html.spec.whatwg.org/multipage/microdata.html'],
    messages: {
      notJson: 'A block of data in the page is no JSON, so nobody can read it. It begins: {start}',
      noType: 'A block of data in the page does not say what it is about. It begins: {start}',
      unknownType: 'The data has a type that we do not know: {type}. Check how it is written.',
    },
  },
  needs: ['document'],
  evaluate({ document }) {
    const blocks = jsonLdIn(document.html);
    const itemTypes = itemTypesIn(document.html);
    if (blocks.length === 0 && itemTypes.length === 0) return document.truncated ? cantTell([]) : inapplicable;
    const at = { kind: 'page' } as const;
    const faults: Finding<Message>[] = [];
    const types = new Set(itemTypes.map(nameOf));
    for (const block of blocks) {
      const start = excerpt(block.replace(/\s+/g, ' ').trim(), 100);
      const read = parsed(block);
      if (!read) {
        faults.push({ message: 'notJson', at, data: { start } });
        continue;
      }
      const found = typesOf(read.value);
      if (found.length === 0) faults.push({ message: 'noType', at, data: { start } });
      for (const type of found) types.add(type);
    }
    const unknown = [...types]
      .filter((type) => !isKnownType(type))
      .slice(0, 5)
      .map((type): Finding<Message> => ({ message: 'unknownType', at, data: { type: excerpt(type, 100) } }));
    if (faults.length > 0) return failedIf([...faults, ...unknown]);
    return unknown.length > 0 || document.truncated ? cantTell(unknown) : passed;
  },
});

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
