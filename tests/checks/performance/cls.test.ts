import { cls } from '../../../checks/performance/cls.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { vitals } from '../../helpers/site-evidence.ts';

const seen = (shift: number) => ({ vitals: vitals({ cls: shift }) });

checkCases(cls, {
  passed: [
    { name: 'still', seen: seen(0) },
    { name: 'a little', seen: seen(0.05) },
    { name: 'exactly good', seen: seen(0.1) },
  ],
  failed: [
    { name: 'just not good', seen: seen(0.1004), messages: ['jumps'], data: [{ shift: 0.1004 }] },
    { name: 'exactly poor', seen: seen(0.25), messages: ['jumps'], data: [{ shift: 0.25 }] },
    { name: 'poor', seen: seen(0.2512), messages: ['jumpsALot'], data: [{ shift: 0.2512 }] },
  ],
});
