import type { BrowserContext } from 'playwright';
import type { MachineTurns } from '../../ports.ts';

/** A context in which pages are opened, in a turn that lasts as long as it does. */
export function inTurnContext(turns: MachineTurns, open: () => Promise<BrowserContext>): Promise<BrowserContext> {
  const { promise, resolve, reject } = Promise.withResolvers<BrowserContext>();
  const work = async () => {
    const context = await open();
    const closed = new Promise((done) => context.once('close', done));
    resolve(context);
    await closed;
  };
  turns.among(work).catch(reject);
  return promise;
}
