import { failDetail, failReason } from '../../browser/errors.ts';
import type { Gathered } from '../../model/evidence.ts';

/** For a part of an artifact that may fail without the rest of it. */
export async function gathered<T>(work: Promise<T>): Promise<Gathered<T>> {
  try {
    return { ok: true, value: await work };
  } catch (error) {
    return { ok: false, error: { code: failReason(error), message: failDetail(error).slice(0, 300) } };
  }
}
