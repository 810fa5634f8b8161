import { cantTell, defineSiteCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import type { EngineLook, EngineOutline, EngineTried } from '../../src/model/seen/engines.ts';
import { certainOrDoubtful } from '../lib/certain-and-doubtful.ts';
import { short } from '../lib/headers.ts';
import { namesOf } from '../lib/stripped.ts';

type Message =
  | 'heading'
  | 'fields'
  | 'script'
  | 'otherHeading'
  | 'moreFields'
  | 'otherFields'
  | 'heldBack'
  | 'buttons'
  | 'text'
  | 'scriptHeldBack'
  | 'notOpened'
  | 'notThere'
  | 'notStarted';
type Tried = { readonly url: string; readonly engine: string; readonly own: EngineLook; readonly other: EngineLook };

const WIDTHS = [
  ['wide', 1350],
  ['narrow', 390],
] as const;
/** Of the words that Chromium shows, in per cent. */
const ENOUGH = 80;
/** A few words are soon lost to a date or a greeting. */
const FEWEST_WORDS = 20;

export const crossEngine = defineSiteCheck({
  meta: {
    id: 'resilience/cross-engine',
    title: 'Pages work the same in three browser engines',
    kind: 'automatic',
    why: 'People choose their own browser. We opened the start page and one page of up to two other templates in the engines Chromium, Firefox and WebKit, in a wide and in a narrow window. This is an engine check. It does not take the place of a test in Safari or on a telephone.',
    affects: 'People whose browser is not the one that the site was built with.',
    fix: 'Open the page in the engine that is named, and look at its console for the first error. Use what all engines know, or give the others something in its place.',
    severity: 'serious',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:8', 'lgdss:11'],
    criteria: [],
    sources: ['https://www.gov.uk/service-manual/technology/designing-for-different-browsers-and-devices'],
    messages: {
      heading: 'In {engine}, {width} pixels wide, the main heading “{heading}” is not there. In Chromium it is.',
      fields:
        'In {engine}, {width} pixels wide, people do not see these fields of a form: {fields}. In Chromium they do.',
      script: 'In {engine}, a script stopped with an error that it does not have in Chromium: {error}',
      otherHeading:
        'In {engine}, {width} pixels wide, the main heading is “{other}” and not “{heading}”. Check that nothing is missing.',
      moreFields:
        'In {engine}, {width} pixels wide, people see fields that Chromium does not show: {fields}. Check that both can be used.',
      otherFields:
        'In {engine}, {width} pixels wide, fields of a form are called {others}, and in Chromium {fields}. Check that none is missing.',
      heldBack:
        'In {engine}, {width} pixels wide, these are missing: {what}. Not all that the page asked for came there, which may be the cause.',
      buttons:
        'In {engine}, {width} pixels wide, these buttons of Chromium are missing: {buttons}. Check what is there.',
      text: 'In {engine}, {width} pixels wide, the main text has {percent}% of the words that Chromium shows.',
      scriptHeldBack:
        'In {engine}, a script stopped with an error that it does not have in Chromium: {error} Not all that the page asked for came, which may be the cause.',
      notOpened: 'The page could not be opened in {engine}, so nothing is known about it there: {detail}',
      notThere: '{engine} is not on the machine that scanned. To get it, run: npx playwright install {install}',
      notStarted: '{engine} is on the machine that scanned, but did not start.',
    },
    captions: { own: 'Chromium', other: 'The other engine' },
  },
  siteNeeds: ['engines'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ engines }) {
    const [own, ...others] = engines.engines;
    if (!own || own.pages.length === 0) return inapplicable;
    const absent = others.flatMap(whyAbsent);
    const unopened = [own, ...others].flatMap(notOpened);
    const both = others.flatMap(({ name, pages }) => pages.flatMap((page) => pairOf(own, page, name)));
    if (both.length === 0) return cantTell([...absent, ...unopened]);
    return certainOrDoubtful(both.flatMap(certain), [...both.flatMap(doubtful), ...unopened, ...absent]);
  },
});

function pairOf(own: EngineTried, { url, look }: EngineTried['pages'][number], engine: string): readonly Tried[] {
  const same = own.pages.find((page) => page.url === url)?.look;
  return same?.ok && look.ok ? [{ url, engine, own: same.value, other: look.value }] : [];
}

function whyAbsent({ name: engine, problem }: EngineTried): readonly Finding<Message>[] {
  if (problem === null) return [];
  const message = problem === 'not-installed' ? 'notThere' : 'notStarted';
  const data = message === 'notThere' ? { engine, install: engine.toLowerCase() } : { engine };
  return [{ message, at: { kind: 'page' }, data }];
}

function notOpened({ name: engine, pages }: EngineTried): readonly Finding<Message>[] {
  return pages.flatMap(({ url, look }) =>
    look.ok
      ? []
      : [{ message: 'notOpened', at: { kind: 'page' }, page: url, data: { engine, detail: look.error.message } }],
  );
}

function certain(tried: Tried): readonly Finding<Message>[] {
  const { own, other } = tried;
  const found = hinderedAlone(tried)
    ? []
    : WIDTHS.flatMap(([window, width]) => {
        const [here, there] = [own[window], other[window]];
        const fields = lostFields(here, there);
        return [
          ...(lostHeading(here, there) ? [at('heading', { heading: here.heading })] : []),
          ...(fields.length > 0 ? [at('fields', { fields: namesOf(fields) })] : []),
        ].map((one) => say(tried, one.message, { width, ...one.data }, [here, there]));
      });
  const error = ownError(tried);
  return error !== null && !isHindered(other) ? [...found, say(tried, 'script', { error })] : found;
}

function doubtful(tried: Tried): readonly Finding<Message>[] {
  const { own, other } = tried;
  const found = WIDTHS.flatMap(([window, width]) => {
    const [here, there] = [own[window], other[window]];
    const percent = here.words < FEWEST_WORDS ? 100 : Math.floor((100 * there.words) / here.words);
    const [fewer, more] = [without(here.fields, there.fields), without(there.fields, here.fields)];
    const buttons = without(here.buttons, there.buttons);
    const isOther = here.heading !== '' && there.heading !== '' && here.heading !== there.heading;
    const lost = [...(lostHeading(here, there) ? [here.heading] : []), ...lostFields(here, there)];
    return [
      ...(hinderedAlone(tried) && lost.length > 0 ? [at('heldBack', { what: namesOf(lost) })] : []),
      ...(isOther ? [at('otherHeading', { heading: here.heading, other: there.heading })] : []),
      ...(more.length > 0 && fewer.length > 0
        ? [at('otherFields', { fields: namesOf(fewer), others: namesOf(more) })]
        : []),
      ...(more.length > 0 && fewer.length === 0 ? [at('moreFields', { fields: namesOf(more) })] : []),
      ...(buttons.length > 0 ? [at('buttons', { buttons: namesOf(buttons) })] : []),
      ...(percent < ENOUGH ? [at('text', { percent })] : []),
    ].map((one) => say(tried, one.message, { width, ...one.data }, [here, there]));
  });
  const error = ownError(tried);
  return error !== null && isHindered(other) ? [...found, say(tried, 'scriptHeldBack', { error })] : found;
}

const lostHeading = (here: EngineOutline, there: EngineOutline): boolean => here.heading !== '' && there.heading === '';

/** Fields that are there under other names are not lost: some programs make up a name for each visit. */
const lostFields = (here: EngineOutline, there: EngineOutline): readonly string[] =>
  without(there.fields, here.fields).length > 0 ? [] : without(here.fields, there.fields);

/** An error where Chromium has none. The engines word the same error differently, so they cannot be told apart. */
const ownError = ({ own, other }: Tried): string | null =>
  own.uncaught.length === 0 && other.uncaught[0] !== undefined ? short(other.uncaught[0], 160) : null;

/** Something did not come or was held back, and a script may have stopped because of that. */
const isHindered = ({ blocked, failedScripts }: EngineLook): boolean => blocked.length + failedScripts.length > 0;

/** Something did not come that came to Chromium: by chance, as far as anybody knows. */
const hinderedAlone = ({ own, other }: Tried): boolean =>
  without([...other.blocked, ...other.failedScripts], [...own.blocked, ...own.failedScripts]).length > 0;

const without = (all: readonly string[], some: readonly string[]) => all.filter((name) => !some.includes(name));

type Data = Readonly<Record<string, string | number>>;

const at = (message: Message, data: Data) => ({ message, data });

function say(
  { url, engine }: Tried,
  message: Message,
  data: Data,
  outlines: readonly [EngineOutline, EngineOutline] | readonly [] = [],
): Finding<Message> {
  const captions = ['own', 'other'];
  const pictures = outlines.flatMap(({ shot }, index) =>
    shot ? [{ shot, caption: captions[index] ?? '', marks: [] }] : [],
  );
  const rest = pictures.length > 0 ? { pictures } : {};
  const words = Object.entries(data).map(([key, value]) => [
    key,
    typeof value === 'string' ? short(value, 200) : value,
  ]);
  return { message, at: { kind: 'page' }, page: url, data: { engine, ...Object.fromEntries(words) }, ...rest };
}
