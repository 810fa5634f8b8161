import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { darkMode } from '../../checks/accessibility/dark-mode.ts';
import { layoutsByEye } from '../../checks/accessibility/layouts-by-eye.ts';
import { orientation } from '../../checks/accessibility/orientation.ts';
import { ownSettings } from '../../checks/accessibility/own-settings.ts';
import { reflow320 } from '../../checks/accessibility/reflow-320.ts';
import { resizeText200 } from '../../checks/accessibility/resize-text-200.ts';
import { textSpacing } from '../../checks/accessibility/text-spacing.ts';
import { callLook, installLook } from '../../src/gather/in-page/look/install.ts';
import { evaluate } from '../../src/gather/in-page/run.ts';
import { layouts } from '../../src/gather/probes/layouts.ts';
import type { Probe, Probing } from '../../src/gather/probes/probe.ts';
import type { Layouts } from '../../src/model/seen/layouts.ts';
import { PAGE_URL, VISITED_AT } from '../helpers/check-cases.ts';
import { barrierPages, type ProbingPages, startProbing } from '../helpers/probing.ts';

const checks = [reflow320, resizeText200, textSpacing, orientation, layoutsByEye, darkMode, ownSettings];

/** What is asked of news that move along depends on the moment. That nothing of them is a failure does not. */
const NO_FAILURE = 'no failure';
/** Every line is one finding: what it comes to, the check, its message, and the element it points at in the page's main part. */
const table: Readonly<Record<string, readonly string[] | typeof NO_FAILURE>> = {
  'dark-faint': ['cantTell dark-mode faint p:nth-of-type(2)'],
  'dark-faint-anyway': [],
  'dark-good': [],
  'dark-half': ['cantTell dark-mode faint div > p'],
  'dark-none': [],
  'dark-scheme': ['cantTell dark-mode faint p:nth-of-type(2)'],
  'forced-checkbox': ['cantTell own-settings state p:nth-of-type(2) > label'],
  'forced-good': [],
  'forced-held': ['cantTell own-settings text p:nth-of-type(2)'],
  'forced-icon': ['cantTell own-settings icon p:nth-of-type(2) > a'],
  'forced-mask': ['cantTell own-settings mask p:nth-of-type(2) > button'],
  'forced-own-ground': [],
  'forced-redrawn': [],
  'forced-switch': ['cantTell own-settings state #bins', 'cantTell own-settings state #roads'],
  'forced-switch-lines': [],
  'forced-ticks-alike': ['cantTell own-settings state #beds', 'cantTell own-settings state #sofas'],
  'forced-ticks-drawn': [],
  'forced-ticks-framed': [],
  'forced-ticks-label': [],
  'forced-ticks-many': [],
  'motion-asked': [],
  'motion-by-script': ['cantTell own-settings moving #spin'],
  'motion-called-off': [],
  'motion-called-off-late': [],
  'motion-clock': [],
  'motion-colours': [],
  'motion-comes-late': [],
  'motion-drawing': ['cantTell own-settings moving #card'],
  'motion-ends': [],
  'motion-frames': ['cantTell own-settings moving #card'],
  'motion-half-second': ['cantTell own-settings moving #card'],
  'motion-ignored': ['cantTell own-settings moving div'],
  'motion-interval': ['cantTell own-settings moving #card'],
  'motion-large-page': ['cantTell own-settings moving #card'],
  'motion-partly': ['cantTell own-settings moving div:nth-of-type(2)'],
  'motion-paused': [],
  'motion-picture': ['cantTell own-settings moving #card'],
  'motion-picture-held': [],
  'motion-respected': [],
  'motion-second': [],
  'motion-short': [],
  'motion-slow-steps': ['cantTell own-settings moving #card'],
  'reflow-absolute': ['failed reflow-320 position div'],
  'reflow-bare-button': [
    'cantTell layouts-by-eye goneNarrow ul',
    'cantTell layouts-by-eye bareNarrow div:nth-of-type(1)',
  ],
  'reflow-keyed-button': ['cantTell layouts-by-eye goneNarrow ul'],
  'reflow-carousel': [],
  'reflow-columns': ['failed reflow-320 row div'],
  'reflow-cut-aside': ['cantTell layouts-by-eye cutNarrow div'],
  'reflow-cut-aside-place': ['cantTell layouts-by-eye cutNarrow div'],
  'reflow-cut-aside-waits': [],
  'reflow-cut-at-edge': ['failed reflow-320 atEdge div'],
  'reflow-empty-box': ['cantTell layouts-by-eye wide div'],
  'reflow-fixed-dialog': ['failed reflow-320 unreachable html > body > div'],
  'reflow-fixed-width': ['failed reflow-320 width div'],
  'reflow-gone': ['cantTell layouts-by-eye goneNarrow section'],
  'reflow-good': [],
  'reflow-held': ['cantTell layouts-by-eye locked html'],
  'reflow-hidden-text': [],
  'reflow-image': ['cantTell layouts-by-eye media img'],
  'reflow-layout-table': ['failed reflow-320 width table'],
  'reflow-left-cut': ['failed reflow-320 atEdge div'],
  'reflow-locked': ['failed reflow-320 cut html > body'],
  'reflow-long-word': ['cantTell layouts-by-eye word p:nth-of-type(2)'],
  'reflow-map': [],
  'reflow-min-width': ['failed reflow-320 width html > body'],
  'reflow-nowrap': ['failed reflow-320 nowrap h2'],
  'reflow-off-canvas': [],
  'reflow-other-words': [],
  'reflow-picture-over': ['cantTell layouts-by-eye overlapNarrow img'],
  'reflow-short-header': [],
  'reflow-sideways': ['failed reflow-320 sideways html > body > main'],
  'reflow-slide-in': [],
  'reflow-table': [],
  'reflow-table-in-scroller': [],
  'reflow-tall-header': ['cantTell layouts-by-eye covered html > body > header'],
  'reflow-wide-field': ['failed reflow-320 width #what'],
  'spacing-cut-button': [
    'failed text-spacing cut p:nth-of-type(2) > a',
    'cantTell layouts-by-eye cutLarge p:nth-of-type(2) > a',
  ],
  'spacing-ellipsis': [
    'cantTell layouts-by-eye dotsSpaced p:nth-of-type(2) > a',
    'cantTell layouts-by-eye dotsLarge p:nth-of-type(2) > a',
  ],
  'spacing-fixed-card': ['failed text-spacing cut div > div', 'cantTell layouts-by-eye cutLarge div > div'],
  'spacing-half-line': ['cantTell layouts-by-eye cutSpaced div', 'cantTell layouts-by-eye cutLarge div'],
  'spacing-min-height': [],
  'spacing-scrolled-out': [],
  'spacing-overlap': [
    'failed text-spacing overlap div > span:nth-of-type(1)',
    'cantTell layouts-by-eye overlapLarge div > span:nth-of-type(1)',
  ],
  'spacing-room': [],
  'spacing-scrolls': [],
  'spacing-scrolls-above': [],
  'spacing-tails': ['cantTell layouts-by-eye cutLarge div'],
  'spacing-tabs': [
    'failed text-spacing cut ul > li:nth-of-type(2)',
    'cantTell layouts-by-eye cutLarge ul > li:nth-of-type(1)',
    'cantTell layouts-by-eye cutLarge ul > li:nth-of-type(2)',
  ],
  'turn-advice': [],
  'turn-closable': ['cantTell orientation closableUpright html > body > div'],
  'turn-columns': [],
  'turn-cover': ['failed orientation coveredUpright html > body > div'],
  'turn-hidden': ['failed orientation goneUpright html > body > main'],
  'turn-hint': ['cantTell layouts-by-eye asksToTurn p:nth-of-type(1)'],
  'turn-landscape-gone': ['cantTell layouts-by-eye goneTurned section'],
  'turn-message': ['failed orientation coveredUpright html > body > div'],
  'turn-rotated': ['failed orientation turnedUpright html > body'],
  'turn-script': ['failed orientation goneUpright #turn'],
  'turn-small-tag': [],
  'zoom-clamp': ['cantTell layouts-by-eye dotsNarrow p:nth-of-type(2)'],
  'zoom-clamp-above': ['cantTell layouts-by-eye dotsLarge p:nth-of-type(2)'],
  'zoom-cut-already': ['cantTell layouts-by-eye cutAlready div'],
  'zoom-cut-button': ['failed reflow-320 cut p:nth-of-type(2) > button'],
  'zoom-ellipsis': ['cantTell layouts-by-eye dotsZoomed p:nth-of-type(2)'],
  'zoom-fixed-box': ['failed reflow-320 cut div', 'failed resize-text-200 cut div'],
  'zoom-folded': [],
  'zoom-grows-little': ['cantTell layouts-by-eye growsLittle h2'],
  'zoom-low-field': ['cantTell layouts-by-eye lowField #street'],
  'zoom-min-height': [],
  'zoom-news-animated': NO_FAILURE,
  'zoom-news-margin': NO_FAILURE,
  'zoom-news-moved': NO_FAILURE,
  'zoom-news-scrolled': NO_FAILURE,
  'zoom-news-still': ['failed reflow-320 cut div', 'cantTell layouts-by-eye cutLarge div'],
  'zoom-outside': ['cantTell layouts-by-eye cutAlready p:nth-of-type(2)'],
  'zoom-overlap': ['failed reflow-320 overlap div', 'cantTell layouts-by-eye overlapLarge div'],
  'zoom-rem': [],
  'zoom-scroller': [],
  'zoom-show-more': [],
  'zoom-spill-black': ['cantTell layouts-by-eye spillNarrow div'],
  'zoom-spill': ['cantTell layouts-by-eye spillNarrow div'],
  'zoom-text-only': ['cantTell layouts-by-eye cutLarge p:nth-of-type(2)'],
  'zoom-tight-lines': [],
  'zoom-window-text': ['failed resize-text-200 still p:nth-of-type(2)'],
};

const page = (body: string) => `<!doctype html><html lang="en"><title>Bins</title><body>${body}</body></html>`;
const LONG = '<p>We empty bins each week, and tell you beforehand when that changes.</p>'.repeat(4);
const FILES = Array.from({ length: 8 }, (_, number) => `<script src="/file.js?${number}"></script>`).join('');

let world: ProbingPages;
beforeAll(async () => {
  world = await startProbing({
    ...barrierPages('look'),
    '/leaves': page(
      `<h1>Bins</h1>${LONG}<script>addEventListener('resize', () => { location.href = '/gone'; })</script>`,
    ),
    '/works': page(`<h1>Bins</h1>${LONG}<script>addEventListener('resize', () => { for (;;); })</script>`),
    '/watched': page(
      `<h1 style="color:red">Bins</h1>${LONG}<input value="a"><script>
        const seen = [];
        new MutationObserver((records) => seen.push(...records.map((one) => one.attributeName ?? one.type)))
          .observe(document, { subtree: true, childList: true, attributes: true });
        addEventListener('resize', () => document.documentElement.dataset.width = innerWidth);
        addEventListener('transitionend', () => document.documentElement.dataset.moved = 'yes');
      </script>`,
    ),
    '/empty': page(''),
    '/low-boxes': page(
      `<h1>Bins</h1>${LONG}${'<div style="width: 300px; height: 20px; overflow: hidden">Put it out by six</div>'.repeat(3)}`,
    ),
    '/many-files': page(`<h1>Bins</h1>${LONG}<div id="card" style="position: relative">Bins</div>${FILES}
      <script>setInterval(() => { card.style.left = Math.random() * 90 + 'px'; }, 100)</script>`),
    '/file.js': { type: 'text/javascript', body: '//' },
  });
});
afterAll(() => world?.close());

function findingsIn(seen: Layouts): readonly string[] {
  return checks.flatMap((check) => {
    const verdict = check.evaluate({ layouts: seen }, { url: PAGE_URL, visitedAt: VISITED_AT });
    const findings = verdict.outcome === 'failed' || verdict.outcome === 'cantTell' ? verdict.findings : [];
    return findings.map(({ message, at }) => {
      const selector = at.kind === 'element' ? at.selector.replace('html > body > main > ', '') : at.kind;
      return `${verdict.outcome} ${check.meta.id.split('/')[1]} ${message} ${selector}`;
    });
  });
}

describe('pages that lose something when people change how they look at them, and pages that do not', () => {
  it('all stand in the table', () => {
    const names = Object.keys(barrierPages('look')).map((path) => path.replace(/^\/look\/|\.html$/g, ''));
    expect(names.toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it.each(Object.entries(table))('%s', async (name, expected) => {
    const seen = await world.run(layouts, `/look/${name}.html`);
    expect(seen.cutShort).toBeNull();
    const found = findingsIn(seen);
    if (expected === NO_FAILURE) expect(found.filter((line) => line.startsWith('failed'))).toEqual([]);
    else expect(found).toEqual(expected);
  });
});

describe('what it leaves behind', () => {
  it('finds the same again', async () => {
    const first = await world.run(layouts, '/look/zoom-fixed-box.html');
    expect(await world.run(layouts, '/look/zoom-fixed-box.html')).toEqual(first);
  });

  it('shows what was found beside how it was, with a mark in both pictures', async () => {
    const { narrow } = await world.run(layouts, '/look/reflow-nowrap.html');
    const [normal, small] = narrow.wide[0]?.pictures ?? [];
    expect(normal).toMatchObject({ layout: 'normal', shot: { width: 1280, height: 720 } });
    expect(small).toMatchObject({ layout: 'zoom400', shot: { width: 320, height: 256 }, mark: { x: 15 } });
    for (const picture of [normal, small])
      expect(await world.blobs.get(picture?.shot.blob ?? 'sha256:')).toBeInstanceOf(Uint8Array);
  });

  it('says where at first the rest is that gets no pictures, and shows the code as the page has it', async () => {
    const { lost } = await world.run(layouts, '/low-boxes');
    const [first, , third] = lost.text200;
    expect(first?.pictures).toHaveLength(2);
    expect(first).not.toHaveProperty('atFirst');
    expect(third).not.toHaveProperty('pictures');
    expect(third?.atFirst).toMatchObject({ width: 300, height: 20 });
    expect(lost.text200.map(({ html }) => html)).toEqual(
      Array(3).fill('<div style="width: 300px; height: 20px; overflow: hidden">Put it out by six</div>'),
    );
  });

  it('puts the page back, so that its scripts and the next probe find it as it was', async () => {
    const html = 'document.body.outerHTML.replace(/<script>[^]*/, "")';
    const look = async (probing: Probing) =>
      evaluate(
        await probing.world(),
        `({ html: ${html}, width: innerWidth, y: scrollY, sheets: document.adoptedStyleSheets.length, moved: document.documentElement.dataset.moved ?? null })`,
      );
    const before: Probe = { artifact: 'headings', timeoutMs: 5000, leaves: 'as-found', run: look as never };
    const after: Probe = { ...before, artifact: 'landmarks' };
    const { headings, landmarks, layouts: seen } = await world.runAll([before, layouts, after], '/watched');
    expect(seen).toMatchObject({ ok: true, value: { cutShort: null } });
    expect(landmarks).toEqual(headings);
    expect(headings).toMatchObject({ value: { width: 1280, sheets: 0, moved: null } });
  });

  it('says nothing of a page without text', async () => {
    const seen = await world.run(layouts, '/empty');
    expect(seen.texts.read).toBe(0);
    expect(findingsIn(seen)).toEqual([]);
  });

  it('keeps what it had when a page hangs, and says that it was cut short', async () => {
    const seen = await world.run(layouts, '/works');
    expect(seen.done).toContain('spacing');
    expect(seen.done).not.toContain('zoom400');
    expect(seen.cutShort).not.toBeNull();
    expect(findingsIn(seen)).toContain('cantTell reflow-320 cutShort page');
  });

  it('goes on with the other looks where nobody comes back from watching what scripts move', async () => {
    const lost: Probe<'layouts'> = {
      ...layouts,
      async run(probing) {
        const world = await probing.world();
        const send = (method: string, params?: object) =>
          JSON.stringify(params ?? {}).includes('lgdssLook.calmPass(')
            ? new Promise<never>(() => {})
            : world.session.send(method as never, params as never);
        const deaf = { ...world, session: { send } as unknown as typeof world.session };
        return layouts.run({ ...probing, world: async () => deaf });
      },
    };
    const seen = await world.run(lost, '/look/motion-ignored.html');
    expect(seen.cutShort).toBeNull();
    expect(seen.moving).not.toEqual([]);
    expect(seen.orientation).toHaveLength(2);
  });

  it('reads no more files beside the next look once the time for watching is over', async () => {
    const asked: string[] = [];
    const slow: Probe<'layouts'> = {
      ...layouts,
      async run(probing) {
        const world = await probing.world();
        const send = async (method: string, params?: object) => {
          if (method === 'Page.searchInResource') asked.push('file');
          if (JSON.stringify(params ?? {}).includes('lgdssLook.forcedPass(')) asked.push('next look');
          if (method === 'Page.searchInResource') await new Promise((resolve) => setTimeout(resolve, 1000));
          return world.session.send(method as never, params as never);
        };
        const held = { ...world, session: { send } as unknown as typeof world.session };
        return layouts.run({ ...probing, world: async () => held });
      },
    };
    const seen = await world.run(slow, '/many-files');
    expect(seen.cutShort).toBeNull();
    expect(asked.filter((one) => one === 'file').length).toBeLessThan(6);
    expect(asked).toContain('next look');
    expect(asked.slice(0, asked.indexOf('next look'))).toContain('file');
    expect(asked.slice(asked.indexOf('next look'))).not.toContain('file');
  });

  it('asks for nothing more where an answer to the watch comes after its time', async () => {
    const asked: string[] = [];
    let answered = false;
    const late: Probe<'layouts'> = {
      ...layouts,
      async run(probing) {
        const world = await probing.world();
        const send = async (method: string, params?: object) => {
          if (answered) asked.push(method);
          const isWatch = JSON.stringify(params ?? {}).includes('lgdssLook.calmPass(');
          const answer = await world.session.send(method as never, params as never);
          if (!isWatch) return answer;
          await new Promise((resolve) => setTimeout(resolve, 5500));
          answered = true;
          return answer;
        };
        const held = { ...world, session: { send } as unknown as typeof world.session };
        const seen = await layouts.run({ ...probing, world: async () => held });
        // By then it has come.
        await new Promise((resolve) => setTimeout(resolve, 3000));
        return seen;
      },
    };
    await world.run(late, '/many-files');
    expect(answered).toBe(true);
    expect(asked).not.toContain('Page.getResourceTree');
  });

  it('changes nothing of the page once a look has taken too long and the page has been put back', async () => {
    const slow: Probe<'layouts'> = {
      ...layouts,
      async run(probing) {
        const world = await probing.world();
        const send = async (method: string, params?: object) => {
          const answer = await world.session.send(method as never, params as never);
          const isForced = JSON.stringify(params ?? {}).includes('lgdssLook.forcedPass(');
          if (isForced) await new Promise((resolve) => setTimeout(resolve, 7000));
          return answer;
        };
        const held = { ...world, session: { send } as unknown as typeof world.session };
        const seen = await layouts.run({ ...probing, world: async () => held });
        await new Promise((resolve) => setTimeout(resolve, 4000));
        return seen;
      },
    };
    const after: Probe = {
      ...{ artifact: 'headings', timeoutMs: 5000, leaves: 'as-found' },
      run: async (probing) =>
        (await evaluate(await probing.world(), `matchMedia('(forced-colors: active)').matches`)) as never,
    };
    const { layouts: seen, headings } = await world.runAll([slow, after], '/look/forced-icon.html');
    expect(seen).toMatchObject({ ok: true, value: { cutShort: expect.stringContaining('forced') } });
    expect(headings).toEqual({ ok: true, value: false });
  });

  it('comes to an end when it is told to, however long it should watch', async () => {
    const watch: Probe = {
      artifact: 'headings',
      timeoutMs: 8000,
      leaves: 'as-found',
      run: async (probing) => {
        const world = await probing.world();
        await installLook(world);
        const watching = callLook(world, 'calmPass', { least: 60_000, most: 60_000, found: 3 });
        await callLook(world, 'stopWatching', undefined);
        return (await watching).moved as never;
      },
    };
    const { headings } = await world.runAll([watch], '/many-files');
    expect(headings).toEqual({ ok: true, value: [] });
  });

  it('is not led away by a page', async () => {
    const { layouts: seen } = await world.runAll([layouts], '/leaves');
    expect(seen?.ok && seen.value.done.includes('normal')).toBe(true);
  });
});
