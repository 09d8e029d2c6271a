import { describe, expect, it } from 'vitest';
import { localeFor } from '../../utils/platform/language';

describe('the tag for dates and numbers', () => {
  it.each([
    ['en', 'en-GB', 'en-GB'],
    ['en', 'en_US', 'en-US'],
    ['de', 'de', 'de'],
    ['tr', 'tr-TR', 'tr-TR'],
  ])('is the browser’s own where it is a kind of %s: %s', (language, preferred, expected) => {
    expect(localeFor(language, preferred)).toBe(expected);
  });

  it.each(['fr', '', 'not a tag', 'e'])('is that of the words for %j', (preferred) => {
    expect(localeFor('en', preferred)).toBe('en');
  });
});
