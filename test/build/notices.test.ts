import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILDS, builtFile, ROOT } from '../tools/built.ts';
import { shippedPackages } from '../tools/third-party.ts';

/** Licences that allow shipping the package as it is, with its notice. */
const ALLOWED = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MIT OR WTFPL',
  // Fonts.
  'OFL-1.1',
  'MPL-2.0',
  '(MPL-2.0 OR Apache-2.0)',
  'MIT OR WTFPL',
  '(WTFPL OR MIT)',
];

describe('the notices of third parties', () => {
  const packages = shippedPackages();

  it('cover every runtime dependency', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  });

  it('hold a licence that allows shipping, and its text', () => {
    for (const { name, licence, texts } of packages) {
      expect(ALLOWED, name).toContain(licence);
      expect(texts.join('').length, name).toBeGreaterThan(200);
    }
  });

  it.each(BUILDS)('ship in %s, each package with the place of its source', (build) => {
    const notices = builtFile(build, 'THIRD-PARTY-NOTICES.txt');
    for (const { name, version, licence, source } of packages) {
      expect(notices).toContain(`${name} ${version}\nLicence: ${licence}\nSource: ${source}`);
      expect(source).toMatch(/^https:\/\/[\w./-]+ \(npm package /);
    }
  });
});
