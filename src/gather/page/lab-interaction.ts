import { GONE } from '../arrive.ts';
import type { PageGatherer } from '../gatherer.ts';
import { readFirstInput } from '../in-page/first-input.ts';
import { runBare } from '../in-page/run.ts';

/**
 * Last of all: focus moves, and whatever the page does about that is nothing that anybody reads any more. Nor does it reach a
 * server: scripts that hear of the key or of the focus may send a form, so the page is offline meanwhile. A socket that is
 * open already stays open, and then no key is pressed.
 */
export const labInteraction: PageGatherer<'labInteraction'> = {
  artifact: 'labInteraction',
  timeoutMs: 5000,
  waits: true,
  // After the picture, which must not show where the focus is.
  draws: true,
  begin: (visiting) => async () => {
    if (visiting.talks()) return { key: 'Tab', ms: null, reason: 'not-pressed' };
    const world = visiting.world();
    const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const;
    const press = (type: 'rawKeyDown' | 'keyUp') => world.session.send('Input.dispatchKeyEvent', { type, ...key });
    try {
      await visiting.context.setOffline(true);
      await Promise.all([press('rawKeyDown'), press('keyUp')]);
      const ms = await runBare(world, readFirstInput);
      return { key: 'Tab', ms, reason: ms === null ? 'not-reported' : null };
    } catch (error) {
      if (!GONE.test(String(error))) throw error;
      // Focus alone has sent the page elsewhere.
      return { key: 'Tab', ms: null, reason: 'page-left' };
    } finally {
      await visiting.context.setOffline(false);
    }
  },
};
