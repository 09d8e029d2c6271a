/**
 * Reads the repeated elements of an XML file (`item`, `entry`, `url` …) as flat records. The parser knows no document
 * types and expands no entities but the predefined and numeric ones, fetches nothing, and takes broken markup as it
 * comes; what is left to do is to stop in time.
 */
import { Parser } from 'htmlparser2';

/** Lower-case path of an element below the record, e.g. `author/name`, `news:news/news:title` → its texts, in order. */
export interface XmlRecord {
  /** Lower-case name of the element, without a prefix for Atom. */
  name: string;
  texts: ReadonlyMap<string, readonly string[]>;
  /** Attributes of the elements directly below, by path. */
  attributes: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;
  /** Attributes of the record's own element. */
  own: Readonly<Record<string, string>>;
}

const MAX_RECORDS = 20_000;
const MAX_TEXT_CHARS = 4_000;
/** Of each field of a record; a hostile file repeats them without end. */
const MAX_REPEATS = 12;
const MAX_DEPTH = 100;
/** Files that are no feed at all should not cost the time of one. */
const MAX_ELEMENTS = 600_000;

const STOP = Symbol('enough was read');

/**
 * @param xml text of the file, at whatever size it was let in
 * @param names names of the elements that are records
 * @returns what was read before the file ended, broke or went beyond all measure; empty when there is no such element
 */
export function recordsOf(xml: string, names: readonly string[]): XmlRecord[] {
  const records: XmlRecord[] = [];
  let path: string[] = [];
  let texts = new Map<string, string[]>();
  let attributes = new Map<string, Record<string, string>[]>();
  let current: { name: string; own: Record<string, string> } | null = null;
  let depth = 0;
  let elements = 0;

  const plainName = (name: string) => name.toLowerCase().replace(/^atom:/, '');
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const known = map.get(key);
    if (!known) map.set(key, [value]);
    else if (known.length < MAX_REPEATS) known.push(value);
  };
  const close = () => {
    if (current) records.push({ ...current, texts, attributes });
    current = null;
    path = [];
    texts = new Map();
    attributes = new Map();
    if (records.length >= MAX_RECORDS) throw STOP;
  };

  const parser = new Parser(
    {
      onopentag(rawName, given) {
        depth += 1;
        elements += 1;
        if (depth > MAX_DEPTH || elements > MAX_ELEMENTS) throw STOP;
        const name = plainName(rawName);
        if (names.includes(name) && (!current || path.length === 0)) {
          close();
          current = { name, own: given };
        } else if (current) {
          path.push(name);
          add(attributes, path.join('/'), given);
          add(texts, path.join('/'), '');
        }
      },
      ontext(data) {
        if (!current) return;
        const list = texts.get(path.join('/'));
        const last = list?.at(-1);
        if (list && last !== undefined && last.length < MAX_TEXT_CHARS)
          list[list.length - 1] = (last + data).slice(0, MAX_TEXT_CHARS);
      },
      onclosetag(rawName) {
        depth -= 1;
        if (!current) return;
        if (path.length > 0) path.pop();
        else if (plainName(rawName) === current.name) close();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  try {
    parser.end(xml);
    close();
  } catch (error) {
    if (error !== STOP) throw error;
  }
  return records;
}

/** The first text of a record under any of the paths that is not empty, or null. */
export function textAt(record: XmlRecord, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = record.texts.get(path)?.find((text) => text.trim() !== '');
    if (found !== undefined) return found.trim();
  }
  return null;
}
