import type { Check } from '../src/model/check.ts';
import { altTextIsWords } from './accessibility/alt-text-is-words.ts';
import { altTextRepeated } from './accessibility/alt-text-repeated.ts';
import { altTextWording } from './accessibility/alt-text-wording.ts';
import { axeColour } from './accessibility/axe-colour.ts';
import { axeExperimental } from './accessibility/axe-experimental.ts';
import { axeFormLabels } from './accessibility/axe-form-labels.ts';
import { axeGoodPractice } from './accessibility/axe-good-practice.ts';
import { axeIncomplete } from './accessibility/axe-incomplete.ts';
import { axeKeyboard } from './accessibility/axe-keyboard.ts';
import { axeMovement } from './accessibility/axe-movement.ts';
import { axeNameRoleValue } from './accessibility/axe-name-role-value.ts';
import { axeResizeAndSpacing } from './accessibility/axe-resize-and-spacing.ts';
import { axeStructure } from './accessibility/axe-structure.ts';
import { axeTargetSize } from './accessibility/axe-target-size.ts';
import { axeTextAlternatives } from './accessibility/axe-text-alternatives.ts';
import { axeTitleAndLanguage } from './accessibility/axe-title-and-language.ts';
import { captcha } from './accessibility/captcha.ts';
import { colourAlone } from './accessibility/colour-alone.ts';
import { controlsContrast } from './accessibility/controls-contrast.ts';
import { controlsWorkByKeyboard } from './accessibility/controls-work-by-keyboard.ts';
import { darkMode } from './accessibility/dark-mode.ts';
import { dataTablesHaveHeaders } from './accessibility/data-tables-have-headers.ts';
import { dialogsKeepFocus } from './accessibility/dialogs-keep-focus.ts';
import { errorSuggestions } from './accessibility/error-suggestions.ts';
import { errorsIdentified } from './accessibility/errors-identified.ts';
import { filesSayWhatTheyAre } from './accessibility/files-say-what-they-are.ts';
import { firstHeading } from './accessibility/first-heading.ts';
import { focusIndicatorStrength } from './accessibility/focus-indicator-strength.ts';
import { focusMarkArea } from './accessibility/focus-mark-area.ts';
import { focusNotObscured } from './accessibility/focus-not-obscured.ts';
import { focusOrder } from './accessibility/focus-order.ts';
import { focusVisible } from './accessibility/focus-visible.ts';
import { frameTitles } from './accessibility/frame-titles.ts';
import { generatedWords } from './accessibility/generated-words.ts';
import { headingLevels } from './accessibility/heading-levels.ts';
import { headingText } from './accessibility/heading-text.ts';
import { headingUse } from './accessibility/heading-use.ts';
import { headingsAndLandmarks } from './accessibility/headings-and-landmarks.ts';
import { hoverContent } from './accessibility/hover-content.ts';
import { iconContrast } from './accessibility/icon-contrast.ts';
import { imagesOfText } from './accessibility/images-of-text.ts';
import { judgementByEye } from './accessibility/judgement-by-eye.ts';
import { keyShortcuts } from './accessibility/key-shortcuts.ts';
import { keyboardOperable } from './accessibility/keyboard-operable.ts';
import { languageOfParts } from './accessibility/language-of-parts.ts';
import { layoutBySpaces } from './accessibility/layout-by-spaces.ts';
import { layoutTables } from './accessibility/layout-tables.ts';
import { layoutsByEye } from './accessibility/layouts-by-eye.ts';
import { lettersSpacedApart } from './accessibility/letters-spaced-apart.ts';
import { lineBreaksAsParagraphs } from './accessibility/line-breaks-as-paragraphs.ts';
import { linkNames } from './accessibility/link-names.ts';
import { linksBesideEachOther } from './accessibility/links-beside-each-other.ts';
import { linksThatAct } from './accessibility/links-that-act.ts';
import { listsByLook } from './accessibility/lists-by-look.ts';
import { listsOfCharacters } from './accessibility/lists-of-characters.ts';
import { liveCaptions } from './accessibility/live-captions.ts';
import { longBlocksOfText } from './accessibility/long-blocks-of-text.ts';
import { longTextHasHeadings } from './accessibility/long-text-has-headings.ts';
import { measuredContrast } from './accessibility/measured-contrast.ts';
import { mediaAlternatives } from './accessibility/media-alternatives.ts';
import { mouseOnly } from './accessibility/mouse-only.ts';
import { movingOrTimedContent } from './accessibility/moving-or-timed-content.ts';
import { newWindowSaid } from './accessibility/new-window-said.ts';
import { noEndlessMovement } from './accessibility/no-endless-movement.ts';
import { noFlashing } from './accessibility/no-flashing.ts';
import { noKeyboardTrap } from './accessibility/no-keyboard-trap.ts';
import { noNeedToDrag } from './accessibility/no-need-to-drag.ts';
import { noNeedToSwipe } from './accessibility/no-need-to-swipe.ts';
import { noNeedToTilt } from './accessibility/no-need-to-tilt.ts';
import { oldMarkup } from './accessibility/old-markup.ts';
import { onFocusNoSurprise } from './accessibility/on-focus-no-surprise.ts';
import { onInputNoSurprise } from './accessibility/on-input-no-surprise.ts';
import { openedStatesAxe } from './accessibility/opened-states-axe.ts';
import { orientation } from './accessibility/orientation.ts';
import { overlayWidget } from './accessibility/overlay-widget.ts';
import { ownSettings } from './accessibility/own-settings.ts';
import { pageTitle } from './accessibility/page-title.ts';
import { picturesWithoutWords } from './accessibility/pictures-without-words.ts';
import { pressCanBeTakenBack } from './accessibility/press-can-be-taken-back.ts';
import { quotes } from './accessibility/quotes.ts';
import { readingOrder } from './accessibility/reading-order.ts';
import { reflow320 } from './accessibility/reflow-320.ts';
import { resizeText200 } from './accessibility/resize-text-200.ts';
import { secondEngine } from './accessibility/second-engine.ts';
import { secondEngineDoubts } from './accessibility/second-engine-doubts.ts';
import { sensoryInstructions } from './accessibility/sensory-instructions.ts';
import { signInByPaste } from './accessibility/sign-in-by-paste.ts';
import { skipLinkWorks } from './accessibility/skip-link-works.ts';
import { smallWindowControls } from './accessibility/small-window-controls.ts';
import { soundByItself } from './accessibility/sound-by-itself.ts';
import { stateIsAnnounced } from './accessibility/state-is-announced.ts';
import { statusMessages } from './accessibility/status-messages.ts';
import { stopsHaveRoles } from './accessibility/stops-have-roles.ts';
import { styledHeadings } from './accessibility/styled-headings.ts';
import { tableCaptions } from './accessibility/table-captions.ts';
import { tablesByEye } from './accessibility/tables-by-eye.ts';
import { tablesWithoutTable } from './accessibility/tables-without-table.ts';
import { textOverImages } from './accessibility/text-over-images.ts';
import { textSpacing } from './accessibility/text-spacing.ts';
import { textStyle } from './accessibility/text-style.ts';
import { titlesDiffer } from './accessibility/titles-differ.ts';
import { wordsInTitles } from './accessibility/words-in-titles.ts';
import { helpInSamePlace } from './consistency/help-in-same-place.ts';
import { moreThanOneWay } from './consistency/more-than-one-way.ts';
import { notPosingAsGovuk } from './consistency/not-posing-as-govuk.ts';
import { patternLibrary } from './consistency/pattern-library.ts';
import { sameLookAcrossHosts } from './consistency/same-look-across-hosts.ts';
import { sameNames } from './consistency/same-names.ts';
import { sameNavigation } from './consistency/same-navigation.ts';
import { titleNamesSite } from './consistency/title-names-site.ts';
import { wayfinding } from './consistency/wayfinding.ts';
import { brokenLinks } from './content/broken-links.ts';
import { linkText } from './content/link-text.ts';
import { readingLevel } from './content/reading-level.ts';
import { sentenceLength } from './content/sentence-length.ts';
import { htmlFirst } from './documents/html-first.ts';
import { officeAccessible } from './documents/office-accessible.ts';
import { openFormats } from './documents/open-formats.ts';
import { pdfAge } from './documents/pdf-age.ts';
import { pdfHasText } from './documents/pdf-has-text.ts';
import { pdfStructure } from './documents/pdf-structure.ts';
import { pdfTagged } from './documents/pdf-tagged.ts';
import { pdfTitleAndLanguage } from './documents/pdf-title-and-language.ts';
import { backWorks } from './forms/back-works.ts';
import { checkedBeforeSending } from './forms/checked-before-sending.ts';
import { errorHandling } from './forms/error-handling.ts';
import { errorsTied } from './forms/errors-tied.ts';
import { formatExplained } from './forms/format-explained.ts';
import { groupsNamed } from './forms/groups-named.ts';
import { hintsTied } from './forms/hints-tied.ts';
import { inputPurpose } from './forms/input-purpose.ts';
import { labelsDescribe } from './forms/labels-describe.ts';
import { noSuddenEnd } from './forms/no-sudden-end.ts';
import { nothingAskedTwice } from './forms/nothing-asked-twice.ts';
import { oneThingPerPage } from './forms/one-thing-per-page.ts';
import { requiredExplained } from './forms/required-explained.ts';
import { signInBarriers } from './forms/sign-in-barriers.ts';
import { startPageTells } from './forms/start-page-tells.ts';
import { timeLimit } from './forms/time-limit.ts';
import { visibleLabels } from './forms/visible-labels.ts';
import { assistedDigital } from './inclusion/assisted-digital.ts';
import { contactWithHours } from './inclusion/contact-with-hours.ts';
import { findable } from './inclusion/findable.ts';
import { siteSearch } from './inclusion/site-search.ts';
import { welshVersion } from './inclusion/welsh-version.ts';
import { changeSignals } from './iteration/change-signals.ts';
import { supportedSoftware } from './iteration/supported-software.ts';
import { analyticsPresent } from './measurement/analytics-present.ts';
import { feedbackRoute } from './measurement/feedback-route.ts';
import { kpisPublished } from './measurement/kpis-published.ts';
import { htmlConformance } from './open-standards/html-conformance.ts';
import { licence } from './open-standards/licence.ts';
import { openData } from './open-standards/open-data.ts';
import { robotsAndSitemap } from './open-standards/robots-and-sitemap.ts';
import { sourceCode } from './open-standards/source-code.ts';
import { stableAddresses } from './open-standards/stable-addresses.ts';
import { structuredData } from './open-standards/structured-data.ts';
import { cls } from './performance/cls.ts';
import { delivery } from './performance/delivery.ts';
import { fonts } from './performance/fonts.ts';
import { images } from './performance/images.ts';
import { lcp } from './performance/lcp.ts';
import { mainThreadBlocking } from './performance/main-thread-blocking.ts';
import { pageWeight } from './performance/page-weight.ts';
import { renderBlocking } from './performance/render-blocking.ts';
import { thirdPartyCost } from './performance/third-party-cost.ts';
import { analyticsBeforeChoice } from './privacy/analytics-before-choice.ts';
import { complaintsRoute } from './privacy/complaints-route.ts';
import { cookiesPage } from './privacy/cookies-page.ts';
import { noticeContents } from './privacy/notice-contents.ts';
import { noticeLinkedAtCollection } from './privacy/notice-linked-at-collection.ts';
import { rejectAsEasy } from './privacy/reject-as-easy.ts';
import { rejectIsHonoured } from './privacy/reject-is-honoured.ts';
import { storageBeforeChoice } from './privacy/storage-before-choice.ts';
import { trackersBeforeChoice } from './privacy/trackers-before-choice.ts';
import { crossEngine } from './resilience/cross-engine.ts';
import { fallbackRouteOnServicePage } from './resilience/fallback-route-on-service-page.ts';
import { noTechnicalDetailInErrors } from './resilience/no-technical-detail-in-errors.ts';
import { notFoundPage } from './resilience/not-found-page.ts';
import { notFoundStatus } from './resilience/not-found-status.ts';
import { plannedOutageResponse } from './resilience/planned-outage-response.ts';
import { survivesBlockedThirdParties } from './resilience/survives-blocked-third-parties.ts';
import { worksWithoutJavascript } from './resilience/works-without-javascript.ts';
import { caa } from './security/caa.ts';
import { certificate } from './security/certificate.ts';
import { contentTypeAndReferrer } from './security/content-type-and-referrer.ts';
import { cookieFlags } from './security/cookie-flags.ts';
import { cors } from './security/cors.ts';
import { csp } from './security/csp.ts';
import { cspDetails } from './security/csp-details.ts';
import { danglingDns } from './security/dangling-dns.ts';
import { dmarc } from './security/dmarc.ts';
import { dnssec } from './security/dnssec.ts';
import { frameProtection } from './security/frame-protection.ts';
import { headersUnderstood } from './security/headers-understood.ts';
import { hsts } from './security/hsts.ts';
import { httpsOnly } from './security/https-only.ts';
import { knownVulnerableJs } from './security/known-vulnerable-js.ts';
import { mixedContent } from './security/mixed-content.ts';
import { mtaStsAndTlsRpt } from './security/mta-sts-and-tls-rpt.ts';
import { publicSectorDomain } from './security/public-sector-domain.ts';
import { securityTxt } from './security/security-txt.ts';
import { spf } from './security/spf.ts';
import { subresourceIntegrity } from './security/subresource-integrity.ts';
import { tlsConfiguration } from './security/tls-configuration.ts';
import { versionDisclosure } from './security/version-disclosure.ts';
import { complianceStatus } from './statement/compliance-status.ts';
import { datedAndReviewed } from './statement/dated-and-reviewed.ts';
import { disproportionateBurden } from './statement/disproportionate-burden.ts';
import { exists } from './statement/exists.ts';
import { feedbackAndEnforcement } from './statement/feedback-and-enforcement.ts';
import { fixDatesInFuture } from './statement/fix-dates-in-future.ts';
import { linked } from './statement/linked.ts';
import { modelWording } from './statement/model-wording.ts';
import { noTemplateResidue } from './statement/no-template-residue.ts';
import { nonAccessibleContent } from './statement/non-accessible-content.ts';
import { scopeAndCommitment } from './statement/scope-and-commitment.ts';
import { statusNotContradicted } from './statement/status-not-contradicted.ts';
import { webPageAndHeading } from './statement/web-page-and-heading.ts';

/** Every check the scanner knows, one line each, in the order of the check map. */
export const checks: readonly Check[] = [
  axeColour,
  axeTextAlternatives,
  axeStructure,
  axeFormLabels,
  axeMovement,
  axeNameRoleValue,
  axeTitleAndLanguage,
  axeExperimental,
  axeResizeAndSpacing,
  axeTargetSize,
  axeGoodPractice,
  axeIncomplete,
  axeKeyboard,
  headingsAndLandmarks,
  headingLevels,
  secondEngine,
  secondEngineDoubts,
  languageOfParts,
  pageTitle,
  sensoryInstructions,
  titlesDiffer,
  altTextIsWords,
  altTextWording,
  altTextRepeated,
  picturesWithoutWords,
  styledHeadings,
  headingUse,
  headingText,
  longTextHasHeadings,
  firstHeading,
  listsOfCharacters,
  listsByLook,
  quotes,
  oldMarkup,
  lineBreaksAsParagraphs,
  lettersSpacedApart,
  layoutBySpaces,
  dataTablesHaveHeaders,
  tablesByEye,
  tableCaptions,
  layoutTables,
  tablesWithoutTable,
  linkNames,
  linksThatAct,
  linksBesideEachOther,
  newWindowSaid,
  filesSayWhatTheyAre,
  frameTitles,
  readingOrder,
  generatedWords,
  wordsInTitles,
  captcha,
  longBlocksOfText,
  textStyle,
  soundByItself,
  mediaAlternatives,
  liveCaptions,
  judgementByEye,
  reflow320,
  resizeText200,
  textSpacing,
  orientation,
  layoutsByEye,
  darkMode,
  ownSettings,
  measuredContrast,
  textOverImages,
  controlsContrast,
  iconContrast,
  colourAlone,
  imagesOfText,
  noEndlessMovement,
  movingOrTimedContent,
  noFlashing,
  controlsWorkByKeyboard,
  stateIsAnnounced,
  smallWindowControls,
  stopsHaveRoles,
  dialogsKeepFocus,
  openedStatesAxe,
  hoverContent,
  onInputNoSurprise,
  statusMessages,
  pressCanBeTakenBack,
  noNeedToDrag,
  noNeedToSwipe,
  noNeedToTilt,
  signInByPaste,
  errorsIdentified,
  errorSuggestions,
  keyboardOperable,
  mouseOnly,
  noKeyboardTrap,
  focusVisible,
  focusIndicatorStrength,
  focusMarkArea,
  focusNotObscured,
  focusOrder,
  onFocusNoSurprise,
  skipLinkWorks,
  keyShortcuts,
  overlayWidget,
  exists,
  linked,
  webPageAndHeading,
  scopeAndCommitment,
  noTemplateResidue,
  complianceStatus,
  statusNotContradicted,
  nonAccessibleContent,
  fixDatesInFuture,
  disproportionateBurden,
  datedAndReviewed,
  feedbackAndEnforcement,
  modelWording,
  pdfTagged,
  pdfTitleAndLanguage,
  pdfHasText,
  pdfStructure,
  pdfAge,
  htmlFirst,
  officeAccessible,
  openFormats,
  httpsOnly,
  certificate,
  tlsConfiguration,
  hsts,
  csp,
  cspDetails,
  frameProtection,
  contentTypeAndReferrer,
  headersUnderstood,
  cookieFlags,
  cors,
  mixedContent,
  subresourceIntegrity,
  knownVulnerableJs,
  versionDisclosure,
  securityTxt,
  spf,
  dmarc,
  mtaStsAndTlsRpt,
  caa,
  dnssec,
  danglingDns,
  publicSectorDomain,
  storageBeforeChoice,
  analyticsBeforeChoice,
  trackersBeforeChoice,
  rejectIsHonoured,
  rejectAsEasy,
  cookiesPage,
  noticeLinkedAtCollection,
  noticeContents,
  complaintsRoute,
  lcp,
  cls,
  mainThreadBlocking,
  pageWeight,
  delivery,
  renderBlocking,
  images,
  fonts,
  thirdPartyCost,
  notFoundStatus,
  notFoundPage,
  noTechnicalDetailInErrors,
  plannedOutageResponse,
  crossEngine,
  fallbackRouteOnServicePage,
  worksWithoutJavascript,
  survivesBlockedThirdParties,
  licence,
  robotsAndSitemap,
  stableAddresses,
  htmlConformance,
  openData,
  sourceCode,
  structuredData,
  linkText,
  brokenLinks,
  readingLevel,
  sentenceLength,
  visibleLabels,
  inputPurpose,
  errorsTied,
  formatExplained,
  groupsNamed,
  hintsTied,
  labelsDescribe,
  requiredExplained,
  backWorks,
  checkedBeforeSending,
  errorHandling,
  noSuddenEnd,
  nothingAskedTwice,
  oneThingPerPage,
  signInBarriers,
  startPageTells,
  timeLimit,
  notPosingAsGovuk,
  wayfinding,
  helpInSamePlace,
  moreThanOneWay,
  sameNames,
  sameNavigation,
  titleNamesSite,
  patternLibrary,
  sameLookAcrossHosts,
  contactWithHours,
  findable,
  assistedDigital,
  siteSearch,
  welshVersion,
  feedbackRoute,
  kpisPublished,
  changeSignals,
  supportedSoftware,
  analyticsPresent,
];
