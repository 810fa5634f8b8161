import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { secondEngineDoubts } from '../../../checks/accessibility/second-engine-doubts.ts';
import { type SecondRule, secondRules } from '../../../checks/lib/second-engine-rules.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { opinion, secondSeen } from './second-engine-evidence.ts';

const SAID: Readonly<Record<string, string>> = {
  input_checkboxes_grouped: 'Radio input and others with the name "a" are not grouped together',
  fieldset_label_valid: 'Group/Fieldset does not have an accessible name',
  text_quoted_correctly: `If the following text is a quotation: "${'word '.repeat(12)}"`,
  aria_id_unique: "The 'id' \"x\" specified for the ARIA property 'aria-labelledby' value is not valid",
};
const rules = Object.entries<SecondRule>(secondRules);
const asks = rules.map(([id]) => opinion(id, 'potential', SAID[id]));

checkCases(secondEngineDoubts, {
  cantTell: [
    {
      name: 'every rule we have words for',
      seen: secondSeen(...asks),
      messages: rules.map(([id]) => id as keyof typeof secondRules),
    },
    {
      name: 'a failure that is not certain',
      seen: secondSeen(opinion('label_ref_valid')),
      messages: ['label_ref_valid'],
    },
    {
      name: 'the cells of one table, told once',
      seen: secondSeen(
        ...['a', 'b'].map((cell) => ({ ...opinion('table_headers_related'), selector: `#t > tbody > ${cell}` })),
      ),
      messages: ['table_headers_related'],
    },
  ],
  passed: [
    { name: 'nothing was found', seen: secondSeen() },
    { name: 'certain faults are the business of the other check', seen: secondSeen(opinion('dir_attribute_valid')) },
    {
      name: 'two groups of the same name, as on a page of examples',
      seen: secondSeen(
        opinion('fieldset_label_valid', 'fail', 'Group/Fieldset "Which?" has a duplicate name to another group'),
      ),
    },
    {
      name: 'a part that aria-controls names and that comes later',
      seen: secondSeen(
        opinion('aria_id_unique', 'fail', "The 'id' \"x\" specified for the ARIA property 'aria-controls'"),
      ),
    },
    {
      name: 'a short word in quotation marks',
      seen: secondSeen(opinion('text_quoted_correctly', 'potential', '"yes"')),
    },
  ],
});

describe('the table of rules', () => {
  const file = createRequire(import.meta.url).resolve('accessibility-checker-engine/help/rules.csv');
  const rows: readonly string[][] = parse(readFileSync(file, 'utf8'), {
    relax_quotes: true,
    relax_column_count: true,
    ltrim: true,
  });
  const known = Map.groupBy(rows, ([id = '']) => id);

  it.each(rules)('%s is a rule of the installed engine, with these criteria', (id, { criteria }) => {
    const listed = new Set(
      (known.get(id) ?? []).flatMap((row) => (row[6] ?? '').split(/[,|]/).map((one) => one.trim())),
    );
    expect([...listed]).toEqual(expect.arrayContaining([...criteria]));
  });
});
