import type { Found, LayoutName } from '../../../model/seen/layouts.ts';
import type { Growing } from './empty.ts';

/** A picture that is to be taken: of what, and in which layout. */
export interface Wanted {
  readonly layout: LayoutName;
  readonly at: Found;
}

/** A second one of a kind only as long as there are no more than this. Each costs as much as a look. */
const MOST = 6;
/** Of the window, in per cent, before fixed parts are worth a picture. */
const MUCH = 33;

/** All that was found in another layout than the normal one. */
export function foundElsewhere({ lost, narrow, small, orientation }: Growing): readonly Found[] {
  const turned = orientation.flatMap(({ message, turned: part, gone }) => [message, part, ...gone]);
  const { wide, sideways, fixed, gone, bare = [] } = narrow;
  const { spacing, text200, zoom200, zoom400 } = lost;
  const texts = [...spacing, ...text200, ...zoom200, ...zoom400];
  const all = [...texts, ...wide, ...sideways, ...fixed, ...gone, ...bare, ...small, ...turned];
  return all.filter((one) => one !== null);
}

/** One of each kind, those first that weigh most, and then a second of each: nobody can judge a kind without any. */
export function wantedIn({ lost, narrow, small, orientation, dark, forced }: Growing): readonly Wanted[] {
  const [biggest] = narrow.fixed.toSorted((a, b) => b.height - a.height);
  const kinds: readonly (readonly [LayoutName, readonly (Found | null)[]])[] = [
    ['zoom400', narrow.wide],
    ['zoom200', lost.zoom200],
    ['zoom400', lost.zoom400],
    ['spacing', lost.spacing],
    ...orientation.map(({ layout, turned, message }) => [layout, [turned, message]] as const),
    ['text200', lost.text200],
    ['dark', dark.faint],
    ['forced', forced],
    ['zoom400', narrow.sideways],
    ['zoom400', narrow.fixed.filter(({ unreachable }) => unreachable !== '')],
    ['zoom400', biggest && narrow.covered > MUCH ? [biggest] : []],
    ['zoom400', small],
    ['zoom400', narrow.bare ?? []],
    ['zoom400', narrow.gone],
    ...orientation.map(({ layout, gone }) => [layout, gone] as const),
    ['normal', lost.normal],
  ];
  const found = kinds.map(([layout, list]) => list.flatMap((at) => (at ? [{ layout, at }] : [])));
  const firsts = once(found.flatMap(([first]) => first ?? []));
  const seconds = found.flatMap(([, second]) => second ?? []);
  return once([...firsts, ...seconds]).slice(0, Math.max(MOST, firsts.length));
}

/** One thing can be of two kinds. */
function once(all: readonly Wanted[]): readonly Wanted[] {
  return all.filter(({ at }, index) => all.findIndex((one) => one.at === at) === index);
}
