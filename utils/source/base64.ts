/**
 * Reads base64 in its usual or its address-safe alphabet, padded or not.
 *
 * @returns the bytes, or null when the text is not base64 or longer than an address can be
 */
export function bytesOfBase64Url(text: string): Uint8Array | null {
  if (text.length < 4 || text.length > 8192 || !/^[\w+/-]+={0,2}$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

/** As {@link bytesOfBase64Url}, read as UTF-8; null also when the bytes are no UTF-8 text. */
export function decodeBase64Url(text: string): string | null {
  const bytes = bytesOfBase64Url(text);
  if (!bytes) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
