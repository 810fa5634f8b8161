import type { RequestSeen } from '../../../src/model/evidence.ts';
import type { ImageFile, ImageSeen } from '../../../src/model/seen/images.ts';

export interface Picture extends ImageSeen {
  readonly file: ImageFile;
  readonly bytes: number;
  /** `png`, `jpeg` and so on, as the server named it; empty where it named none. */
  readonly format: string;
}

/** Pictures that have loaded, with what their file weighs; each file once, where it is shown widest. */
export function picturesOf(images: readonly ImageSeen[], requests: readonly RequestSeen[]): readonly Picture[] {
  const files = new Map(requests.filter(({ type }) => type === 'image').map((one) => [placeOf(one.url), one]));
  const found = new Map<string, Picture>();
  for (const image of images) {
    if (!image.file) continue;
    const place = image.file.shown ?? image.src;
    const request = files.get(place);
    const before = found.get(place);
    if (!request || (before && before.box.width >= image.box.width)) continue;
    const format = /^image\/(?:x-)?([\w.-]+)/i.exec(request.contentType)?.[1]?.toLowerCase() ?? '';
    found.set(place, { ...image, file: image.file, bytes: request.bytes, format });
  }
  return [...found.values()];
}

/** As the evidence of pictures has it: the address without its origin, and of a long one the end. */
const placeOf = (url: string): string => {
  const at = URL.parse(url);
  return at ? `${at.pathname}${at.search}`.slice(-160) : url.slice(0, 160);
};
