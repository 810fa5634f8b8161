import type { HttpResponse, RequestSeen } from '../../src/model/evidence.ts';
import endOfLife from './end-of-life.json' with { type: 'json' };
import { all, short } from './headers.ts';

export interface Software {
  readonly product: string;
  readonly version: string;
  /** What says so. */
  readonly sign: string;
  /** Said by the software of itself, not only by the name of a file, which anybody may choose. */
  readonly sure: boolean;
  /** Packed by the makers of an operating system, who mend old lines for years after others have stopped. */
  readonly packed: boolean;
}

const GENERATED = /\b(Drupal|WordPress|Umbraco)[ /]v?(\d{1,3}(?:\.\d{1,4}){0,3})/i;
const NAMES: Readonly<Record<string, string>> = { drupal: 'Drupal', wordpress: 'WordPress', umbraco: 'Umbraco' };
/** Endings that Ubuntu, Debian and Red Hat put behind a version. */
const PACKED = /ubuntu|[+~]deb\d|\.el\d/i;
const FILES: readonly (readonly [product: string, file: RegExp])[] = [
  ['jQuery', /\/jquery[-/@.]v?(\d\.\d{1,2}(?:\.\d{1,2})?)(?:[./-][^/]*)?(?:\/[^/]*)?\.js$/i],
  ['AngularJS', /\/angular(?:js|\.js)?[-/@.]v?(1\.\d{1,2}(?:\.\d{1,2})?)(?:[./-][^/]*)?(?:\/[^/]*)?\.js$/i],
  [
    'Bootstrap',
    /\/(?:twitter-)?bootstrap[-/@.]v?(\d\.\d{1,2}(?:\.\d{1,2})?)(?:[./-][^/]*)?(?:\/[^/]*){0,2}\.(?:js|css)$/i,
  ],
];

/** Software that a page names together with its version. */
export function softwareOn(
  response: HttpResponse,
  html: string,
  requests: readonly RequestSeen[],
): readonly Software[] {
  const said = [...all(response, 'x-generator').map((value) => `X-Generator: ${value}`), ...generatorsIn(html)];
  const products = said.flatMap((sign): readonly Software[] => {
    const found = GENERATED.exec(sign);
    const product = NAMES[found?.[1]?.toLowerCase() ?? ''];
    return product && found?.[2]
      ? [{ product, version: found[2], sign: short(sign, 120), sure: true, packed: false }]
      : [];
  });
  const umbraco = all(response, 'x-umbraco-version').flatMap((value) =>
    versioned('Umbraco', value, 'X-Umbraco-Version'),
  );
  const php = all(response, 'x-powered-by').flatMap((value) => {
    const version = /\bPHP\/(\S+)/i.exec(value)?.[1];
    return version ? versioned('PHP', version, 'X-Powered-By') : [];
  });
  return [...products, ...umbraco, ...php, ...requests.flatMap(byFile)];
}

/** When its release line stopped getting fixes: null where the day is not known, undefined where the line is not listed. */
export function endOf(software: Versioned): string | null | undefined {
  return lineOf(software)?.ended;
}

/** Whether companies that its makers name go on selling fixes. */
export const isSoldOn = (software: Versioned): boolean => lineOf(software)?.soldOn ?? false;

type Versioned = Pick<Software, 'product' | 'version'>;
interface Line {
  readonly product: string;
  readonly line: string;
  readonly ended: string | null;
  readonly soldOn?: boolean;
}

function lineOf({ product, version }: Versioned): Line | undefined {
  const lines: readonly Line[] = endOfLife.lines;
  return lines.find(
    ({ product: name, line }) => name === product && (version === line || version.startsWith(`${line}.`)),
  );
}

export const KNOWN_UNTIL = endOfLife.asOf;

function versioned(product: string, value: string, header: string): readonly Software[] {
  const version = /^v?(\d{1,3}(?:\.\d{1,4}){0,3})/.exec(value.trim())?.[1];
  if (!version) return [];
  const packed = PACKED.test(value);
  return [{ product, version, sign: short(`${header}: ${value}`, 120), sure: true, packed }];
}

function generatorsIn(html: string): readonly string[] {
  const metas = html.match(/<meta\b[^>]{0,500}>/gi) ?? [];
  return metas
    .filter((meta) => /\bname="generator"/i.test(meta))
    .map((meta) => `generator: ${/\bcontent="([^"]*)"/i.exec(meta)?.[1] ?? ''}`);
}

function byFile({ url, type }: RequestSeen): readonly Software[] {
  if (type !== 'script' && type !== 'stylesheet') return [];
  const file = url.replace(/[?#].*/s, '');
  return FILES.flatMap(([product, pattern]) => {
    const version = pattern.exec(file)?.[1];
    return version ? [{ product, version, sign: short(file, 200), sure: false, packed: false }] : [];
  });
}
