import type { Database } from '../history/database.ts';
import { sendDigest, WAYS } from '../notify/send.ts';
import type { Clock } from '../ports.ts';
import { claimNotice, feedOf, noticeOverdue, noticeRuns, noticeSent } from './notices.ts';
import { listSchedules } from './schedules.ts';

/** A digest of each run that has come to its end, and a list of what is overdue: each to each receiver once. */
export async function tellNews(
  database: Database,
  clock: Clock,
  env: Readonly<Record<string, string | undefined>>,
  tell: (sentence: string) => void,
): Promise<void> {
  const schedules = await listSchedules(database);
  await noticeRuns(database, schedules, clock.now());
  await noticeOverdue(database, schedules, clock.now()).catch((error: Error) =>
    tell(`What is overdue could not be found out. ${error.message}`),
  );
  for (;;) {
    const next = await claimNotice(database, clock.now());
    if (next === undefined) return;
    const { digest } = next;
    const schedule = schedules.find(({ id }) => id === digest.schedule);
    const already = WAYS.filter((way) => next.already.includes(way));
    const feed = schedule?.spec.notify.feed ? await feedOf(database, digest.schedule) : [];
    const seconds = Math.floor(Date.parse(clock.now()) / 1000);
    const nobody = { by: already, problems: [] };
    const sent = schedule ? await sendDigest(digest, schedule.spec.notify, { env, seconds, feed, already }) : nobody;
    for (const problem of sent.problems) tell(problem);
    await noticeSent(database, digest.id, sent, clock.now());
  }
}
