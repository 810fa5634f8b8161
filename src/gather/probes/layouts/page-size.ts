import type { CDPSession, Page } from 'playwright';
import { SIZES, type Size } from './sizes.ts';

/** Pages that take their window for another size than it has. */
const resized = new WeakSet<Page>();

/**
 * Tells the page that its window has this size, and leaves the window itself as it is: to size that too has everything drawn once
 * more each time. No picture may be taken meanwhile, as the page has the size of the window again afterwards.
 */
export async function setPageSize(
  page: Page,
  session: Pick<CDPSession, 'send'>,
  { width, height }: Size,
): Promise<void> {
  const isNormal = width === SIZES.normal.width && height === SIZES.normal.height;
  if (!isNormal) resized.add(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...{ width, height, screenWidth: width, screenHeight: height, deviceScaleFactor: 1, mobile: false },
    screenOrientation: { angle: 0, type: 'landscapePrimary' },
    dontSetVisibleSize: true,
  });
  if (isNormal) resized.delete(page);
}

/** As it was at first, if it is not. */
export async function resetPageSize(page: Page, session: Pick<CDPSession, 'send'>): Promise<void> {
  if (resized.has(page)) await setPageSize(page, session, SIZES.normal);
}
