/**
 * Article identifiers of Google News. Until 2023 they were a small protocol buffer that held the publisher's address;
 * since 2024 they hold a token (`AU_yqL…`) that only Google can resolve.
 */
import { bytesOfBase64Url } from './base64';

/** Reads a variable-length integer; null when it runs over the end or over four bytes. */
function varint(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let index = 0; index < 4; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) << (7 * index);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return null;
}

/**
 * The publisher's address in a Google News path, e.g. `/rss/articles/CBMi…`.
 *
 * @returns null for newer identifiers and for anything else
 */
export function decodeGoogleNews(pathname: string): string | null {
  const id = /\/(?:articles|read)\/([\w-]+)/.exec(pathname)?.[1];
  const bytes = id ? bytesOfBase64Url(id) : null;
  if (!bytes) return null;
  let at = 0;
  while (at < bytes.length) {
    const tag = varint(bytes, at);
    if (!tag) return null;
    const wireType = tag.value & 7;
    const length = varint(bytes, tag.next);
    if (!length) return null;
    if (wireType === 0) {
      at = length.next;
      continue;
    }
    if (wireType !== 2) return null;
    at = length.next + length.value;
    if (at > bytes.length) return null;
    const text = new TextDecoder().decode(bytes.subarray(length.next, at));
    if (/^https?:\/\//.test(text)) return text;
  }
  return null;
}
