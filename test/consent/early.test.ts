import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawEarlyVeil } from '../../utils/consent/early';
import { suspectIn } from '../../utils/consent/suspect';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
});

const added = (html: string): HTMLElement => {
  document.body.innerHTML = html;
  for (const element of document.querySelectorAll('*')) element.checkVisibility = () => true;
  return document.body.firstElementChild as HTMLElement;
};
const veiled = (html: string) => suspectIn(added(html), window)?.veil?.id ?? null;

describe('what is made unseen before it is judged', () => {
  it('is the container of a known tool, even empty', () => {
    expect(veiled('<div id="onetrust-consent-sdk"></div>')).toBe('onetrust-consent-sdk');
  });

  it('is what floats and talks of consent, by any name, wrapped or not', () => {
    expect(veiled('<div><div id="x" style="position:fixed">We value your privacy</div></div>')).toBe('x');
    expect(
      veiled('<div class="cookie-bar"><p>·</p><div id="y" style="position:fixed">We use cookies</div></div>'),
    ).toBe('y');
  });

  it('is a named notice in the flow, alone under the body', () => {
    const notice = '<div id="x" class="cookie-banner"><p>We use cookies</p><button>OK</button></div>';
    expect(veiled(notice)).toBe('x');
    expect(veiled(`<div>${notice}</div>`)).toBe('x');
    expect(veiled(`<div><p>${'The harbour was quiet. '.repeat(40)}</p>${notice}</div>`)).toBeNull();
    expect(veiled(`<main>${notice}</main>`)).toBeNull();
  });

  it('is not what only has the name, only the words, or only the place', () => {
    expect(veiled('<div id="a" class="cookie-recipes"><p>Six cookies for winter</p></div>')).toBeNull();
    expect(veiled('<div id="b"><p>We use cookies</p><a href="#">OK</a></div>')).toBeNull();
    expect(veiled('<div id="c" style="position:fixed">Sign in</div>')).toBeNull();
  });
});

describe('the early veil', () => {
  it('is unseen and unpressable, and comes off by itself within two seconds', async () => {
    const root = added('<div style="opacity: 0.9">We use cookies</div>');
    drawEarlyVeil(root, 0);
    expect(root.style.opacity).toBe('0');
    expect(root.style.pointerEvents).toBe('none');
    await vi.advanceTimersByTimeAsync(2000);
    expect(root.getAttribute('style')?.replace(/\s|;$/g, '')).toBe('opacity:0.9');
  });

  it('can be lifted, once', () => {
    const root = added('<div>We use cookies</div>');
    const veil = drawEarlyVeil(root, 0);
    veil.lift();
    expect(root.hasAttribute('style')).toBe(false);
    root.style.opacity = '0.5';
    veil.lift();
    expect(root.style.opacity).toBe('0.5');
  });
});
