/** Reads a diagram in mermaid's notation, as far as `docs/architecture.md` uses it. */

export interface Picture {
  /** Labels of boxes by name. */
  nodes: ReadonlyMap<string, string>;
  /** Names of what is directly in a frame, by its name. */
  frames: ReadonlyMap<string, readonly string[]>;
  arrows: readonly {
    from: string;
    to: string;
    kind: 'imports' | 'types' | 'messages' | 'injects';
    label: string;
  }[];
}

const KINDS: Readonly<Record<string, Picture['arrows'][number]['kind']>> = {
  '-->': 'imports',
  '==>': 'messages',
  '--o': 'injects',
};

/**
 * @param text a page in Markdown with one diagram
 * @throws Error when there is none, or a line that is not understood, or an arrow from or to nothing
 */
export function readPicture(text: string): Picture {
  const [, body] = /```mermaid\nflowchart \w\w\n([\s\S]*?)\n```/.exec(text) ?? [];
  if (body === undefined) throw new Error('there is no diagram');
  const nodes = new Map<string, string>();
  const frames = new Map<string, string[]>();
  const arrows: Picture['arrows'][number][] = [];
  const open: string[] = [];
  const put = (name: string) => frames.get(open.at(-1) ?? '')?.push(name);

  for (const line of body.split('\n').map((one) => one.trim())) {
    const [, frame] = /^subgraph (\w+)\["[^"]*"\]$/.exec(line) ?? [];
    const [, node, label = ''] = /^(\w+)\["([^"]*)"\]$/.exec(line) ?? [];
    const [, from = '', sign = '', said = '', to = ''] =
      /^(\w+) (-->|<?==>|--o)(?:\|([^|]*)\|)? (\w+)$/.exec(line) ?? [];
    const [, typed = '', types = ''] = /^(\w+) -\. types \.-> (\w+)$/.exec(line) ?? [];
    const kind = KINDS[sign];
    if (frame) {
      put(frame);
      frames.set(frame, []);
      open.push(frame);
    } else if (node) {
      put(node);
      nodes.set(node, label);
    } else if (line === 'end') open.pop();
    else if (sign === '<==>') {
      const [there = '', back = ''] = said.split('; ');
      arrows.push(
        { from, to, kind: 'messages', label: there },
        { from: to, to: from, kind: 'messages', label: back },
      );
    } else if (kind) arrows.push({ from, to, kind, label: said });
    else if (typed) arrows.push({ from: typed, to: types, kind: 'types', label: 'types' });
    else if (line !== '') throw new Error(`a line that is not understood: ${line}`);
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} has no end`);
  for (const { from, to } of arrows)
    for (const name of [from, to])
      if (!nodes.has(name) && !frames.has(name))
        throw new Error(`an arrow to or from ${name}, which is nowhere`);
  return { nodes, frames, arrows };
}
