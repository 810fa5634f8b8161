import type { PageArtifacts } from '../../src/model/evidence.ts';

interface Library {
  readonly name: string;
  /** One class of its own among those of an element. */
  readonly classes: RegExp;
  /** In the address of a style sheet or script; the version, where the name has it. */
  readonly file?: RegExp;
}

const classes = (names: string) => new RegExp(`\\sclass="(?:[^"]*\\s)?(?:${names})(?:[\\s"]|$)`);

const LIBRARIES: readonly Library[] = [
  {
    name: 'GOV.UK Frontend',
    classes: classes('govuk-(?:template__body|frontend-supported|link|button|error-summary)'),
    file: /\/govuk-frontend[\w.@/-]*\.(?:css|js)$/i,
  },
  { name: 'LocalGov Drupal', classes: classes('lgd-(?:header|footer|row__full|container)'), file: /\/localgov_base\// },
  {
    name: 'NHS.UK frontend',
    classes: classes('nhsuk-(?:header|footer|button|width-container)'),
    file: /\/nhsuk[\w.@/-]*\.(?:css|js)$/i,
  },
  {
    name: 'LBH Frontend',
    classes: classes('lbh-(?:header|footer|container|button|heading-h1|body)'),
    file: /\/lbh-frontend[\w.@/-]*\.(?:css|js)$/i,
  },
];

/** The libraries that a page shows signs of, in the order of the table. */
export function librariesOn(
  { html }: PageArtifacts['document'],
  requests: PageArtifacts['requests'],
): readonly string[] {
  const files = requests.filter(({ type }) => type === 'stylesheet' || type === 'script');
  return LIBRARIES.filter(
    ({ classes: own, file }) => own.test(html) || files.some(({ url }) => file?.test(url.replace(/[?#].*/s, ''))),
  ).map(({ name }) => name);
}
