/** Begins a banner rule: the record and its example page, as texts. `new-rule.ts` writes them. */

/** Names of tools as they may stand in a selector and a file name. */
const NAME = /^[a-z][a-z0-9-]{1,60}$/;

/**
 * Adds the skeleton of a rule to the source of `utils/rules/banners.ts`.
 *
 * @throws Error when the name will not do, is taken, or the source has no list of rules
 */
export function withRule(source: string, name: string): string {
  if (!NAME.test(name)) throw new Error(`"${name}" is no name: small letters, digits and hyphens, please`);
  if (source.includes(`tool: '${name}'`)) throw new Error(`there is a rule for ${name} already`);
  const end = source.lastIndexOf('\n];');
  if (end === -1) throw new Error('the list of rules was not found');
  const rule = `
  {
    tool: '${name}',
    root: '#${name}',
    stage: 'reject',
    control: { selector: '.${name}-decline' },
  },`;
  return source.slice(0, end) + rule + source.slice(end);
}

/** The example page that the skeleton fits: to be given the tool's own markup, with words of our own. */
export const exampleOf = (name: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Example of ${name}</title>
  </head>
  <body>
    <main><h1>A page</h1><p>Its text.</p></main>
    <div id="${name}">
      <p>This page uses cookies to count its readers.</p>
      <button class="${name}-decline">Decline</button>
      <button class="${name}-accept">Accept</button>
    </div>
  </body>
</html>
`;
