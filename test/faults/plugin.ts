/** The build for faults: each `await` of the recording path becomes a place where a test can stop the worker. */
import { fileURLToPath } from 'node:url';
import { type Plugin, parseAst } from 'vite';
import type { EntrypointInfo } from 'wxt';

const RUNTIME = fileURLToPath(new URL('./checkpoint.ts', import.meta.url));

/** What runs in the worker between a message of a page and the store; `messages.ts` runs in the page. */
const PATH =
  /\/utils\/(platform\/(badge|departures|faults|inject|listen|session|settings|stops|worker|worker\/\w+)|ledger\/(cleanings|database|store))\.ts$/;

interface Node {
  type: string;
  start: number;
  end: number;
  id?: { name?: string } | null;
  init?: Node | null;
  key?: { name?: string; value?: unknown };
  value?: unknown;
  argument?: Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
const isFunction = (value: unknown) => isNode(value) && /Function/.test(value.type);

/** The name that a node gives to a function; undefined for other nodes. */
function functionName({ type, id, init, key, value }: Node): unknown {
  if (type === 'FunctionDeclaration' || (type === 'VariableDeclarator' && isFunction(init))) return id?.name;
  return isFunction(value) ? (key?.name ?? key?.value) : undefined;
}

/** Each `await` in the order in which it begins, with the name of the function that holds it. */
function awaitsIn(root: Node): { node: Node; within: string }[] {
  const found: { node: Node; within: string }[] = [];
  const visit = (node: Node, within: string): void => {
    if (node.type === 'AwaitExpression') found.push({ node, within });
    const name = functionName(node);
    const inside = typeof name === 'string' ? name : within;
    for (const part of Object.values(node).flat()) if (isNode(part)) visit(part, inside);
  };
  visit(root, 'module');
  return found.sort((a, b) => a.node.start - b.node.start);
}

/**
 * Puts a checkpoint around each `await` of a module, named by file, function and which of its awaits it is:
 * `session.ts changeReport 2`.
 *
 * @param file name of the module, for the names
 * @param runtime where the module finds the checkpoint
 */
export function withCheckpoints(code: string, file: string, runtime = RUNTIME): string {
  const counts = new Map<string, number>();
  const edits = awaitsIn(parseAst(code, { lang: 'ts' }) as unknown as Node).flatMap(({ node, within }) => {
    if (!node.argument) return [];
    const count = (counts.get(within) ?? 0) + 1;
    counts.set(within, count);
    const name = JSON.stringify(`${file} ${within} ${count}`);
    return [
      { at: node.argument.start, text: `__checkpoint(${name}, (` },
      { at: node.argument.end, text: '))' },
    ];
  });
  // From the end, so that places before it stay what they are.
  let out = code;
  for (const { at, text } of edits.sort((a, b) => b.at - a.at)) out = out.slice(0, at) + text + out.slice(at);
  return `${out}\nimport { checkpoint as __checkpoint } from ${JSON.stringify(runtime)};\n`;
}

/** The plugin of the build for faults (`wxt build --mode faults`). */
export const faultsPlugin = (): Plugin => ({
  name: 'headwater:faults',
  enforce: 'pre',
  transform(code, id) {
    const path = id.split('?')[0] ?? id;
    const [, file] = PATH.exec(path) ?? [];
    return file
      ? { code: withCheckpoints(code, `${file.split('/').slice(1).join('/')}.ts`), map: null }
      : null;
  },
});

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Entry points of the build for faults: the worker that can be stopped, and a page for random runs. */
export function forFaults(infos: EntrypointInfo[]): void {
  infos.splice(
    0,
    infos.length,
    ...infos.filter(({ name }) => name !== 'background'),
    { name: 'background', type: 'background', inputPath: here('./background.ts') },
    { name: 'runs', type: 'unlisted-page', inputPath: here('./runs.html') },
  );
}
