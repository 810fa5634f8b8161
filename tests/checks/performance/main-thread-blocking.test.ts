import { mainThreadBlocking } from '../../../checks/performance/main-thread-blocking.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { vitals } from '../../helpers/site-evidence.ts';

const seen = (blocking: number, longTasks = 2) => ({ vitals: vitals({ blocking, longTasks }) });

checkCases(mainThreadBlocking, {
  passed: [
    { name: 'no long task', seen: seen(0, 0) },
    { name: 'a few', seen: seen(120) },
    { name: 'exactly good', seen: seen(200) },
  ],
  failed: [
    { name: 'just poor', seen: seen(601), messages: ['blocked'], data: [{ ms: 601, tasks: 2 }] },
    { name: 'one long block', seen: seen(900, 1), messages: ['blocked'] },
    { name: 'very poor', seen: seen(9000, 40), messages: ['blocked'] },
  ],
  cantTell: [
    { name: 'just not good', seen: seen(201), messages: ['borderline'] },
    { name: 'exactly poor', seen: seen(600), messages: ['borderline'] },
  ],
});
