export interface Answers {
  /** Empty where nobody said. */
  readonly start: string;
  readonly contactUrl: string;
  readonly failOn: string;
}

/** The first configuration file of a project; `schema` is where editors find what may be in it. Comments say what a line does, so that nobody has to look it up. */
export function configurationFile({ start, contactUrl, failOn }: Answers, schema: string): string {
  return `# yaml-language-server: $schema=${schema}
# Settings of lgdss. 'lgdss scan --help' tells them all. A line that begins with # does nothing.

# Where a scan starts when the command names nothing to scan.
${start === '' ? '# start: ["https://www.ambleford.example"]' : `start: [${JSON.stringify(start)}]`}

# A page that tells site owners who scans them, and how to reach you.
${contactUrl === '' ? '# contactUrl: "https://www.ambleford.example/about-our-checks"' : `contactUrl: ${JSON.stringify(contactUrl)}`}

# What fails the build: failures that are critical, serious, moderate or minor, or worse than that.
${failOn === 'never' ? '# failOn: serious' : `failOn: ${failOn}`}

# The most pages that one scan opens.
# maxPages: 50

# Pages to leave out, by their path.
# exclude: ["/news/**"]

# Let only new failures fail the build. 'lgdss baseline' writes down those that are known.
# newOnly: true

# Checks of your own. docs/api.md of the package tells how to write one.
# checks: ["./checks/our-rule.ts"]
`;
}
