import { z } from 'zod';
import { type ConfigKey, configKeys, settings } from './schema.ts';

/** docs/config.schema.json, whole: what an editor needs to complete and check a configuration file. */
export function renderConfigSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of lgdss',
    description: 'Generated from src/config/schema.ts by npm run docs.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for editors.' },
      ...Object.fromEntries(configKeys.map((key) => [key, property(key)])),
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** What no schema can say, such as the form of an address, stands in the description and is checked when it is read. */
function property(key: ConfigKey) {
  const { schema, sentence, values, default: standard } = settings[key];
  const { $schema: _, ...shape } = z.toJSONSchema(schema, { io: 'input' });
  const description = `${sentence} Value: ${values}.`;
  return { ...shape, description, ...(standard === null || standard === '' ? {} : { default: standard }) };
}
