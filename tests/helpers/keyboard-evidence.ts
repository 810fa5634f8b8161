import type { KeyboardWalk, KeyElement, KeyStop, KeyUnseen } from '../../src/model/seen/keyboard.ts';

export function keyElement(id: string, rest: Partial<KeyElement> = {}): KeyElement {
  const box = { x: 10, y: 20, width: 100, height: 30 };
  return { selector: `#${id}`, html: `<a id="${id}">`, role: 'link', name: id, frame: null, box, ...rest };
}

export function keyUnseen(id: string): KeyUnseen {
  return { ...keyElement(id, { html: `<iframe id="${id}">` }), why: 'frame' };
}

/** A stop with an outline of the browser's own. */
export function keyStop(id: string, rest: Partial<KeyStop> = {}): KeyStop {
  return {
    ...keyElement(id),
    tabindex: null,
    shown: true,
    inView: true,
    ariaHidden: false,
    editable: false,
    coveredBy: null,
    changes: [{ what: 'outline', where: 'self', contrast: null }],
    pixels: 'not-compared',
    picture: null,
    ...rest,
  };
}

/** A walk to the end of a page on which nothing is wrong. */
export function keyboardWalk(rest: Partial<KeyboardWalk> = {}): KeyboardWalk {
  return {
    stops: [keyStop('a'), keyStop('b')],
    ended: 'end',
    traps: [],
    surprises: [],
    unreached: [],
    skips: [],
    backward: [],
    accessKeys: [],
    shortcuts: [],
    picture: null,
    ...rest,
  };
}
