import { z } from 'zod';
import type { Failure } from '../model/evidence.ts';
import type { Row, Rows } from './row.ts';

const addresses = z.union([z.string(), z.array(z.string()).min(1)]);
const entry = z.union([
  z.string(),
  z
    .object({
      url: addresses.optional(),
      start: addresses.optional(),
      name: z.string().optional(),
      id: z.union([z.string(), z.number()]).optional(),
    })
    .refine((value) => value.url !== undefined || value.start !== undefined),
]);

/** An array of addresses, or of objects with `url` (or `start`) and, if wanted, `name` and `id`. */
export function jsonRows(text: string): Rows {
  const parsed = parseJson(text);
  if (!Array.isArray(parsed)) return { rows: [], problems: [parsed === undefined ? notJson() : notAList()] };

  const rows: Row[] = [];
  const problems: Failure[] = [];
  for (const [index, one] of parsed.entries()) {
    const where = `Entry ${index + 1}`;
    const result = entry.safeParse(one);
    if (result.success) rows.push(rowOf(where, result.data));
    else problems.push(wrongEntry(where));
  }
  return { rows, problems };
}

function rowOf(where: string, value: z.infer<typeof entry>): Row {
  if (typeof value === 'string') return { where, addresses: [value], name: '', id: '' };
  const given = value.url ?? value.start ?? [];
  return {
    where,
    addresses: typeof given === 'string' ? [given] : given,
    name: value.name?.trim() ?? '',
    id: String(value.id ?? '').trim(),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notJson(): Failure {
  return { code: 'targets-json', message: 'The file is not valid JSON.' };
}

function notAList(): Failure {
  return {
    code: 'targets-json',
    message: 'The file must hold a list, for example: [{"url": "https://www.ambleford.example/bins", "name": "Bins"}]',
  };
}

function wrongEntry(where: string): Failure {
  return {
    code: 'targets-entry',
    message: `${where}: write an address, or an object with 'url' and, if you like, 'name' and 'id'.`,
  };
}
