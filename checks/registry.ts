import type { Check } from '../src/model/check.ts';
import { axeColour } from './accessibility/axe-colour.ts';
import { axeExperimental } from './accessibility/axe-experimental.ts';
import { axeFormLabels } from './accessibility/axe-form-labels.ts';
import { axeIncomplete } from './accessibility/axe-incomplete.ts';
import { axeNameRoleValue } from './accessibility/axe-name-role-value.ts';
import { axeResizeAndSpacing } from './accessibility/axe-resize-and-spacing.ts';
import { axeStructure } from './accessibility/axe-structure.ts';
import { axeTargetSize } from './accessibility/axe-target-size.ts';
import { axeTextAlternatives } from './accessibility/axe-text-alternatives.ts';
import { axeTitleAndLanguage } from './accessibility/axe-title-and-language.ts';
import { darkMode } from './accessibility/dark-mode.ts';
import { focusIndicatorStrength } from './accessibility/focus-indicator-strength.ts';
import { focusNotObscured } from './accessibility/focus-not-obscured.ts';
import { focusOrder } from './accessibility/focus-order.ts';
import { focusVisible } from './accessibility/focus-visible.ts';
import { headingsAndLandmarks } from './accessibility/headings-and-landmarks.ts';
import { keyShortcuts } from './accessibility/key-shortcuts.ts';
import { keyboardOperable } from './accessibility/keyboard-operable.ts';
import { layoutsByEye } from './accessibility/layouts-by-eye.ts';
import { mouseOnly } from './accessibility/mouse-only.ts';
import { noKeyboardTrap } from './accessibility/no-keyboard-trap.ts';
import { onFocusNoSurprise } from './accessibility/on-focus-no-surprise.ts';
import { orientation } from './accessibility/orientation.ts';
import { ownSettings } from './accessibility/own-settings.ts';
import { reflow320 } from './accessibility/reflow-320.ts';
import { resizeText200 } from './accessibility/resize-text-200.ts';
import { skipLinkWorks } from './accessibility/skip-link-works.ts';
import { textSpacing } from './accessibility/text-spacing.ts';
import { notPosingAsGovuk } from './consistency/not-posing-as-govuk.ts';
import { wayfinding } from './consistency/wayfinding.ts';
import { brokenLinks } from './content/broken-links.ts';
import { linkText } from './content/link-text.ts';
import { inputPurpose } from './forms/input-purpose.ts';
import { visibleLabels } from './forms/visible-labels.ts';
import { contactWithHours } from './inclusion/contact-with-hours.ts';
import { findable } from './inclusion/findable.ts';
import { feedbackRoute } from './measurement/feedback-route.ts';
import { licence } from './open-standards/licence.ts';
import { robotsAndSitemap } from './open-standards/robots-and-sitemap.ts';
import { cls } from './performance/cls.ts';
import { lcp } from './performance/lcp.ts';
import { mainThreadBlocking } from './performance/main-thread-blocking.ts';
import { pageWeight } from './performance/page-weight.ts';
import { thirdPartyCost } from './performance/third-party-cost.ts';
import { cookiesPage } from './privacy/cookies-page.ts';
import { notFoundPage } from './resilience/not-found-page.ts';
import { notFoundStatus } from './resilience/not-found-status.ts';
import { contentTypeAndReferrer } from './security/content-type-and-referrer.ts';
import { cookieFlags } from './security/cookie-flags.ts';
import { csp } from './security/csp.ts';
import { frameProtection } from './security/frame-protection.ts';
import { hsts } from './security/hsts.ts';
import { httpsOnly } from './security/https-only.ts';
import { mixedContent } from './security/mixed-content.ts';
import { securityTxt } from './security/security-txt.ts';
import { versionDisclosure } from './security/version-disclosure.ts';
import { exists } from './statement/exists.ts';
import { linked } from './statement/linked.ts';

/** Every check the scanner knows, one line each, in the order of the check map. */
export const checks: readonly Check[] = [
  axeColour,
  axeTextAlternatives,
  axeStructure,
  axeFormLabels,
  axeNameRoleValue,
  axeTitleAndLanguage,
  axeExperimental,
  axeResizeAndSpacing,
  axeTargetSize,
  axeIncomplete,
  headingsAndLandmarks,
  reflow320,
  resizeText200,
  textSpacing,
  orientation,
  layoutsByEye,
  darkMode,
  ownSettings,
  keyboardOperable,
  mouseOnly,
  noKeyboardTrap,
  focusVisible,
  focusIndicatorStrength,
  focusNotObscured,
  focusOrder,
  onFocusNoSurprise,
  skipLinkWorks,
  keyShortcuts,
  exists,
  linked,
  httpsOnly,
  hsts,
  csp,
  frameProtection,
  contentTypeAndReferrer,
  cookieFlags,
  mixedContent,
  versionDisclosure,
  securityTxt,
  cookiesPage,
  lcp,
  cls,
  mainThreadBlocking,
  pageWeight,
  thirdPartyCost,
  notFoundStatus,
  notFoundPage,
  licence,
  robotsAndSitemap,
  linkText,
  brokenLinks,
  visibleLabels,
  inputPurpose,
  notPosingAsGovuk,
  wayfinding,
  contactWithHours,
  findable,
  feedbackRoute,
];
