import { cls } from '../../../checks/performance/cls.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { run, runsOf, seenMeasured } from '../../helpers/measured-evidence.ts';

const shifts = [{ selector: 'div.banner', html: '<div class="banner">', score: 0.18 }];
const seen = (...values: readonly number[]) => seenMeasured({ runs: runsOf('cls', values), shifts });
const told = { device: 'a simulated phone', element: 'div.banner', runs: 3, saving: 0.18 };

checkCases(cls, {
  passed: [
    { name: 'still', seen: seen(0, 0, 0) },
    { name: 'exactly good, and one run not', seen: seen(0.1, 0.05, 0.4) },
  ],
  failed: [
    {
      name: 'over in every run',
      seen: seen(0.12, 0.2, 0.15),
      messages: ['jumps'],
      data: [{ ...told, value: 0.15, low: 0.12, high: 0.2 }],
    },
    {
      name: 'poor',
      seen: seen(0.26, 0.2, 0.9),
      messages: ['jumpsALot'],
      data: [{ ...told, value: 0.26, low: 0.2, high: 0.9 }],
    },
    {
      name: 'no element named',
      seen: seenMeasured({ runs: runsOf('cls', [0.3, 0.3, 0.3]) }),
      messages: ['jumpsALot'],
    },
  ],
  cantTell: [
    { name: 'good in some runs', seen: seen(0.05, 0.2, 0.2), messages: ['borderline'] },
    { name: 'two runs', seen: seenMeasured({ runs: [run({ cls: 1 }), run({ cls: 1 })] }), messages: ['unsteady'] },
  ],
});
