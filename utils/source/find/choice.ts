/** From what was found at an outlet to a source, and back. Pure. */
import type { ArticleFinding, SourceFinding } from '../../report';
import { registrableDomain } from '../domains';
import { findOutlet, outletAt } from '../outlets';
import type { Candidate } from './look';
import type { Wanted } from './match';

/** How much the reader's own choice speaks for a source, as log-odds. */
const WEIGHT = 3;

/**
 * Where an article can be looked for, or null: only at an outlet that is known by nothing but its home page, and only
 * on the public web.
 *
 * @returns the home page, over https
 */
export function homeToAsk({ kind, url, found }: SourceFinding): string | null {
  if (!url || (kind !== 'outlet' && !found)) return null;
  const { hostname, port } = new URL(url);
  return registrableDomain(hostname) && port === '' ? `https://${hostname}/` : null;
}

/** The permission that asking an outlet takes, as a match pattern. */
export const patternFor = (home: string): string => `https://*.${registrableDomain(home)}/*`;

/** What is known of the article, for looking. */
export function wantedOf(finding: ArticleFinding, home: string): Wanted {
  const { title, author, published, outlet, source } = finding;
  const known = [findOutlet(outlet ?? ''), outletAt(home)].flatMap((found) => found?.names ?? []);
  const names = [outlet, source.outlet, ...known].filter((name) => name !== null);
  return { title, author, published: published?.iso ?? null, outletNames: [...new Set(names)] };
}

/** The source as the reader chose it. */
export function chosenSource(
  before: SourceFinding,
  { url, title, how, likeness }: Pick<Candidate, 'url' | 'title' | 'how' | 'likeness'>,
): SourceFinding {
  return {
    kind: 'article',
    url,
    outlet: before.outlet,
    evidence: [
      { signal: 'chosenAtOutlet', weight: WEIGHT, excerpt: title.slice(0, 200) },
      ...before.evidence.filter(({ signal }) => signal !== 'chosenAtOutlet'),
    ],
    found: { how, likeness },
  };
}

/** The source as it was known before the reader chose. */
export function unchosenSource(chosen: SourceFinding): SourceFinding {
  if (!chosen.found) return chosen;
  return {
    kind: 'outlet',
    url: homeToAsk(chosen),
    outlet: chosen.outlet,
    evidence: chosen.evidence.filter(({ signal }) => signal !== 'chosenAtOutlet'),
  };
}
