import { describe, expect, it } from 'vitest';
import { type Entry, entryOf, isoOf } from '../../../utils/source/find/entry';
import { matchesAmong, type Wanted } from '../../../utils/source/find/match';
import { DIFFERENT, DIFFERENT_KEPT_BACK, type Headline, type Pair, SAME, SAME_KEPT_BACK } from './headlines';

const HOME = 'https://www.tidewater.example/';
const NAMES = [
  'The Tidewater Post',
  'Le Courrier du Quai',
  'Havneavisen',
  'Přístavní noviny',
  'Портова газета',
];

let count = 0;
function entryFor({ title, author, published, path }: Headline): Entry {
  count += 1;
  const entry = entryOf(path ?? `/a/${count}`, HOME, HOME, {
    title,
    author: author ?? null,
    published: published ?? null,
  });
  if (!entry) throw new Error(`no entry: ${path}`);
  return entry;
}
const wantedFor = ({ title, author, published }: Headline): Wanted => ({
  title,
  author: author ?? null,
  published: isoOf(published),
  outletNames: NAMES,
});
const isOffered = ({ wanted, entry }: Pair) => matchesAmong(wantedFor(wanted), [entryFor(entry)]).length > 0;
const label = ({ wanted, entry }: Pair) => `${wanted.title} ~ ${entry.title || entry.path}`;

describe('an article of the outlet', () => {
  it.each([
    ['the pairs it was made with', SAME, DIFFERENT, 1, 0.9],
    ['pairs that were kept back', SAME_KEPT_BACK, DIFFERENT_KEPT_BACK, 0.97, 0.9],
  ] as const)(
    'is offered when it is the one, and not when it only looks alike: %s',
    (_, same, different, precision, recall) => {
      const missed = same.filter((pair) => !isOffered(pair)).map(label);
      const wrong = different.filter(isOffered).map(label);
      const right = same.length - missed.length;
      expect(right / (right + wrong.length), wrong.join('\n')).toBeGreaterThanOrEqual(precision);
      expect(right / same.length, missed.join('\n')).toBeGreaterThanOrEqual(recall);
    },
  );

  it('is never one of a hundred others', () => {
    // One headline stands there in several dresses.
    const isAgain = (title: string) => /A bridge too narrow|Köyün suyu/.test(title);
    const all = [...SAME, ...SAME_KEPT_BACK].filter(({ wanted }) => !isAgain(wanted.title));
    const entries = all.map(({ entry }) => entryFor(entry));
    const wrong = all.flatMap(({ wanted }, at) =>
      matchesAmong(wantedFor(wanted), entries)
        .filter(({ entry }) => entry !== entries[at] && entry.title !== entries[at]?.title)
        .map(({ entry, likeness }) => `${wanted.title} ~ ${entry.title} ${likeness}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is found among many thousand, in time', () => {
    const entries = Array.from({ length: 20_000 }, (_, at) =>
      entryFor({ title: `${at} ships of the harbour that nobody wanted` }),
    );
    const headline = { title: 'The harbour wall that nobody wanted to measure' };
    entries.splice(9_000, 0, entryFor(headline));
    const found = matchesAmong(wantedFor(headline), entries);
    expect(found.map(({ entry }) => entry.title)).toEqual([headline.title]);
  });
});
