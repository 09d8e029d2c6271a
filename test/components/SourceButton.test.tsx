import { describe, expect, it, vi } from 'vitest';
import { SourceButton } from '../../components/SourceButton';
import type { SourceFinding } from '../../utils/report';
import { control, draw, expectNoObstacles, press } from './draw';

const source = (over: Partial<SourceFinding>): SourceFinding => ({
  kind: 'none',
  url: null,
  outlet: null,
  evidence: [],
  ...over,
});
const show = (over: Partial<SourceFinding>, articleUrl: string | null = null, onFollow = vi.fn()) =>
  draw(<SourceButton source={source(over)} articleUrl={articleUrl} onFollow={onFollow} />);

describe('the source button', () => {
  it('leads to the article, at the place where the text stopped, in a new tab that learns nothing of us', async () => {
    const onFollow = vi.fn();
    const at = 'https://daily.example/river#:~:text=had%20known%20since';
    const place = await show({ kind: 'article', url: 'https://daily.example/river' }, at, onFollow);
    const link = control(place, 'Read at source') as HTMLAnchorElement;
    expect(link.getAttribute('href')).toBe(at);
    expect(link.target).toBe('_blank');
    expect(link.rel).toBe('noopener noreferrer');
    expect(link.textContent).toContain('daily.example');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(onFollow).toHaveBeenCalledExactlyOnceWith('opened');
    await expectNoObstacles(place);
  });

  it('goes to the outlet or searches where only the outlet is known, and says so', async () => {
    const onFollow = vi.fn();
    const place = await show(
      { kind: 'outlet', url: 'https://blitz.example/', outlet: 'Blitz' },
      null,
      onFollow,
    );
    expect(place.textContent).toContain('names the outlet, not the article’s address');
    expect(control(place, 'Go to Blitz').getAttribute('href')).toBe('https://blitz.example/');
    await press(place, 'Find at Blitz');
    expect(onFollow).toHaveBeenCalledExactlyOnceWith('search');
    expect(place.textContent).not.toContain('Read at source');
    await expectNoObstacles(place);
  });

  it('only searches where not even the outlet’s address is known', async () => {
    const place = await show({ kind: 'outlet', outlet: 'Blitz' });
    expect(place.querySelectorAll('a')).toHaveLength(0);
    expect(control(place, 'Find at Blitz').className).toContain('primary');
  });

  it('leads back to the original where it is out of sight', async () => {
    const place = await draw(
      <SourceButton
        source={source({ kind: 'self' })}
        articleUrl={null}
        pageUrl="https://daily.example/river"
        onFollow={vi.fn()}
      />,
    );
    expect(control(place, 'Read at source').getAttribute('href')).toBe('https://daily.example/river');
    expect(place.textContent).not.toContain('This page is the original.');
  });

  it('offers nothing on the original itself', async () => {
    const place = await show({ kind: 'self', url: 'https://daily.example/river' });
    expect(place.textContent).toBe('This page is the original.');
    expect(place.querySelectorAll('a, button')).toHaveLength(0);
  });

  it('says honestly that a link hides its target, or that there is no trace', async () => {
    expect((await show({ kind: 'unresolvable' })).textContent).toContain(
      'The link to the original is hidden',
    );
    expect((await show({ kind: 'none' })).textContent).toContain('does not say where its text is from');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@daily.example/',
    'file:///etc/passwd',
  ])('never offers %s', async (url) => {
    for (const kind of ['article', 'outlet'] as const) {
      const place = await show({ kind, url, outlet: 'Blitz' }, url);
      expect(place.querySelectorAll('a')).toHaveLength(0);
      expect(place.textContent).toContain('Find at Blitz');
    }
  });

  it('keeps markup in an outlet’s name as text', async () => {
    const place = await show({ kind: 'outlet', outlet: '<img src=x onerror=alert(1)>' });
    expect(place.querySelector('img')).toBeNull();
    expect(place.textContent).toContain('<img src=x');
  });
});
