/** Begins an aggregator: its record, and an example page that waits for the site's markup. */
import { AGGREGATORS, aggregatorPage } from '../../../utils/rules/aggregators.ts';
import { type Generator, inserted, needed, quoted, UNWRITTEN } from './generator.ts';

const RULES = 'utils/rules/aggregators.ts';
const PAGES = 'test/fixtures/aggregators.ts';
const ID = /^[a-z][a-z0-9]{1,30}$/;
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/;

/**
 * A pattern for paths, as it was typed.
 *
 * @throws Error when it is none, or the path should fit and does not
 */
function pattern(name: string, typed: string, path: string | null): RegExp | null {
  if (typed === '') return null;
  let made: RegExp;
  try {
    made = new RegExp(typed);
  } catch (error) {
    throw new Error(`--${name} is no regular expression: ${error instanceof Error ? error.message : error}`);
  }
  if (!typed.startsWith('^')) throw new Error(`--${name} should begin with ^, where the path begins`);
  if (path !== null && !made.test(path))
    throw new Error(`--${name} does not fit the example's path, ${path}`);
  return made;
}

const examplePage = (name: string): string => `<!doctype html>
<!-- ${UNWRITTEN}: put the site's own markup here, with words of your own, and take this line away. The link to the
     original, where pages of this site have one, goes to the address STORY of test/fixtures/aggregators.ts. -->
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A title of some words</title>
    <meta property="og:site_name" content="${name.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
  </head>
  <body>
    <!-- An article as the site shows it: headline, text, what leads on -->
  </body>
</html>
`;

export const aggregator: Generator = {
  tell: "an aggregator: a site that shows other publishers' texts",
  questions: {
    id: { tell: 'identifier, kept in the ledger: small letters and digits', example: 'groundnews' },
    name: { tell: 'name, as readers are told it', example: 'Ground News' },
    host: { tell: 'host name without www; several with commas', example: 'ground.news' },
    example: {
      tell: 'address of an article there (of its front page where articles cannot be told by address)',
      example: 'https://ground.news/article/a-title_abc123',
    },
    article: { tell: 'pattern that paths of articles fit', example: '^/article/[^/]+$', optional: true },
    listing: { tell: 'pattern that paths of listings fit', example: '^/(?:$|interest/)', optional: true },
  },
  make({ id = '', name = '', host = '', example = '', article = '', listing = '' }, read) {
    if (!ID.test(id)) throw new Error(`"${id}" is no identifier: small letters and digits, please`);
    if (AGGREGATORS.some((one) => one.id === id)) throw new Error(`${id} is there already, in ${RULES}`);
    if (!/\S/.test(name)) throw new Error('the name is empty');
    const hosts = host.split(',').map((one) => one.trim());
    for (const one of hosts) {
      if (!HOST.test(one) || one.startsWith('www.'))
        throw new Error(
          `"${one}" is no host name as it is wanted here: ground.news, without https:// and www.`,
        );
      const known = aggregatorPage(`https://${one}/`)?.aggregator;
      if (known) throw new Error(`${one} belongs to ${known.id} already, in ${RULES}`);
    }
    if (!URL.canParse(example) || !/^https?:$/.test(new URL(example).protocol))
      throw new Error(`"${example}" is no address: it begins with https://`);
    const { hostname, pathname } = new URL(example);
    if (!hosts.some((one) => hostname === one || hostname.endsWith(`.${one}`)))
      throw new Error(`the example is on ${hostname}, not on ${hosts.join(' or ')}`);
    const articles = pattern('article', article, pathname);
    const listings = pattern('listing', listing, articles ? null : pathname);

    const record = [
      `    id: ${quoted(id)},`,
      `    name: ${quoted(name.trim())},`,
      `    hosts: [${hosts.sort().map(quoted).join(', ')}],`,
      ...(articles ? [`    article: ${articles},`] : []),
      ...(listings ? [`    listing: ${listings},`] : []),
      `    example: ${quoted(example)},`,
    ];
    const page = `test/fixtures/aggregators/${id}.html`;
    if (read(page) !== null) throw new Error(`${page} is there already`);
    return {
      files: {
        [RULES]: inserted(needed(read, RULES), 'AGGREGATORS', `  {\n${record.join('\n')}\n  },`, {
          key: id,
          keys: /\n {2}\{\n {4}id: '([^']+)'/g,
        }),
        [PAGES]: inserted(needed(read, PAGES), 'AGGREGATOR_PAGES', `  ${id}: ['page', 'article'],`, {
          key: id,
          keys: /\n {2}(\w+): \[/g,
        }),
        [page]: examplePage(name.trim()),
      },
      next: `Give ${page} the site's markup, and say in ${PAGES} where such a page
leads ('article', 'outlet', 'none'), until this passes:
  npx vitest run --project unit test/source/aggregators`,
    };
  },
};
