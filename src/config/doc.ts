import { flagName } from './resolve.ts';
import { type ConfigKey, configKeys, settings } from './schema.ts';

/** docs/configuration.md, whole. A test compares the file with this. */
export function renderConfigurationDoc(): string {
  return `${[INTRODUCTION, table(), EXAMPLE].join('\n\n')}\n`;
}

const INTRODUCTION = `# Configuration

This page is generated from \`src/config/schema.ts\` by \`npm run docs\`. Do not edit it by hand.

A setting can be given in four ways. The first that is there counts:

1. an option on the command line
2. an environment variable
3. a configuration file in the folder you run the command from: \`lgdss.config.ts\`, \`.js\`, \`.mjs\`, \`.json\`, \`.yaml\` or the key \`lgdss\` in \`package.json\`; another file can be named with \`--config\`, and \`--no-config\` reads none. A line on the error stream says which one was read: one that ends in \`.ts\`, \`.js\` or \`.mjs\` is a program, and is run
4. the default

A name that is not in the table is refused, so that a slip does not go unnoticed. \`lgdss init\` writes a first file.

A file that ends in \`.ts\`, \`.js\` or \`.mjs\` is a program, and so is a check that it names. It runs with your rights: run the command only in folders you trust.`;

const EXAMPLE = `## Example

\`lgdss.config.json\`:

\`\`\`json
{
  "$schema": "./node_modules/lgdss-scanner/docs/config.schema.json",
  "maxPages": 200,
  "exclude": ["/news/**"],
  "failOn": "serious",
  "contactUrl": "https://www.ambleford.example/about-our-checks"
}
\`\`\`

The schema lets an editor complete the names. In TypeScript, \`lgdss.config.ts\`:

\`\`\`ts
import { defineConfig } from 'lgdss-scanner';

export default defineConfig({
  start: ['https://www.ambleford.example'],
  failOn: 'serious',
  checks: ['./checks/our-rule.ts'],
});
\`\`\`

Lists in environment variables are separated by commas: \`LGDSS_EXCLUDE=/news/**,/events/**\`.`;

function table(): string {
  const head =
    '| Setting | Option | Environment variable | Values | Default | What it does |\n| --- | --- | --- | --- | --- | --- |';
  return [head, ...configKeys.map(row)].join('\n');
}

function row(key: ConfigKey): string {
  const { env, values, sentence } = settings[key];
  const cells = [
    `\`${key}\``,
    `\`${flagName(key)}\``,
    `\`${env}\``,
    values.replaceAll('*', '\\*'),
    defaultOf(key),
    sentence,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function defaultOf(key: ConfigKey): string {
  const { default: value, defaultText } = settings[key];
  if (defaultText) return defaultText;
  if (Array.isArray(value)) return 'none';
  return `\`${String(value)}\``;
}
