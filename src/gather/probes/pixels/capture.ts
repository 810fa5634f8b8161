import type { Box } from '../../../model/evidence.ts';
import type { Probing } from '../probe.ts';
import { decodePng, type Picture } from './png.ts';

/** A part of the document that is in the window; one pixel is one CSS pixel. */
export async function capture({ session }: Pick<Probing, 'session'>, area: Box): Promise<Picture> {
  const clip = { ...area, scale: 1 };
  const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip, optimizeForSpeed: true });
  return decodePng(Buffer.from(data, 'base64'));
}
