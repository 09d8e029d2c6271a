/**
 * The words of a PDF as Chromium and Firefox print it: enough of the format for that, so that no reader of PDFs has to
 * be brought along. Nothing encrypted, no compression but Flate.
 */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  dict: string;
  stream: string | null;
}

function unpacked(dict: string, bytes: Buffer): string {
  return (/\/FlateDecode/.test(dict) ? inflateSync(bytes) : bytes).toString('latin1');
}

/** Every object by its number, those within streams of objects among them. */
function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { 1: number, 2: body = '', index } of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    const begin = /stream\r?\n/.exec(body);
    const dict = begin ? body.slice(0, begin.index) : body;
    if (!begin) {
      objects.set(Number(number), { dict, stream: null });
      continue;
    }
    const from = text.indexOf(body, index) + begin.index + begin[0].length;
    const to = text.indexOf('endstream', from);
    // What inflates to nothing sensible is an image or a font, and holds no words.
    let stream = '';
    try {
      stream = unpacked(dict, pdf.subarray(from, to));
    } catch {}
    objects.set(Number(number), { dict, stream });
    if (!/\/ObjStm/.test(dict)) continue;
    const first = Number(/\/First (\d+)/.exec(dict)?.[1]);
    const places = stream.slice(0, first).trim().split(/\s+/).map(Number);
    for (let at = 0; at < places.length; at += 2)
      objects.set(places[at] ?? 0, {
        dict: stream.slice(first + (places[at + 1] ?? 0), first + (places[at + 3] ?? stream.length)),
        stream: null,
      });
  }
  return objects;
}

interface Font {
  /** Bytes of a code. */
  width: number;
  words: ReadonlyMap<number, string>;
}

const fromHex = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** What the codes of a font stand for (a "ToUnicode CMap"). */
function fontOf(map: string): Font {
  const width = (/begincodespacerange\s*<(\w+)>/.exec(map)?.[1]?.length ?? 4) / 2;
  const words = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      words.set(Number.parseInt(code, 16), fromHex(to));
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', one, list] of block.matchAll(
      /<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g,
    )) {
      const [low, high] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
      const listed = [...(list ?? '').matchAll(/<(\w+)>/g)].map(([, hex = '']) => fromHex(hex));
      for (let code = low; code <= high; code += 1) {
        const next = Number.parseInt(one ?? '0', 16) + code - low;
        words.set(code, one ? String.fromCodePoint(next) : (listed[code - low] ?? ''));
      }
    }
  }
  return { width, words };
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of a string in a page's content: `(words)` or `<hex>`. */
function bytesOf(token: string): Buffer {
  if (token.startsWith('<')) return Buffer.from(token.slice(1, -1).replaceAll(/\s/g, ''), 'hex');
  const text = token
    .slice(1, -1)
    .replaceAll(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, (_, escaped: string) =>
      /^[0-7]/.test(escaped)
        ? String.fromCharCode(Number.parseInt(escaped, 8))
        : /\n/.test(escaped)
          ? ''
          : (ESCAPES[escaped] ?? escaped),
    );
  return Buffer.from(text, 'latin1');
}

/**
 * The words of a PDF in the order in which they are drawn. Where words and lines end is not told: that is a matter of
 * places on the paper.
 *
 * @returns one text for each page
 */
export function pdfText(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, Font>();
  for (const { dict } of objects.values()) {
    const [, listed = ''] = /\/Font\s*<<([\s\S]*?)>>/.exec(dict) ?? [];
    for (const [, name = '', number] of listed.matchAll(/\/([\w-]+)\s+(\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(number))?.dict ?? '')?.[1];
      const stream = objects.get(Number(map))?.stream;
      if (stream) fonts.set(name, fontOf(stream));
    }
  }
  const pages: string[] = [];
  for (const { stream } of objects.values()) {
    if (!stream || !/\bBT\b[\s\S]*\bT[jJ]\b/.test(stream)) continue;
    let font: Font | undefined;
    let text = '';
    for (const [token] of stream.matchAll(
      /\/[\w-]+(?=\s+[\d.]+\s+Tf)|\((?:\\[\s\S]|[^\\()])*\)|<[\da-fA-F\s]*>(?!>)/g,
    )) {
      if (token.startsWith('/')) {
        font = fonts.get(token.slice(1));
        continue;
      }
      const bytes = bytesOf(token);
      for (let at = 0; font && at + font.width <= bytes.length; at += font.width)
        text += font.words.get(bytes.readUIntBE(at, font.width)) ?? '';
    }
    pages.push(text);
  }
  return pages;
}
