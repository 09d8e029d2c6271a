import { describe, expect, it } from 'vitest';
import { type Entry, entryOf, isoOf } from '../../../utils/source/find/entry';
import { matchesAmong, type Wanted } from '../../../utils/source/find/match';
import { DIFFERENT, type Headline, type Pair, SAME } from './headlines';

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
  it('is never offered for another one that only looks alike', () => {
    expect(DIFFERENT.filter(isOffered).map(label)).toEqual([]);
  });

  it('is found nearly always when it is the one', () => {
    const missed = SAME.filter((pair) => !isOffered(pair)).map(label);
    expect(missed.length / SAME.length).toBeLessThan(0.06);
  });
});
