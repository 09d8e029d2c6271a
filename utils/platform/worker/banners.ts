/** Consent banners: what is to be done about them on a page, and what came of it. */
import { judgeLayer, type LayerFacts, type LayerJudgement } from '../../consent/classify';
import { keysOf } from '../../consent/guard';
import { cleaningOf } from '../../ledger/cleaning';
import type { Cleanings } from '../../ledger/cleanings';
import type { ConsentOutcome } from '../../report';
import { browser } from '../browser';
import { answerEngine } from '../engine';
import { inject } from '../inject';
import type { Handlers, Sender } from '../listen';
import { FRAME_PATIENCE_MS, hasFrame, lastPressing, notePressing, takePressing } from '../pressing';
import { noteLeft, reportOf } from '../session';
import { readSettings, type Settings, type SiteConsent, siteConsent, siteOf } from '../settings';
import { isStopped, loadStart, noteAnswer, noteMeeting, noteMistake, type Watching } from '../stops';
import { reportFault, type Visits } from './visits';

/** What is to be done about banners on a page; `stopped` by the loop guard, which the reader has not overruled. */
export async function bannerPlan(settings: Settings, url: string): Promise<SiteConsent | 'stopped'> {
  const site = siteOf(url);
  const wanted = siteConsent(settings, site) ?? settings.consentMode;
  const acts = wanted === 'reject' || wanted === 'dismiss';
  return acts && site !== null && (await isStopped(site)) ? 'stopped' : wanted;
}

const LEAVE: LayerJudgement = { kind: 'none', press: -1, save: -1, classes: [], speaksOfConsent: false };

/** What the consent script will press of the layers it has asked about, as the loop guard knows it. */
function pressesOf(
  layers: readonly LayerFacts[],
  judgements: readonly LayerJudgement[],
  plan: 'reject' | 'dismiss',
): string[] {
  return judgements.flatMap(({ kind, press }, at) => {
    const acts = kind === 'notice' || (kind === 'choice' && plan === 'reject');
    return acts ? keysOf({ tool: null, pressed: layers[at]?.controls[press]?.label ?? null }) : [];
  });
}

/** Of several frames' outcomes the one that did most is told. */
const RANK: Record<ConsentOutcome['outcome'], number> = {
  rejected: 5,
  dismissed: 4,
  hidden: 3,
  leftPayOrAccept: 2,
  leftUnsure: 1,
  failed: 0,
};

const isSame = (one: ConsentOutcome, other: ConsentOutcome | null): boolean =>
  other !== null && JSON.stringify(one) === JSON.stringify(other);

/**
 * @param cleanings where it is kept on which sites banners were dealt with
 */
export function bannerHandlers({ begin, draw, update, record }: Visits, cleanings: Cleanings) {
  /** Leaves a banner to the reader, and says so. */
  const leave = async ({ tabId, topUrl }: Sender, why: 'ask' | 'stopped') => {
    await noteLeft(tabId, topUrl, why);
    await draw(tabId, await reportOf(tabId), topUrl);
  };

  /** The page of a sender, for the loop guard; null where it stands on no site. */
  const watching = ({ tabId, topUrl, isPrivate }: Sender): Watching | null => {
    const site = siteOf(topUrl);
    return site === null ? null : { tabId, url: topUrl, site, isPrivate };
  };

  /** Tells the loop guard what is there to be pressed; true when it says to stop. */
  const loops = async (sender: Sender, keys: readonly string[], startMs?: number): Promise<boolean> => {
    const page = watching(sender);
    if (!page || !(await noteMeeting(page, keys, startMs))) return false;
    await leave(sender, 'stopped');
    return true;
  };

  /** Tells the loop guard what came of it. Only a refusal is meant to last. */
  const noteOutcome = async (sender: Sender, outcome: ConsentOutcome, instead: ConsentOutcome | null) => {
    const page = watching(sender);
    if (!page) return;
    if (instead?.outcome === 'rejected') await noteMistake(page, keysOf(instead));
    if (outcome.outcome !== 'rejected') return;
    if (!(await loops(sender, keysOf(outcome)))) await noteAnswer(page, keysOf(outcome));
  };

  /** Adds an outcome to the report of the page, and to the list of sites. */
  const tell = async (
    sender: Sender,
    visit: string,
    outcome: ConsentOutcome,
    instead: ConsentOutcome | null,
  ): Promise<void> => {
    const report = await update(sender, visit, (known) =>
      known.consent && !isSame(known.consent, instead) && RANK[known.consent.outcome] >= RANK[outcome.outcome]
        ? known
        : { ...known, consent: outcome },
    );
    const settings = await readSettings();
    await record(report, sender.isPrivate, settings).catch(reportFault);
    const cleaning = report && cleaningOf(report, siteOf(report.url));
    if (cleaning && settings.keepLedger && !sender.isPrivate)
      await cleanings.add(cleaning).catch(reportFault);
  };

  /** Lets the consent script loose on a page that may have a banner, if the reader wants that there. */
  const clear = async (sender: Sender, settings: Settings): Promise<void> => {
    const plan = await bannerPlan(settings, sender.url);
    if (plan === 'ask' || plan === 'stopped') await leave(sender, plan);
    else if (plan !== 'off') {
      await noteLeft(sender.tabId, sender.url, null);
      await inject(sender.tabId, 'consent');
    }
  };

  return {
    clear,
    handlers: {
      'page/layers': async ({ layers }, sender) => {
        const judgements = layers.map(judgeLayer);
        const plan = await bannerPlan(await readSettings(), sender.topUrl);
        if (plan !== 'reject' && plan !== 'dismiss') return layers.map(() => LEAVE);
        return (await loops(sender, pressesOf(layers, judgements, plan)))
          ? layers.map(() => LEAVE)
          : judgements;
      },
      'page/consent': async ({ outcome, instead = null, visit }, sender) => {
        const { tabId, frameId, url, topUrl } = sender;
        if (frameId === 0) begin(tabId, visit);
        else await takePressing(tabId, frameId);
        await tell(sender, visit, outcome, instead);
        await noteOutcome(sender, outcome, instead);
        if (frameId === 0 || outcome.outcome !== 'failed') return;
        // What a frame cannot do for itself the page that holds it can: hide it.
        if ((await bannerPlan(await readSettings(), topUrl)) !== 'reject') return;
        await browser.tabs
          .sendMessage(
            tabId,
            { kind: 'frame/failed', payload: { url, pressed: outcome.pressed } },
            { frameId: 0 },
          )
          .catch(() => undefined);
      },
      'page/pressing': async ({ outcome }, sender) => {
        const { tabId, frameId } = sender;
        if (frameId === 0) return;
        const startMs = await loadStart(tabId);
        await notePressing(tabId, frameId, outcome);
        const conclude = async () => {
          if (await hasFrame(tabId, frameId)) return;
          const begun = await takePressing(tabId, frameId);
          // The page may have gone as well, and with it the report that this would belong to.
          if (!begun || startMs === null || (await loadStart(tabId)) !== startMs) return;
          const report = await reportOf(tabId);
          await tell(sender, report?.visit ?? crypto.randomUUID(), begun, null);
          await noteOutcome(sender, begun, null);
        };
        setTimeout(() => conclude().catch(reportFault), FRAME_PATIENCE_MS);
      },
      'page/leaving': async ({ pressed, startMs }, sender) => {
        const page = watching(sender);
        const cause = pressed ?? (await lastPressing(sender.tabId));
        if (!page || !cause || sender.frameId !== 0) return;
        // A known tool's banner may load the page anew before its words were ever judged: then this is the meeting.
        if (!(await loops(sender, keysOf(cause), startMs))) await noteAnswer(page, keysOf(cause), startMs);
      },
      'page/engine': async ({ message }, { tabId, frameId, url, topUrl }) => {
        const plan = await bannerPlan(await readSettings(), topUrl);
        const mode = plan === 'reject' || plan === 'dismiss' ? plan : 'off';
        await answerEngine(message, { tabId, frameId, url, topUrl }, mode);
      },
    } satisfies Partial<Handlers>,
  };
}
