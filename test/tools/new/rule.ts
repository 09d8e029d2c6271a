/** Begins a banner rule: its record, and an example page that waits for the tool's markup. */
import { type Generator, inserted, needed, quoted, UNWRITTEN } from './generator.ts';

const RULES = 'utils/rules/banners.ts';
/** Names of tools as they may stand in a selector and a file name. */
const NAME = /^[a-z][a-z0-9-]{1,60}$/;

const examplePage = (tool: string): string => `<!doctype html>
<!-- ${UNWRITTEN}: put the tool's own markup where the words are, with words of your own, and take this line away. -->
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Example of ${tool}</title>
  </head>
  <body>
    <main><h1>A page</h1><p>Its text.</p></main>
    <!-- The banner of ${tool}, as it stands in a page -->
  </body>
</html>
`;

export const rule: Generator = {
  tell: 'a banner rule, for a tool that the engine does not know and that our own reading fails on',
  questions: {
    tool: { tell: 'name of the tool: small letters, digits and hyphens', example: 'cookiecraft' },
    package: { tell: 'npm package that makes its markup', example: 'cookiecraft', optional: true },
  },
  make({ tool = '', package: from = '' }, read) {
    if (!NAME.test(tool)) throw new Error(`"${tool}" is no name: small letters, digits and hyphens, please`);
    const source = needed(read, RULES);
    if (source.includes(`tool: '${tool}'`))
      throw new Error(`there is a rule for ${tool} already, in ${RULES}`);
    const example = `test/fixtures/banners/${tool}.html`;
    if (read(example) !== null) throw new Error(`${example} is there already`);
    const entry = `  {
    tool: '${tool}',${from && `\n    package: ${quoted(from)},`}
    root: '#${tool}',
    stage: 'reject',
    control: { selector: '.${tool}-decline' },
  },`;
    return {
      files: { [RULES]: inserted(source, 'BANNER_RULES', entry), [example]: examplePage(tool) },
      next: `Give ${example} the tool's own markup and the record its selectors, until this passes:
  npx vitest run --project unit test/rules`,
    };
  },
};
