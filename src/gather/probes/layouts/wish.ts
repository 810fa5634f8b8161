import type { Page } from 'playwright';

/** Colours and movement as a person asks for them; `null` is what the browser does by itself. */
export interface Wish {
  readonly colorScheme?: 'dark' | null;
  readonly reducedMotion?: 'reduce' | null;
  readonly forcedColors?: 'active' | null;
}

/** Asks a page for one after the other. What is left out of a wish is `null`. */
export type Asker = (wish: Wish) => Promise<void>;

/** To ask for what is asked for already has the whole page styled anew, so that is not done. A page is taken to begin without a wish. */
export function askerOf(page: Pick<Page, 'emulateMedia'>): Asker {
  const full = (wish: Wish) => ({ colorScheme: null, reducedMotion: null, forcedColors: null, ...wish });
  let asked = JSON.stringify(full({}));
  return async (wish) => {
    const next = full(wish);
    const text = JSON.stringify(next);
    if (text === asked) return;
    // Only once it has come about: what failed is asked for again.
    asked = '';
    await page.emulateMedia(next);
    asked = text;
  };
}
