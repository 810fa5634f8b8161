import type { CDPSession } from 'playwright';
import { failDetail, failReason } from '../../browser/errors.ts';
import type { Failure, Gathered, PageArtifact, PageEvidence } from '../../model/evidence.ts';
import { NOT_USED } from '../../model/probed.ts';
import type { BlobStore } from '../../ports.ts';
import { within } from '../deadline.ts';
import type { TabPool } from '../tabs.ts';
import { startBudget } from './budget.ts';
import { type LoadSettings, type Opened, openForProbes } from './opened.ts';
import { takePicture } from './picture.ts';
import type { Probe, Probing, Sender } from './probe.ts';

export interface ProbeSettings extends LoadSettings {
  readonly probes: readonly Probe[];
  readonly axe: Probing['axe'];
  readonly secondRules?: readonly string[];
  /** By how much all deadlines of probes are longer: for machines that are known to be busy. */
  readonly patience?: number;
}

interface ProbePorts {
  readonly tabs: TabPool;
  readonly blobs: BlobStore;
}

/** For all probes of a page together. What is there by then is kept, and the rest is named as missing. */
const MOST_PROBING_MS = 120_000;
const TOO_LATE: Failure = { code: 'timed-out', message: 'Trying the page out had taken too long already.' };
const TALKS: Failure = {
  code: NOT_USED,
  message: 'The page keeps a connection open through which it could send something, so its controls were not used.',
};
const CLEARING_MS = 2000;

/**
 * Runs the probes one after the other on one page. Whatever goes wrong costs the artifact of the probe it happened to; the
 * next one finds the page loaded again, in another tab if need be. Undefined when the scan was stopped before the end.
 */
export async function runProbes(
  url: string,
  settings: ProbeSettings,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<PageEvidence['artifacts'] | undefined> {
  const artifacts: Partial<Record<PageArtifact, Gathered<unknown>>> = {};
  const until = performance.now() + MOST_PROBING_MS * (settings.patience ?? 1);
  let opened: Opened | undefined;
  let asFound = true;
  /** A socket was opened by what was tried, and not by the page alone. */
  let called = false;
  let lost: Failure | undefined;
  const end = async () => {
    await opened?.end();
    opened = undefined;
  };
  for (const probe of settings.probes) {
    if (signal.aborted) break;
    if (!lost && performance.now() > until) lost = TOO_LATE;
    try {
      if (!lost) {
        const hangsUp = (probe.acts || !asFound) && called && opened?.tab.talks;
        // With its document it is gone.
        if (hangsUp && opened) {
          opened.tab.talks = false;
          called = false;
        }
        // A page that does not load again in its tab may do so in another one.
        if (opened && (!asFound || hangsUp)) await opened.load().catch(() => spoil(opened).then(end));
        opened ??= await openForProbes(url, settings, ports.tabs);
      }
    } catch (error) {
      const detail = failReason(error) === 'other' && error instanceof Error ? error.message : failDetail(error);
      lost = { code: failReason(error), message: `The page could not be opened again to try it out. ${detail}` };
    }
    if (lost || !opened) {
      artifacts[probe.artifact] = { ok: false, error: lost ?? TOO_LATE };
      continue;
    }
    if (probe.acts && opened.tab.talks) {
      artifacts[probe.artifact] = { ok: false, error: TALKS };
      continue;
    }
    const { talks } = opened.tab;
    const { result, inTime } = await runOne(probe, url, opened, settings, ports, signal);
    artifacts[probe.artifact] = result;
    called ||= !talks && opened.tab.talks && mayCall(probe);
    // Who ran out of time had none to put the page back.
    asFound = result.ok && inTime && probe.leaves !== 'changed' && !opened.watch.left;
    opened.perhapsChanged ||= probe.leaves === 'perhaps-changed';
    if (opened.tab.spoiled) await end();
  }
  await end();
  return signal.aborted ? undefined : (artifacts as PageEvidence['artifacts']);
}

/** Uses controls. A page that opens a socket because it was pointed at would do so again before anything is pressed. */
function mayCall({ acts, leaves, artifact }: Probe): boolean {
  return artifact !== 'hovered' && (acts === true || leaves === 'perhaps-changed');
}

async function runOne(
  probe: Probe,
  url: string,
  opened: Opened,
  settings: ProbeSettings,
  { blobs }: ProbePorts,
  outside: AbortSignal,
): Promise<{ readonly result: Gathered<unknown>; readonly inTime: boolean }> {
  const { tab, watch } = opened;
  const { page, context } = tab;
  watch.forget();
  const { used, disturbed, perhapsChanged } = opened;
  const traces = () => {
    const { navigations, popups, dialogs } = watch.happened();
    // A link to a place in the page, as the walk follows, is no other address.
    const address = probe.acts ? page.url() : page.url().split('#')[0];
    return [navigations.length, popups.length, dialogs.length, address].join(' ');
  };
  let traced = traces();
  opened.used ||= probe.acts === true;
  const { patience = 1 } = settings;
  const budget = startBudget(probe.timeoutMs * patience, `Trying out "${probe.artifact}"`, outside);
  const work = async () => {
    let own: Promise<CDPSession> | undefined;
    const listen = () => {
      own ??= context.newCDPSession(page).then((one) => one.send('Page.enable').then(() => one));
      return own;
    };
    const send = async (...given: Parameters<CDPSession['send']>) => (await listen()).send(...given);
    const session = { send } as Sender;
    try {
      return await probe.run({
        ...{ url, page, context, session, listen, blobs, signal: budget.signal, axe: settings.axe },
        secondRules: settings.secondRules ?? [],
        patience,
        world: opened.world,
        reload: async () => {
          await budget.standStill(opened.load);
          traced = traces();
        },
        picture: async (of) => takePicture(session, await opened.world(), blobs, of),
        happened: watch.happened,
        mayAct: () => !tab.talks,
        used,
        disturbed,
        perhapsChanged,
      });
    } finally {
      opened.disturbed ||= (probe.acts || probe.leaves === 'perhaps-changed') && traces() !== traced;
      // With it goes whatever the probe had switched on. Not waited for where the page hangs.
      if (own)
        await within(
          CLEARING_MS,
          'Ending a session',
          own.then((one) => one.detach()),
        ).catch(() => undefined);
    }
  };
  try {
    const value = await Promise.race([work(), budget.over, tab.crash, watch.closed]);
    return { result: { ok: true, value }, inTime: !budget.signal.aborted };
  } catch (error) {
    const code = failReason(error);
    // Work that missed its deadline goes on in the page.
    if (code === 'timed-out' || code === 'crashed') await spoil(opened);
    const detail = code === 'timed-out' ? 'It took too long.' : failDetail(error);
    const message = `Trying out "${probe.artifact}" on the page failed. ${detail}`;
    return { result: { ok: false, error: { code, message } }, inTime: false };
  } finally {
    budget.end();
  }
}

async function spoil(opened: Opened | undefined): Promise<void> {
  if (opened) opened.tab.spoiled = true;
}
