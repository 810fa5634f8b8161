import type { Banner, ConsentControl, ControlDoes } from '../../../model/seen/consent.ts';
import { within } from '../../deadline.ts';
import { readBanner } from '../../in-page/banner.ts';
import { evaluate, runInWorld } from '../../in-page/run.ts';
import { settle } from '../../in-page/settle.ts';
import { mainWorld } from '../../page/frames.ts';
import type { CleanTab } from '../clean-tab.ts';
import { BANNER_SIGNS } from './words.ts';

const READ_MS = 5000;
/** For what a click sets off: the choice is stored, the banner goes, and scripts come or do not. */
const AFTER_CLICK_MS = 800;
const SETTLE = { wait: 500, quiet: 200, most: 2500 };

export async function bannerIn({ session }: CleanTab): Promise<Banner | null> {
  const reading = mainWorld(session).then((world) => runInWorld(world, readBanner, BANNER_SIGNS));
  return within(READ_MS, 'Looking for a banner', reading);
}

export const controlFor = (banner: Pick<Banner, 'controls'> | null, does: readonly ControlDoes[]) =>
  does.flatMap((one) => banner?.controls.find((control) => control.does === one) ?? [])[0];

/** Clicks as a person does, with the mouse. What it says on the control, or null where it cannot be reached. */
export const press = (tab: CleanTab, wanted: ConsentControl): Promise<string | null> =>
  tab.act(() => click(tab, wanted));

async function click(tab: CleanTab, wanted: ConsentControl): Promise<string | null> {
  const { page, session } = tab;
  const y = wanted.box ? wanted.box.y + wanted.box.height / 2 : 0;
  await evaluate(await mainWorld(session), `scrollTo(0, ${Math.max(0, y)} - innerHeight / 2)`);
  // Read anew: what floats over the page has moved with the window.
  const control = (await bannerIn(tab))?.controls.find(
    ({ does, text }) => does === wanted.does && text === wanted.text,
  );
  if (!control?.box) return null;
  const [left, top] = (await evaluate(await mainWorld(session), '[scrollX, scrollY]')) as [number, number];
  const { box } = control;
  await page.mouse.click(box.x + box.width / 2 - left, box.y + box.height / 2 - top);
  await page.waitForTimeout(AFTER_CLICK_MS);
  await page.waitForLoadState('load', { timeout: READ_MS }).catch(() => undefined);
  const settled = mainWorld(session).then((world) => runInWorld(world, settle, SETTLE));
  await within(READ_MS, 'Settling', settled).catch(() => undefined);
  return control.text;
}
