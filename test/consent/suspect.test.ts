import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchForBanner } from '../../utils/consent/watch';
import { speaksOfConsent } from '../../utils/rules/consent-suspects';

const frames = async (ms = 300) => {
  await vi.advanceTimersByTimeAsync(ms);
};

let stop: (() => void) | undefined;
const watch = (doc: Document = document) => {
  const onSuspect = vi.fn();
  stop = watchForBanner(doc, onSuspect);
  return onSuspect;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  document.body.innerHTML = '<main><p>A story about the harbour.</p></main>';
});
afterEach(() => {
  stop?.();
  vi.useRealTimers();
});

describe('watchForBanner', () => {
  it('lets a page alone that was watched before, until the reader does something', async () => {
    const onSuspect = vi.fn();
    stop = watchForBanner(document, onSuspect, false, true);
    document.body.insertAdjacentHTML('beforeend', '<div id="onetrust-banner-sdk">We</div>');
    await frames(20_000);
    expect(onSuspect).not.toHaveBeenCalled();
    dispatchEvent(new Event('scroll'));
    document.body.insertAdjacentHTML('beforeend', '<div class="cookie-bar">We</div>');
    await frames();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('calls back once for a known container that is added', async () => {
    const onSuspect = watch();
    document.body.insertAdjacentHTML('beforeend', '<div id="onetrust-banner-sdk">We</div>');
    await frames();
    document.body.insertAdjacentHTML('beforeend', '<div class="cookie-bar">We</div>');
    await frames();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('sees an unknown fixed layer by its own short text, wrapped or not', async () => {
    const onSuspect = watch();
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div><div style="position:fixed">Wir nutzen Kekse: Datenschutz <a href="#">Schließen</a></div></div>',
    );
    await frames();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('sees one that comes seconds after the page', async () => {
    const onSuspect = watch();
    await frames(3500);
    expect(onSuspect).not.toHaveBeenCalled();
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog">We value your privacy</div>');
    await frames();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('sleeps after a while and is woken by the first scroll', async () => {
    const onSuspect = watch();
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    document.body.append(document.createElement('p'));
    await frames(5000);
    window.dispatchEvent(new Event('scroll'));
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog">This site uses cookies</div>');
    await frames(700);
    vi.mocked(performance.now).mockRestore();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('is not moved by content, however long, that talks of cookies', async () => {
    const onSuspect = watch();
    document.body.insertAdjacentHTML(
      'beforeend',
      `<article><p>${'The baker handed out cookies. '.repeat(200)}</p></article>`,
    );
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog">Choose a seat</div>');
    await frames(5000);
    expect(onSuspect).not.toHaveBeenCalled();
  });

  it('is not moved by the links of a footer', async () => {
    const onSuspect = watch();
    document.body.insertAdjacentHTML(
      'beforeend',
      '<footer>© The Daily <a href="#">Privacy policy</a> | <a href="#">Cookies</a> <button>Consent</button></footer>',
    );
    await frames(5000);
    expect(onSuspect).not.toHaveBeenCalled();
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div>This website uses <a href="#">cookies</a>. <button>OK</button></div>',
    );
    await frames();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('names the layer later when it is first only suspected', async () => {
    const onSuspect = watch();
    document.body.insertAdjacentHTML('beforeend', '<div id="cookie-root"></div>');
    await frames();
    expect(onSuspect.mock.calls).toEqual([[null]]);
    document.body.insertAdjacentHTML('beforeend', '<div id="x" style="position:fixed">We use cookies</div>');
    document.body.insertAdjacentHTML('beforeend', '<div id="y" style="position:fixed">We use cookies</div>');
    await frames();
    expect(onSuspect.mock.calls.map(([layer]) => layer?.id)).toEqual([undefined, 'y']);
  });

  it('finds a banner at the end of many things added at once', async () => {
    const onSuspect = watch();
    document.body.insertAdjacentHTML(
      'beforeend',
      `${'<p>A line.</p>'.repeat(200)}<div role="dialog">We use cookies</div>`,
    );
    await frames(0);
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('does nothing more once it is ended', async () => {
    const onSuspect = watch();
    stop?.();
    document.body.insertAdjacentHTML('beforeend', '<div id="onetrust-banner-sdk">We</div>');
    await frames(5000);
    expect(onSuspect).not.toHaveBeenCalled();
  });

  it('works in a document that has no body yet', async () => {
    document.body.remove();
    const onSuspect = watch();
    const body = document.createElement('body');
    document.documentElement.append(body);
    await frames();
    body.insertAdjacentHTML('beforeend', '<div id="CybotCookiebotDialog">x</div>');
    await frames();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });
});

describe('the words of the sentinel', () => {
  it.each([
    'Diese Website verwendet Cookies',
    'Na této stránce používáme soubory cookie',
    'ÇEREZLERİ KULLANIYORUZ',
    'Käytämme evästeitä',
    'Używamy ciasteczek',
    'Mes naudojame slapukus',
    'Мы используем куки',
    'نستخدم ملفات تعريف الارتباط',
    'אנחנו משתמשים בעוגיות',
    'クッキーを使用しています',
    '쿠키를 사용합니다',
    'हम कुकीज़ का उपयोग करते हैं',
    'เราใช้คุกกี้',
    'ما از کوکی استفاده می‌کنیم',
    'We and our partners store personal data',
  ])('know %s', (text) => expect(speaksOfConsent(text)).toBe(true));
  it('do not know plain prose', () => {
    expect(speaksOfConsent('The council voted on Tuesday to extend the harbour promenade.')).toBe(false);
  });
});

describe('what is asked once more, and what is not', () => {
  const row = (words: string) => `<div class="row"><b>1</b> <span>${words}</span></div>`;

  it('sees a banner among the rows of a list, however many came before', async () => {
    const onSuspect = watch();
    document.body.insertAdjacentHTML('beforeend', row('A boat left').repeat(20));
    await frames();
    expect(onSuspect).not.toHaveBeenCalled();
    document.body.insertAdjacentHTML(
      'beforeend',
      `<div class="row" style="position:fixed">We use cookies <button>OK</button></div>${row('A boat')}`,
    );
    await frames();
    expect(onSuspect).toHaveBeenCalledTimes(1);
  });

  it('looks at the screen again where a class may have shown a layer, and not where nothing has changed', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="late">This site uses cookies <button>OK</button></div>',
    );
    const layer = document.getElementById('late');
    let shown = false;
    const asked = vi.fn(() => (shown ? layer : document.body.firstElementChild));
    Object.defineProperty(document, 'elementFromPoint', { value: asked, configurable: true });
    const onSuspect = watch();
    await frames(3000);
    const before = asked.mock.calls.length;
    await frames(2000);
    expect(asked.mock.calls.length).toBe(before);
    shown = true;
    if (layer) layer.style.position = 'fixed';
    layer?.classList.add('open');
    await frames(600);
    expect(onSuspect).toHaveBeenCalledTimes(1);
    Reflect.deleteProperty(document, 'elementFromPoint');
  });
});
