import {
  cantTell,
  definePageCheck,
  type Finding,
  failedIf,
  inapplicable,
  type Place,
  passed,
} from '../../src/model/check.ts';
import type { Field, PageArtifacts } from '../../src/model/evidence.ts';
import { axeElement } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';
import { isSearchField, typedFields } from '../lib/fields.ts';
import {
  fieldToken,
  isAboutOthers,
  isPageAboutOthers,
  knownTokens,
  ownPurpose,
  saysYour,
} from '../lib/input-purpose.ts';

const AXE_RULE = 'autocomplete-valid';

export const inputPurpose = definePageCheck({
  meta: {
    id: 'forms/input-purpose',
    title: 'Fields for personal details tell the browser what they ask for',
    kind: 'automatic',
    why: 'With an autocomplete value, browsers can fill in what people have entered before, and helper software can show a picture beside the field.',
    affects: 'People who find typing hard, people with memory or reading difficulties, and everyone on a phone.',
    fix: 'Add the autocomplete value that belongs to the question, for example autocomplete="email". Leave it out where the form asks about somebody else.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['1.3.5'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/identify-input-purpose.html'],
    messages: {
      missing: 'This field asks for “{label}” but has no autocomplete value. It should be “{expected}”.',
      wrong: 'This field asks for “{label}” but its autocomplete value is “{found}”. It should be “{expected}”.',
      unclear:
        'This field asks for “{label}” without the autocomplete value “{expected}”. If it asks about the person who fills in the form, add it.',
      invalid: axeFamilies.inputPurpose[AXE_RULE].broken,
    },
  },
  needs: ['forms', 'headings', 'axe'],
  evaluate({ forms, headings, axe }) {
    const aboutOthers = headings.some((heading) => heading.level === 1 && isPageAboutOthers(heading.text));
    const fields = typedFields(forms).filter((field) => !isSearchField(field, forms) && !isLookup(field, forms));
    const personal = fields.flatMap((field) => asksFor(field, aboutOthers));
    const axeRules = axe.rules.filter((rule) => rule.id === AXE_RULE);
    const invalid = axeRules
      .filter((rule) => rule.outcome === 'failed')
      .flatMap((rule) => rule.nodes)
      .map((node): Finding<'invalid'> => {
        return { message: 'invalid', at: axeElement(node), data: { rule: AXE_RULE, summary: node.summary } };
      });
    const aboutYou = headings.some((heading) => heading.level === 1 && saysYour(heading.text));
    const faulty = personal.flatMap((one) => faultOf(one, invalid.length > 0).map((fault) => ({ one, fault })));
    // Each part of a form may be about another person, and its heading says so.
    const partOfOthers = headings.some(
      ({ level, text, selector }) => level > 1 && isPageAboutOthers(text) && !AROUND.test(selector),
    );
    const isTheirs = (one: Personal) => partOfOthers && !(saysYour(one.label) || saysYour(one.field.legend));
    const sure = faulty
      .filter(({ one }) => !isTheirs(one) && (aboutYou || isOwn(one, personal)))
      .map(({ fault }) => fault);
    const findings = [...sure, ...invalid];
    if (findings.length > 0) return failedIf(findings);
    if (faulty.length > 0) return cantTell(faulty.map(({ fault }) => ({ ...fault, message: 'unclear' })));
    const judged = personal.length > 0 || axeRules.some((rule) => rule.outcome === 'passed');
    return judged ? passed : inapplicable;
  },
});

/** Headings there are of other pages. */
const AROUND = /(?:^|[ >])(?:header|footer|nav|aside)\b/;

interface Personal {
  readonly field: Field;
  readonly label: string;
  readonly tokens: readonly [string, ...string[]];
}

function asksFor(field: Field, pageAboutOthers: boolean): Personal[] {
  const label = (field.visibleLabel || field.accessibleName).trim();
  const tokens = ownPurpose(label);
  if (!tokens || [label, field.name, field.legend].some(isAboutOthers)) return [];
  return pageAboutOthers && !saysYour(label) ? [] : [{ field, label, tokens }];
}

/** A bare “Email address” may be anybody's. “Your”, or a form that asks for several such details, settles it. */
function isOwn({ field, label, tokens }: Personal, all: readonly Personal[]): boolean {
  if (saysYour(label) || saysYour(field.legend)) return true;
  const sameForm = all.filter((other) => field.form !== null && other.field.form === field.form);
  return sameForm.some((other) => other.tokens[0] !== tokens[0]);
}

function faultOf({ field, label, tokens }: Personal, axeFoundInvalid: boolean): Finding<'missing' | 'wrong'>[] {
  const found = fieldToken(field.autocomplete);
  if (tokens.includes(found)) return [];
  // Axe names fields whose value does not exist; twice would be once too often.
  if (axeFoundInvalid && found !== '' && !knownTokens.has(found)) return [];
  const at: Place = { kind: 'element', selector: field.selector, html: field.html, box: field.box };
  const data = { label, expected: tokens[0] };
  return [found === '' ? { message: 'missing', at, data } : { message: 'wrong', at, data: { ...data, found } }];
}

/** A box that finds the nearest something by postcode asks for a place, not for the person's address. */
function isLookup(field: Field, forms: PageArtifacts['forms']): boolean {
  if (!ownPurpose(field.visibleLabel || field.accessibleName)?.includes('postal-code')) return false;
  const form = field.form === null ? null : forms.forms[field.form];
  if (form && form.method !== 'get') return false;
  return typedFields(forms).filter((other) => other.form === field.form && other.tag !== 'select').length === 1;
}
