// @vitest-environment node
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { extractNodes } from '../utils/article/extract/extract.ts';
import { readFacts } from '../utils/article/facts.ts';
import { judgePage } from '../utils/article/judge.ts';
import { describeArticle } from '../utils/article/metadata.ts';
import { PageFacts } from '../utils/facts.ts';
import { readLine } from '../utils/ledger/files.ts';
import { lineOf } from '../utils/ledger/line.ts';
import { recordOf } from '../utils/ledger/record.ts';
import { type Handlers, listen } from '../utils/platform/listen.ts';
import { verdictReport } from '../utils/report/wrong.ts';
import { ArticleFinding, isOfferable, parseReport } from '../utils/report.ts';
import { aggregatorPage } from '../utils/rules/aggregators.ts';
import { cleanAddress, unwrap } from '../utils/source/address.ts';
import { placeOf } from '../utils/source/fragment.ts';
import { elsewhere } from '../utils/source/leads.ts';
import { resolveSource } from '../utils/source/resolve.ts';
import { meanAddress, meanFacts, meanMarkup, meanText } from './fixtures/mean.ts';
import { fastestMs } from './tools/time.ts';

/** Longer than this, and a page could hold up the worker by what it says. */
const MAX_MS = 50;

/** The same input at each run: a failure that is found once is found again. */
const SEED = 20_260_101;
const runs = (numRuns: number) => ({ numRuns, seed: SEED, endOnFailure: true });

/** Runs a case and lets none take longer than it may. */
function swift<T>(run: () => T): T {
  let result: { value: T } | undefined;
  const ms = fastestMs(() => {
    result = { value: run() };
  }, MAX_MS);
  if (!result || ms > MAX_MS) throw new Error(`took ${ms.toFixed(0)} ms`);
  return result.value;
}

const isSafe = (url: string | null): boolean =>
  url === null || (/^https?:\/\/[^/@]+(?:\/|$)/i.test(url) && isOfferable(url));

const facts = (url: string, markup: string) =>
  readFacts(
    Object.assign(
      parseHTML(`<!doctype html><html lang="en"><head><title>x</title></head><body>${markup}</body></html>`)
        .document as unknown as Document,
      { URL: url },
    ),
  ).facts;

/** What the worker makes of a page's facts. */
function judged(given: PageFacts) {
  const page = aggregatorPage(given.url);
  const { outlet } = describeArticle(given, page, 0);
  const source = resolveSource(given, page, outlet);
  return { source, finding: judgePage(given, page, source, Date.UTC(2026, 0, 1)) };
}

describe('whatever a page says', { timeout: 120_000 }, () => {
  afterEach(() => {
    // Nothing that was read reached what all objects share.
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    vi.restoreAllMocks();
  });

  it('no address is offered that is none of the web', () => {
    fc.assert(
      fc.property(meanAddress, (address) => {
        swift(() => {
          const clean = cleanAddress(address);
          if (!isSafe(clean)) throw new Error(`cleaned to ${clean}`);
          if (clean !== null && cleanAddress(clean) !== clean) throw new Error('cleaned twice is another');
          const end = unwrap(address);
          if ('url' in end && !isSafe(end.url)) throw new Error(`unwrapped to ${end.url}`);
          const lead = elsewhere(address, 'https://www.yahoo.com/news/a-title-123456789.html');
          if (!isSafe(lead)) throw new Error(`leads to ${lead}`);
        });
      }),
      runs(35_000),
    );
  });

  it('it is judged, and the judgement fits its schema', () => {
    fc.assert(
      fc.property(meanFacts, (given) => {
        const parsed = v.safeParse(PageFacts, given);
        if (!parsed.success) return;
        const { source, finding } = swift(() => judged(parsed.output));
        if (!isSafe(source.url)) throw new Error(`source at ${source.url}`);
        if (!finding) return;
        if (!v.is(ArticleFinding, finding)) throw new Error('no finding');
        swift(() => verdictReport(finding, parsed.output.url, '1'));
        swift(() =>
          placeOf(
            parsed.output.body.map(({ text }) => text),
            finding.body.lastWords,
            finding.lang,
          ),
        );
      }),
      runs(1_000),
    );
  });

  it('its end is found again at the original in no time', () => {
    fc.assert(
      fc.property(meanText(240), (text) => {
        swift(() => placeOf([text], text, 'en'));
      }),
      runs(5_500),
    );
  });
});

describe('whatever is sent or brought in', { timeout: 120_000 }, () => {
  const KINDS = [
    'page/suspects page/listing page/links page/facts page/left page/layers page/consent page/pressing page/leaving',
    'page/engine page/follow page/overrule tab/state tab/judge tab/undo find/start reading/keep place/keep',
    'ledger/forget ledger/note ledger/star ledger/forgetAll ledger/restore ledger/opened __proto__ constructor toString',
  ]
    .join(' ')
    .split(' ');
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    meanFacts.map((one) => ({ facts: one, visit: 'a-visit-of-a-page' })),
    fc.record({ tabId: fc.oneof(fc.integer(), fc.string()), what: fc.string(), url: meanAddress }),
    fc.constant(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')),
  );

  it('the door hears only who may ask, and hands on only what fits', async () => {
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue('own');
    let listener:
      | ((message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown)
      | undefined;
    vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((added) => {
      listener = added as never;
    });
    const reached: { kind: string; from: string }[] = [];
    listen(
      new Proxy({} as Handlers, {
        get: (_, kind) => async (_payload: unknown, sender: { kind: string }) => {
          reached.push({ kind: String(kind), from: sender.kind });
        },
      }),
    );
    const own = fakeBrowser.runtime.getURL('/popup.html' as never);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...KINDS),
        anything,
        fc.constantFrom('own', 'other', undefined),
        fc.constantFrom('https://news.example/', 'file:///x', 'data:text/html,x', own, ''),
        async (kind, payload, id, url) => {
          reached.length = 0;
          const answer = await new Promise<unknown>((resolve) => {
            const sender = { id, url, frameId: 0, tab: { id: 3, url, incognito: false } };
            if (listener?.({ kind, payload }, sender, resolve) !== true) resolve('not heard');
          });
          if (id !== 'own' && answer !== 'not heard') throw new Error('another extension was heard');
          for (const one of reached) {
            if (one.kind !== kind || (one.from === 'page') !== kind.startsWith('page/'))
              throw new Error('not for it');
          }
        },
      ),
      runs(25_000),
    );
  });

  it('a line of a file is a record or is refused by name', () => {
    const record = fc.oneof(
      meanText(2000),
      fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
      fc
        .tuple(
          meanAddress,
          meanText(100),
          fc.constantFrom('0', '-1', '1e999', '"x"', '[]', '{"__proto__":{"polluted":1}}'),
        )
        .map(
          ([id, title, odd]) =>
            `{"version":1,"id":${JSON.stringify(id)},"pageUrl":${JSON.stringify(id)},"title":${JSON.stringify(title)},"__proto__":{"polluted":1},"visits":${odd},"wordCount":${odd}}`,
        ),
    );
    fc.assert(
      fc.property(record, (text) => {
        const read = swift(() => readLine(text));
        if (typeof read === 'string') {
          if (!['json', 'version', 'record', 'long'].includes(read)) throw new Error(read);
        } else if (!isOfferable(read.pageUrl)) throw new Error('unsafe address');
      }),
      runs(33_000),
    );
  });

  it('a report is read or is none, and a record made of it is whole', () => {
    fc.assert(
      fc.property(meanFacts, meanAddress, fc.jsonValue(), (given, url, extra) => {
        const parsed = v.safeParse(PageFacts, given);
        const article = parsed.success ? judged(parsed.output).finding : null;
        const report = parseReport({
          version: 1,
          url,
          seenAtMs: 1,
          visit: 'a-visit-of-a-page',
          consent: null,
          consentUndone: false,
          article,
          extra,
        });
        if (!report) return;
        if (!isOfferable(report.url)) throw new Error(report.url);
        const id = cleanAddress(report.url);
        const record = id && recordOf(report, id);
        if (record) swift(() => lineOf(record));
      }),
      runs(500),
    );
  });
});

describe('whatever a page is made of', { timeout: 120_000 }, () => {
  it('its facts are read, its text is taken out, and nothing is thrown', () => {
    fc.assert(
      fc.property(meanMarkup, (markup) => {
        const read = facts('https://www.tidewater-post.example/a', markup);
        if (!v.is(PageFacts, read)) throw new Error('facts that the worker would refuse');
        extractNodes(
          parseHTML(`<!doctype html><html><head></head><body>${markup}</body></html>`)
            .document as unknown as Document,
          'https://www.tidewater-post.example/a',
        );
      }),
      runs(600),
    );
  });
});
