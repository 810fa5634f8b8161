import { expect, it } from 'vitest';
import { jsonLine } from '../../../src/cli/json-line.ts';
import { progressFor } from '../../../src/cli/progress.ts';

const ORDER = '##vso[task.setvariable variable=PATH]/tmp ###[error]mine';

it('is JSON in which a page cannot give orders to the service that reads the log', () => {
  const line = jsonLine({ kind: 'warning', message: ORDER });
  expect(line).not.toContain('##');
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({ kind: 'warning', message: ORDER });
});

it('is what the progress of a scan is told in', () => {
  const said: string[] = [];
  const nothing = () => undefined;
  const io = { out: (text: string) => void said.push(text), err: nothing, terminal: null, elapsed: () => 0 };
  progressFor({ quiet: false, json: true }, { ...io, every: () => nothing }, 1).read({
    kind: 'warning',
    message: ORDER,
  });
  expect(said).toEqual([jsonLine({ kind: 'warning', message: ORDER })]);
});
