import type { FileKind } from '../model/weights.ts';

const KINDS: Readonly<Record<string, FileKind>> = {
  document: 'document',
  stylesheet: 'style',
  script: 'script',
  image: 'picture',
  font: 'font',
  media: 'media',
  xhr: 'data',
  fetch: 'data',
};

/** Of the type that a browser gives to a request, in whatever letters. */
export const kindOf = (type: string): FileKind => KINDS[type.toLowerCase()] ?? 'other';
