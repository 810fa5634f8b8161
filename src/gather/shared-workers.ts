import type { Browser } from 'playwright';

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
}

const watched = new WeakMap<Browser, Promise<() => boolean>>();

/**
 * Whether any page of a browser has a worker that pages may share. Such a worker belongs to no page, so none can tell, and it
 * works on until each page that asked for it is gone.
 */
export function sharedWorkersOf(browser: Browser): Promise<() => boolean> {
  // Where nobody can tell, there may be one.
  const known = watched.get(browser) ?? watch(browser).catch(() => () => true);
  watched.set(browser, known);
  return known;
}

async function watch(browser: Browser): Promise<() => boolean> {
  const session = await browser.newBrowserCDPSession();
  const alive = new Set<string>();
  session.on('Target.targetCreated', ({ targetInfo }: { readonly targetInfo: TargetInfo }) => {
    if (targetInfo.type === 'shared_worker') alive.add(targetInfo.targetId);
  });
  session.on('Target.targetDestroyed', ({ targetId }) => void alive.delete(targetId));
  await session.send('Target.setDiscoverTargets', {
    discover: true,
    filter: [{ type: 'shared_worker' }, { exclude: true }],
  });
  return () => alive.size > 0;
}
