/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { NotSeen, SelfChange } from '../../model/seen/motion.ts';
import type { InPageHelpers } from './helpers.ts';
import type { MotionTools } from './motion-tools.ts';

export interface WatchTimes {
  /** On a page where nothing has changed by then, it ends. */
  readonly least: number;
  readonly most: number;
  /** Whether something in the page makes it likely that more will happen than in the first moments. */
  readonly mayChange: boolean;
  /** Longest of all: where something has changed once, late, it may change again. */
  readonly longest: number;
}

/** Lets the page alone and writes down what changes in it that somebody can see, again and again. */
export async function watchChanges(
  h: InPageHelpers & MotionTools,
  times: WatchTimes,
): Promise<{ changes: SelfChange[]; hidden: NotSeen[]; watchedMs: number }> {
  interface Track {
    look: string;
    readonly at: number[];
    readonly what: Set<SelfChange['what']>;
    readonly numbers: number[];
    last: number;
  }
  const tracks = new Map<Element, Track>();
  const waiting = new Map<Element, SelfChange['what']>();
  const silent = /^(head|title|script|style|link|meta|noscript|template|html|body)$/;
  const began = performance.now();
  const mostTracks = 80;

  const lookOf = (element: Element): string => {
    const boxes = [element, ...[...h.prop(element, 'children')].slice(0, 8)].map((one) => {
      const { x, y, width, height } = h.prop(one, 'getBoundingClientRect').call(one);
      const style = getComputedStyle(one);
      const place = [x + scrollX, y + scrollY, width, height].map(Math.round).join(' ');
      return `${place} ${style.opacity} ${style.visibility} ${style.display}`;
    });
    const { color, backgroundColor, backgroundImage, backgroundPosition, borderColor, fill, filter } =
      getComputedStyle(element);
    const attributes = ['src', 'd', 'points', 'cx', 'cy', 'value'].map(
      (name) => h.prop(element, 'getAttribute').call(element, name) ?? '',
    );
    const scroll = `${Math.round(h.prop(element, 'scrollLeft'))} ${Math.round(h.prop(element, 'scrollTop'))}`;
    const text = (h.prop(element, 'textContent') ?? '').slice(0, 500);
    return [
      ...boxes,
      color,
      backgroundColor,
      backgroundImage.slice(0, 200),
      backgroundPosition,
      borderColor,
      fill,
      filter,
      scroll,
      text,
      ...attributes.map((one) => one.slice(0, 200)),
    ].join('|');
  };
  const settle = () => {
    const now = performance.now();
    for (const [element, what] of waiting) {
      if (!h.prop(element, 'isConnected')) continue;
      let track = tracks.get(element);
      if (!track) {
        if (tracks.size >= mostTracks) continue;
        track = { look: '', at: [], what: new Set(), numbers: [], last: 0 };
        tracks.set(element, track);
      }
      const look = lookOf(element);
      if (look === track.look) continue;
      track.look = look;
      track.what.add(what);
      track.last = now;
      if (track.at.length < 300) track.at.push(now);
      const number = /\d+(?:[:.]\d+)*/g;
      const read = (h.prop(element, 'textContent') ?? '').slice(0, 200).match(number);
      if (read)
        track.numbers.push(
          read.map((one) => one.replace(/\D/g, '').padStart(2, '0')).reduce((sum, one) => sum * 100 + Number(one), 0),
        );
    }
    waiting.clear();
  };
  let due = false;
  const note = (element: Element | null, what: SelfChange['what']) => {
    if (!element || silent.test(h.prop(element, 'localName')) || h.prop(element, 'closest').call(element, 'head'))
      return;
    if (waiting.size < mostTracks) waiting.set(element, what);
    // Once the style has been applied; often enough to see what flashes.
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      settle();
    }, 60);
  };
  const observer = new MutationObserver((records) => {
    for (const record of records.slice(0, 500)) {
      const target = record.target instanceof Element ? record.target : record.target.parentElement;
      if (record.type === 'attributes') note(target, 'look');
      else if (record.type === 'characterData') note(target, 'text');
      else if (target && !silent.test(h.prop(target, 'localName'))) note(target, 'text');
      else for (const added of [...record.addedNodes].slice(0, 20)) if (added instanceof Element) note(added, 'text');
    }
  });
  const seen = [
    'style',
    'class',
    'src',
    'srcset',
    'hidden',
    'transform',
    'd',
    'points',
    'cx',
    'cy',
    'x',
    'y',
    'value',
    'open',
    'aria-hidden',
    'data-active',
  ];
  const all = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: seen };
  for (const root of h.openRoots().roots) observer.observe(root, all);
  const onScroll = (event: Event) => note(event.target instanceof Element ? event.target : null, 'scrolls');
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  let jumps = 0;
  let place = scrollY;

  const canvases = h.everywhere<HTMLCanvasElement>('canvas').filter((one) => h.isThere(one));
  // Those of other sites' pictures, those that show nothing to us and those beyond the first few.
  const unread = new Set<Element>(canvases.splice(4));
  const drawn = new Map<Element, string>();
  const small = new OffscreenCanvas(24, 24).getContext('2d', { willReadFrequently: true });
  const lookAtCanvases = () => {
    for (const canvas of canvases) {
      try {
        small?.clearRect(0, 0, 24, 24);
        small?.drawImage(canvas, 0, 0, 24, 24);
        const data = small?.getImageData(0, 0, 24, 24).data ?? [];
        const picture = String(data);
        if (data.some((value) => value > 0)) unread.delete(canvas);
        else if (!drawn.has(canvas)) unread.add(canvas);
        const before = drawn.get(canvas);
        drawn.set(canvas, picture);
        if (before === undefined || before === picture) continue;
        const track: Track = tracks.get(canvas) ?? {
          look: '',
          at: [],
          what: new Set<SelfChange['what']>(['drawing']),
          numbers: [],
          last: 0,
        };
        tracks.set(canvas, track);
        track.at.push(performance.now());
        track.last = performance.now();
      } catch {
        // Pictures of other sites in it: nobody may read it.
        unread.add(canvas);
        canvases.splice(canvases.indexOf(canvas), 1);
        return;
      }
    }
  };
  /** When something changed that has done so once and may again: fast movement elsewhere says nothing of it. */
  const onceOnly = (): number[] => {
    const around = new Map<Element | null, number[]>();
    for (const [element, { at }] of tracks) {
      const parent = h.prop(element, 'parentElement');
      if (at.length > 0) around.set(parent, [...(around.get(parent) ?? []), ...at.slice(0, 3)]);
    }
    return [...tracks].flatMap(([element, { at }]) => {
      const [first = 0] = at;
      // Slides that take turns have changed more than once between them.
      const turns = around.get(h.prop(element, 'parentElement'))?.some((time) => Math.abs(time - first) > 100);
      return at.length === 1 && !turns ? [first] : [];
    });
  };
  for (;;) {
    const now = performance.now();
    const passed = now - began;
    const changed = [...tracks.values()].filter((track) => track.at.length > 0);
    const late = Math.max(0, ...onceOnly().map((at) => at - began));
    if (passed >= times.least && changed.length === 0 && jumps === 0 && !times.mayChange) break;
    if (passed >= times.most && (late < 1500 || passed >= Math.min(times.longest, 2 * late + 1000))) break;
    lookAtCanvases();
    if (scrollY !== place) {
      jumps += 1;
      place = scrollY;
    }
    await new Promise((resolve) => setTimeout(resolve, canvases.length > 0 || changed.length > 0 ? 250 : 500));
  }
  observer.disconnect();
  document.removeEventListener('scroll', onScroll, { capture: true });
  settle();

  const now = performance.now();
  // Slides that take turns: what they have in common is what moves.
  const parentOf = (element: Element) => h.prop(element, 'parentElement');
  const parents = new Map<Element, number>();
  const seenOnes = [...tracks].filter(([element, { at }]) => at.length > 0 && h.prop(element, 'isConnected'));
  for (const [element] of seenOnes) {
    const parent = parentOf(element);
    if (parent) parents.set(parent, (parents.get(parent) ?? 0) + 1);
  }
  const groups = new Map<Element, Track>();
  for (const [element, track] of seenOnes) {
    const parent = parentOf(element);
    const shared = parent && (parents.get(parent) ?? 0) > 1 && !/^(body|html|main)$/.test(h.prop(parent, 'localName'));
    const target = shared ? parent : element;
    const known = groups.get(target);
    if (!known) groups.set(target, { ...track, at: [...track.at] });
    else {
      // What changes in one go is one change.
      known.at.push(...track.at.filter((time) => !known.at.some((other) => Math.abs(other - time) < 100)));
      known.at.sort((a, b) => a - b);
      known.last = Math.max(known.last, track.last);
      for (const what of track.what) known.what.add(what);
    }
  }
  const still = [...groups].filter(([, { at, last }]) => {
    if (at.length < 2) return false;
    const gap = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / (at.length - 1);
    // What has come to rest was a movement with an end.
    return now - last < 2 * gap + 800;
  });
  const outer = still.filter(
    ([element]) => !still.some(([other]) => other !== element && h.prop(other, 'contains').call(other, element)),
  );
  const controls = h.controlsOf();
  const changes = outer
    .filter(([element]) => h.isThere(element))
    .slice(0, 10)
    .map(([element, { at, what, numbers }]): SelfChange => {
      const gaps = at
        .slice(1)
        .map((time, index) => time - (at[index] ?? 0))
        .sort((a, b) => a - b);
      const gap = gaps[Math.floor(gaps.length / 2)] ?? 0;
      const steps = numbers.slice(1).map((one, index) => Math.sign(one - (numbers[index] ?? 0)));
      const counts =
        steps.length === 0 || what.has('drawing')
          ? null
          : steps.every((one) => one < 0)
            ? 'down'
            : steps.every((one) => one > 0)
              ? 'up'
              : null;
      const kind = (['drawing', 'scrolls', 'text', 'look'] as const).find((one) => what.has(one)) ?? 'look';
      return {
        ...h.movingBase(element, controls),
        what: kind,
        everySeconds: gap < 600 ? 0 : Math.round(gap / 1000),
        counts: kind === 'text' ? counts : null,
        fast: gap <= 170,
      };
    });
  if (jumps > 1) {
    const facts = { selector: 'html', html: '<html>', box: null, control: null, loading: false };
    changes.push({ ...facts, what: 'scrolls', everySeconds: 0, counts: null, fast: false });
  }
  const hidden = [...unread].filter((one) => one.isConnected && h.isThere(one)).slice(0, 10);
  const placed = hidden.map((one): NotSeen => {
    const { selector, html, box } = h.movingBase(one, []);
    return { what: 'drawing', selector, html, box };
  });
  return { changes, hidden: placed, watchedMs: Math.round(now - began) };
}
