/** An article as one HTML file that needs nothing else: no script, no style sheet, its pictures inside where they came. */
import { type Article, addressOf, dayOf } from '../article';

const STYLE = `:root{color-scheme:light dark}body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 Georgia,serif;overflow-wrap:break-word}
h1,h2,h3{line-height:1.25}img{max-width:100%;height:auto}figure{margin:1.5em 0}figcaption,.byline,.ending{font:.9rem/1.4 system-ui,sans-serif;opacity:.8}
pre,table{display:block;max-width:100%;overflow-x:auto}td,th{padding:.25em .6em;border:1px solid;text-align:start}blockquote{margin-inline:0;padding-inline-start:1em;border-inline-start:2px solid}`;
const POLICY = "default-src 'none'; img-src data: https: http:; style-src 'unsafe-inline'";

/** Fetches a picture as a `data:` address; null when it cannot, or is too large. */
export type FetchPicture = (url: string) => Promise<string | null>;

/** The pictures of a text, put inside; one that cannot be had goes on pointing to where it is. */
async function embed(text: Element, fetchPicture: FetchPicture): Promise<void> {
  for (const source of Array.from(text.querySelectorAll('picture > source'))) source.remove();
  await Promise.all(
    Array.from(text.querySelectorAll('img'), async (image) => {
      const address = image.getAttribute('src') ?? image.getAttribute('srcset')?.split(/\s/)[0];
      image.removeAttribute('srcset');
      image.removeAttribute('loading');
      if (!address) return;
      image.setAttribute('src', (await fetchPicture(address).catch(() => null)) ?? address);
    }),
  );
}

export async function toPage(article: Article, fetchPicture: FetchPicture): Promise<string> {
  const { finding } = article;
  const page = document.implementation.createHTMLDocument('');
  page.title = finding.title;
  const add = (parent: Element, tag: string, text: string, className?: string): HTMLElement => {
    const element = page.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    parent.append(element);
    return element;
  };
  if (finding.lang) page.documentElement.lang = finding.lang;
  page.documentElement.dir = finding.dir;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  const policy = add(page.head, 'meta', '');
  policy.setAttribute('http-equiv', 'Content-Security-Policy');
  policy.setAttribute('content', POLICY);
  const viewport = add(page.head, 'meta', '');
  viewport.setAttribute('name', 'viewport');
  viewport.setAttribute('content', 'width=device-width');
  page.head.prepend(charset);
  add(page.head, 'style', STYLE);

  add(page.body, 'h1', finding.title);
  const day = dayOf(finding.published?.iso) ?? finding.published?.text;
  add(page.body, 'p', [finding.author, finding.outlet, day].filter(Boolean).join(' · '), 'byline');
  const source = add(add(page.body, 'p', '', 'byline'), 'a', addressOf(article));
  source.setAttribute('href', addressOf(article));
  const text = page.importNode(article.text, true);
  const holder = page.createElement('article');
  holder.append(...Array.from(text.childNodes));
  page.body.append(holder);
  await embed(holder, fetchPicture);
  add(page.body, 'p', article.ending, 'ending');
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}
