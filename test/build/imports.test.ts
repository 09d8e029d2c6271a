import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../tools/built.ts';
import { IMPORTS, type Import, importsOf, isAllowed, MODULES, OWN, ROOMS, roomOf } from '../tools/imports.ts';

const asText = ({ from, to }: Import): string => `${from} → ${to}`;

describe('imports', () => {
  it('are read at all', () => {
    expect(MODULES.length).toBeGreaterThan(20);
    expect(OWN.length).toBeGreaterThan(20);
    expect(
      importsOf('utils/a/b.ts', "import type { X } from '../report';\nconst y = await import('./c');"),
    ).toEqual([
      { from: 'utils/a/b.ts', to: 'utils/report', typesOnly: true },
      { from: 'utils/a/b.ts', to: 'utils/a/c', typesOnly: false },
    ]);
  });

  it('run one way', () => {
    expect([...new Set(MODULES.map(roomOf))].filter((room) => !ROOMS[room])).toEqual([]);
    expect(OWN.filter((one) => !isAllowed(one)).map(asText)).toEqual([]);
  });

  it('reach the browser only through utils/platform, and features not at all', () => {
    const outside = IMPORTS.filter(
      ({ from, to }) =>
        (/^(?:wxt\/browser|webextension-polyfill)$/.test(to) && !from.startsWith('utils/platform/')) ||
        // The worker's entrypoint registers listeners, which only works while it starts.
        (to === 'utils/platform/browser' && !/^(?:utils\/platform|entrypoints)\//.test(from)),
    );
    expect(outside.map(asText)).toEqual([]);
  });

  it('leave components without the browser, stores and messages', () => {
    const native = MODULES.filter((path) => path.startsWith('components/')).filter((path) =>
      /\b(?:browser|chrome)\.\w+|\bindexedDB\b|\blocalStorage\b/.test(readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(native).toEqual([]);
  });
});
