import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsInCode, commandsInMarkdown, helpExamples, refusalOf } from './helpers/written-commands.ts';

const ROOT = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const documents = ['README.md', ...readdirSync(path.join(ROOT, 'docs')).map((file) => `docs/${file}`)].filter((file) =>
  file.endsWith('.md'),
);
const examples = readdirSync(path.join(ROOT, 'docs/examples')).map((file) => `docs/examples/${file}`);

const found = [
  ...documents.map((file) => [file, commandsInMarkdown(read(file))] as const),
  ...[...examples, 'action.yml'].map((file) => [file, commandsInCode(read(file))] as const),
  ...(await helpExamples()).map(([name, text]) => [name, commandsInCode(text)] as const),
];
const commands = found.flatMap(([place, list]) =>
  list.map((command) => ({ place, typed: `lgdss ${command.words.join(' ')}`, command })),
);

describe('every command that people can read and copy', () => {
  it.each(commands)('$place: $typed', async ({ command }) => {
    expect(await refusalOf(command)).toBeUndefined();
  });

  it('is found where there is one', () => {
    const places = new Set(commands.map(({ place }) => place));
    const service = ['docs/examples/lgdss.service', 'docs/examples/lgdss.cron'];
    const pipelines = ['docs/examples/gitlab-ci.yml', 'docs/examples/azure-pipelines.yml'];
    const guides = ['README.md', 'docs/ci.md', 'docs/deploying.md', 'docs/targets.md', 'lgdss scan --help'];
    expect([...places]).toEqual(expect.arrayContaining([...service, ...pipelines, ...guides]));
    expect(commands.length).toBeGreaterThan(80);
  });

  it.each([
    ['a command that there is not', 'lgdss scam https://www.ambleford.example', /unknown command 'scam'/],
    ['an option that there is not', 'lgdss scan "$ADDRESS" --new-olny', /unknown option '--new-olny'/],
    ['a value that is refused', 'lgdss ci $ADDRESS --min-point 16=2', /--min-point must be/],
    ['too little', 'lgdss recheck', /missing required argument/],
    ['too much', 'lgdss doctor twice', /too many arguments/],
  ])('is refused with %s', async (_, line, message) => {
    const [command] = commandsInCode(`  script: ${line}\n`);
    expect(command && (await refusalOf(command))).toMatch(message);
  });
});
