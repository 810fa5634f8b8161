import type { PageArtifacts } from '../../model/evidence.ts';
import type { PageGatherer } from '../gatherer.ts';

const MAX_MESSAGES = 50;
const MAX_TEXT = 500;

/** Errors and warnings as the page's developers would see them. */
export const consoleMessages: PageGatherer<'console'> = {
  artifact: 'console',
  timeoutMs: 1000,
  begin({ page }) {
    const seen: { level: 'error' | 'warning'; text: string }[] = [];
    const add = (level: 'error' | 'warning', text: string) => {
      if (seen.length < MAX_MESSAGES) seen.push({ level, text: text.slice(0, MAX_TEXT) });
    };
    page.on('console', (message) => {
      const level = message.type();
      if (level === 'error' || level === 'warning') add(level, message.text());
    });
    page.on('pageerror', (error) => add('error', `Uncaught ${error.name}: ${error.message}`));
    return async (): Promise<PageArtifacts['console']> => {
      page.removeAllListeners('console');
      page.removeAllListeners('pageerror');
      return [...seen];
    };
  },
};
