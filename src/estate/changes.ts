import type { Gathered } from '../model/evidence.ts';
import { readTable } from '../targets/csv-table.ts';

/** A council that began or ended, and in which one. Empty is what the list does not say. */
export interface CouncilChange {
  readonly code: string;
  readonly begins: string;
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
    begins: columns.includes('begins') ? record.get('begins').trim() : '',
  }));
  const isGood = ({ code, begins, ends }: CouncilChange) =>
    code !== '' && begins + ends !== '' && [begins, ends].every((day) => day === '' || isDay(day));
  const bad = changes.find((change) => !isGood(change));
  if (bad) return wrong(`${bad.where}: it needs a code, and a day such as 2027-04-01.`);
  const never = changes.find(({ begins, ends }) => ends !== '' && begins >= ends);
  if (never) return wrong(`${never.where}: a council cannot end before it begins.`);
  const heir = changes.find(({ ends, successor }) => ends === '' && successor !== '');
  if (heir) return wrong(`${heir.where}: it has a successor, and so needs the day when it ends.`);
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
