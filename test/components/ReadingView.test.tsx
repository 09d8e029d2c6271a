import { describe, expect, it } from 'vitest';
import { ReadingView } from '../../components/ReadingView';
import type { ArticleFinding } from '../../utils/report';
import { draw, expectNoObstacles, finding, noPlaces, textOf } from './draw';

const show = (over: Partial<ArticleFinding> = {}, content: DocumentFragment | null = textOf('One.', 'Two')) =>
  draw(
    <ReadingView
      finding={finding(over)}
      pageUrl="https://www.qoshe.example/x"
      content={content}
      places={noPlaces}
    >
      <p>not yet</p>
    </ReadingView>,
  );

describe('the reading view', () => {
  it('names title, outlet, author and day, and shows the text', async () => {
    const place = await show();
    expect(place.querySelector('h1')?.textContent).toBe('Whose river is it?');
    expect([...place.querySelectorAll('.byline li')].map((item) => item.textContent)).toEqual([
      'The Daily Example',
      'Ada Writer',
      'August 11, 2025',
    ]);
    expect([...place.querySelectorAll('.text p')].map((item) => item.textContent)).toEqual(['One.', 'Two']);
    await expectNoObstacles(place);
  });

  it('keeps the page’s own words for a day that could not be read', async () => {
    expect((await show({ published: { iso: null, text: 'yesterday' } })).textContent).toContain('yesterday');
    expect((await show({ published: { iso: 'no date', text: 'soon' } })).textContent).toContain('soon');
  });

  it('names the site where the outlet is not known, and a text without a title', async () => {
    const place = await show({ outlet: null, author: null, published: null, title: '' });
    expect(place.querySelector('.byline')?.textContent).toBe('qoshe.example');
    expect(place.querySelector('h1')?.textContent).toBe('Untitled');
  });

  it('gives the text its own language and direction', async () => {
    const place = await show({ lang: 'ar', dir: 'rtl' });
    const text = place.querySelector('.text');
    expect(text?.getAttribute('lang')).toBe('ar');
    expect(text?.getAttribute('dir')).toBe('rtl');
    expect(place.querySelector('h1')?.getAttribute('dir')).toBe('rtl');
  });

  it('tells the two verdicts apart', async () => {
    const place = await show();
    expect([...place.querySelectorAll('.verdict')].map((item) => item.textContent)).toEqual([
      'TextOnly an excerptWords shown: 1,214',
      'AccessMay need a subscription',
    ]);
  });

  it('tells why in words, with what was seen and what speaks against', async () => {
    const { body } = finding();
    const against = { signal: 'sentenceEnd', weight: -1, excerpt: '' } as const;
    const place = await show({ body: { ...body, evidence: [...body.evidence, against] } });
    const why = place.querySelector('.evidence')?.textContent;
    expect(why).toContain('The text stops in the middle of a sentence');
    expect(why).toContain('had known since');
    expect(why).toContain('The last sentence is complete (speaks against it)');
    expect(why).toContain('97%');
    expect(why).toContain('The publisher declares the article as paid');
    expect(why).toContain('The link to the full story leads to another site');
    place.querySelector('details')?.setAttribute('open', '');
    await expectNoObstacles(place);
  });

  it('ends in an honest line, with how much is missing where the page says so', async () => {
    const { body } = finding();
    const ending = async (over: Partial<ArticleFinding['body']>) =>
      (await show({ body: { ...body, ...over } })).querySelector('.ending')?.textContent;
    expect(await ending({})).toBe('The text on this page stops here.');
    expect(await ending({ hidden: { unit: 'percent', amount: 66 } })).toContain('66% is missing');
    expect(await ending({ hidden: { unit: 'characters', amount: 12868 } })).toContain(
      'in characters: 12,868',
    );
    expect(await ending({ hidden: { unit: 'words', amount: 90 } })).toContain('in words: 90');
    expect(await ending({ verdict: 'unknown' })).toContain('cannot be told');
    expect(await ending({ verdict: 'complete', hidden: { unit: 'words', amount: 90 } })).toBe(
      'End of the text',
    );
  });

  it('shows what stands in for the text as long as there is none, and claims no ending', async () => {
    const place = await show({}, null);
    expect(place.textContent).toContain('not yet');
    expect(place.querySelector('.ending')).toBeNull();
  });

  it('keeps markup in a title as text', async () => {
    const place = await show({ title: '<script>alert(1)</script>', author: '<b>x</b>' });
    expect(place.querySelector('h1')?.textContent).toBe('<script>alert(1)</script>');
    expect(place.querySelector('script, b')).toBeNull();
  });

  it('does not lose the text when it is drawn again', async () => {
    const content = textOf('Still here');
    await show({}, content);
    expect((await show({}, content)).querySelector('.text')?.textContent).toBe('Still here');
  });
});
