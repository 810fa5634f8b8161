/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';

/** The name of the first thing on the page that may stop a sound or turn it down, wherever it stands; null without one. */
export function readSoundControl(h: InPageHelpers, _: null): string | null {
  const words =
    /\b(?:paus\w*|stop\w*|mut(?:e[ds]?|ing)|unmute|sounds?|audio|music|song|volume|play\w*|listen|silen\w+|quiet|turn\w* off|switch\w* off|seibio|oedi|stopio|sain|tawel\w*|cerddoriaeth|gwrando)\b|[⏸⏹▶❚🔇🔈🔉🔊♪]/iu;
  const pressable =
    'button, [role=button], [role=switch], [role=slider], input:is([type=button], [type=submit], [type=image], [type=checkbox], [type=range]), a[href], summary, label';
  for (const element of h.everywhere(pressable).slice(0, 1500)) {
    const value = element instanceof HTMLInputElement ? `${element.value} ${element.id} ${element.type}` : '';
    const called = ['id', 'class', 'title'].map((name) => h.prop(element, 'getAttribute').call(element, name) ?? '');
    const name = h.nameOf(element, 100);
    // A button without words has a class that tells what its picture shows.
    const said = `${name} ${value} ${name === '' ? called.join(' ').slice(0, 300).replace(/[-_]/g, ' ') : ''}`;
    const isRange = /\brange\b/.test(value) || h.prop(element, 'matches').call(element, '[role=slider]');
    if ((isRange || words.test(said)) && h.isVisible(element)) return name || said.trim().slice(0, 100);
  }
  return null;
}
