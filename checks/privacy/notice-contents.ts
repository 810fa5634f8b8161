import { cantTell, defineSiteCheck, type PageFact, passed, type Verdict } from '../../src/model/check.ts';
import { short } from '../lib/headers.ts';
import { judgeNotices, type Notices, PRIVACY_NEEDS, type PrivacyFact, privacyFact } from '../lib/privacy-pages.ts';

type Message = 'topics' | 'notScanned';

/** Each topic with words of which a notice can hardly do without. English and Welsh. */
const TOPICS: readonly (readonly [topic: string, words: RegExp])[] = [
  ['who is in charge of the data (the controller)', /\bcontroller\b|\brheolwr data\b|\brheolydd\b/i],
  ['the data protection officer', /\bdata protection officer\b|\bDPO\b|\bswyddog diogelu data\b/i],
  [
    'what it is used for',
    /\bpurposes?\b|\bwhy we\b|\bwe (?:will )?(?:use|need|collect)\b|\bused? (?:it |them )?(?:to|for)\b|\bdiben|\bdefnyddi/i,
  ],
  [
    'the lawful basis',
    /\b(?:lawful|legal) bas[ei]s\b|\blegal obligation\b|\bpublic (?:task|interest)\b|\bsail gyfreithiol\b/i,
  ],
  [
    'who else sees it',
    /\bshar(?:e|es|ed|ing)\b|\brecipients?\b|\bwho sees\b|\bpass(?:ed)? (?:it |them )?(?:on )?to\b|\bthird part|\brh?annu\b/i,
  ],
  [
    'how long it is kept',
    /\bhow long\b|\bretain|\bretention\b|\bkee?pt? (?:it|them|your|what)\b|\bam ba mor hir\b|\bcadw\b/i,
  ],
  ['people’s rights', /\brights?\b|\bhawliau\b/i],
  ['complaints to the Information Commissioner', /\bICO\b|\binformation commissioner|\bcomisiynydd gwybodaeth\b/i],
];

export const noticeContents = defineSiteCheck({
  meta: {
    id: 'privacy/notice-contents',
    title: 'The privacy notice covers what the law asks for',
    kind: 'needs-review',
    why: 'People must be told who uses their details, why, for how long and what they can do about it. We look for words of each topic, so a topic may be there in other words, or on a linked page.',
    affects: 'Everyone who gives the council their details.',
    fix: 'Go through the regulator’s list of what a notice must say, and add what is missing in plain words.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['uk-gdpr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: [
      'https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/individual-rights/the-right-to-be-informed/checklists/',
    ],
    messages: {
      topics:
        'In the privacy notice we found no words about {topics}. Check whether they are there, or on a page it links to.',
      notScanned: 'A privacy notice is linked but was not scanned, so its words could not be looked through: {url}.',
    },
  },
  siteNeeds: [],
  pageNeeds: PRIVACY_NEEDS,
  collect: (seen): PrivacyFact => privacyFact(seen),
  evaluate(_site, facts: readonly PageFact<PrivacyFact>[]) {
    return judgeNotices<Message>(facts, judge);
  },
});

function judge({ page, text }: Notices): Verdict<Message> {
  const missing = TOPICS.filter(([, words]) => !words.test(text)).map(([topic]) => topic);
  if (missing.length === 0) return passed;
  const topics = short(missing.join('; '), 500);
  return cantTell<Message>([{ message: 'topics', at: { kind: 'page' }, page, data: { topics } }]);
}
