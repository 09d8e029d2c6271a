import { describe, expect, it, vi } from 'vitest';
import { asksForConsent, watchAsking } from '../../utils/consent/asked';

const control = (html: string): Element => {
  document.body.innerHTML = html;
  return document.body.querySelector('[data-pressed]') ?? document.body.children[0] ?? document.body;
};

describe('asksForConsent', () => {
  it.each([
    '<a href="#">Cookie settings</a>',
    '<button>Privacy choices</button>',
    '<button><span data-pressed>Cookie-Einstellungen</span></button>',
    '<a href="#" class="show-consent">Einstellungen</a>',
    '<a href="#">Do Not Sell My Personal Information</a>',
    '<button aria-label="çerez ayarları"></button>',
  ])('%s', (html) => expect(asksForConsent(control(html))).toBe(true));
  it.each([
    '<a href="/story">The ferry is back</a>',
    '<button>Subscribe</button>',
    '<p>We use cookies</p>',
    `<a href="/story">${'A long teaser of a story on what cookies on web sites are for. '.repeat(3)}</a>`,
  ])('not %s', (html) => expect(asksForConsent(control(html))).toBe(false));
});

describe('watchAsking', () => {
  it('hears no press by a script', () => {
    const asked = vi.fn();
    const stop = watchAsking(window, asked);
    (control('<button>Cookie settings</button>') as HTMLElement).click();
    expect(asked).not.toHaveBeenCalled();
    stop();
  });
});
