/**
 * Outlets of the directory that are known to sell nearly everything they print: `locked` asks at the first article,
 * `metered` gives a few away. Used as a hint beside a link ("usually sold"), never as a verdict on a page.
 *
 * Provenance: general knowledge of 2026, written by hand and kept short on purpose. Outlets that sell only some of
 * their articles are left out, since a wrong hint costs a reader more than a missing one; so is whatever changed often.
 */
export const SOLD: Readonly<Record<'locked' | 'metered', readonly string[]>> = {
  locked: [
    'www.afr.com',
    'www.barrons.com',
    'www.economist.com',
    'www.ft.com',
    'www.lrb.co.uk',
    'www.mediapart.fr',
    'www.nikkei.com',
    'www.theaustralian.com.au',
    'www.thetimes.com',
    'www.wsj.com',
  ],
  metered: [
    'asia.nikkei.com',
    'foreignpolicy.com',
    'www.bloomberg.com',
    'www.bostonglobe.com',
    'www.foreignaffairs.com',
    'www.haaretz.com',
    'www.latimes.com',
    'www.newyorker.com',
    'www.nytimes.com',
    'www.spectator.co.uk',
    'www.technologyreview.com',
    'www.theatlantic.com',
    'www.washingtonpost.com',
    'www.wired.com',
  ],
};
