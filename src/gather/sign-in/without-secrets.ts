import type { BlobStore, Visitor } from '../../ports.ts';
import type { Secrets } from './secrets.ts';

/** A store in which no secret arrives, whoever files something. */
export function blobsWithoutSecrets(blobs: BlobStore, secrets: Secrets): BlobStore {
  return { ...blobs, put: (bytes) => blobs.put(secrets.redactBytes(bytes)) };
}

/** Nothing that a visitor tells has a secret in it, so nothing that is made of it can. */
export function visitorWithoutSecrets(visitor: Visitor, secrets: Secrets): Visitor {
  const { prober, lookAround } = visitor;
  const clean = async <T>(told: Promise<T>) => secrets.redactAll(await told);
  return {
    ...visitor,
    // The address stays as it was given: whoever asked knows the visit by it.
    visitPage: async (url, ...rest) => {
      const visit = await clean(visitor.visitPage(url, ...rest));
      return { ...visit, url, page: visit.page && { ...visit.page, url } };
    },
    comparer: () => {
      const compare = visitor.comparer();
      return (...given) => clean(compare(...given));
    },
    robots: (...given) => clean(visitor.robots(...given)),
    visitSite: (...given) => clean(visitor.visitSite(...given)),
    checkLink: (...given) => clean(visitor.checkLink(...given)),
    ...(lookAround ? { lookAround: (...given) => clean(lookAround(...given)) } : {}),
    ...(prober ? { prober: { ...prober, probe: (...given) => clean(prober.probe(...given)) } } : {}),
  };
}
