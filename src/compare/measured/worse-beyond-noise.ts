import type { ComparedMetric, ComparedPage, MeasuredComparison } from '../../model/comparison.ts';

export interface BeyondNoise extends Pick<ComparedPage, 'url' | 'device'> {
  readonly metric: ComparedMetric;
}

/**
 * What a gate may fail for: what became worse, and surely by more than the least change that matters. Never noise. How long a
 * server took hangs on how busy it was in those minutes, which runs made one after the other cannot tell; so it is said and
 * fails nothing.
 */
export function worseBeyondNoise(measured: MeasuredComparison | null): readonly BeyondNoise[] {
  return (measured?.pages ?? []).flatMap(({ url, device, metrics }) =>
    metrics
      .filter(({ metric, direction }) => direction === 'worse' && metric !== 'serverResponse')
      .map((metric) => ({ url, device, metric })),
  );
}
