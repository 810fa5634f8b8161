import type { BlobStore, Visit, Visitor } from '../../ports.ts';
import type { Secrets } from './secrets.ts';

/** A store in which no secret arrives, whoever files something. */
export function blobsWithoutSecrets(blobs: BlobStore, secrets: Secrets): BlobStore {
  return { ...blobs, put: (bytes) => blobs.put(secrets.redactBytes(bytes)) };
}

/** Nothing that a visitor tells has a secret in it, so nothing that is made of it can. */
export function visitorWithoutSecrets(visitor: Visitor, secrets: Secrets): Visitor {
  const clean = discreet(visitor, secrets) as Visitor;
  return {
    ...clean,
    // The address stays as it was given: whoever asked knows the visit by it.
    async visitPage(url, ...rest): Promise<Visit> {
      const visit = await clean.visitPage(url, ...rest);
      return { ...visit, url, page: visit.page && { ...visit.page, url } };
    },
  };
}

/** Functions that tell the same without secrets, however deep they lie: what is added to a visitor one day is covered. */
function discreet(value: unknown, secrets: Secrets): unknown {
  if (typeof value === 'function')
    return (...given: unknown[]) => discreet((value as (...all: unknown[]) => unknown)(...given), secrets);
  if (value instanceof Promise) return value.then((told) => discreet(told, secrets));
  if (typeof value !== 'object' || value === null || !hasFunctions(value)) return secrets.redactAll(value);
  if (Array.isArray(value)) return value.map((one) => discreet(one, secrets));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, discreet(one, secrets)]));
}

function hasFunctions(value: object): boolean {
  return Object.values(value).some(
    (one) => typeof one === 'function' || ((isPlain(one) || Array.isArray(one)) && hasFunctions(one)),
  );
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
