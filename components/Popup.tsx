import { useEffect, useState } from 'preact/hooks';
import type { TabState } from '../utils/platform/messages';
import { asSaid } from '../utils/report';
import { BannerChoice, LeftLine } from './BannerChoice';
import { CameFrom } from './CameFrom';
import { CleanedLine } from './CleanedLine';
import { FindAtOutlet } from './FindAtOutlet';
import { Mark } from './Mark';
import { MarksLine } from './MarksLine';
import { ReadingView } from './ReadingView';
import { type Key, KeysDialog, pressingKey } from './reader/KeysDialog';
import { SiteSwitch } from './SiteSwitch';
import { SourceButton } from './SourceButton';
import { Failure, NoAccess, SiteIsOff, State, Waiting } from './states';
import { type PopupHost, usePopup } from './use-popup';
import { WrongVerdict } from './WrongVerdict';
import { useWords } from './words';

/** What a tab's state lets the popup show, once nothing is being waited for. */
function Outcome({
  tab,
  refused,
  onAllow,
  onRead,
}: {
  tab: TabState;
  refused: boolean;
  onAllow: () => void;
  onRead: () => void;
}) {
  if (tab.access === 'impossible') return <State title="state_impossible" hint="state_impossibleHint" />;
  if (tab.access === 'withheld') return <NoAccess refused={refused} onAllow={onAllow} />;
  if (tab.siteOff) return <SiteIsOff onRead={onRead} />;
  return <State title="state_noArticle" hint="state_noArticleHint" />;
}

/** The popup: the article of the tab to read, the way to its source, and what was done on the page. */
export function Popup({ host }: { host: PopupHost }) {
  const words = useWords();
  const { view, actions } = usePopup(host);
  const { tab, text, problem } = view;
  const finding = view.open ? (tab?.report?.article ?? null) : null;
  const consent = tab?.report?.consent;
  const mayChoose = Boolean(tab?.site && tab.access === 'granted' && !tab.siteOff);
  const [single, setSingle] = useState(false);
  useEffect(() => void host.singleKeys().then(setSingle, () => {}), []);
  const keys: Key[] = [
    pressingKey('o', 'key_source', '.source .primary'),
    { key: 'r', label: 'key_reader', works: () => text !== null, act: actions.openReader },
  ];

  return (
    <div class="popup">
      <header class="bar">
        <Mark />
        {tab?.site && tab.access !== 'impossible' && (
          <SiteSwitch site={tab.site} off={tab.siteOff} onChange={actions.switchSite} />
        )}
      </header>
      <div class="site-applies">
        <p role="status">{view.siteChanged ? words('site_applies') : ''}</p>
        {view.siteChanged && (
          <button type="button" class="button small" onClick={actions.reload}>
            {words('action_reload')}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <main class="popup-main" tabIndex={0}>
        {problem && (
          <Failure
            heading={finding ? 'h2' : 'h1'}
            intoView
            problem={problem}
            pageUrl={tab?.url ?? null}
            onRetry={actions.retry}
            onCopy={host.copy}
          />
        )}
        {consent && (
          <CleanedLine
            consent={consent}
            undo={view.undo}
            onUndo={actions.undo}
            onShow={mayChoose ? actions.showBanner : null}
          />
        )}
        {tab?.banners.left && (
          <LeftLine why={tab.banners.left} onTryAgain={() => actions.chooseConsent(tab.banners.choice)} />
        )}
        {tab?.site && mayChoose && (
          <BannerChoice
            site={tab.site}
            banners={tab.banners}
            canShow={
              view.undo !== 'stuck' &&
              (consent?.outcome === 'rejected' ||
                consent?.outcome === 'dismissed' ||
                consent?.outcome === 'hidden')
            }
            onChoose={actions.chooseConsent}
            onShow={actions.showBanner}
          />
        )}
        {tab?.site && <MarksLine marks={view.marks} site={tab.site} onWish={actions.wishMarks} />}
        {view.waiting && !problem && <Waiting what={view.waiting} />}
        {finding && tab?.report?.cameFrom && <CameFrom from={tab.report.cameFrom} finding={finding} />}
        {finding && tab?.url ? (
          <ReadingView
            finding={asSaid(finding, tab.report?.overruled)}
            pageUrl={tab.url}
            content={text?.content ?? null}
            places={host.places}
          >
            {view.textProblem ? (
              <Failure
                problem={view.textProblem}
                pageUrl={tab.url}
                onRetry={actions.retry}
                onCopy={host.copy}
              />
            ) : (
              <Waiting what="state_extracting" />
            )}
          </ReadingView>
        ) : (
          !view.waiting &&
          !problem &&
          tab && (
            <Outcome tab={tab} refused={view.refused} onAllow={actions.allow} onRead={actions.readOnce} />
          )
        )}
        {finding && tab?.url && (
          <WrongVerdict
            finding={finding}
            pageUrl={tab.url}
            version={host.version}
            overruled={tab.report?.overruled ?? null}
            onOverrule={actions.overrule}
            onCopy={host.copy}
          />
        )}
      </main>
      <footer class="popup-foot">
        {finding && (
          <SourceButton
            source={finding.source}
            articleUrl={host.articleUrl(finding)}
            onFollow={actions.follow}
            find={
              host.find &&
              tab?.url && (
                <FindAtOutlet
                  finding={host.find({ finding, pageUrl: tab.url })}
                  found={finding.source.found}
                  onSource={actions.sourceFound}
                  onProblem={actions.findFailed}
                />
              )
            }
          />
        )}
        <nav class="links">
          {finding && text && (
            <button type="button" onClick={actions.openReader}>
              {words('action_reader')}
            </button>
          )}
          {finding && host.openBeside && (
            <button type="button" class="open-beside" onClick={actions.openBeside}>
              {words('action_beside')}
            </button>
          )}
          <a href={host.pages.ledger} target="_blank" rel="noopener">
            {words('action_ledger')}
          </a>
          <a href={host.pages.options} target="_blank" rel="noopener">
            {words('action_options')}
          </a>
          {finding && <KeysDialog keys={keys} single={single} />}
        </nav>
      </footer>
    </div>
  );
}
