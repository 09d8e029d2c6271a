import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../utils/platform/browser';
import type { TabState } from '../../utils/platform/messages';
import { openReading } from '../../utils/platform/reading';
import type { PageReport } from '../../utils/report';
import { finding } from '../components/draw';

// The sanitiser needs a real document and is tested in one; here it counts that nothing is shown without it.
vi.mock('../../utils/article/extract/sanitise', () => ({
  sanitise: (markup: string) => ({
    html: `<p>clean: ${markup}</p>`,
    contentFor: (target: Document) => {
      const content = target.createDocumentFragment();
      content.append(`sanitised: ${markup}`);
      return content;
    },
  }),
}));

const pageUrl = 'https://qoshe.example/daily/ada/river/12345678';
const words =
  'The river rises where nobody lives, in a fold of moor that belongs to three counties and to none.';
const page = `<html><head><title>River</title></head><body><article><h1>River</h1>${`<p>${words}</p>`.repeat(6)}</article></body></html>`;
const report: PageReport = {
  version: 1,
  url: pageUrl,
  seenAtMs: 1,
  visit: 'visit-01',
  consent: null,
  consentUndone: false,
  article: finding(),
};
const tab: TabState = {
  url: pageUrl,
  report,
  access: 'granted',
  site: 'qoshe.example',
  siteOff: false,
  banners: { choice: null, general: 'reject', left: null },
};

/** Stands for the worker: answers by kind of message, and remembers what it was asked. */
function worker(answers: Record<string, unknown>) {
  const asked: { kind: string; payload: unknown }[] = [];
  const sendMessage = vi.fn(async (message: { kind: string; payload: unknown }) => {
    asked.push(message);
    return { ok: true, value: answers[message.kind] };
  });
  Object.assign(browser.runtime, { sendMessage });
  return asked;
}

describe('what the reader opens', () => {
  beforeEach(() => {
    Object.assign(browser, {
      scripting: { executeScript: async () => [{ result: { html: page, url: pageUrl, title: 'River' } }] },
    });
  });

  it('is the reading that was kept, sanitised once more', async () => {
    const reading = { finding: finding(), html: '<p>Kept</p>', pageUrl };
    const asked = worker({ 'reading/get': reading });
    const open = await openReading('?id=some-id', document, () => {});
    expect(asked).toEqual([{ kind: 'reading/get', payload: { id: 'some-id' } }]);
    expect(open.id).toBe('some-id');
    expect(open.content.textContent).toBe('sanitised: <p>Kept</p>');
  });

  it('tells when the reading is no longer kept', async () => {
    worker({ 'reading/get': null });
    await expect(openReading('?id=x', document, () => {})).rejects.toMatchObject({
      words: 'error_readingGone',
    });
  });

  it('is the page of a tab, told of before its text is there, and kept', async () => {
    const asked = worker({ 'tab/state': tab, 'reading/keep': 'new-id' });
    const onKnown = vi.fn();
    const open = await openReading('?tab=7', document, onKnown);
    expect(onKnown).toHaveBeenCalledExactlyOnceWith({ finding: finding(), pageUrl });
    expect(open.id).toBe('new-id');
    expect(asked.map(({ kind }) => kind)).toEqual(['tab/state', 'reading/keep']);
    const kept = asked.at(-1)?.payload as { html: string };
    expect(kept.html).toContain('clean: ');
    expect(kept.html).toContain(words);
    expect(open.content.textContent).toMatch(/^sanitised: /);
    expect(open.content.textContent).toContain(words);
  });

  it("tells the reader's own word in place of the verdict", async () => {
    worker({
      'tab/state': { ...tab, report: { ...report, overruled: 'complete' } },
      'reading/keep': 'new-id',
    });
    const { reading } = await openReading('?tab=7', document, () => {});
    expect(report.article?.body.verdict).toBe('cut');
    expect(reading.finding.body.verdict).toBe('complete');
  });

  it('has the page judged when nothing is known of it', async () => {
    const asked = worker({
      'tab/state': { ...tab, report: null },
      'tab/judge': tab,
      'reading/keep': 'new-id',
    });
    await openReading('?tab=7', document, () => {});
    expect(asked.map(({ kind }) => kind)).toEqual(['tab/state', 'tab/judge', 'reading/keep']);
  });

  it.each([
    [{ ...tab, access: 'withheld' }, 'error_noAccess'],
    [{ ...tab, access: 'impossible' }, 'error_noAccess'],
    [{ ...tab, report: null }, 'error_noText'],
  ])('tells why there is nothing to read', async (state, expected) => {
    worker({ 'tab/state': state, 'tab/judge': state });
    await expect(openReading('?tab=7', document, () => {})).rejects.toMatchObject({ words: expected });
  });
});
