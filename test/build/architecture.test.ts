/** The picture in `docs/architecture.md` says what is held and what is there: rooms, imports, scripts, messages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILDS, builtFile, builtFiles, ROOT } from '../tools/built.ts';
import { MODULES, OWN, ROOMS, roomOf } from '../tools/imports.ts';
import { type Picture, readPicture } from '../tools/picture.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const picture = readPicture(read('docs/architecture.md'));

/** Rooms by the names that nodes and frames have in the picture. */
function roomsOf({ nodes, frames }: Picture, name: string): string[] {
  if (name === 'entrypoints') return ['entrypoints'];
  const members = frames.get(name);
  if (members) return members.flatMap((member) => roomsOf({ ...picture, nodes, frames }, member));
  const label = nodes.get(name)?.split(':')[0];
  if (label === undefined) throw new Error(`${name} is in no frame and no box`);
  return [label];
}

interface Arrow {
  from: string;
  to: string;
  types: boolean;
}
const drawn: Arrow[] = picture.arrows
  .filter(({ kind }) => kind === 'imports' || kind === 'types')
  .flatMap(({ from, to, kind }) =>
    roomsOf(picture, from).flatMap((one) =>
      roomsOf(picture, to).map((other) => ({ from: one, to: other, types: kind === 'types' })),
    ),
  );
const asText = ({ from, to, types }: Arrow): string => `${from} ${types ? '⇢' : '→'} ${to}`;

describe('the rooms', () => {
  it('of the picture are those that there are', () => {
    const inPicture = ['entrypoints', 'components', 'platform', 'public', 'features', 'shared'].flatMap(
      (name) => roomsOf(picture, name),
    );
    expect(inPicture.sort()).toEqual([...new Set([...MODULES.map(roomOf), 'public'])].sort());
  });

  it('import in the picture what the import test allows, no more and no less', () => {
    const held = Object.entries(ROOMS).flatMap(([from, { all, types }]) => [
      ...all.map((to) => asText({ from, to, types: false })),
      ...types.map((to) => asText({ from, to, types: true })),
    ]);
    expect(drawn.map(asText).sort()).toEqual(held.sort());
  });

  it('import what the picture shows, and every arrow is used', () => {
    const found = OWN.map(({ from, to, typesOnly }) => ({
      from: roomOf(from),
      to: roomOf(to),
      typesOnly,
    })).filter(({ from, to }) => from !== to);
    const undrawn = found.filter(
      ({ from, to, typesOnly }) =>
        !drawn.some((arrow) => arrow.from === from && arrow.to === to && (!arrow.types || typesOnly)),
    );
    expect(undrawn).toEqual([]);
    const unused = picture.arrows.filter(
      ({ from, to, kind }) =>
        (kind === 'imports' || kind === 'types') &&
        !found.some(
          (one) => roomsOf(picture, from).includes(one.from) && roomsOf(picture, to).includes(one.to),
        ),
    );
    expect(unused).toEqual([]);
  });
});

describe('the scripts', () => {
  const everywhere = picture.frames.get('inpage') ?? [];
  const asked = picture.frames.get('asked') ?? [];

  it('are those that there are', () => {
    const [, pages = ''] = /^own pages: (.*)$/.exec(picture.nodes.get('own') ?? '') ?? [];
    const entries = readdirSync(join(ROOT, 'entrypoints')).map((name) => name.replace(/\.ts$/, ''));
    expect([...everywhere, ...asked, 'background', ...pages.split(', ')].sort()).toEqual(entries.sort());
    expect(picture.frames.get('entrypoints')).toEqual(['inpage', 'asked', 'background', 'own']);
  });

  it.each(BUILDS)('are put into pages as shown: %s', (build) => {
    const { content_scripts } = JSON.parse(builtFile(build, 'manifest.json')) as {
      content_scripts: { js: string[] }[];
    };
    expect(content_scripts.flatMap(({ js }) => js)).toEqual(['sentinel.js']);
    const atRoot = builtFiles(build).filter((file) => /^[\w-]+\.js$/.test(file) && file !== 'background.js');
    // `veil` is registered by the worker.
    expect([...everywhere].sort()).toEqual(['sentinel', 'veil']);
    expect([...everywhere, ...asked].map((name) => `${name}.js`).sort()).toEqual(atRoot.sort());
    expect(picture.arrows.filter(({ kind }) => kind === 'injects')).toEqual([
      { from: 'background', to: 'asked', kind: 'injects', label: 'injects' },
    ]);
    // Who puts them in: the worker's side of the platform, by their files' names or by the list of names.
    const injectors = read('utils/platform/inject.ts') + read('utils/platform/snapshot.ts');
    for (const name of asked) expect(injectors).toMatch(new RegExp(`['/]${name}(?:\\.js)?'`));
  });
});

describe('the messages', () => {
  /** What is sent along an arrow, one or both ends given. */
  const along = (from: string, to: string): string[] =>
    picture.arrows
      .filter((arrow) => arrow.kind === 'messages' && arrow.from === from && arrow.to === to)
      .flatMap(({ label }) => label.split(', '))
      .sort();
  const kinds = (name: string): string[] => {
    const [, body = ''] = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(
      read('utils/platform/messages.ts'),
    ) ?? [''];
    return [...body.matchAll(/^ {2}'([a-z]+\/\w+)':/gm)].map(([, kind = '']) => kind).sort();
  };
  const senders = ['inpage', 'asked'].flatMap((name) => picture.frames.get(name) ?? []);
  const ofScript = (name: string, call: RegExp): string[] =>
    [...new Set([...read(`entrypoints/${name}.ts`).matchAll(call)].map(([, kind = '']) => kind))].sort();

  it.each(senders)('of %s are those that it sends and listens to', (name) => {
    expect(along(name, 'background')).toEqual(
      ofScript(name, /\b(?:send|sendSurely|tell)\)?\(\s*'(page\/\w+)'/g),
    );
    expect(along('background', name)).toEqual(ofScript(name, /\bonPageMessage\('(\w+\/\w+)'/g));
  });

  it('are all there are', () => {
    const fromPages = [...new Set(senders.flatMap((name) => along(name, 'background')))];
    expect(fromPages.sort()).toEqual(kinds('ToWorker').filter((kind) => kind.startsWith('page/')));
    const toPages = [...new Set(senders.flatMap((name) => along('background', name)))];
    expect(toPages.sort()).toEqual(kinds('ToPage'));
    const families = kinds('ToWorker').map((kind) => `${kind.split('/')[0]}/*`);
    expect(along('own', 'background')).toEqual(
      [...new Set(families)].filter((family) => family !== 'page/*').sort(),
    );
  });
});

describe('the reader of pictures', () => {
  it('stops at what it does not understand', () => {
    const of = (lines: string) => () => readPicture(`\`\`\`mermaid\nflowchart TB\n${lines}\n\`\`\``);
    expect(of('a["x"]\na --> b')).toThrow('b');
    expect(of('a["x"]\na ~~~ a')).toThrow('a ~~~ a');
    expect(of('subgraph f["x"]\na["y"]')).toThrow('end');
    expect(() => readPicture('no picture')).toThrow();
    expect(of('subgraph f["x"]\na["y"]\nend\nb["z"]\nf -. types .-> b\na <==>|m/x, m/y; m/z| b')()).toEqual({
      nodes: new Map([
        ['a', 'y'],
        ['b', 'z'],
      ]),
      frames: new Map([['f', ['a']]]),
      arrows: [
        { from: 'f', to: 'b', kind: 'types', label: 'types' },
        { from: 'a', to: 'b', kind: 'messages', label: 'm/x, m/y' },
        { from: 'b', to: 'a', kind: 'messages', label: 'm/z' },
      ],
    });
  });
});
