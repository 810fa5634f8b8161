/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { MotionFacts, OldMover, PlayingMedia, RunningAnimation } from '../../model/seen/motion.ts';
import type { InPageHelpers } from './helpers.ts';
import type { MotionTools } from './motion-tools.ts';
import type { SoundsAsked } from './sounds-asked.ts';

/** What moves or plays at this moment, or is made to, as far as the document itself says so. */
export function readMovers(
  h: InPageHelpers & MotionTools,
): Pick<MotionFacts, 'oldMovers' | 'animations' | 'media'> & { readonly sinceLoadMs: number } {
  const controls = h.controlsOf();
  const base = (element: Element) => h.movingBase(element, controls);
  const most = 20;

  const decoration = (element: Element) => getComputedStyle(element).textDecorationLine;
  const blinking = h
    .everywhere('blink, [style*=blink]')
    .filter((element) => h.prop(element, 'localName') === 'blink' || decoration(element).includes('blink'));
  const oldMovers: OldMover[] = [
    ...h.everywhere('marquee').map((element) => ({ element, kind: 'marquee' as const })),
    ...blinking.map((element) => ({ element, kind: 'blink' as const })),
  ]
    .filter(({ element }) => h.isThere(element))
    .slice(0, most)
    .map(({ element, kind }) => ({ ...base(element), kind }));

  const moving =
    /^(transform|translate|rotate|scale|left|right|top|bottom|inset|margin|width|height|max|min|offset|background-?position|stroke-?dash|text-?indent|padding|clip|mask|letter|font-?size|border-?width|flex|d$|cx|cy|x$|y$|r$)/i;
  /** Linear, as the engine paints it: it resolves names and every notation. */
  const painted = (value: string) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    if (!canvas) return null;
    canvas.fillStyle = CSS.supports('color', value) ? value : 'black';
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part / 255) ** 2.2);
    return { r, g, b };
  };
  const lightness = (property: string, value: string) => {
    if (property === 'opacity') return Number(value);
    if (property === 'visibility') return value === 'visible' ? 1 : 0;
    if (!/color$/i.test(property)) return null;
    const colour = painted(value);
    return colour && 0.2126 * colour.r + 0.7152 * colour.g + 0.0722 * colour.b;
  };
  /** On the scale of lightness, so that a tenth is what WCAG calls a change of red. Only of a red that is saturated. */
  const redness = (property: string, value: string) => {
    const colour = /color$/i.test(property) ? painted(value) : null;
    if (!colour) return 0;
    const { r, g, b } = colour;
    return r >= 0.8 * (r + g + b) ? Math.max(0, (r - g - b) * 1.6) : 0;
  };
  const lights = (property: string, values: readonly string[]) => {
    // Another picture or none is as good as light and dark.
    if (property === 'backgroundImage') return values.map((value) => (value === values[0] ? 1 : 0));
    if (property !== 'filter') return values.map((value) => lightness(property, value));
    const read = values.map((value) => /(brightness|invert|contrast|opacity)\(([\d.]+)(%?)\)/.exec(value));
    const name = read.find((one) => one)?.[1];
    const none = name === 'invert' ? 0 : 1;
    return read.map((one) => (one ? Number(one[2]) / (one[3] ? 100 : 1) : name ? none : null));
  };
  const flashesIn = (values: readonly number[]) => {
    let turns = 0;
    let last = 0;
    for (let index = 0; index <= values.length; index += 1) {
      const step = (values[(index + 1) % values.length] ?? 0) - (values[index % values.length] ?? 0);
      if (Math.abs(step) < 0.1) continue;
      if (last !== 0 && Math.sign(step) !== last) turns += 1;
      last = Math.sign(step);
    }
    return Math.ceil(turns / 2);
  };

  // Moved by nothing, turned by nothing and made no larger: written out, and still no movement.
  const idle =
    /\b(?:(?:translate|rotate|skew)\w*\((?:\s*-?0(?:\.0+)?[a-z%]*[\s,]*)+\)|scale\w*\((?:\s*1(?:\.0+)?[\s,]*)+\))\s*/g;
  const plain = (value: string) => value.replace(idle, '').trim() || 'none';
  const animations: RunningAnimation[] = [];
  const known = new Set<string>();
  const running = h
    .openRoots()
    .roots.flatMap((root) => root.getAnimations())
    .slice(0, 500);
  const fading = new Set<Element | null>();
  for (const { effect } of running)
    if (effect instanceof KeyframeEffect && effect.getKeyframes().some((frame) => 'opacity' in frame))
      fading.add(effect.target);
  /** Seen through altogether, and nothing of what runs here changes that. */
  const isClear = (target: Element, pseudo: string | null) => {
    if (!fading.has(target) && pseudo && getComputedStyle(target, pseudo).opacity === '0') return true;
    for (let up: Element | null = target; up; up = h.prop(up, 'parentElement'))
      if (!fading.has(up) && getComputedStyle(up).opacity === '0') return true;
    return false;
  };
  for (const animation of running) {
    if (animations.length >= most) break;
    const { effect, playState } = animation;
    if (playState !== 'running' || !(effect instanceof KeyframeEffect) || !effect.target) continue;
    // What follows the scroll bar moves with the person, not by itself.
    if (animation.timeline && !(animation.timeline instanceof DocumentTimeline)) continue;
    const target = effect.target;
    if (!h.isThere(target) || isClear(target, effect.pseudoElement)) continue;
    const frames = effect.getKeyframes();
    const ignored = new Set(['offset', 'computedOffset', 'easing', 'composite']);
    const changing = Object.keys(frames[0] ?? {}).filter(
      (key) => !ignored.has(key) && new Set(frames.map((frame) => plain(String(frame[key])))).size > 1,
    );
    if (changing.length === 0) continue;
    const timing = effect.getComputedTiming();
    const duration = Number(timing.duration) || 0;
    const end = Number(timing.endTime);
    const alternates = /alternate/.test(timing.direction ?? '');
    const perRound = Math.max(
      0,
      ...changing.flatMap((key) => {
        const written = frames.map((frame) => String(frame[key]));
        const values = lights(key, written);
        const ofLight = values.some((value) => value === null) ? 0 : flashesIn(values as number[]);
        return [ofLight, flashesIn(written.map((value) => redness(key, value)))];
      }),
    );
    const name = ('animationName' in animation && String(animation.animationName)) || changing.slice(0, 3).join(', ');
    const facts = base(target);
    const id = `${facts.selector} ${name} ${effect.pseudoElement ?? ''}`;
    if (known.has(id)) continue;
    known.add(id);
    animations.push({
      ...facts,
      name: name.slice(0, 60),
      effect: changing.some((key) => moving.test(key)) ? 'moves' : 'fades',
      lastsMs: Number.isFinite(end) ? Math.round(end) : null,
      roundMs: Math.round(duration),
      flashesPerSecond: duration > 0 ? Math.round((perRound * 1000) / duration / (alternates ? 2 : 1)) : 0,
    });
  }
  for (const part of h.everywhere('svg animate, svg animateTransform, svg animateMotion, svg set')) {
    if (animations.length >= most) break;
    const attribute = (name: string) => part.getAttribute(name) ?? '';
    const drawing = part.closest('svg');
    if (!drawing || !h.isThere(drawing) || /[a-z]{3}/i.test(attribute('begin'))) continue;
    const [, amount = '0', unit = 's'] = /([\d.]+)\s*(ms|s|min)?/.exec(attribute('dur')) ?? [];
    const once = Number(amount) * (unit === 'ms' ? 1 : unit === 'min' ? 60_000 : 1000);
    const times = attribute('repeatCount');
    const endless = times === 'indefinite' || attribute('repeatDur') === 'indefinite';
    const facts = base(drawing);
    if (once === 0 || known.has(`${facts.selector} SMIL`)) continue;
    known.add(`${facts.selector} SMIL`);
    const fades = /opacity|color|fill$|stroke$|visibility|display/.test(attribute('attributeName'));
    const lastsMs = endless ? null : Math.round(once * Math.max(1, Number(times) || 1));
    animations.push({
      ...facts,
      name: 'SMIL',
      effect: fades ? 'fades' : 'moves',
      lastsMs,
      roundMs: Math.round(once),
      flashesPerSecond: 0,
    });
  }

  const { lgdssSounds: asked } = globalThis as unknown as { lgdssSounds?: SoundsAsked };
  const media: PlayingMedia[] = [];
  for (const element of h.everywhere<HTMLMediaElement>('video, audio')) {
    const isAsked = element.paused && !element.autoplay && asked?.players.has(element) === true;
    const starts = element.autoplay || !element.paused || isAsked;
    const isVideo = element instanceof HTMLVideoElement;
    if (media.length >= most || !starts || (isVideo && !h.isThere(element))) continue;
    const facts = base(element);
    const own = element.controls ? { name: 'controls', near: true } : facts.control;
    const silent = element.muted || element.defaultMuted || element.volume === 0;
    const decoded = Number(Reflect.get(element, 'webkitAudioDecodedByteCount')) > 0;
    media.push({
      ...facts,
      control: own,
      kind: isVideo ? 'video' : 'audio',
      sound: silent ? 'no' : !isVideo || decoded ? 'yes' : 'unknown',
      loops: element.loop,
      length: Number.isFinite(element.duration) ? Math.round(element.duration * 10) / 10 : null,
      ...(isAsked ? { asked: true } : {}),
    });
  }
  const players = 'iframe[src], embed[src], object[data], bgsound[src]';
  for (const element of h.everywhere(players)) {
    const address = (
      h.prop(element, 'getAttribute').call(element, 'src') ??
      h.prop(element, 'getAttribute').call(element, 'data') ??
      ''
    ).slice(0, 2000);
    const asks = /[?&#](auto_?play|autostart)=(1|true|yes)\b/i.test(address);
    const old =
      h.prop(element, 'localName') === 'bgsound' || /\.(mp3|wav|mid|ogg|m4a|mp4|mov|wmv)([?#]|$)/i.test(address);
    const waits = /^(false|0|no)$/i.test(
      h.prop(element, 'getAttribute').call(element, 'autostart') ??
        h.prop(element, 'getAttribute').call(element, 'autoplay') ??
        '',
    );
    if (media.length >= most || waits || !(asks || old)) continue;
    const silent = /[?&](mute|muted|background)=(1|true)\b/i.test(address);
    const facts = base(element);
    media.push({ ...facts, kind: 'embed', sound: silent ? 'no' : 'unknown', loops: false, length: null });
  }
  return { oldMovers, animations, media, sinceLoadMs: Math.round(performance.now()) };
}
