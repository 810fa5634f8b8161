import { describe, expect, it } from 'vitest';
import { emptyLayouts, type Growing } from '../../../../src/gather/probes/layouts/empty.ts';
import { wantedIn } from '../../../../src/gather/probes/layouts/wanted.ts';
import type { OrientationSeen } from '../../../../src/model/seen/layouts.ts';
import { faintThing, fixedPart, goneThing, lostIn, smallText, somePlace, wideThing } from '../../../helpers/layouts.ts';

const three = [1, 2, 3];
const found = (more: Partial<Growing>): Growing => ({ ...emptyLayouts(), ...more });
const narrow = (more: Partial<Growing['narrow']>) => ({ ...emptyLayouts().narrow, ...more });
const lost = (layout: keyof Growing['lost']) => {
  const texts = three.map((n) => ({ selector: `${layout} ${n}` }));
  return lostIn(layout, ...texts).lost?.[layout] ?? [];
};
const everywhere = {
  normal: lost('normal'),
  spacing: lost('spacing'),
  text200: lost('text200'),
  zoom200: lost('zoom200'),
  zoom400: lost('zoom400'),
};
const named = (growing: Growing) => wantedIn(growing).map(({ layout, at }) => `${layout}: ${at.selector}`);

describe('which pictures are taken of a page in other layouts', () => {
  it('none where nothing was found', () => {
    expect(wantedIn(emptyLayouts())).toEqual([]);
  });

  it('one of each kind before a second of any', () => {
    const wide = three.map((n) => wideThing({ selector: `wide ${n}` }));
    const gone = three.map((n) => goneThing({ selector: `gone ${n}` }));
    const sideways = three.map((n) => ({ ...somePlace, selector: `sideways ${n}`, words: 'Call us', share: 20 }));
    const fixed = [fixedPart({ selector: 'low', height: 40 }), fixedPart({ selector: 'high', height: 200 })];
    const growing = found({
      lost: { ...emptyLayouts().lost, zoom200: everywhere.zoom200 },
      narrow: narrow({ wide, gone, sideways, fixed, covered: 50 }),
    });
    expect(named(growing)).toEqual([
      'zoom400: wide 1',
      'zoom200: zoom200 1',
      'zoom400: sideways 1',
      'zoom400: high',
      'zoom400: gone 1',
      'zoom400: wide 2',
    ]);
  });

  it('one of each kind, however many kinds there are', () => {
    const upright: OrientationSeen = {
      ...{ layout: 'portrait', share: 20, message: null, turned: { ...somePlace, selector: 'turned' } },
      gone: [goneThing({ selector: 'gone upright' })],
    };
    const growing = found({
      lost: everywhere,
      narrow: narrow({ wide: [wideThing({ selector: 'wide' })], gone: [goneThing({ selector: 'gone' })] }),
      small: [smallText({ selector: 'small' })],
      orientation: [upright],
      dark: { offered: true, faint: [faintThing({ selector: 'dark' })] },
      forced: [faintThing({ selector: 'forced' })],
    });
    expect(named(growing)).toEqual([
      'zoom400: wide',
      'zoom200: zoom200 1',
      'zoom400: zoom400 1',
      'spacing: spacing 1',
      'portrait: turned',
      'text200: text200 1',
      'dark: dark',
      'forced: forced',
      'zoom400: small',
      'zoom400: gone',
      'portrait: gone upright',
      'normal: normal 1',
    ]);
  });

  it('two of a kind where there is no other', () => {
    expect(named(found({ narrow: narrow({ wide: three.map((n) => wideThing({ selector: `${n}` })) }) }))).toEqual([
      'zoom400: 1',
      'zoom400: 2',
    ]);
  });

  it('one of what is of two kinds, and none of what covers little', () => {
    const stuck = fixedPart({ selector: 'stuck', height: 200, unreachable: 'Close' });
    expect(named(found({ narrow: narrow({ fixed: [stuck], covered: 50 }) }))).toEqual(['zoom400: stuck']);
    expect(named(found({ narrow: narrow({ fixed: [fixedPart()], covered: 20 }) }))).toEqual([]);
  });
});
