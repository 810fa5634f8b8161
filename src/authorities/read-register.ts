import type { Failure } from '../model/evidence.ts';
import { parseAddress } from '../targets/address.ts';
import { readTable, type TableRecord } from '../targets/csv-table.ts';
import { isGss } from './match.ts';
import { type Authority, nations, tiers } from './register.ts';

/** Without one of these a file is something else. */
const NEEDED = ['name', 'gss', 'tier_id', 'country_name', 'homepage_url'];

export interface ReadRegister {
  /** In the order of the file; empty when it is not a register. */
  readonly authorities: readonly Authority[];
  readonly problems: readonly Failure[];
}

/** The public register of GOV.UK's Local Links Manager, by column name. A wrong row costs that row. */
export function readRegister(csv: string): ReadRegister {
  const { columns, records, problems } = readTable(csv);
  const missing = NEEDED.filter((name) => !columns.includes(name));
  if (missing.length > 0) return { authorities: [], problems: [notARegister(missing)] };

  const codes = new Map(records.map((record) => [record.get('id'), record.get('gss').toUpperCase()]));
  const authorities = new Map<string, Authority>();
  const wrong: Failure[] = [...problems];
  for (const record of records) {
    const one = authorityOf(record, codes);
    if (typeof one === 'string') wrong.push(problem(record, one));
    else if (authorities.has(one.gss)) wrong.push(problem(record, `the code ${one.gss} is there twice.`));
    else authorities.set(one.gss, one);
  }
  return { authorities: [...authorities.values()], problems: wrong };
}

/** Or what is wrong with the row. */
function authorityOf(record: TableRecord, codes: ReadonlyMap<string, string>): Authority | string {
  const name = record.get('name').replace(/\s+/g, ' ');
  const gss = record.get('gss').toUpperCase();
  const nation = nations.find((one) => one.toLowerCase() === record.get('country_name').toLowerCase());
  const tier = tiers[Number(record.get('tier_id')) - 1];
  if (name === '') return 'the name is missing.';
  if (!isGss(gss)) return `'${shown(gss)}' is not a GSS code.`;
  if (!nation)
    return `the country must be one of ${nations.join(', ')}, but it is '${shown(record.get('country_name'))}'.`;
  if (!tier) return `the tier must be 1, 2 or 3, but it is '${shown(record.get('tier_id'))}'.`;

  const written = record.get('homepage_url');
  const address = parseAddress(written);
  if (written !== '' && !address.ok) return address.error.message;
  const county = codes.get(record.get('parent_local_authority_id')) ?? '';
  return {
    name,
    gss,
    slug: record.get('slug'),
    nation,
    tier,
    homepage: address.ok ? address.value.href : null,
    county: isGss(county) ? county : null,
  };
}

function notARegister(missing: readonly string[]): Failure {
  const columns = missing.length === 1 ? 'the column' : 'the columns';
  return {
    code: 'register',
    message: `This is not the register of Local Links Manager: its first line lacks ${columns} ${missing.join(', ')}.`,
  };
}

function problem({ where }: TableRecord, sentence: string): Failure {
  return { code: 'register-row', message: `${where}: ${sentence}` };
}

function shown(text: string): string {
  return text.slice(0, 40);
}
