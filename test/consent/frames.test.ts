import { describe, expect, it } from 'vitest';
import { frameElement } from '../../utils/consent/frames';
import { plainLayout } from './layout';

const FIXED = 'style="position:fixed"';
const TOLD = 'https://dlg.example/ask?id=1';
const layout = { ...plainLayout, isShown: () => true };
/** Stands in no document: the frames of a test load nothing. */
const found = (html: string, url = TOLD) => {
  const place = document.createElement('div');
  place.innerHTML = `<p>${'The council voted. '.repeat(40)}</p>${html}`;
  const doc = {
    querySelectorAll: (selector: string) => place.querySelectorAll(selector),
    baseURI: 'https://page.example/',
  } as unknown as Document;
  return frameElement(doc, url, layout)?.id ?? null;
};

describe('the element of a frame', () => {
  it.each([
    [
      'is told by its address',
      `<iframe id="f" src="${TOLD}"></iframe><iframe id="x" title="Cookies" src="https://dlg.example/"></iframe>`,
      'f',
    ],
    [
      'is told by its origin when it has moved on',
      `<iframe id="f" ${FIXED} src="https://dlg.example/start"></iframe><iframe id="x" src="https://dlg.example/map"></iframe>`,
      'f',
    ],
    [
      'is the only one that may be meant',
      `<iframe id="f" title="Consent" src="about:blank"></iframe><iframe id="x" src="about:blank"></iframe>`,
      'f',
    ],
    [
      'is the wrapper that floats with it',
      `<div id="w" ${FIXED}><div><iframe id="f" src="${TOLD}"></iframe></div></div>`,
      'w',
    ],
    [
      'is itself where the wrapper holds more',
      `<div id="w" ${FIXED}>${'Other words of the page. '.repeat(9)}<iframe id="f" src="${TOLD}"></iframe></div>`,
      'f',
    ],
    [
      'is not guessed among several',
      `<iframe id="f" title="Consent" src="about:blank"></iframe><iframe id="x" title="Privacy" src="about:blank"></iframe>`,
      null,
    ],
    ['is not one that only floats', `<iframe id="chat" ${FIXED} src="https://chat.example/"></iframe>`, null],
    ['is nothing where it is gone', '', null],
  ])('%s', (_, html, id) => {
    expect(found(html)).toBe(id);
  });
});
