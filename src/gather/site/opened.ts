import type { Page } from 'playwright';
import { describe, failReason } from '../../browser/errors.ts';
import type { HttpResponse, Screenshot } from '../../model/evidence.ts';
import type { Answered } from '../../ports.ts';
import { answered } from '../answered.ts';
import type { Judgement } from '../classify.ts';
import { LEFT_ALONE } from './in-turn.ts';
import type { LookingAround } from './site-gatherer.ts';

export interface Opened {
  readonly response: HttpResponse;
  readonly judgement: Judgement;
}

const PICTURE_MS = 5000;

/** Opens a page in the turn of its host, which learns from the answer what it is to be spared. Rejects where no page comes of it. */
export async function openedInTurn(
  { turn, clock }: Pick<LookingAround, 'turn' | 'clock'>,
  url: string,
  open: () => Promise<Opened>,
): Promise<void> {
  const ended = await turn(url, async (): Promise<Answered<{ readonly problem: string | null }>> => {
    try {
      const { response, judgement } = await open();
      const problem = judgement.state === 'scanned' ? null : judgement.detail;
      return answered({ problem }, response, clock);
    } catch (error) {
      return { value: { problem: describe(error) }, status: null, reason: failReason(error), retryAfterMs: null };
    }
  });
  const problem = ended ? ended.problem : LEFT_ALONE.message;
  if (problem !== null) throw new Error(problem);
}

export async function pictureOf(page: Page, { blobs }: Pick<LookingAround, 'blobs'>): Promise<Screenshot | null> {
  const size = page.viewportSize();
  const shot = await page
    .screenshot({ type: 'jpeg', quality: 50, animations: 'disabled', caret: 'hide', timeout: PICTURE_MS })
    .catch(() => null);
  if (!shot || !size) return null;
  return { blob: await blobs.put(shot), bytes: shot.length, mediaType: 'image/jpeg', ...size };
}
