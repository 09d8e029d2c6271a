import 'fake-indexeddb/auto';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvHead, readLine, takeIn, toBookmarks, toCsv, toJsonLines } from '../../utils/ledger/files';
import { openShelf } from '../../utils/ledger/shelf';
import { openLedger } from '../../utils/ledger/store';
import { record, storedRecords } from './make';
import { manyRecords } from './many';

async function* piecesOf(text: string, size = 7_000): AsyncIterable<string> {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

let nextName = 0;
function fresh() {
  const name = `files-${nextName++}`;
  const shelf = openShelf(name);
  const ledger = openLedger(name, undefined, () => {});
  return { name, shelf, ledger, known: (ids: string[]) => shelf.recordsOf(ids) };
}

describe('a ledger as JSON Lines', () => {
  it('comes back without loss, and a second time adds nothing', async () => {
    const records = manyRecords(0, 1200);
    const { ledger, shelf, known } = fresh();
    const text = toJsonLines(records);
    expect(await takeIn(piecesOf(text), known, null)).toMatchObject({ added: 1200, merged: 0, same: 0 });
    expect(await shelf.newest(1)).toEqual([]);
    expect(await takeIn(piecesOf(text), known, ledger.restore)).toMatchObject({ added: 1200 });
    const back = toJsonLines((await Array.fromAsync(shelf.records())).flat());
    expect(back.split('\n').sort()).toEqual(text.split('\n').sort());
    expect(await takeIn(piecesOf(text), known, ledger.restore)).toMatchObject({
      added: 0,
      merged: 0,
      same: 1200,
    });
  });

  it('names damaged lines by number and keeps the rest', async () => {
    const { name, ledger, known } = fresh();
    const lines = toJsonLines(manyRecords(0, 3)).split('\n');
    const text = [lines[0], '{"version":1', '', lines[1], '{"version":7}', '[]', lines[2]].join('\n');
    const intake = await takeIn(piecesOf(text, 100), known, ledger.restore);
    expect(intake).toMatchObject({ added: 3, refusedCount: 3 });
    expect(intake.refused).toEqual([
      { line: 2, why: 'json' },
      { line: 5, why: 'version' },
      { line: 6, why: 'record' },
    ]);
    expect(await storedRecords(name)).toHaveLength(3);
  });

  it('tells what is known better from what is known alike, also within one file', async () => {
    const { ledger, known } = fresh();
    await ledger.add(record());
    const noted = record({ note: { text: 'Ask Ada', atMs: 5 } });
    const other = record({ id: 'https://a.example/2' });
    const text = toJsonLines([record(), noted, other, { ...other, lastSeenMs: 9 }]);
    expect(await takeIn(piecesOf(text), known, null)).toMatchObject({ added: 1, merged: 2, same: 1 });
    await takeIn(piecesOf(text), known, ledger.restore);
    expect(await takeIn(piecesOf(text), known, null)).toMatchObject({ added: 0, merged: 0, same: 4 });
  });

  it('can be stopped between two batches', async () => {
    const { name, ledger, known } = fresh();
    const stop = new AbortController();
    const take = async (records: Parameters<typeof ledger.restore>[0]) => {
      await ledger.restore(records);
      stop.abort();
    };
    const work = takeIn(piecesOf(toJsonLines(manyRecords(0, 1200))), known, take, stop.signal);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(await storedRecords(name)).toHaveLength(500);
  });

  it('knows of an article what the batch before told, which is only being written', async () => {
    const { ledger, known } = fresh();
    const records = manyRecords(0, 499);
    const noted = { ...record(), note: { text: 'Ask Ada', atMs: 5 } };
    const text = toJsonLines([...records, record(), record(), noted]);
    const slow = async (taken: Parameters<typeof ledger.restore>[0]) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return ledger.restore(taken);
    };
    expect(await takeIn(piecesOf(text), known, slow)).toMatchObject({ added: 500, merged: 1, same: 1 });
    expect((await ledger.get(record().id))?.note?.text).toBe('Ask Ada');
  });

  it('tells when the ledger refuses, be it the last batch or one before', async () => {
    const { known } = fresh();
    const refuse = async () => {
      throw new Error('the disk is full');
    };
    for (const count of [3, 1200]) {
      const work = takeIn(piecesOf(toJsonLines(manyRecords(0, count))), known, refuse);
      await expect(work).rejects.toThrow('the disk is full');
    }
  });

  it('takes no address that may not be offered', () => {
    expect(readLine(JSON.stringify(record({ pageUrl: 'javascript:alert(1)' })))).toBe('record');
    expect(readLine(`"${'x'.repeat(600_000)}"`)).toBe('long');
  });
});

describe('a ledger as other files', () => {
  it('is a table that a spreadsheet reads and does not run', () => {
    const title = '=HYPERLINK("https://evil.example","Click, now")';
    const text = csvHead() + toCsv([record({ title, note: { text: '@SUM(1)\nsecond "line"', atMs: 1 } })]);
    const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1);
    expect(data[0]?.title).toBe(`'${title}`);
    expect(data[0]?.note).toBe(`'@SUM(1)\nsecond "line"`);
    expect(data[0]?.lastSeen).toBe('1970-01-01T00:00:01.000Z');
  });

  it('is bookmarks of the originals, with nothing of a title left to act', () => {
    const source = { ...record().source, kind: 'article' as const, url: 'https://blitz.example/a?b=1&c="2' };
    const text = toBookmarks([record({ title: '</A><script>x</script>', source })]);
    const place = new DOMParser().parseFromString(text, 'text/html');
    expect(place.querySelector('script')).toBeNull();
    expect(place.querySelector('a')?.getAttribute('href')).toBe(source.url);
    expect(place.querySelector('a')?.textContent).toBe('</A><script>x</script>');
  });
});
