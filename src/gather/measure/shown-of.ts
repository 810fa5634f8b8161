import { z } from 'zod';
import type { MeasuredOn, Saving } from '../../model/seen/measured.ts';
import { type Audit, address, auditOf, itemsOf, type Lhr, nodeShape, rounded } from './lhr.ts';

const MOST_SHIFTS = 10;
const MOST_TASKS = 20;
const MOST_OWNERS = 30;
const MOST_SAVINGS = 30;
const MOST_ITEMS = 10;
const LONG_TASK_MS = 50;
/** They say where time goes, not what could be done; longTasks has that. */
const NO_SAVINGS = ['long-tasks', 'mainthread-work-breakdown'];
/** This one it names by what there is to do only from 600 milliseconds on, and "was short" before. */
const TITLES: Readonly<Record<string, string>> = { 'server-response-time': 'Reduce initial server response time' };

type Blamed = Pick<MeasuredOn, 'lcpElement' | 'shifts' | 'longTasks' | 'thirdParties' | 'savings'>;

/** What one run blames for its times: elements, shifts, scripts, other sites, and what could be saved. */
export function blamedIn(lhr: Lhr): Blamed {
  return {
    lcpElement: itemsOf(auditOf(lhr, 'lcp-breakdown-insight'), nodeShape)[0] ?? null,
    shifts: shiftsIn(lhr),
    longTasks: longTasksIn(lhr),
    thirdParties: thirdPartiesIn(lhr),
    savings: savingsIn(lhr),
  };
}

const shiftShape = z.object({ node: nodeShape, score: z.number().nonnegative() });

function shiftsIn(lhr: Lhr): MeasuredOn['shifts'] {
  return itemsOf(auditOf(lhr, 'layout-shifts'), shiftShape)
    .map(({ node, score }) => ({ ...node, score: rounded(score, 4) ?? 0 }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_SHIFTS);
}

const taskShape = z.object({ url: address, startTime: z.number(), duration: z.number() });

function longTasksIn(lhr: Lhr): MeasuredOn['longTasks'] {
  return itemsOf(auditOf(lhr, 'long-tasks'), taskShape)
    .map(({ url, startTime, duration }) => ({ url, startMs: rounded(startTime) ?? 0, ms: rounded(duration) ?? 0 }))
    .filter(({ ms }) => ms >= LONG_TASK_MS)
    .toSorted((a, b) => b.ms - a.ms || a.startMs - b.startMs)
    .slice(0, MOST_TASKS);
}

const partyShape = z.object({
  entity: z.string().transform((name) => name.slice(0, 200)),
  transferSize: z.number().nonnegative().catch(0),
  mainThreadTime: z.number().nonnegative().catch(0),
});
const ownedShape = z.object({ entity: z.string() });

function thirdPartiesIn(lhr: Lhr): MeasuredOn['thirdParties'] {
  const requests = itemsOf(auditOf(lhr, 'network-requests'), ownedShape);
  return itemsOf(auditOf(lhr, 'third-parties-insight'), partyShape)
    .map(({ entity, transferSize, mainThreadTime }) => ({
      owner: entity,
      requests: requests.filter((request) => request.entity.slice(0, 200) === entity).length,
      bytes: rounded(transferSize) ?? 0,
      mainThreadMs: rounded(mainThreadTime) ?? 0,
    }))
    .toSorted((a, b) => b.mainThreadMs - a.mainThreadMs || b.bytes - a.bytes || (a.owner < b.owner ? -1 : 1))
    .slice(0, MOST_OWNERS);
}

const amount = z.number().nonnegative().optional().catch(undefined);
const overallShape = z.object({
  overallSavingsMs: amount,
  overallSavingsBytes: amount,
  debugData: z.object({ wastedBytes: amount }).optional().catch(undefined),
});
const savedShape = z.object({
  url: address.optional().catch(undefined),
  node: nodeShape.optional().catch(undefined),
  wastedMs: amount,
  wastedBytes: amount,
});

function savingsIn(lhr: Lhr): readonly Saving[] {
  return Object.keys(lhr.audits)
    .filter((name) => !NO_SAVINGS.includes(name))
    .flatMap((name) => savingOf(name, auditOf(lhr, name)) ?? [])
    .toSorted(bySize)
    .slice(0, MOST_SAVINGS);
}

function savingOf(name: string, audit: Audit | undefined): Saving | undefined {
  if (!audit) return undefined;
  const { FCP = 0, LCP = 0, TBT = 0 } = audit.metricSavings;
  const overall = overallShape.safeParse(audit.details).data;
  const ms = rounded(Math.max(FCP, LCP, TBT, overall?.overallSavingsMs ?? 0)) || null;
  const bytes = rounded(overall?.overallSavingsBytes ?? overall?.debugData?.wastedBytes) || null;
  if (ms === null && bytes === null) return undefined;
  const items = itemsOf(audit, savedShape)
    .map(({ url, node, wastedMs, wastedBytes }) => ({
      what: url ?? node?.selector ?? '',
      ms: rounded(wastedMs) || null,
      bytes: rounded(wastedBytes) || null,
    }))
    .filter(({ what, ms: itemMs, bytes: itemBytes }) => what !== '' && (itemMs ?? itemBytes) !== null)
    .toSorted(bySize)
    .slice(0, MOST_ITEMS);
  return { audit: name.slice(0, 100), title: TITLES[name] ?? audit.title.slice(0, 200), ms, bytes, items };
}

function bySize(a: { ms: number | null; bytes: number | null }, b: typeof a): number {
  return (b.ms ?? 0) - (a.ms ?? 0) || (b.bytes ?? 0) - (a.bytes ?? 0);
}
