/** The councils in a process of their own, so that what they cost is told apart: `server-process.ts <councils> <pages> <faults or sound>`. */
import { madeFleet } from './councils.ts';
import { serveFleet } from './serve.ts';

const [councils = '', pages = '', faults = ''] = process.argv.slice(2);
const served = await serveFleet(madeFleet(Number(councils), faults === 'faults'), Number(pages));
process.on('message', (word) => {
  if (word === 'reset') served.reset();
  process.send?.(served.asked());
});
process.on('disconnect', () => process.exit(0));
process.send?.([...served.homes]);
