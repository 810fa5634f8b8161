import { parentPort } from 'node:worker_threads';
import type { OfficeFacts } from '../../../../model/seen/documents.ts';
import type { DocumentRead } from '../read-apart.ts';
import { partsOf } from './archive.ts';
import { readExcel } from './read-excel.ts';
import { readWord } from './read-word.ts';

parentPort?.once('message', (bytes: Uint8Array) => parentPort?.postMessage(read(bytes)));

function read(bytes: Uint8Array): DocumentRead<OfficeFacts> {
  try {
    const parts = partsOf(bytes);
    return { facts: parts.has('xl/workbook.xml') ? readExcel(parts) : readWord(parts) };
  } catch (error) {
    return { unread: error instanceof RangeError ? 'too-much-memory' : 'broken' };
  }
}
