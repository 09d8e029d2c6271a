/**
 * What was found at outlets, by page: kept in `storage.session`, so that a popup that closed in between finds it again,
 * and nothing of it reaches the disk before the reader has chosen.
 */
import * as v from 'valibot';
import { ArticleFinding, clipped, Found, isOfferable, SourceFinding } from '../report';
import { browser } from './browser';
import { inTurn } from './session';

const KEY = 'finds';
const MAX_FINDS = 20;

const Url = v.pipe(
  v.string(),
  v.check((value) => isOfferable(value)),
);

const Candidate = v.object({
  url: Url,
  title: clipped(400),
  author: v.nullable(clipped(200)),
  published: v.nullable(clipped(40)),
  ...Found.entries,
});

const Search = v.object({
  /** The page's cleaned address, and whether it stands in a private window. */
  key: v.string(),
  /** Identifier of the page's record. */
  id: Url,
  /** The outlet's home page. */
  home: Url,
  isPrivate: v.boolean(),
  finding: ArticleFinding,
  /** The page's tab, or null where it may be gone. */
  tabId: v.nullable(v.number()),
});
/** What is looked for, and where. */
export type Search = v.InferOutput<typeof Search>;

const Find = v.object({
  key: v.string(),
  step: v.picklist(['asking', 'looking', 'done']),
  /** Of the latest step, in milliseconds since 1970. */
  atMs: v.number(),
  candidates: v.array(Candidate),
  /** Why nothing was found, where it was not for want of an article that is alike. */
  trouble: v.nullable(
    v.picklist(['unreachable', 'refused', 'redirected', 'slow', 'cancelled', 'notAllowed']),
  ),
  /** As the reader chose; null for not yet. */
  chosen: v.nullable(SourceFinding),
  /** What is to be looked for once that is allowed; only while it is asked. */
  search: v.optional(Search),
});
export type Find = v.InferOutput<typeof Find>;
export type Trouble = NonNullable<Find['trouble']>;

async function known(): Promise<Find[]> {
  const stored = v.safeParse(v.array(Find), (await browser.storage.session.get(KEY))[KEY]);
  return stored.success ? stored.output : [];
}

/** Under which name a page's find is kept; private windows apart from the others. */
export const findKey = (id: string, isPrivate: boolean): string => `${isPrivate ? 'private ' : ''}${id}`;

/** What is known of looking for a page's original, or null. */
export async function findOf(key: string): Promise<Find | null> {
  return (await known()).find((find) => find.key === key) ?? null;
}

/** Every find that waits for a permission. */
export async function findsAsking(): Promise<Find[]> {
  return (await known()).filter(({ step }) => step === 'asking');
}

/** Keeps a find, in place of an earlier one of the same page; the oldest make room. */
export function keepFind(find: Find): Promise<void> {
  return inTurn(KEY, async () => {
    const others = (await known()).filter(({ key }) => key !== find.key);
    await browser.storage.session.set({ [KEY]: [find, ...others].slice(0, MAX_FINDS) });
  });
}
