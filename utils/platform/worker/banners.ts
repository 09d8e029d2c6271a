/** Consent banners: what is to be done about them on a page, and what came of it. */
import { judgeLayer, type LayerFacts, type LayerJudgement } from '../../consent/classify';
import { keysOf } from '../../consent/guard';
import { cleaningOf } from '../../ledger/cleaning';
import type { Cleanings } from '../../ledger/cleanings';
import type { ConsentOutcome } from '../../report';
import { answerEngine } from '../engine';
import { inject } from '../inject';
import type { Handlers, Sender } from '../listen';
import { noteLeft, reportOf } from '../session';
import { readSettings, type Settings, type SiteConsent, siteConsent, siteOf } from '../settings';
import { isStopped, notePress } from '../stops';
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

/**
 * @param cleanings where it is kept on which sites banners were dealt with
 */
export function bannerHandlers({ draw, update, record }: Visits, cleanings: Cleanings) {
  /** Leaves a banner to the reader, and says so. */
  const leave = async ({ tabId, topUrl }: Sender, why: 'ask' | 'stopped') => {
    await noteLeft(tabId, topUrl, why);
    await draw(tabId, await reportOf(tabId), topUrl);
  };

  /** Tells the loop guard what is pressed; true when it says to stop. */
  const loops = async (sender: Sender, keys: readonly string[]): Promise<boolean> => {
    const { tabId, topUrl, isPrivate } = sender;
    const site = siteOf(topUrl);
    if (site === null || !(await notePress({ tabId, url: topUrl, site, isPrivate }, keys))) return false;
    await leave(sender, 'stopped');
    return true;
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
        // A page that loads anew as soon as its banner is answered never tells what came of it: what is going to be
        // pressed counts.
        return (await loops(sender, pressesOf(layers, judgements, plan)))
          ? layers.map(() => LEAVE)
          : judgements;
      },
      'page/consent': async ({ outcome, visit }, sender) => {
        const report = await update(sender, visit, (known) =>
          known.consent && RANK[known.consent.outcome] >= RANK[outcome.outcome]
            ? known
            : { ...known, consent: outcome },
        );
        const settings = await readSettings();
        await record(report, sender.isPrivate, settings).catch(reportFault);
        const cleaning = report && cleaningOf(report, siteOf(report.url));
        if (cleaning && settings.keepLedger && !sender.isPrivate)
          await cleanings.add(cleaning).catch(reportFault);
        const acted = outcome.outcome === 'rejected' || outcome.outcome === 'dismissed';
        if (acted || outcome.pressed !== null) await loops(sender, keysOf(outcome));
      },
      'page/engine': async ({ message }, { tabId, frameId, url, topUrl }) => {
        const plan = await bannerPlan(await readSettings(), topUrl);
        const mode = plan === 'reject' || plan === 'dismiss' ? plan : 'off';
        await answerEngine(message, { tabId, frameId, url, topUrl }, mode);
      },
    } satisfies Partial<Handlers>,
  };
}
