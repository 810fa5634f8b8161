/**
 * The success criteria that a failure of each axe rule breaks, as axe-core itself tags its rules
 * (https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md). Rules of good practice break none.
 * tests/checks/lib/axe-rules.test.ts compares the table with the installed axe-core.
 */
const RULES_OF: Readonly<Record<string, readonly string[]>> = {
  '1.1.1': [
    'aria-meter-name',
    'aria-progressbar-name',
    'image-alt',
    'input-image-alt',
    'object-alt',
    'role-img-alt',
    'svg-img-alt',
  ],
  '1.3.1': [
    'aria-hidden-body',
    'aria-required-children',
    'aria-required-parent',
    'definition-list',
    'dlitem',
    'list',
    'listitem',
    'p-as-heading',
    'table-fake-caption',
    'td-has-header',
    'td-headers-attr',
    'th-has-data-cells',
  ],
  '1.3.4': ['css-orientation-lock'],
  '1.3.5': ['autocomplete-valid'],
  '1.4.1': ['link-in-text-block'],
  '1.4.3': ['color-contrast'],
  '1.4.4': ['meta-viewport'],
  '1.4.12': ['avoid-inline-spacing'],
  '2.4.2': ['document-title'],
  '2.4.4': ['area-alt', 'link-name'],
  '2.5.3': ['label-content-name-mismatch'],
  '2.5.8': ['target-size'],
  '3.1.1': ['html-has-lang', 'html-lang-valid', 'html-xml-lang-mismatch'],
  '3.1.2': ['valid-lang'],
  '3.3.2': ['form-field-multiple-labels'],
  '4.1.2': [
    'area-alt',
    'aria-allowed-attr',
    'aria-braille-equivalent',
    'aria-command-name',
    'aria-conditional-attr',
    'aria-deprecated-role',
    'aria-hidden-body',
    'aria-hidden-focus',
    'aria-input-field-name',
    'aria-prohibited-attr',
    'aria-required-attr',
    'aria-roles',
    'aria-tab-name',
    'aria-toggle-field-name',
    'aria-tooltip-name',
    'aria-valid-attr',
    'aria-valid-attr-value',
    'button-name',
    'duplicate-id-aria',
    'frame-title',
    'frame-title-unique',
    'input-button-name',
    'input-image-alt',
    'label',
    'link-name',
    'nested-interactive',
    'select-name',
    'summary-name',
  ],
};

/** Those that a failure of at least one of the rules breaks, in the order of the standard. */
export function criteriaOfRules(rules: readonly string[]): readonly string[] {
  return Object.keys(RULES_OF).filter((number) => RULES_OF[number]?.some((rule) => rules.includes(rule)));
}
