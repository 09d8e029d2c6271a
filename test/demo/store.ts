/**
 * Makes the pictures for the stores, from the built extension at work on the sample pages:
 *
 *     npm run store:pictures [-- --out DIR]
 *
 * Each language gets a folder: five screenshots, the small tile and the marquee, at the sizes that the stores ask for.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LONG_LISTING } from '../fixtures/foresight.ts';
import { samplePage } from '../fixtures/pages.ts';
import { findBrowser } from '../tools/browsers.ts';
import { ROOT } from '../tools/built.ts';
import { driveExtension, type Extension, openFresh } from '../tools/extension.ts';
import { serve } from '../tools/serve.ts';
import { type Page, type Session, until } from '../tools/session.ts';
import { sampleSite } from '../tools/sites.ts';
import { startBrowser } from '../tools/start.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, '.output/store') } } });
const out = resolve(values.out);

/** In CSS pixels, which are the picture's own: Chrome's store takes no other sizes. */
const SCREENSHOT = { width: 1280, height: 800 } as const;
const TILE = { width: 440, height: 280 } as const;
const MARQUEE = { width: 1400, height: 560 } as const;
const POPUP = { width: 420, height: 600 } as const;

const WORDS = {
  en: {
    tagline: 'Read at the source.',
    before: 'Before',
    after: 'With Headwater',
    article: 'twin-semantic-bare-en-linked',
  },
  de: {
    tagline: 'Lies an der Quelle.',
    before: 'Vorher',
    after: 'Mit Headwater',
    article: 'twin-semantic-quote-de',
  },
} as const;

/** Read beforehand, so that the list of sources and the headlines have something to tell. */
const READ = [
  'twin-soup-dots-tr',
  'twin-amp-bare-ja',
  'twin-table-quote-ar',
  'twin-soup-dots-de',
  'twin-semantic-bare-en-linked',
  'sold',
  'msn',
  'yahoo-stub',
];

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const isRead = `document.querySelector('.reading .text')?.textContent.length > 100`;

/** @throws Error when the picture is not as large as it has to be */
async function shoot(
  page: Page,
  path: string,
  { width, height }: { width: number; height: number },
): Promise<void> {
  await page.toFront();
  await page.resize(width, height);
  await pause(400);
  await page.screenshot(path);
  const bytes = await readFile(path);
  // The size stands in the first chunk of a PNG.
  const [wide, high] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (wide !== width || high !== height)
    throw new Error(`${path} is ${wide}×${high}, not ${width}×${height}`);
  console.log(`${path}  ${wide}×${high}  ${Math.round(bytes.length / 1000)} kB`);
}

const asData = async (path: string, type: string): Promise<string> =>
  `data:${type};base64,${(await readFile(path)).toString('base64')}`;

/** Puts pictures together on an empty page, and takes one of it. */
async function compose(
  session: Session,
  markup: string,
  path: string,
  size: typeof TILE | typeof MARQUEE | typeof SCREENSHOT,
) {
  const page = await session.open('about:blank');
  await page.evaluate(`(() => {
    document.documentElement.innerHTML = ${JSON.stringify(`<head><style>
      * { box-sizing: border-box; margin: 0 }
      body { font: 400 20px/1.4 system-ui, 'Liberation Sans', sans-serif; overflow: hidden; height: 100vh; color: #fff; background: #0b5c7a; position: relative }
      img { display: block }
    </style></head><body>${markup}</body>`)};
    return Promise.all([...document.images].map((image) => image.decode())).then(() => true);
  })()`);
  await shoot(page, path, size);
  await page.close();
}

const open = async (session: Session, extension: Extension, id: string): Promise<Page> => {
  const page = await openFresh(session, samplePage(id).url);
  await extension.stateWhen(page, `${id} to be judged`, ({ report }) => report?.article != null);
  return page;
};

async function picturesIn(language: keyof typeof WORDS, port: number): Promise<void> {
  const { tagline, before, after, article } = WORDS[language];
  const folder = join(out, language);
  await mkdir(join(folder, 'parts'), { recursive: true });
  const part = (name: string): string => join(folder, 'parts', `${name}.png`);
  findBrowser('chromium');
  const session = await startBrowser('chromium', { port, language });
  try {
    const extension = await driveExtension(session);
    const half = { width: SCREENSHOT.width / 2, height: SCREENSHOT.height };

    await extension.configure({ runOn: 'onClick' });
    const raw = await openFresh(session, samplePage(article).url);
    await shoot(raw, part('before'), half);
    await raw.close();
    await extension.configure({});
    for (const id of READ) await (await open(session, extension, id)).close();

    const page = await open(session, extension, article);
    await until(async () => (await extension.state(page)).report?.consent, 'the banner to be cleared');
    await shoot(page, part('after'), half);
    await page.resize(SCREENSHOT.width, SCREENSHOT.height);
    const toNotice = `document.querySelector('headwater-notice').scrollIntoView({ block: 'center', behavior: 'instant' })`;
    await page.evaluate(toNotice);
    await shoot(page, part('cut'), SCREENSHOT);
    const popup = await extension.openAbout('/popup.html', page);
    await until(() => popup.evaluate(isRead), 'the popup');
    await shoot(popup, part('popup'), POPUP);
    await popup.close();

    const pictures = Object.fromEntries(
      await Promise.all(
        ['before', 'after', 'cut', 'popup'].map(async (name) => [
          name,
          await asData(part(name), 'image/png'),
        ]),
      ),
    ) as Record<string, string>;
    const icon = await asData(join(ROOT, 'public/icon.svg'), 'image/svg+xml');
    const floating = 'box-shadow: 0 8px 32px #0008; border-radius: 10px';

    await compose(
      session,
      `<img src="${pictures.cut}"><img src="${pictures.popup}" style="position:absolute; right:24px; top:20px; ${floating}">`,
      join(folder, '1-cut.png'),
      SCREENSHOT,
    );
    const label = (text: string, rightPx: number) =>
      `<p style="position:absolute; top:18px; right:${rightPx}px; background:#0b5c7a; padding:8px 18px; border-radius:99px; ${floating}">${text}</p>`;
    await compose(
      session,
      `<div style="display:flex"><img src="${pictures.before}"><img src="${pictures.after}" style="border-left:4px solid #0b5c7a; margin-left:-2px"></div>
       ${label(before, half.width + 36)}${label(after, 36)}`,
      join(folder, '2-banner.png'),
      SCREENSHOT,
    );

    const reader = await extension.openAbout('/reader.html', page);
    await until(() => reader.evaluate(isRead), 'the reader');
    await shoot(reader, join(folder, '3-reader.png'), SCREENSHOT);
    await reader.close();

    const sources = await session.openOwn('/ledger.html');
    await until(() => sources.evaluate(`document.querySelectorAll('.record').length > 4`), 'the sources');
    await shoot(sources, join(folder, '4-sources.png'), SCREENSHOT);
    await sources.close();

    const listing = await session.open(LONG_LISTING.url);
    await listing.resize(SCREENSHOT.width, SCREENSHOT.height);
    await until(async () => (await extension.marks(listing))?.some(({ words }) => words !== ''), 'the marks');
    await shoot(listing, join(folder, '5-headlines.png'), SCREENSHOT);
    await listing.close();

    const name = (px: number) =>
      `<b style="display:block; font-size:${px}px; line-height:1.15">Headwater</b>`;
    await compose(
      session,
      `<div style="height:100%; display:flex; flex-direction:column; align-items:center; justify-content:center; gap:14px; text-align:center">
        <img src="${icon}" width="104" style="border:2px solid #fff3; border-radius:26px">
        <div>${name(44)}<span style="font-size:23px">${tagline}</span></div></div>`,
      join(folder, 'tile.png'),
      TILE,
    );
    await compose(
      session,
      `<div style="position:absolute; left:80px; top:0; bottom:0; display:flex; align-items:center; gap:40px">
        <img src="${icon}" width="190" style="border:3px solid #fff3; border-radius:45px">
        <div>${name(80)}<span style="font-size:42px">${tagline}</span></div></div>
       <img src="${pictures.popup}" width="400" style="position:absolute; right:90px; top:48px; ${floating}">`,
      join(folder, 'marquee.png'),
      MARQUEE,
    );
  } finally {
    await session.close();
  }
}

const server = await serve(sampleSite());
try {
  for (const language of ['en', 'de'] as const) await picturesIn(language, server.port);
} finally {
  await server.close();
}
