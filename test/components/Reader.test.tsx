import { describe, expect, it, vi } from 'vitest';
import { type OpenReading, Reader, type ReaderHost } from '../../components/Reader';
import type { AppearanceHost } from '../../components/reader/host';
import { DEFAULT_APPEARANCE, DEGREES } from '../../utils/reading/appearance';
import { control, draw, expectNoObstacles, finding, noPlaces, press, settle, textOf } from './draw';

const reading = { finding: finding(), html: '<p>The river rises.</p>', pageUrl: 'https://qoshe.example/1' };

const saving = {
  save: vi.fn(async () => {}),
  copyAs: vi.fn(async () => {}),
  print: vi.fn(),
  cite: vi.fn(async () => {}),
};

/** Keeps choices in memory. */
function appearanceOf(): AppearanceHost {
  return {
    read: async () => DEFAULT_APPEARANCE,
    preview: () => {},
    keep: vi.fn(async () => {}),
    watch: () => () => {},
  };
}

function hostOf(over: Partial<ReaderHost> = {}) {
  const host = {
    open: vi.fn(async (): Promise<OpenReading> => ({ reading, content: textOf('The river rises.') })),
    places: noPlaces,
    appearance: appearanceOf(),
    degrees: DEGREES,
    aloud: () => ({ play() {}, pause() {}, stop() {}, skip() {}, setRate() {}, setVoice() {} }),
    saving: () => saving,
    follow: vi.fn(async () => {}),
    copy: async () => {},
    articleUrl: () => 'https://www.daily.example/river#:~:text=known%20since',
    problemOf: (error: unknown, doing: string) => ({
      words: 'error_readingGone' as const,
      report: `${doing}: ${String(error)}`,
    }),
    pages: { ledger: '/ledger.html', options: '/options.html' },
  } satisfies ReaderHost;
  return Object.assign(host, over);
}

const keysToldIn = (place: HTMLElement) =>
  [...place.querySelectorAll('dialog.keys kbd')].map(({ textContent }) => textContent);

const textOfParts = (parts: number) => {
  const content = textOf('The river rises.');
  for (let part = 1; part <= parts; part++) {
    const heading = document.createElement('h2');
    heading.textContent = `Part ${part}`;
    content.append(heading);
  }
  return content;
};

describe('the reader', () => {
  it.each([
    [0, '?oasl+-t'],
    [1, '?oasl+-tnp'],
    [3, '?oacsl+-tnp'],
  ])('tells the keys that do something in a text of %i parts', async (parts, keys) => {
    const open = async () => ({ reading, content: textOfParts(parts) });
    const place = await draw(<Reader host={hostOf({ open })} />);
    await settle();
    await press(place, 'Keys');
    expect(keysToldIn(place).join('')).toBe(keys);
    await expectNoObstacles(place);
  });

  it('opens the panel in which it says why nothing is heard', async () => {
    const shows = vi.fn();
    Object.assign(HTMLElement.prototype, { showPopover: shows });
    const aloud: ReaderHost['aloud'] = (_text, _lang, _rate, onChange) => ({
      ...hostOf().aloud(),
      play: () => onChange({ phase: 'silent', voices: [], voice: null, fault: 'noVoice' }),
    });
    const place = await draw(<Reader host={hostOf({ aloud })} />);
    await settle();
    expect(shows).not.toHaveBeenCalled();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'l' }));
    await settle();
    expect(shows.mock.contexts.map((panel) => (panel as HTMLElement).id)).toEqual(['aloud']);
    expect(place.querySelector('.aloud-fault')?.textContent).toContain('voice');
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
  });

  it('follows what is said of this very page elsewhere', async () => {
    let say: Parameters<NonNullable<ReaderHost['hear']>>[0] = () => {};
    const stop = vi.fn();
    const hear: ReaderHost['hear'] = (onBody) => {
      say = onBody;
      return stop;
    };
    const place = await draw(<Reader host={hostOf({ hear })} />);
    await settle();
    const ending = () => place.querySelector('.ending')?.textContent ?? '';
    expect(ending()).toContain('stops here');
    const { body } = reading.finding;
    say('https://qoshe.example/another', { ...body, verdict: 'complete' });
    await settle();
    expect(ending()).toContain('stops here');
    say(`${reading.pageUrl}#top`, { ...body, verdict: 'complete' });
    await settle();
    expect(ending()).not.toContain('stops here');
    say(reading.pageUrl, body);
    await settle();
    expect(ending()).toContain('stops here');
  });

  it('shows the article and the way to its source', async () => {
    const host = hostOf();
    const place = await draw(<Reader host={host} />);
    await settle();
    expect(place.querySelector('.text')?.textContent).toBe('The river rises.');
    expect(place.querySelector('.ending')?.textContent).toContain('stops here');
    const link = control(place, 'Read at source');
    expect(link.getAttribute('href')).toBe('https://www.daily.example/river#:~:text=known%20since');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    expect(host.follow).toHaveBeenCalledExactlyOnceWith(reading, 'opened');
    await expectNoObstacles(place);
  });

  it('shows what is known while the text is still being prepared', async () => {
    const place = await draw(
      <Reader
        host={hostOf({
          open: (onKnown) => {
            onKnown(reading);
            return new Promise(() => {});
          },
        })}
      />,
    );
    await settle();
    expect(place.querySelector('h1')?.textContent).toBe('Whose river is it?');
    expect(place.textContent).toContain('Preparing the text…');
    expect(control(place, 'Read at source')).toBeTruthy();
    expect(place.querySelector('.ending')).toBeNull();
  });

  it('says of a page with nothing but a headline just that, and of no failure', async () => {
    const { body } = finding();
    const bare = finding({
      body: { ...body, evidence: [{ signal: 'emptyBody', weight: 2, excerpt: 'Whose river is it?' }] },
    });
    const host = hostOf({
      open: async (onKnown) => {
        onKnown({ ...reading, finding: bare });
        throw new Error('nothing extracted');
      },
      problemOf: () => ({ words: 'error_noText', report: '' }),
    });
    const place = await draw(<Reader host={host} />);
    await settle();
    expect(place.textContent).toContain('only a headline here');
    expect(place.querySelector('.failure')).toBeNull();
    await expectNoObstacles(place);
  });

  it('tells that a reading is no longer kept, which trying again does not mend', async () => {
    const open = vi.fn(hostOf().open).mockRejectedValueOnce(new Error('gone'));
    const place = await draw(<Reader host={hostOf({ open })} />);
    await settle();
    expect(place.querySelector('h1')?.textContent).toBe('That did not work');
    expect(place.textContent).toContain('no longer kept');
    expect(() => control(place, 'Try again')).toThrow();
    await expectNoObstacles(place);
  });

  it('tells that the page was closed before its text was there, and opens it again', async () => {
    const host = hostOf({
      open: async (onKnown) => {
        onKnown(reading);
        throw new Error('closed');
      },
      problemOf: () => ({ words: 'error_pageClosed', report: '' }),
    });
    const place = await draw(<Reader host={host} />);
    await settle();
    const again = control(place, 'Open the page again');
    expect(again.getAttribute('href')).toBe(reading.pageUrl);
    expect(again.getAttribute('target')).toBe('_blank');
    expect(() => control(place, 'Try again')).toThrow();
    await expectNoObstacles(place);
  });

  it('tells what failed, and tries again', async () => {
    const open = vi.fn(hostOf().open).mockRejectedValueOnce(new Error('asleep'));
    const problemOf = () => ({ words: 'error_worker' as const, report: '' });
    const place = await draw(<Reader host={hostOf({ open, problemOf })} />);
    await settle();
    await press(place, 'Try again');
    expect(place.querySelector('.text')?.textContent).toBe('The river rises.');
  });

  it('tells when the way on failed, and keeps the text', async () => {
    const host = hostOf({ follow: () => Promise.reject(new Error('x')) });
    host.articleUrl = () => '';
    const place = await draw(<Reader host={host} />);
    await settle();
    const link = control(place, 'Read at source');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    await settle();
    expect(place.querySelector('[role=alert]')).not.toBeNull();
    expect(place.querySelector('.text')?.textContent).toBe('The river rises.');
  });
});
