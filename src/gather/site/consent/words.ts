/**
 * How banners are told, as data that can be sent into a page: words in English and Welsh, and the containers of common
 * consent tools. The first line that fits the words of a control says what it does.
 */
export const BANNER_SIGNS = {
  cookies: '\\b(?:cookies?|cwcis?|briwsion|tracking technolog|your privacy|eich preifatrwydd)\\b',
  does: [
    [
      'save',
      '^(?:save|confirm|apply|submit|cadw|cadarnhau)|\\b(?:accept|allow) (?:the )?(?:selected|selection|my choices)',
    ],
    [
      'reject',
      '^(?!.*\\b(?:all|pob)\\b)(?=.*(?:only|accept|allow|use|continue|keep|dim ond|derbyn|defnyddio)).*\\b(?:necessary|essential|required|hanfodol|angenrheidiol)\\b',
    ],
    [
      'reject',
      "^(?:i )?(?:reject|decline|refuse|deny|disagree|do not (?:accept|allow|agree|consent)|don['’]t (?:accept|allow|agree|consent)|no\\b|opt out|turn off|continue without|gwrthod|peidio|na\\b)",
    ],
    ['accept', '^(?:i )?(?:accept|allow|agree|consent|enable|yes\\b|turn on|derbyn|caniat|cytuno)'],
    [
      'settings',
      '\\b(?:settings|preferences|options|choices|manage|customi[sz]e|personali[sz]e|gosodiadau|dewisiadau|rheoli|addasu)\\b',
    ],
    [
      'dismiss',
      '^(?:ok(?:ay)?|got it|close|dismiss|hide|continue|understood|i understand|×|x|cau|cuddio|iawn|deall)\\b|^[×x✕]$',
    ],
  ],
  tools: [
    ['Civic Cookie Control', '#ccc'],
    ['Cookiebot', '#CybotCookiebotDialog, #CybotEdge'],
    ['OneTrust', '#onetrust-banner-sdk, #onetrust-pc-sdk'],
    ['CookieYes', '.cky-consent-container, .cky-modal, #cookie-law-info-bar'],
    ['Osano', '.osano-cm-dialog, .osano-cm-info-dialog, .cc-window'],
    ['Usercentrics', '#usercentrics-root, #usercentrics-cmp-ui'],
    ['GOV.UK Design System', '.govuk-cookie-banner, .gem-c-cookie-banner'],
  ],
} as const;

export type BannerSigns = typeof BANNER_SIGNS;
