import { describe, expect, it, vi } from 'vitest';
import { FindAtOutlet, type Finding } from '../../components/FindAtOutlet';
import type { FindView } from '../../utils/platform/messages';
import type { SourceFinding } from '../../utils/report';
import { control, draw, expectNoObstacles, press, settle } from './draw';

const OUTLET: SourceFinding = {
  kind: 'outlet',
  url: 'https://www.daily.example/',
  outlet: 'Daily',
  evidence: [],
};
const ARTICLE: SourceFinding = {
  ...OUTLET,
  kind: 'article',
  url: 'https://www.daily.example/river',
  found: { how: 'sitemap', likeness: 0.95 },
};
const view = (over: Partial<FindView> = {}): FindView => ({
  site: 'daily.example',
  origin: 'https://*.daily.example/*',
  isAllowed: true,
  step: 'idle',
  candidates: [],
  trouble: null,
  source: OUTLET,
  ...over,
});
const CANDIDATES: FindView['candidates'] = [
  {
    url: 'https://www.daily.example/river',
    title: 'Whose river is it?',
    author: 'Ada',
    published: '2025-08-11',
    how: 'sitemap',
    likeness: 0.95,
  },
  {
    url: 'https://www.daily.example/2',
    title: '<img src=x onerror=alert(1)>',
    author: null,
    published: null,
    how: 'search',
    likeness: 0.86,
  },
];

function show(over: Partial<Finding> = {}, found: SourceFinding['found'] = null) {
  const finding = {
    state: vi.fn(async (): Promise<FindView | null> => view()),
    start: vi.fn(async (): Promise<FindView | null> => view({ step: 'done', candidates: CANDIDATES })),
    wait: vi.fn(async (): Promise<FindView | null> => view({ step: 'done', candidates: CANDIDATES })),
    cancel: vi.fn(async (): Promise<FindView | null> => view({ step: 'done', trouble: 'cancelled' })),
    choose: vi.fn(
      async (url: string | null): Promise<FindView | null> => view({ source: url ? ARTICLE : OUTLET }),
    ),
    allow: vi.fn(async () => true),
    ...over,
  };
  const onSource = vi.fn();
  const onProblem = vi.fn();
  const place = draw(
    <FindAtOutlet finding={finding} found={found} onSource={onSource} onProblem={onProblem} />,
  );
  return { finding, onSource, onProblem, place };
}

describe('looking for the article at its outlet', () => {
  it('says beforehand who will be asked, and asks nobody yet', async () => {
    const { finding, place } = show();
    const drawn = await place;
    expect(drawn.textContent).toContain('daily.example');
    expect(drawn.textContent).toContain('nobody else');
    expect(finding.start).not.toHaveBeenCalled();
    expect(finding.allow).not.toHaveBeenCalled();
    await expectNoObstacles(drawn);
  });

  it('shows what was found with its likeness in words and number, and lets the reader choose', async () => {
    const { finding, onSource, place } = show();
    const drawn = await place;
    await press(drawn, 'Find the article');
    expect(finding.start).toHaveBeenCalledExactlyOnceWith(false);
    expect(finding.allow).not.toHaveBeenCalled();
    const [first, second] = [...drawn.querySelectorAll('li')].map((item) => item.textContent ?? '');
    expect(first).toContain('Whose river is it?');
    expect(first).toMatch(/Ada.*August 11, 2025.*in the sitemap.*very alike \(95%\)/);
    expect(second).toMatch(/by its search page.*rather alike \(86%\)/);
    expect(drawn.querySelector('img')).toBeNull();
    for (const link of drawn.querySelectorAll('a')) expect(link.rel).toBe('noopener noreferrer');
    await expectNoObstacles(drawn);
    await press(drawn, 'This is it: Whose river');
    expect(finding.choose).toHaveBeenCalledExactlyOnceWith('https://www.daily.example/river');
    expect(onSource).toHaveBeenCalledExactlyOnceWith(ARTICLE);
  });

  it('asks for the one site in the moment of the press, and has the worker go on alone', async () => {
    const order: string[] = [];
    const { place } = show({
      state: async () => view({ isAllowed: false }),
      allow: async (origin) => {
        order.push(`allow ${origin}`);
        return true;
      },
      start: async (onceAllowed) => {
        order.push(`start ${onceAllowed}`);
        return view({ step: 'done', candidates: CANDIDATES });
      },
    });
    const drawn = await place;
    control(drawn, 'Find the article').click();
    // Nothing may come between the press and the question.
    expect(order).toEqual(['allow https://*.daily.example/*', 'start true']);
    await settle();
    expect(order).toEqual(['allow https://*.daily.example/*', 'start true', 'start false']);
    expect(drawn.querySelectorAll('li')).toHaveLength(2);
  });

  it('tells that nobody was asked where the permission was refused', async () => {
    const { place } = show({
      state: async () => view({ isAllowed: false }),
      allow: async () => false,
      start: async () => view({ isAllowed: false, step: 'done', trouble: 'notAllowed' }),
    });
    const drawn = await place;
    await press(drawn, 'Find the article');
    expect(drawn.textContent).toContain('was not asked');
    expect(control(drawn, 'Look again')).toBeTruthy();
    await expectNoObstacles(drawn);
  });

  it.each([
    [null, 'Nothing alike enough'],
    ['unreachable', 'could not be reached'],
    ['refused', 'does not answer'],
    ['redirected', 'another address'],
    ['slow', 'too long'],
    ['cancelled', 'Stopped'],
  ] as const)('says honestly that there is nothing: %s', async (trouble, words) => {
    const { place } = show({ state: async () => view({ step: 'done', trouble }) });
    expect((await place).textContent).toContain(words);
  });

  it('waits with a search that goes on, and can stop it', async () => {
    let finish: (found: FindView) => void = () => {};
    const { finding, place } = show({
      state: async () => view({ step: 'looking' }),
      wait: () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    });
    const drawn = await place;
    await settle();
    expect(drawn.querySelector('[role=status]')?.textContent).toContain('Asking');
    await press(drawn, 'Stop');
    expect(finding.cancel).toHaveBeenCalledOnce();
    finish(view({ step: 'done', trouble: 'cancelled' }));
    await settle();
    expect(drawn.textContent).toContain('Stopped');
  });

  it('tells what was chosen and where it was found, and takes it back', async () => {
    const { finding, onSource, place } = show(
      { state: async () => view({ source: ARTICLE }) },
      ARTICLE.found,
    );
    const drawn = await place;
    await settle();
    expect(onSource).not.toHaveBeenCalled();
    expect(drawn.textContent).toContain('in the sitemap');
    await press(drawn, 'Not this one');
    expect(finding.choose).toHaveBeenCalledExactlyOnceWith(null);
    expect(onSource).toHaveBeenCalledExactlyOnceWith(OUTLET);
  });

  it('knows a choice that the page it stands in does not know yet', async () => {
    const { onSource, place } = show({ state: async () => view({ source: ARTICLE }) });
    await place;
    await settle();
    expect(onSource).toHaveBeenCalledExactlyOnceWith(ARTICLE);
  });

  it('is not there where nothing can be looked for, and tells what went wrong', async () => {
    expect((await show({ state: async () => null }).place).textContent).toBe('');
    const failed = show({ start: async () => Promise.reject(new Error('gone')) });
    await press(await failed.place, 'Find the article');
    expect(failed.onProblem).toHaveBeenCalledOnce();
  });
});
