import { expect, it } from 'vitest';
import { axeMovement } from '../../../checks/accessibility/axe-movement.ts';
import type { AxeRule } from '../../../src/model/evidence.ts';
import { checkCases, PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';
import { axe, FRAME, familyCases, rule } from './axe-evidence.ts';

const cases = familyCases('movement');
const onPage = <C extends { readonly seen: ReturnType<typeof axe> }>(rows: readonly C[], html = '') =>
  rows.map((row) => ({ ...row, seen: { ...row.seen, document: document(html) } }));
const page = (rules: readonly AxeRule[], html: string, framesMissed: readonly string[] = []) => ({
  ...axe(rules, framesMissed),
  document: document(html),
});
/** As axe tells of it: with its opening tag. */
const scrolling = (...tags: readonly string[]): AxeRule => {
  const failed = rule('marquee', 'failed', tags.length);
  return { ...failed, nodes: failed.nodes.map((node, index) => ({ ...node, html: tags[index] ?? '' })) };
};
const asked = (name: string, html: string) => ({
  name,
  seen: page([rule('marquee', 'failed')], html),
  messages: ['mayStop'] as const,
  data: [{ rule: 'marquee' }],
});
const sure = (name: string, html: string) => ({
  name,
  seen: page([rule('marquee', 'failed')], html),
  messages: ['marquee'] as const,
});

checkCases(axeMovement, {
  passed: onPage(cases.passed),
  failed: [
    ...onPage(cases.failed),
    sure('words about pausing are no control', '<p>Pause for thought. Stop by.</p><marquee>News</marquee>'),
    sure(
      'a control for something else',
      '<button type="button" id="stop">Search</button><a href="/stop">Paths</a> Stop here.',
    ),
    {
      name: 'one without end beside one that ends',
      seen: page([scrolling('<marquee>', '<marquee loop="1">')], ''),
      messages: ['marquee'],
    },
    {
      name: 'a reload, with a pause for the text',
      seen: page([rule('meta-refresh', 'failed'), rule('marquee', 'failed')], '<button>Pause</button>'),
      messages: ['meta-refresh'],
    },
    {
      name: 'without end by its tag',
      seen: page([scrolling('<marquee loop="-1" behavior="scroll">')], ''),
      messages: ['marquee'],
    },
  ],
  cantTell: [
    ...onPage(cases.cantTell),
    asked('a pause button', '<button type="button">Pause the news</button>'),
    asked(
      'a button with its word inside',
      '<button type="button"><span class="icon"></span><span>Stop</span></button>',
    ),
    asked('a button named otherwise', '<button type="button" aria-label="Oedi’r newyddion">||</button>'),
    asked('a switch', '<label for="n"><input type="checkbox" id="n"> Stop moving text</label>'),
    {
      name: 'text that ends, stands still or stops under the pointer',
      seen: page(
        [
          scrolling(
            '<marquee loop="2">',
            '<marquee behavior="slide">',
            '<marquee scrollamount="0">',
            '<marquee onmouseover="this.stop()">',
          ),
        ],
        '',
      ),
      messages: ['mayStop', 'mayStop', 'mayStop', 'mayStop'],
    },
    {
      name: 'with a frame that was missed',
      seen: page([rule('marquee', 'failed')], '<button>Pause</button>', [FRAME]),
      messages: ['mayStop', 'framesMissed'],
    },
  ],
  inapplicable: onPage(cases.inapplicable),
});

it('a question about one text stays beside the failure of another', () => {
  const seen = page([scrolling('<marquee id="a">', '<marquee loop="1" id="b">')], '');
  expect(axeMovement.evaluate(seen, { url: PAGE_URL, visitedAt: VISITED_AT })).toMatchObject({
    outcome: 'failed',
    findings: [{ at: { selector: '#marquee-0' } }],
    open: [{ message: 'mayStop', at: { selector: '#marquee-1' } }],
    doubts: ['mayStop'],
  });
});
