import type { Gathered } from '../model/evidence.ts';
import { readTable } from '../targets/csv-table.ts';

/** A council that ended, and in which one. */
export interface CouncilChange {
  readonly code: string;
  readonly ends: string;
  /** Empty where nobody took over. */
  readonly successor: string;
}

export function readChanges(text: string): Gathered<readonly CouncilChange[]> {
  const { columns, records, problems } = readTable(text);
  const missing = ['code', 'ends', 'successor'].filter((name) => !columns.includes(name));
  if (missing.length > 0) return wrong(`The first line has to name the columns code, ends and successor.`);
  const [problem] = problems;
  if (problem) return wrong(problem.message);
  const changes = records.map((record) => ({
    where: record.where,
    ...{ code: record.get('code').trim(), ends: record.get('ends').trim(), successor: record.get('successor').trim() },
  }));
  const bad = changes.find(({ code, ends }) => code === '' || !isDay(ends));
  if (bad) return wrong(`${bad.where}: it needs a code, and a day such as 2027-04-01.`);
  const circle = changes.find(({ code, successor }) => code === successor);
  if (circle) return wrong(`${circle.where}: a council cannot take over from itself. Leave successor empty.`);
  return { ok: true, value: changes.map(({ where: _, ...change }) => change) };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'council-changes', message } };
}
