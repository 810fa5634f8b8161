import { parentPort } from 'node:worker_threads';
import type { PdfFacts } from '../../../model/seen/documents.ts';
import type { DocumentRead } from './read-apart.ts';
import { readPdf } from './read-pdf.ts';

parentPort?.once('message', async (bytes: Uint8Array) => {
  const read = await readPdf(bytes).then(
    (facts): DocumentRead<PdfFacts> => ({ facts }),
    (error: unknown): DocumentRead<PdfFacts> => ({
      unread: error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken',
    }),
  );
  parentPort?.postMessage(read);
});
