import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { WentBack } from '../../model/journey.ts';
import { within } from '../deadline.ts';
import { type Leaving, PRESSED } from './in-page.ts';

const BACK_MS = 10_000;
const QUIET_MS = 300;
const MOST_LOST = 20;

/** Presses the browser's back button and looks whether the answers are still there. Null where that tells nothing. */
export async function goBack(
  page: Page,
  left: { readonly url: string; readonly answers: Leaving['answers'] } | null,
): Promise<WentBack | null> {
  if (!left || left.answers.length === 0) return null;
  const answers = [...left.answers];
  const url = left.url.slice(0, 2048);
  try {
    // What was broken off a moment ago may break this off as well.
    await setTimeout(QUIET_MS);
    await page.goBack({ timeout: BACK_MS, waitUntil: 'load' });
    if (place(page.url()) !== place(url)) return null;
    const reading = page.evaluate(
      (name) => (globalThis as unknown as Record<string, () => Leaving>)[name]?.() ?? null,
      PRESSED,
    );
    const now = (await within(BACK_MS, 'Looking at the answers', reading))?.answers;
    if (!now) return null;
    const lost = answers.filter(([name, value]) => !now.some((one) => one[0] === name && one[1] === value));
    const names = [...new Set(lost.map(([name]) => name.slice(0, 100)))];
    return { url: place(url), kept: answers.length - lost.length, lost: names.slice(0, MOST_LOST) };
  } catch {
    return null;
  }
}

const place = (url: string) => url.split('#', 1)[0] ?? url;
