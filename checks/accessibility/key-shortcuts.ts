import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { called, capped, keyMeta, leftOut, onPage, PAGE_CAPTION, placeOf } from '../lib/keys.ts';

export const keyShortcuts = definePageCheck({
  meta: {
    ...keyMeta,
    id: 'accessibility/key-shortcuts',
    title: 'Single keys do not start anything by surprise',
    kind: 'needs-review',
    why: 'Who speaks to a computer or hits a key by mistake may set off a shortcut of a single letter. Keys that a page claims may also be needed by assistive technology.',
    affects: 'People who use voice control, a screen reader or a keyboard and have little control of their hands.',
    fix: 'Leave single-key shortcuts out, or let people switch them off or change them. Leave out accesskey.',
    severity: 'moderate',
    criteria: ['2.1.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html'],
    messages: {
      single: 'These keys do something by themselves: {keys}. Can they be switched off or changed?',
      untried: 'The page listens for keys, and not every single key was tried. Try letters and numbers by hand.',
      inFrame:
        'While the keyboard is in “{name}”, these keys do something by themselves: {keys}. Can they be switched off or changed?',
      frameUntried:
        'What is in “{name}” listens for keys, and not every single key was tried there. Try letters and numbers by hand.',
      accesskey: '“{name}” claims the key {key}. Check that it does not get in the way of other keys that people need.',
    },
    captions: PAGE_CAPTION,
  },
  needs: ['keyboard'],
  evaluate({ keyboard }) {
    const { shortcuts, shortcutAt, frameShortcuts = [], accessKeys } = keyboard;
    const where = shortcutAt
      ? { at: placeOf(shortcutAt), ...onPage(keyboard, shortcutAt) }
      : { at: { kind: 'page' as const } };
    const single =
      shortcuts.length === 0 ? [] : [{ message: 'single' as const, data: { keys: shortcuts.join(' ') }, ...where }];
    const inFrames = frameShortcuts.flatMap((one) => {
      const data = { name: called(one), keys: one.keys.join(' ') };
      const shown = { at: placeOf(one), ...onPage(keyboard, one) };
      return [
        ...(one.keys.length > 0 ? [{ message: 'inFrame' as const, data, ...shown }] : []),
        ...(one.tried === 'cut' ? [{ message: 'frameUntried' as const, data: { name: data.name }, ...shown }] : []),
      ];
    });
    const claimed = accessKeys.map((one) => ({
      message: 'accesskey' as const,
      at: placeOf(one),
      data: { name: called(one), key: one.key },
    }));
    const untried =
      keyboard.shortcutsTried === 'cut' ? [{ message: 'untried' as const, at: { kind: 'page' as const } }] : [];
    const findings = [...single, ...untried, ...inFrames, ...claimed];
    if (findings.length > 0) return cantTell(capped(findings));
    // Keys were pressed and did nothing; what nothing listens for was not asked.
    if (leftOut(keyboard).length > 0) return cantTell([]);
    return keyboard.shortcutsTried === 'all' || frameShortcuts.length > 0 ? passed : inapplicable;
  },
});
