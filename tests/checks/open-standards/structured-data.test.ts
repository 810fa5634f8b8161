import { structuredData } from '../../../checks/open-standards/structured-data.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';

const seen = (...blocks: readonly string[]) => ({
  document: document(
    `<head>${blocks.map((block) => `<script type="application/ld+json">${block}</script>`).join('<script>"x"</script>')}</head>`,
  ),
});
const OFFICE = '{"@context":"https://schema.org","@type":"GovernmentOffice","address":{"@type":"PostalAddress"}}';
const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

checkCases(structuredData, {
  passed: [
    { name: 'an office', seen: seen(OFFICE) },
    {
      name: 'several in one',
      seen: seen(
        `{"@context":"https://schema.org","@graph":[${OFFICE},{"@type":["WebPage","https://schema.org/FAQPage"]}]}`,
      ),
    },
    { name: 'microdata', seen: { document: document('<div itemscope itemtype="https://schema.org/Event">') } },
  ],
  failed: [
    {
      name: 'a comma too many',
      seen: seen(OFFICE, `{"@type":\n "Event",}`),
      messages: ['notJson'],
      data: [{ start: '{"@type": "Event",}' }],
    },
    { name: 'no type', seen: seen('{"name":"Bins"}'), messages: ['noType'], data: [{ start: '{"name":"Bins"}' }] },
    { name: 'nothing at all', seen: seen('', 'null'), messages: ['notJson', 'noType'] },
    { name: 'very deep', seen: seen(deep), messages: ['noType'] },
  ],
  cantTell: [
    {
      name: 'types that we do not know',
      seen: seen('{"@type":"CouncilService"}', '{"@type":"https://other.example/Thing"}'),
      messages: ['unknownType', 'unknownType'],
      data: [{ type: 'CouncilService' }, { type: 'https://other.example/Thing' }],
    },
    {
      name: 'the end was not read, after a block without a fault',
      seen: { document: { ...seen(OFFICE).document, truncated: true } },
      messages: [],
    },
    { name: 'the end was not read', seen: { document: document('', { truncated: true }) }, messages: [] },
  ],
  inapplicable: [
    { name: 'none', seen: seen() },
    { name: 'another script', seen: { document: document('<script type="application/json">{</script>') } },
  ],
});
