import { z } from 'zod';

/**
 * SARIF 2.1.0 as far as we write it, after the text of the OASIS standard (sections 3.13 to 3.52): what is required, what
 * a value may be, and nothing that the standard does not have. No copy of its JSON schema comes with our packages.
 */
const level = z.enum(['none', 'note', 'warning', 'error']);
const message = z.strictObject({ text: z.string().min(1) });
const bag = z.looseObject({ tags: z.array(z.string()).refine(isSet, 'tags are a set').optional() });
const uriReference = z
  .string()
  .refine((text) => URL.canParse(text, 'https://base.example/') && !/[\s<>"{}|\\^`]/.test(text));
const artifactLocation = z.strictObject({ uri: uriReference, uriBaseId: z.string().optional() });
const multiformat = message;

const rule = z.strictObject({
  id: z.string(),
  shortDescription: multiformat,
  fullDescription: multiformat,
  help: multiformat,
  helpUri: z.url(),
  defaultConfiguration: z.strictObject({ level }),
  properties: bag,
});

const notification = z.strictObject({ level, message });

const invocation = z.strictObject({
  executionSuccessful: z.boolean(),
  startTimeUtc: z.iso.datetime(),
  endTimeUtc: z.iso.datetime(),
  toolExecutionNotifications: z.array(notification),
});

const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation,
    region: z.strictObject({ startLine: z.int().min(1), snippet: z.strictObject({ text: z.string() }).optional() }),
  }),
  logicalLocations: z.array(z.strictObject({ name: z.string(), fullyQualifiedName: z.string(), kind: z.string() })),
});

const result = z
  .strictObject({
    ruleId: z.string(),
    ruleIndex: z.int().min(0),
    kind: z.enum(['notApplicable', 'pass', 'fail', 'review', 'open', 'informational']),
    level,
    message,
    locations: z.array(location).min(1),
    partialFingerprints: z.record(z.string(), z.string()),
    baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).optional(),
    properties: bag,
  })
  // 3.27.10: a result that is no failure has no level.
  .refine((one) => one.kind === 'fail' || one.level === 'none', 'a level without a failure');

const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.string(),
        version: z.string(),
        informationUri: z.url(),
        rules: z.array(rule).refine((rules) => isSet(rules.map(({ id }) => id)), 'rules are unique'),
      }),
    }),
    automationDetails: z.strictObject({ id: z.string() }),
    // 3.14.14: an absolute address that ends with a slash.
    originalUriBaseIds: z.record(z.string(), z.strictObject({ uri: z.url().endsWith('/') })),
    invocations: z.array(invocation),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    results: z.array(result),
  })
  .superRefine(({ tool, results, originalUriBaseIds }, context) => {
    for (const { ruleId, ruleIndex, locations } of results) {
      if (tool.driver.rules[ruleIndex]?.id !== ruleId) context.addIssue(`${ruleId} is not rule ${ruleIndex}`);
      for (const { physicalLocation } of locations) {
        const { uriBaseId } = physicalLocation.artifactLocation;
        if (uriBaseId !== undefined && !Object.hasOwn(originalUriBaseIds, uriBaseId))
          context.addIssue(`there is no base ${uriBaseId}`);
      }
    }
  });

export const sarifModel = z.strictObject({ $schema: z.url(), version: z.literal('2.1.0'), runs: z.array(run) });
export type Sarif = z.infer<typeof sarifModel>;

function isSet(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}
