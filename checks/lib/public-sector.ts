import { getDomainWithoutSuffix } from 'tldts';
import { hostOf, isLoopback } from './hosts.ts';

const ENDINGS = /(?:^|\.)(?:gov\.uk|gov\.wales|llyw\.cymru|gov\.scot|nhs\.uk)$/;

export const isPublicSector = (host: string): boolean => ENDINGS.test(host);

/** A name that says whose it is; addresses and names of a machine do not. */
export const isTelling = (host: string): boolean => host.includes('.') && !isLoopback(host) && !/^[\d.]+$/.test(host);

const HAND_OVER =
  /\b(?:provided|run|operated|managed|supplied|hosted) by\b|\b(?:our|the) (?:suppliers?|partners?|contractors?)\b|\bthird[- ]party\b|\b(?:external|another|other) (?:web ?)?site\b|\bdarperir gan\b|\bgwefan allanol\b/i;

/** Whether a page says, before it hands people over, that somebody else is next: in general words or by name. */
export function saysWhoIsNext(text: string, url: string): boolean {
  const name = getDomainWithoutSuffix(url) ?? hostOf(url);
  const words = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return HAND_OVER.test(text) || (name.length >= 4 && words.includes(name.replace(/[^\p{L}\p{N}]+/gu, '')));
}
