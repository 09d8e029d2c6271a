import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../components/reader/outline';
import { minutesToRead } from '../../components/reader/pace';

describe('the time a text takes', () => {
  it('goes by words, each language at its own pace', () => {
    const text = 'word '.repeat(912);
    expect(minutesToRead(text, 'en-GB')).toBeCloseTo(4);
    expect(minutesToRead(text, 'tr')).toBeCloseTo(912 / 166);
    expect(minutesToRead(text, null)).toBeCloseTo(912 / 184);
    expect(minutesToRead('', 'en')).toBe(0);
  });

  it('goes by characters where words are not set apart', () => {
    expect(minutesToRead('川'.repeat(510), 'zh-Hans')).toBeCloseTo(2);
    expect(minutesToRead('川'.repeat(357), 'ja')).toBeCloseTo(1);
    expect(minutesToRead('川'.repeat(255), null)).toBeCloseTo(1);
    expect(minutesToRead('ก'.repeat(863), 'th')).toBeCloseTo(1);
  });
});

describe('the parts of a text', () => {
  const textWith = (...headings: [string, string][]) => {
    const text = document.createElement('div');
    for (const [tag, words] of headings) {
      const heading = document.createElement(tag);
      heading.textContent = words;
      text.append(heading);
    }
    return text;
  };

  it('are its headings, in the ranks it uses', () => {
    const text = textWith(['h2', ' One '], ['h4', 'Two'], ['h2', ''], ['h2', 'Three']);
    expect(outlineOf(text)).toEqual([
      { id: 'part-1', title: 'One', depth: 0 },
      { id: 'part-2', title: 'Two', depth: 1 },
      { id: 'part-3', title: 'Three', depth: 0 },
    ]);
    expect(text.querySelector('#part-2')?.textContent).toBe('Two');
  });

  it('are none where there are few', () => {
    expect(outlineOf(textWith(['h2', 'One'], ['h2', 'Two']))).toEqual([]);
  });
});
