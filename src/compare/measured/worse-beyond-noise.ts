import type { ComparedMetric, ComparedPage } from '../../model/comparison.ts';
import { compareMeasured, type MeasuredSide } from './compare-measured.ts';

export interface BeyondNoise extends Pick<ComparedPage, 'url' | 'device'> {
  readonly metric: ComparedMetric;
}

/** What a gate may fail for: what became worse, and surely by more than the least change that matters. Never noise. */
export function worseBeyondNoise(before: MeasuredSide, after: MeasuredSide): readonly BeyondNoise[] {
  const pages = compareMeasured(before, after)?.pages ?? [];
  return pages.flatMap(({ url, device, metrics }) =>
    metrics.filter(({ direction }) => direction === 'worse').map((metric) => ({ url, device, metric })),
  );
}
