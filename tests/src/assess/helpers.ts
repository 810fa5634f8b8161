import type { CheckId, CheckMeta } from '../../../src/model/check.ts';
import type { PageEvidence, SiteEvidence } from '../../../src/model/evidence.ts';
import { ORIGIN, PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';

export function meta<const M extends string>(id: CheckId, messages: Record<M, string>, rest?: Partial<CheckMeta>) {
  const plain: CheckMeta = {
    id,
    title: 'A check',
    kind: 'automatic',
    why: 'Why.',
    affects: 'Everyone.',
    fix: 'Mend it.',
    severity: 'moderate',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:10'],
    criteria: [],
    sources: ['https://www.ambleford.example/standard'],
    messages: {},
    ...rest,
  };
  return { ...plain, messages };
}

export function page(artifacts: PageEvidence['artifacts'], url = PAGE_URL, visitedAt = VISITED_AT): PageEvidence {
  return { url, visitedAt, artifacts };
}

export function site(artifacts: SiteEvidence['artifacts'] = {}, origin = ORIGIN): SiteEvidence {
  return { origin, visitedAt: VISITED_AT, artifacts };
}

export const ok = <T>(value: T) => ({ ok: true, value }) as const;
export const timedOut = { ok: false, error: { code: 'timed-out', message: 'It took too long.' } } as const;
