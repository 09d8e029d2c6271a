// @vitest-environment node
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../utils/article/extract/blocks';
import { extractNodes } from '../../utils/article/extract/extract';
import { TWINS } from '../fixtures/twins.ts';

const parse = (html: string) => parseHTML(html).document as unknown as Document;
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const linesOf = (root: Element) =>
  blocksOf(root).map(({ nodes }) => plain(nodes.map((node) => node.textContent ?? '').join('')));

describe('twins of the seed page', () => {
  test.each(TWINS.filter(({ id }) => !id.includes('-empty-')).map((page) => [page.id, page] as const))(
    '%s: every paragraph, and nothing else',
    (_, page) => {
      const found = extractNodes(parse(page.source()), page.url);
      expect(found && linesOf(found.root)).toEqual(page.truth?.paragraphs.map(plain));
      expect(found?.title).toBe(page.truth?.title);
      expect(found?.dir).toBe(page.truth?.dir);
    },
  );

  test.each(TWINS.filter(({ id }) => id.includes('-empty-')).map((page) => [page.id, page] as const))(
    '%s: an empty body is no article',
    (_, page) => {
      expect(extractNodes(parse(page.source()), page.url)?.root.textContent).toBeUndefined();
    },
  );
});
