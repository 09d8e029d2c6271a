/** Which addresses may be offered. Apart from the schemas, which scripts in pages need not carry. */

/**
 * Is this an address the reader may be offered? Only absolute http(s) addresses without credentials are.
 *
 * @param value anything; non-strings and malformed addresses give `false`
 */
export function isOfferable(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 4096) return false;
  try {
    const { protocol, username, password, hostname } = new URL(value);
    return (protocol === 'http:' || protocol === 'https:') && !username && !password && hostname !== '';
  } catch {
    return false;
  }
}
