import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import arabic from '../../public/_locales/ar/messages.json';
import english from '../../public/_locales/en/messages.json';
import { localeFor, speak } from '../../utils/platform/language';

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

describe('a page of ours', () => {
  /** The browser took this file for its reader. */
  const speakIn = (messages: Record<string, { message: string }>, language: string) => {
    Object.assign(fakeBrowser.i18n, {
      getMessage: (key: string) => messages[key]?.message ?? '',
      getUILanguage: () => language,
    });
    const page = document.implementation.createHTMLDocument('Headwater');
    return { page, ...speak(page, 'action_options') };
  };

  it('runs from right to left in Arabic', () => {
    const { page, locale } = speakIn(arabic, 'ar-EG');
    expect(page.documentElement.dir).toBe('rtl');
    expect(page.documentElement.lang).toBe('ar');
    expect(page.title).toBe(`${arabic.action_options.message} · Headwater`);
    expect(locale).toBe('ar-EG');
  });

  it('runs from left to right in English, and says so where the browser’s own language is another', () => {
    const { page, locale } = speakIn(english, 'he');
    expect(page.documentElement.dir).toBe('ltr');
    expect(page.documentElement.lang).toBe('en');
    expect(locale).toBe('en');
  });
});
