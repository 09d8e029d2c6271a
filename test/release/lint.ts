/**
 * Runs the linter of Firefox's store over the build. Every warning must be one of those that are known to come from a
 * library as it is published; one of our own, or a new one, fails, and so does a known one that is gone.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

/** Code around a warning by which its library is known, since names of variables and chunks change with each build. */
const OF_LIBRARIES: readonly { library: string; why: string; code: string; around: RegExp }[] = [
  {
    library: 'preact',
    why: 'dangerouslySetInnerHTML, which no component of ours may use (Biome holds it)',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /\.__html==[\w$]+\.innerHTML\)\|\|\([\w$]+\.innerHTML=[\w$]+\.__html/,
  },
  {
    library: 'dompurify',
    why: 'parses into a document of its own that is never shown',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /\.createDocument\([\w$]+,`template`,null\);try\{[\w$]+\.documentElement\.innerHTML=/,
  },
  {
    library: '@mozilla/readability',
    why: 'puts back its own copy of the text before it tries again; what it returns is sanitised',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /_charThreshold\)\{if\([\w$]+=!1,[\w$]+\.innerHTML=/,
  },
  {
    library: '@mozilla/readability',
    why: 'looks into noscript elements for pictures, in a copy of the page; what it returns is sanitised',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /_isSingleImage\([\w$]+\)\)\{var [\w$]+=[\w$]+\.createElement\(`div`\);[\w$]+\.innerHTML=/,
  },
  {
    library: 'chartist',
    why: 'labels made of HTML, which our charts have none of',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around:
      /createElement\(`div`\);[\w$]+\.innerHTML=[\w$]+,[\w$]+=[\w$]+\.firstChild\}else [\w$]+=[\w$]+;[\w$]+ instanceof Element/,
  },
  {
    library: '@citation-js/core',
    why: 'output as an element, which is never asked for',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    around: /===`html`&&typeof document<`u`.{0,60}createElement\(`div`\);return [\w$]+\.innerHTML=/,
  },
];

const build = join(import.meta.dirname, '../../.output/firefox-mv3');

/** The code around a finding: some way before it and after it, on its own line. */
function around({ file, line = 1, column = 0 }: Finding): string {
  if (!file) return '';
  const text = readFileSync(join(build, file), 'utf8').split('\n')[line - 1] ?? '';
  return text.slice(Math.max(0, column - 250), column + 150);
}

const { stdout } = await promisify(execFile)('web-ext', ['lint', '--source-dir', build, '--output', 'json'], {
  maxBuffer: 64 << 20,
  shell: process.platform === 'win32',
}).catch((error: { stdout?: string }) => {
  // It ends with an error where it found one, and tells of it all the same.
  if (error.stdout) return { stdout: error.stdout };
  throw error;
});
const report = JSON.parse(stdout) as { errors: Finding[]; notices: Finding[]; warnings: Finding[] };

const missing = new Set(OF_LIBRARIES);
const ours: string[] = [];
for (const finding of [...report.errors, ...report.warnings, ...report.notices]) {
  const known = [...missing].find(
    ({ code, around: shape }) => finding.code === code && shape.test(around(finding)),
  );
  if (known) {
    missing.delete(known);
    console.log(`known, from ${known.library}: ${finding.message} (${known.why})`);
  } else ours.push(`${finding.code} ${finding.message}\n  ${finding.file ?? ''}: ${around(finding)}`);
}
for (const { library, around: shape } of missing)
  ours.push(`${library} no longer gives the warning at ${shape}: take it off the list`);
if (ours.length > 0) {
  console.error(ours.join('\n'));
  process.exitCode = 1;
}
