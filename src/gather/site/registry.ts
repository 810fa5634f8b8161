import { errorPages } from './error-pages.ts';
import { scripts } from './scripts.ts';
import type { SiteGatherer } from './site-gatherer.ts';

/** One line for each. They run at the same time. */
export const siteGatherers: readonly SiteGatherer[] = [errorPages, scripts];
