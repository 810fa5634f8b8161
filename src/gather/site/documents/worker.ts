import { parentPort } from 'node:worker_threads';
import type { PdfFacts, PdfUnread } from '../../../model/seen/documents.ts';
import { readPdf } from './read-pdf.ts';

export type PdfRead = { readonly facts: PdfFacts } | { readonly unread: PdfUnread };

parentPort?.once('message', async (bytes: Uint8Array) => {
  const read = await readPdf(bytes).then(
    (facts): PdfRead => ({ facts }),
    (error: unknown): PdfRead => ({
      unread: error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken',
    }),
  );
  parentPort?.postMessage(read);
});
