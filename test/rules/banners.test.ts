import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { classifyLabel } from '../../utils/consent/classify';
import { bannerRuleFor } from '../../utils/consent/rules';
import { BANNER_RULES, type BannerRule } from '../../utils/rules/banners';
import { UNWRITTEN } from '../tools/new/generator';

const root = process.cwd();
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');
const examplePath = (tool: string) => join(root, 'test/fixtures/banners', `${tool}.html`);
const example = (tool: string) => parse(readFileSync(examplePath(tool), 'utf8'));

/** Class names and ids that a rule goes by. */
const namesIn = ({ root: selector, control }: BannerRule): string[] =>
  [selector, control && 'selector' in control ? control.selector : '']
    .join(' ')
    .match(/(?<=[.#])[a-zA-Z][\w-]*/g) ?? [];

/** All scripts of a package, as one text. */
function scriptsOf(name: string): string {
  const folder = join(root, 'node_modules', name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?js$/.test(file) && !/node_modules|min\.js$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

describe.each(BANNER_RULES)('the banner rule for $tool', (rule) => {
  it('has an example page and fits it', () => {
    expect(existsSync(examplePath(rule.tool)), `${rule.tool} has no example page`).toBe(true);
    expect(
      readFileSync(examplePath(rule.tool), 'utf8'),
      `test/fixtures/banners/${rule.tool}.html is yet to be written`,
    ).not.toContain(UNWRITTEN);
    const found = bannerRuleFor(example(rule.tool), [rule]);
    expect(found, `the rule for ${rule.tool} is broken`).not.toBeNull();
    expect(found?.control === null, rule.tool).toBe(rule.stage === 'hide');
  });

  it('is found among all rules, and presses nothing that agrees or buys', () => {
    const found = bannerRuleFor(example(rule.tool));
    expect(found?.rule.tool).toBe(rule.tool);
    const label = found?.control?.textContent ?? '';
    expect(['accept', 'pay'], label).not.toContain(classifyLabel(label));
    expect(found?.root.contains(found.control)).toBe(rule.stage !== 'hide');
  });

  it('fits no other example', () => {
    for (const { tool } of BANNER_RULES)
      if (tool !== rule.tool) expect(bannerRuleFor(example(tool), [rule]), tool).toBeNull();
  });

  it('goes by no address, and by names that its package still uses', () => {
    expect(JSON.stringify(rule)).not.toMatch(/https?:|\bwww\./);
    if (!rule.package) return;
    const scripts = scriptsOf(rule.package);
    // Names may be put together of parts: `cookie__` + type + `__buttons`.
    const missing = namesIn(rule).filter(
      (name) => !name.split(/__(?:bar|floating)?/).every((part) => scripts.includes(part)),
    );
    expect(missing, rule.tool).toEqual([]);
  });
});

describe('banner rules', () => {
  it('have an example each and no example is left over', () => {
    const files = readdirSync(join(root, 'test/fixtures/banners')).sort();
    expect(files).toEqual(BANNER_RULES.map(({ tool }) => `${tool}.html`).sort());
  });

  it('fit nothing once the markup is another', () => {
    const doc = example('cookiecraft');
    doc.querySelector('.cc-btn--reject')?.remove();
    expect(bannerRuleFor(doc)).toBeNull();
  });

  it('may go by the label, hide alone, or be nonsense to a browser', () => {
    const doc = parse(
      '<div id="b">Cookies <a role="button" aria-label="Not  now">x</a><input type="button" value="Yes"></div>',
    );
    const rule = (over: Partial<BannerRule>): BannerRule[] => [
      { tool: 'b', root: '#b', stage: 'reject', control: { label: 'not now' }, ...over },
    ];
    expect(bannerRuleFor(doc, rule({}))?.control?.tagName).toBe('A');
    expect(bannerRuleFor(doc, rule({ control: { label: 'now' } }))).toBeNull();
    expect(bannerRuleFor(doc, rule({ stage: 'hide', control: null }))).toMatchObject({ control: null });
    expect(bannerRuleFor(doc, rule({ root: '::nonsense(' }))).toBeNull();
  });
});
