import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOfferable } from '../../utils/report';
import { placeOf } from '../../utils/source/fragment';
import { withPlace } from '../../utils/source/place';

/** As it is used: nothing else of the text is known but its end. */
const withTextFragment = (url: string, words: string, lang: string | null) =>
  withPlace(url, placeOf([words], words, lang));

const URL_ = 'https://example.org/story';
const textOf = (url: string) => decodeURIComponent(url.split(':~:text=')[1] ?? '');

describe('text fragments', () => {
  test.each([
    [
      'the last word may be half a word',
      'The US military has deployed thousands of',
      'The US military has deployed thousands',
    ],
    [
      'dots are not the original’s',
      'and if not, I hope he has that power. Whether he does or not, regardless of his........',
      'has that power. Whether he does or not, regardless of',
    ],
    [
      'a whole sentence keeps its last word',
      'It was a bright cold day in April.',
      'It was a bright cold day in April',
    ],
    [
      'eight words are enough',
      'one two three four five six seven eight nine ten eleven.',
      'four five six seven eight nine ten eleven',
    ],
    [
      'stops before a quotation mark',
      'He said: “We will never surrender to them now',
      'We will never surrender to them',
    ],
    ['folds white space', 'one  two\n three four   five six.', 'one two three four five six'],
  ])('%s', (_, words, expected) => {
    const url = withTextFragment(URL_, words, 'en');
    if (expected.split(' ').length > 8) expect(expected.endsWith(textOf(url))).toBe(true);
    else expect(textOf(url)).toBe(expected);
  });

  test('scripts without spaces are cut at words', () => {
    const text = textOf(
      withTextFragment(
        URL_,
        '政府は二十二日、新しい経済対策を閣議決定し、来年度の予算案に盛り込む方針を',
        'ja',
      ),
    );
    expect(text.length).toBeGreaterThanOrEqual(8);
    expect('政府は二十二日、新しい経済対策を閣議決定し、来年度の予算案に盛り込む方針を').toContain(text);
    expect(
      textOf(withTextFragment(URL_, 'รัฐบาลประกาศมาตรการใหม่เพื่อช่วยเหลือประชาชนทั่วประเทศ', 'th')).length,
    ).toBeGreaterThan(8);
  });

  test('right-to-left text without direction marks', () => {
    expect(textOf(withTextFragment(URL_, 'قال الرئيس\u202e إن الحكومة ستعمل على حل الأزمة.', 'ar'))).toBe(
      'قال الرئيس إن الحكومة ستعمل على حل الأزمة',
    );
  });

  test('characters with a meaning in the directive are encoded', () => {
    const url = withTextFragment(URL_, 'The so-called, R&D well-being act passed.', 'en');
    expect(url.split(':~:text=')[1]).not.toMatch(/[-,&]/);
    expect(textOf(url)).toContain('so-called, R&D well-being');
  });

  test.each([
    ['too few words', 'Only three'],
    ['empty', ''],
    ['dots', '.....'],
    ['symbols', '— ! ? …'],
  ])('none for %s', (_, words) => {
    expect(withTextFragment(URL_, words, 'en')).toBe(URL_);
  });

  test('keeps a fragment and replaces an older directive', () => {
    expect(withTextFragment(`${URL_}#part`, 'one two three four five.', 'en')).toBe(
      `${URL_}#part:~:text=one%20two%20three%20four%20five`,
    );
    expect(withTextFragment(`${URL_}#:~:text=old`, 'one two three four five.', 'en')).toBe(
      `${URL_}#:~:text=one%20two%20three%20four%20five`,
    );
  });

  test('takes nothing that may not be offered, and any language tag', () => {
    expect(withTextFragment('javascript:alert(1)', 'one two three four five.', 'en')).toBe(
      'javascript:alert(1)',
    );
    expect(withTextFragment(URL_, 'one two three four five.', 'not_a_tag!')).toContain(':~:text=');
  });

  test('words that occur before take those before them along', () => {
    const end = 'They voted on it again, and in the end the council said that it would look into it.';
    const earlier = 'In spring the council said that it would look into it.';
    expect(placeOf([end], end, 'en')).toBe('text=council%20said%20that%20it%20would%20look%20into%20it');
    expect(placeOf([earlier, end], end, 'en')).toBe(
      'text=on%20it%20again%2C%20and%20in%20the%20end%20the-,council%20said%20that%20it%20would%20look%20into%20it',
    );
  });

  test('no place where even that is not unique', () => {
    const refrain = 'And so the council said that it would look into it once more, and did not.';
    expect(placeOf([refrain, 'Summer came.', refrain], refrain, 'en')).toBeNull();
    const quoted = 'He asked: “will the council of the town look into it';
    expect(placeOf(['Will the council of the town look into it?', quoted], quoted, 'en')).toBeNull();
  });

  test('a directive that was not made here is not taken', () => {
    for (const place of ['text=a&text=b', 'text=a#b', 'selector=x', 'text=', 'text=a b', 'x']) {
      expect(withPlace(URL_, place)).toBe(URL_);
    }
    expect(withPlace(URL_, undefined)).toBe(URL_);
  });

  test('never throws and never makes a bad address of a good one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 240 }), (words) =>
        isOfferable(withTextFragment(URL_, words, null)),
      ),
    );
  });
});
