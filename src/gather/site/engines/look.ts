import type { Browser, Page } from 'playwright';
import type { EngineLook } from '../../../model/seen/engines.ts';
import { classify } from '../../classify.ts';
import { within } from '../../deadline.ts';
import { navigate } from '../../navigate.ts';
import { readResponse } from '../../page/response.ts';
import { inHeldPage } from '../clean-tab.ts';
import { openedInTurn, pictureOf } from '../opened.ts';
import { withoutValues } from '../query-names.ts';
import type { LookingAround } from '../site-gatherer.ts';
import { outlineOf } from './outline.ts';

/** Widths of the check map: a desk and a telephone. */
const WIDE = { width: 1350, height: 900 };
const NARROW = { width: 390, height: 844 };
const QUIET_MS = 3000;
const AFTER_RESIZING_MS = 500;
const READ_MS = 10_000;
const ACTION_MS = 3000;
const MOST = 20;
const LONGEST = 300;

type Means = Pick<LookingAround, 'cleanContext' | 'turn' | 'clock' | 'blobs' | 'pageTimeoutMs' | 'signal'>;
type Engine = { readonly engine: Browser | undefined; readonly userAgent: string };

/** How a page looks in an engine, wide and narrow. */
export async function lookIn(around: Means, engine: Engine, url: string): Promise<EngineLook> {
  const context = await around.cleanContext({ ...engine, viewport: WIDE });
  context.setDefaultTimeout(ACTION_MS);
  return inHeldPage(
    around,
    context,
    () => false,
    async (_, page, held) => {
      const trouble = listenFor(page);
      const opening = openedInTurn(around, url, async () => {
        held.opening(url);
        const navigation = await navigate(page, url, around.pageTimeoutMs);
        await page.waitForLoadState('networkidle', { timeout: QUIET_MS }).catch(() => undefined);
        const response = await readResponse(navigation.response());
        return { response, judgement: classify(response, await page.title()) };
      });
      await opening.finally(() => held.opened());
      const outline = async () => ({
        ...(await within(READ_MS, 'Reading the page', outlineOf(page))),
        shot: await pictureOf(page, around),
      });
      const wide = await outline();
      await page.setViewportSize(NARROW);
      await page.waitForTimeout(AFTER_RESIZING_MS);
      return { wide, narrow: await outline(), ...trouble(), blocked: [...held.blocked].sort() };
    },
  );
}

/** The engine's own name before that of the scan: scripts that tell engines apart by it do what they do for people. */
export async function userAgentOf(
  around: Pick<LookingAround, 'cleanContext' | 'userAgent'>,
  engine: Browser | undefined,
): Promise<string> {
  const context = await around.cleanContext({ engine, userAgent: null });
  try {
    const page = await context.newPage();
    return `${await page.evaluate('navigator.userAgent')} ${around.userAgent}`;
  } finally {
    await context.close();
  }
}

/** What goes wrong in the page from now on. */
function listenFor(page: Page): () => Pick<EngineLook, 'uncaught' | 'console' | 'failedScripts'> {
  const seen = { uncaught: new Set<string>(), console: new Set<string>(), failedScripts: new Set<string>() };
  const note = (list: Set<string>, text: string) => {
    if (list.size < MOST) list.add(text.slice(0, LONGEST));
  };
  page.on('pageerror', ({ name, message }) => note(seen.uncaught, `${name}: ${message.split('\n', 1)[0]}`));
  page.on('console', (message) => {
    if (message.type() === 'error') note(seen.console, message.text());
  });
  page.on('requestfailed', (request) => {
    if (request.resourceType() === 'script') note(seen.failedScripts, withoutValues(request.url()));
  });
  page.on('response', (response) => {
    const failed = response.status() >= 400 && response.request().resourceType() === 'script';
    if (failed) note(seen.failedScripts, withoutValues(response.url()));
  });
  return () => ({
    uncaught: [...seen.uncaught].sort(),
    console: [...seen.console].sort(),
    failedScripts: [...seen.failedScripts].sort(),
  });
}
