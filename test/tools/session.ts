/** What a test may do in a browser with the extension installed, whichever browser it is. */

/** A page that is open in a tab. */
export interface Page {
  /** Its address now. */
  url(): Promise<string>;
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  /**
   * Runs a script expression in the page's own world and returns its value, awaited, which must be plain JSON data.
   *
   * @throws Error when the script throws or the page goes away
   */
  evaluate<T>(expression: string): Promise<T>;
  /** A real click of the mouse in the middle of the first element that matches. */
  click(selector: string): Promise<void>;
  /** A real click of the mouse at a place in the viewport, in CSS pixels. */
  clickAt(x: number, y: number): Promise<void>;
  press(key: string): Promise<void>;
  /** Turns the mouse's wheel over the middle of the page, by so many CSS pixels downwards. */
  wheel(downPx: number): Promise<void>;
  /** Moves a finger upwards over the page, by so many CSS pixels; null where the browser lets no test do it. */
  swipe: ((upPx: number) => Promise<void>) | null;
  /** Makes it the tab that is shown: pages behind it are drawn late or not at all. */
  toFront(): Promise<void>;
  /** Size of the page inside the window, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  screenshot(path: string): Promise<void>;
  /** The page as it is printed. */
  pdf(): Promise<Buffer>;
  close(): Promise<void>;
}

/** A browser with the extension installed and the web mapped to the test server. */
export interface Session {
  browser: 'chromium' | 'firefox';
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  origin: string;
  open(url: string): Promise<Page>;
  /** Opens a page of the extension, e.g. `/options.html`. */
  openOwn(path: string): Promise<Page>;
  /** All pages that are open, the extension's own among them. */
  pages(): Promise<Page[]>;
  /** The folder of downloads, empty at first. */
  downloads: string;
  /** Stops the extension's worker, as the browser does after a while; only where the browser lets a test do it. */
  stopWorker: (() => Promise<void>) | null;
  /** Sets the worker's clock ahead, until it is stopped; only where the browser lets a test do it. */
  setClockAhead: ((byMs: number) => Promise<void>) | null;
  /**
   * Tells the worker that the browser has started, as it tells every extension but those of a test: Chromium takes the one
   * of its command line for newly installed at each start. Null where it cannot be told.
   */
  tellStart: (() => Promise<void>) | null;
  /** Ends the process in which the extension runs, its worker and its pages, in the middle of whatever it does. */
  crashExtension(): Promise<void>;
  /** Takes back the access to all sites, as the reader can in the browser's own settings. */
  withholdSites(): Promise<void>;
  /** Switches the extension off, as the reader can in the browser's own settings. @throws Error when it is still on */
  disable(): Promise<void>;
  /** Settles when the browser is gone, closed by us or by the person in front of it. */
  closed: Promise<void>;
  close(): Promise<void>;
}

export interface SessionOptions {
  executable: string;
  /** Folder of the built extension. */
  extension: string;
  /** Port of the test server, or null to reach the real web. */
  port: number | null;
  headless: boolean;
  /**
   * Optional permissions that the reader has given. Chromium lets no test press "Allow": there the manifest asks for
   * them outright. Firefox gives what is asked for in the moment of a press.
   */
  given?: readonly string[];
  /**
   * How much the extension may store in its databases, in MB; without it, as much as the browser finds right.
   */
  storageMb?: number;
  /**
   * Folder of a profile that stays when the browser is closed, so that it can be started anew; without it the profile is
   * fresh and goes with the session.
   */
  profile?: string;
  /** BCP 47 tag of the browser's own interface; without it, as the system has it. */
  language?: string;
}

/** A full window, in CSS pixels, of the common kind. */
export const VIEWPORT = { width: 1280, height: 720 } as const;

/**
 * Asks again and again until the answer is there.
 *
 * @param ask returns the answer, or null/undefined/false while there is none; errors count as none yet
 * @param what named in the error
 * @throws Error when there is still none after `timeoutMs`
 */
export async function until<T>(
  ask: () => Promise<T | null | undefined | false>,
  what: string,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${timeoutMs} ms in vain for ${what}; last answer: ${String(last)}`);
}
