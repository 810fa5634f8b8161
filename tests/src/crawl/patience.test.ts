import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../../src/crawl/feedback.ts';
import { createPatience } from '../../../src/crawl/patience.ts';

const refused: Feedback = {
  latencyMs: null,
  status: 429,
  retryAfterMs: 1000,
  state: 'blocked',
  reason: 'rate-limited',
};
const good: Feedback = { latencyMs: 100, status: 200, retryAfterMs: null, state: 'scanned', reason: null };

/** How many pages of forty were asked for, when the first try of each is refused and the second ends like this. */
function pagesAsked(second: Feedback): number {
  const patience = createPatience();
  for (let page = 1; page <= 40; page += 1) {
    if (patience.learn(refused, 0, false)) return page;
    patience.learn({ ...second, again: true }, 0, false);
  }
  return 40;
}

describe('patience', () => {
  it('lasts on a host that answers well when it is asked again', () => {
    expect(pagesAsked(good)).toBe(40);
  });

  it('ends after ten refusals, whatever the second tries bring beside them', () => {
    expect(pagesAsked(refused)).toBe(10);
  });
});
