import type { AxeFindings, Box, Screenshot } from '../../../src/model/evidence.ts';
import type {
  MotionFacts,
  MovingImage,
  NotSeen,
  PlayingMedia,
  RunningAnimation,
  ScriptSound,
  SelfChange,
} from '../../../src/model/seen/motion.ts';
import type { ControlSeen, MeasuredText, PixelFacts, RatiosSeen } from '../../../src/model/seen/pixels.ts';

export const LARGE: Box = { x: 0, y: 0, width: 400, height: 300 };
export const SMALL: Box = { x: 0, y: 0, width: 16, height: 16 };
export const BESIDE = { name: 'Pause', near: true };
export const ELSEWHERE = { name: 'Stop animations', near: false };

const spot = { selector: '#it', html: '<p id="it">', box: LARGE };
const moving = { ...spot, control: null, loading: false };

/** A page on which nothing moves. */
export function still(rest: Partial<MotionFacts> = {}): MotionFacts {
  return {
    ...{ watchedSeconds: 1, left: null, oldMovers: [], animations: [], images: [], media: [] },
    ...{ changes: [], refresh: null, leavingTimers: [], timeWords: [], notSeen: [], flashing: [], ...rest },
  };
}

/** Moves without end. */
export function animation(rest: Partial<RunningAnimation> = {}): RunningAnimation {
  return { ...moving, name: 'along', effect: 'moves', lastsMs: null, roundMs: 2000, flashesPerSecond: 0, ...rest };
}

export function image(rest: Partial<MovingImage> = {}): MovingImage {
  return { ...moving, url: '/fair.gif', format: 'gif', frames: 3, lastsMs: null, flashesPerSecond: 1, ...rest };
}

/** Ten seconds of sound. */
export function media(rest: Partial<PlayingMedia> = {}): PlayingMedia {
  return { ...moving, kind: 'audio', sound: 'yes', loops: false, length: 10, ...rest };
}

/** Made by a script, and nothing stops it. */
export function scriptSound(rest: Partial<ScriptSound> = {}): ScriptSound {
  return { by: 'audio', address: '/song.mp3', loops: false, length: 10, control: null, ...rest };
}

export function change(rest: Partial<SelfChange> = {}): SelfChange {
  return { ...moving, what: 'look', everySeconds: 3, counts: null, fast: false, ...rest };
}

export function hidden(what: NotSeen['what'], box = LARGE): NotSeen {
  return { ...spot, what, box };
}

export function refresh(seconds: number, url = '') {
  return { selector: 'meta', html: '<meta http-equiv="refresh">', seconds, url };
}

export const SHOT: Screenshot = { blob: 'sha256:00', bytes: 1, mediaType: 'image/jpeg', width: 1280, height: 720 };

/** A page without anything that needs measuring. */
export function plain(rest: Partial<PixelFacts> = {}): PixelFacts {
  return {
    ...{ text: [], textLeft: 0, picture: null, placeholders: [], controls: [], controlsSeen: 0 },
    ...{ links: [], linksSeen: 0, groups: [], textImages: [], imagesSeen: 0, ...rest },
  };
}

export function ratios(worst: number, best = worst): RatiosSeen {
  return { worst, low: worst, middle: (worst + best) / 2, best };
}

export function text(measured: RatiosSeen | null, rest: Partial<MeasuredText> = {}): MeasuredText {
  return { ...spot, words: 'School places', large: false, over: 'image', moves: false, ratios: measured, ...rest };
}

export function control(
  kind: ControlSeen['kind'],
  contrast: number | null,
  rest: Partial<ControlSeen> = {},
): ControlSeen {
  return { ...spot, kind, contrast, measured: 'styles', ...rest };
}

export function axeSaying(rule?: string, box: Box = LARGE): AxeFindings {
  const node = { selector: 'p', html: '<p>', summary: '', box, inactive: false };
  const rules = rule ? [{ id: rule, outcome: 'failed' as const, impact: null, nodes: [node], nodeCount: 1 }] : [];
  return { version: '4.14', rules, framesMissed: [] };
}
