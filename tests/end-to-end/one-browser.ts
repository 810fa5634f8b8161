/** Stands for a scan that measures: starts the browser for it, says so, and waits to be killed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { launchAlone } from '../../src/browser/launch-alone.ts';

const [executablePath = ''] = process.argv.slice(2);
const { pid } = await launchAlone({ executablePath, fixed: new Map(), ignoreCertificateErrors: false });
console.log(pid);
await sleep(60_000);
