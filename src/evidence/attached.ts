import { z } from 'zod';
import type { Digest } from '../model/evidence.ts';
import { isDigest } from './canonical.ts';

/** A file that a measurement refers to, beside the account of it. */
export interface Attached {
  readonly blob: Digest;
  readonly mediaType: 'image/jpeg' | 'application/json';
  /** Of its file in a pack, such as `measured-mobile-1.jpg`. */
  readonly name: string;
}

const digest = z.custom<Digest>(isDigest);
const shape = z.looseObject({
  devices: z.array(
    z.looseObject({
      device: z.enum(['mobile', 'desktop']),
      film: z.array(z.looseObject({ picture: digest })),
      har: digest.nullable(),
    }),
  ),
});

export function isMeasured(artifact: string): boolean {
  return artifact === 'measured';
}

/** Pictures of the page while it was loading, and the archive of what it asked for. Empty where it is not a measurement. */
export function attachedTo(measured: unknown): readonly Attached[] {
  const { devices = [] } = shape.safeParse(measured).data ?? {};
  return devices.flatMap(({ device, film, har }): readonly Attached[] => [
    ...film.map(({ picture }, at): Attached => {
      return { blob: picture, mediaType: 'image/jpeg', name: `measured-${device}-${at + 1}.jpg` };
    }),
    ...(har === null ? [] : [{ blob: har, mediaType: 'application/json' as const, name: `measured-${device}.har` }]),
  ]);
}

/** The same measurement without them. */
export function withoutAttached(measured: unknown): unknown {
  const read = shape.safeParse(measured).data;
  if (!read) return measured;
  return { ...read, devices: read.devices.map((on) => ({ ...on, film: [], har: null })) };
}
