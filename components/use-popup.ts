import { useEffect, useState } from 'preact/hooks';
import type { MarksState, MarksWish, Reading, TabState } from '../utils/platform/messages';
import type { Problem } from '../utils/platform/problems';
import type { SiteConsent } from '../utils/platform/settings';
import type { WordKey } from '../utils/platform/words';
import { type ArticleFinding, asSaid, type Overruling, type SourceFinding } from '../utils/report';
import type { Finding } from './FindAtOutlet';
import type { How } from './SourceButton';
import type { Places } from './use-place';

/** A text ready to be shown. */
export interface ReadText {
  content: DocumentFragment;
  /** The same as markup, sanitised, for keeping. */
  html: string;
}

/** What the popup needs done; the entrypoint does it. Every promise may reject, with anything. */
export interface PopupHost {
  state(): Promise<TabState>;
  judge(): Promise<TabState>;
  read(): Promise<ReadText>;
  /** How far each article was read. */
  places: Places;
  undoConsent(): Promise<boolean>;
  /** How it is with the marks on the page's headlines; with a wish, after that is done. */
  marks(wish: MarksWish | null): Promise<MarksState>;
  follow(how: How): Promise<void>;
  /** Keeps the reader's own word on the body of this page; null takes it back. */
  overrule(verdict: Overruling | null): Promise<void>;
  /** The extension's version. */
  version: string;
  switchSite(site: string, off: boolean): Promise<void>;
  /** Sets what is done about banners on a site; null for as everywhere. */
  chooseConsent(site: string, choice: SiteConsent | null): Promise<void>;
  /** Loads the page anew; settles when that is done. */
  reload(): Promise<void>;
  /** Leaves banners on a site to the reader from now on, and loads the page anew. */
  showBanner(site: string): Promise<void>;
  /** Asks the browser for access; must be called straight from a click. */
  allow(): Promise<boolean>;
  openReader(reading: Reading): Promise<void>;
  /** Looks for an article at its outlet. */
  find?(known: { finding: ArticleFinding; pageUrl: string }): Finding;
  /** Whether single keys do something. */
  singleKeys(): Promise<boolean>;
  /** Opens the reading view beside the page; null where the browser has no such place. Only from a press. */
  openBeside: (() => Promise<void>) | null;
  copy(text: string): Promise<void>;
  /** Address of the article at its source, with the place to scroll to, or null when only less is known. */
  articleUrl(finding: ArticleFinding): string | null;
  problemOf(error: unknown, doing: string): Problem;
  pages: { ledger: string; options: string };
}

export interface PopupView {
  tab: TabState | null;
  /** What is being waited for, or null. */
  waiting: WordKey | null;
  /** Whether the article may be shown: the site is on, or the reader asked for this page. */
  open: boolean;
  text: ReadText | null;
  textProblem: Problem | null;
  problem: Problem | null;
  undo: 'possible' | 'undone' | 'stuck';
  marks: MarksState;
  siteChanged: boolean;
  refused: boolean;
}

const START: PopupView = {
  tab: null,
  waiting: 'state_opening',
  open: false,
  text: null,
  textProblem: null,
  problem: null,
  undo: 'possible',
  marks: null,
  siteChanged: false,
  refused: false,
};

/** The popup's story: ask what is known, judge if need be, fetch the text; and what its buttons do. */
export function usePopup(host: PopupHost) {
  const [view, setView] = useState(START);
  const add = (change: Partial<PopupView>) => setView((known) => ({ ...known, ...change }));

  /** Does something whose failure is told instead of thrown. */
  const trying = async (doing: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      add({ waiting: null, problem: host.problemOf(error, doing) });
    }
  };

  const readText = async () => {
    try {
      add({ text: await host.read(), textProblem: null });
    } catch (error) {
      add({ textProblem: host.problemOf(error, 'read text') });
    }
  };

  /** The page itself is asked, which may be busy: nothing waits for it. */
  const lookAtMarks = (wish: MarksWish | null = null) =>
    void trying('look at marks', async () => add({ marks: await host.marks(wish) }));

  const load = (evenIfOff: boolean) =>
    trying('judge page', async () => {
      add({ ...START });
      let tab = await host.state();
      const open = tab.access === 'granted' && (evenIfOff || !tab.siteOff);
      const undo = tab.report?.consentUndone ? 'undone' : 'possible';
      add({ tab, open, undo, waiting: open && !tab.report?.article ? 'state_judging' : null });
      if (tab.access === 'granted') lookAtMarks();
      if (!open) return;
      if (!tab.report?.article) {
        tab = await host.judge();
        add({ tab, waiting: null });
      }
      if (tab.report?.article) await readText();
    });

  useEffect(() => {
    void load(false);
  }, []);

  const actions = {
    retry: () => void load(view.open),
    readOnce: () => void load(true),
    allow: () =>
      void trying('ask for access', async () => {
        if (await host.allow()) await load(false);
        else add({ refused: true });
      }),
    undo: () =>
      void trying('undo', async () => add({ undo: (await host.undoConsent()) ? 'undone' : 'stuck' })),
    wishMarks: (wish: MarksWish) => lookAtMarks(wish),
    follow: (how: How) => void trying('follow', () => host.follow(how)),
    overrule: (verdict: Overruling | null) =>
      void trying('overrule', async () => {
        await host.overrule(verdict);
        setView(({ tab, ...known }) => ({
          ...known,
          tab: tab?.report ? { ...tab, report: { ...tab.report, overruled: verdict } } : tab,
        }));
      }),
    /** The reader chose a source at the outlet, or took that back. */
    sourceFound: (source: SourceFinding) =>
      setView((known) => {
        const { tab } = known;
        const article = tab?.report?.article;
        if (!tab?.report || !article) return known;
        return { ...known, tab: { ...tab, report: { ...tab.report, article: { ...article, source } } } };
      }),
    findFailed: (error: unknown) => add({ problem: host.problemOf(error, 'find at outlet') }),
    openReader: () =>
      void trying('open reader', async () => {
        const { article, overruled } = view.tab?.report ?? {};
        if (article && view.text && view.tab?.url) {
          const finding = asSaid(article, overruled);
          await host.openReader({ finding, html: view.text.html, pageUrl: view.tab.url });
        }
      }),
    openBeside: () => void trying('open beside', async () => host.openBeside?.()),
    switchSite: (off: boolean) =>
      void trying('switch site', async () => {
        const { tab } = view;
        if (!tab?.site) return;
        await host.switchSite(tab.site, off);
        add({ tab: { ...tab, siteOff: off }, siteChanged: true });
      }),
    chooseConsent: (choice: SiteConsent | null) =>
      void trying('choose for site', async () => {
        const { tab } = view;
        if (!tab?.site) return;
        await host.chooseConsent(tab.site, choice);
        const left = tab.banners.left === 'stopped' ? null : tab.banners.left;
        add({ tab: { ...tab, banners: { ...tab.banners, choice, left } }, siteChanged: true });
      }),
    reload: () =>
      void trying('reload', async () => {
        add({ ...START, tab: view.tab });
        await host.reload();
        await load(false);
      }),
    showBanner: () =>
      void trying('show banner', async () => {
        if (view.tab?.site) await host.showBanner(view.tab.site);
      }),
  };
  return { view, actions };
}
