import { documents } from './documents.ts';
import type { SiteGatherer } from './site-gatherer.ts';

/** One line for each. They run at the same time. */
export const siteGatherers: readonly SiteGatherer[] = [documents];
