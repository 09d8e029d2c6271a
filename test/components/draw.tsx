/** Draws a component as a page of ours would, in English, and looks at it for obstacles. */
import axe from 'axe-core';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect } from 'vitest';
import type { Places } from '../../components/use-place';
import { LanguageContext } from '../../components/words';
import messages from '../../public/_locales/en/messages.json';
import type { Words } from '../../utils/platform/words';
import type { ArticleFinding } from '../../utils/report';

/** The English words, filled in as the browser fills them in. */
export const english: Words = (key, ...substitutions) => {
  const entry: { message: string; placeholders?: Record<string, { content: string }> } = messages[key];
  return entry.message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
    const position = Number(entry.placeholders?.[name]?.content.slice(1));
    return String(substitutions[position - 1] ?? '');
  });
};

let places: HTMLElement[] = [];
afterEach(() => {
  for (const place of places) {
    render(null, place);
    place.remove();
  }
  places = [];
});

/** Draws and waits for what the component does at first. */
export async function draw(node: ComponentChild): Promise<HTMLElement> {
  const place = document.createElement('div');
  document.body.append(place);
  places.push(place);
  await act(async () => {
    render(
      <LanguageContext.Provider value={{ words: english, locale: 'en' }}>{node}</LanguageContext.Provider>,
      place,
    );
  });
  return place;
}

/** Lets promises settle and effects run. */
export const settle = (waitMs = 0) => act(() => new Promise<void>((resolve) => setTimeout(resolve, waitMs)));

/** A control by its words; fails when there is none or more than one. */
export function control(place: HTMLElement, name: string): HTMLElement {
  const found = [...place.querySelectorAll<HTMLElement>('button, a, summary, input')].filter((element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').includes(name),
  );
  const [first] = found;
  if (!first || found.length > 1)
    throw new Error(`${found.length} controls named ${name} in: ${place.textContent}`);
  return first;
}

/** Presses a control and lets what follows happen. */
export async function press(place: HTMLElement, name: string): Promise<void> {
  await act(async () => control(place, name).click());
  await settle();
}

/** Fails with every obstacle that axe finds. Contrast needs layout and is looked at in real browsers. */
export async function expectNoObstacles(place: HTMLElement): Promise<void> {
  const { violations } = await axe.run(place, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** A finding on an aggregator, cut, sold, with its original known; `over` changes parts. */
export function finding(over: Partial<ArticleFinding> = {}): ArticleFinding {
  return {
    aggregator: 'qoshe',
    title: 'Whose river is it?',
    outlet: 'The Daily Example',
    author: 'Ada Writer',
    published: { iso: '2025-08-11', text: '11.08.2025' },
    lang: 'en',
    dir: 'ltr',
    wordCount: 1214,
    body: {
      verdict: 'cut',
      cutProbability: 0.97,
      evidence: [{ signal: 'bareEnd', weight: 3, excerpt: 'had known since' }],
      lastWords: 'the water board had known since',
      hidden: null,
    },
    access: { verdict: 'locked', evidence: [{ signal: 'declaredPaid', weight: 2, excerpt: '' }] },
    source: {
      kind: 'article',
      url: 'https://www.daily.example/river',
      outlet: 'The Daily Example',
      evidence: [{ signal: 'continueElsewhere', weight: 3, excerpt: '' }],
    },
    ...over,
  };
}

/** Nothing was read before, and nothing is kept. */
export const noPlaces: Places = { get: async () => null, keep: async () => {} };

/** A text as it comes from the sanitiser. */
export function textOf(...paragraphs: string[]): DocumentFragment {
  const content = document.createDocumentFragment();
  for (const words of paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.textContent = words;
    content.append(paragraph);
  }
  return content;
}
