import { type HttpResponse, LONGEST_HEADER } from '../../src/model/evidence.ts';

/** Every value of a header, in the order sent. A header sent twice has two values. */
export function all(response: Pick<HttpResponse, 'headers'>, name: string): readonly string[] {
  return response.headers.filter(([key]) => key === name).map(([, value]) => value.trim());
}

/** The first value; for headers of which browsers read only the first. */
export function header(response: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  return all(response, name)[0];
}

/** The members of a header that is a comma-separated list, over all its values. */
export function listOf(response: Pick<HttpResponse, 'headers'>, name: string): readonly string[] {
  return all(response, name)
    .flatMap((value) => value.split(','))
    .map((member) => member.trim());
}

/** Whether a value of the header was cut when it was written down, so that what it lacks may have been there. */
export function isCut(response: Pick<HttpResponse, 'headers'>, name: string): boolean {
  return response.headers.some(([key, value]) => key === name && value.length >= LONGEST_HEADER);
}

/** Lower-cased media type without parameters; empty when the server named none. */
export function mediaType(response: Pick<HttpResponse, 'headers'>): string {
  return (header(response, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** A browser that is told nothing guesses, and for a page it guesses HTML. */
export function isHtml(response: Pick<HttpResponse, 'headers'>): boolean {
  return ['', 'text/html', 'application/xhtml+xml'].includes(mediaType(response));
}

/** Values go into reports; a hostile server may send very long ones. */
export const short = (value: string, limit = 200): string =>
  value.length > limit ? `${value.slice(0, limit - 1)}…` : value;
