import { describe, expect, it } from 'vitest';
import { pdfCounts, standardsWords, tagsWords, textWords } from '../../reports/lib/pdfs.ts';
import type { PdfUnread } from '../../src/model/seen/documents.ts';
import { pdfFacts, pdfSeen } from '../helpers/document-evidence.ts';

describe('what was seen in PDFs, in words', () => {
  it.each<[PdfUnread, 'failed' | 'notJudged']>([
    ['robots', 'notJudged'],
    ['excluded', 'notJudged'],
    ['turned-away', 'notJudged'],
    ['left-alone', 'notJudged'],
    ['elsewhere', 'notJudged'],
    ['out-of-time', 'notJudged'],
    ['password', 'notJudged'],
    ['unreachable', 'failed'],
    ['not-a-pdf', 'failed'],
    ['too-large', 'failed'],
    ['broken', 'failed'],
    ['too-slow', 'failed'],
    ['too-much-memory', 'failed'],
  ])('%s counts as %s', (unread, group) => {
    const counts = { chosen: 2, judged: 1, failed: 0, notJudged: 0, [group]: 1 };
    expect(pdfCounts({ found: 9, list: [pdfSeen('/a.pdf'), pdfSeen('/b.pdf', null, unread)] })).toEqual(counts);
  });

  it('says of tags, text and standards what the file shows', () => {
    expect(tagsWords(pdfFacts())).toBe('Yes');
    expect(tagsWords(pdfFacts({ marked: false, tags: false }))).toBe('No');
    expect(tagsWords(pdfFacts({ tags: false }))).toBe('Says so, none found');
    expect(tagsWords(pdfFacts({ marked: false }))).toBe('Found, but does not say so');
    expect(textWords(pdfFacts())).toBe('Yes');
    expect(textWords(pdfFacts({ extractionBlocked: true }))).toBe('Locked');
    expect(textWords(pdfFacts({ characters: 0 }))).toBe('No');
    expect(textWords(pdfFacts({ characters: 0, pictures: [1] }))).toBe('No, pictures only');
    expect(standardsWords(pdfFacts({ pdfa: '1B', pdfua: '1' }))).toBe('PDF/A-1B, PDF/UA-1');
    expect(standardsWords(pdfFacts())).toBe('');
  });
});
