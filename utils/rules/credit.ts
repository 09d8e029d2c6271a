/** The line behind a text that names its owner. */

const CREDIT =
  /^\s*(?:©|\(c\)\s|ⓒ|copyright\b)\s*(?:copyright\b)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\b)?\s*[,:]?\s*(.{1,120})$/iu;
const RESERVED =
  /[\s.,|–-]*(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|tüm hakları saklıdır).*$/iu;

/** A longer line is prose. */
const MAX_CHARS = 300;

/** Whom a line such as `© 2025 The Tidewater Post, all rights reserved` names; undefined when it is no such line. */
export const creditedIn = (line: string): string | undefined =>
  line.length > MAX_CHARS ? undefined : CREDIT.exec(line)?.[1]?.replace(RESERVED, '').trim();
