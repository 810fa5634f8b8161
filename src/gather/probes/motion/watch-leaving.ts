import type { Frame } from 'playwright';
import type { MotionFacts } from '../../../model/seen/motion.ts';
import type { Probing } from '../probe.ts';

export interface Leaving {
  /** Where the page wanted to go by itself, if it did. */
  asked(): MotionFacts['left'];
  /** Whether another document is there now. */
  gone(): boolean;
  end(): void;
}

/** Nobody touches the page while this listens, so whatever loads in its place was the page's own idea. */
export async function watchLeaving({ page, session }: Probing): Promise<Leaving> {
  let left: MotionFacts['left'] = null;
  let gone = false;
  const { frameTree } = await session.send('Page.getFrameTree');
  const main = frameTree.frame.id;
  const onRequested = ({ frameId, url: to, reason }: { frameId: string; url: string; reason: string }) => {
    // A place on the same page is no other page.
    if (frameId !== main || reason === 'anchorClick' || (reason !== 'reload' && isPlaceOn(to, page.url()))) return;
    const same = reason === 'reload' || withoutPlace(to) === withoutPlace(page.url());
    left ??= { how: same ? 'reload' : 'elsewhere', url: to.slice(0, 500) };
  };
  const onNavigated = (frame: Frame) => {
    if (frame === page.mainFrame() && left) gone = true;
  };
  session.on('Page.frameRequestedNavigation', onRequested);
  page.on('framenavigated', onNavigated);
  return {
    asked: () => left,
    gone: () => gone || left !== null,
    end() {
      session.off('Page.frameRequestedNavigation', onRequested);
      page.off('framenavigated', onNavigated);
    },
  };
}

const withoutPlace = (address: string) => address.split('#')[0];
const isPlaceOn = (to: string, from: string) => to.includes('#') && withoutPlace(to) === withoutPlace(from);
