/** Banners drawn by real consent tools from npm, each with a configuration of our own and its stored state as truth. */
import type { BenchPage, Lang } from './page.ts';

const script = (path: string): string => `<script src="/npm/${path}"></script>`;
const sheet = (path: string): string => `<link rel="stylesheet" href="/npm/${path}">`;
const run = (code: string): string => `<script>${code}</script>`;
const one = (selector: string): string => `document.querySelector(${JSON.stringify(selector)})`;
const all = (selector: string): string => `[...document.querySelectorAll(${JSON.stringify(selector)})]`;
/** Script expression that reads how many of the optional purposes were agreed to. */
const share = (raw: string, agreed: string, of: number): string =>
  `(() => { const raw = ${raw}; if (!raw) return 'none'; const n = ${agreed}; return n === 0 ? 'rejected' : n >= ${of} ? 'accepted' : 'partial'; })()`;

interface Words {
  title: string;
  text: string;
  yes: string;
  no: string | null;
  more: string;
  save: string;
  noInside: string;
}
const WORDS: Record<'en' | 'es' | 'it' | 'tr', Words> = {
  en: {
    title: 'Cookies on this site',
    text: 'We use cookies to measure our audience and to tailor advertising.',
    yes: 'Allow all',
    no: 'Deny',
    more: 'Preferences',
    save: 'Save choices',
    noInside: 'Deny all',
  },
  es: {
    title: 'Tu privacidad',
    text: 'Utilizamos cookies propias y de terceros para medir la audiencia.',
    yes: 'Aceptar todo',
    no: 'Rechazar todo',
    more: 'Configurar',
    save: 'Guardar ajustes',
    noInside: 'Rechazar todo',
  },
  it: {
    title: 'La tua privacy',
    text: 'Utilizziamo i cookie per misurare il traffico e personalizzare gli annunci.',
    yes: 'Accetta tutti',
    no: 'Rifiuta tutti',
    more: 'Personalizza',
    save: 'Salva le preferenze',
    noInside: 'Rifiuta tutti',
  },
  tr: {
    title: 'Gizliliğiniz',
    text: 'Ziyaretleri ölçmek ve reklamları uyarlamak için çerezleri kullanıyoruz.',
    yes: 'Tümünü kabul et',
    no: 'Tümünü reddet',
    more: 'Ayarlar',
    save: 'Seçimi kaydet',
    noInside: 'Tümünü reddet',
  },
};

function vanilla3(
  id: string,
  lang: keyof typeof WORDS,
  gui: string,
  more: Partial<BenchPage> & { force?: boolean } = {},
): BenchPage {
  const { title, text, yes, no, more: settings, save, noInside } = WORDS[lang];
  const { force = false, ...rest } = more;
  const offersNo = rest.kind !== 'settings' && no;
  const config = JSON.stringify({
    // Tests drive Firefox as a robot, and say so.
    hideFromBots: false,
    disablePageInteraction: force,
    guiOptions: { consentModal: { layout: gui } },
    categories: { necessary: { enabled: true, readOnly: true }, stats: {}, ads: {} },
    language: {
      default: lang,
      translations: {
        [lang]: {
          consentModal: {
            title,
            description: text,
            acceptAllBtn: yes,
            ...(offersNo ? { acceptNecessaryBtn: no } : {}),
            showPreferencesBtn: settings,
          },
          preferencesModal: {
            title: settings,
            acceptAllBtn: yes,
            acceptNecessaryBtn: noInside,
            savePreferencesBtn: save,
            sections: [
              { title: 'A', linkedCategory: 'necessary' },
              { title: 'B', linkedCategory: 'stats' },
              { title: 'C', linkedCategory: 'ads' },
            ],
          },
        },
      },
    },
  });
  return {
    id,
    lang,
    kind: 'reject',
    tool: 'vanilla-cookieconsent',
    head: sheet('vanilla-cookieconsent/dist/cookieconsent.css'),
    after: script('vanilla-cookieconsent/dist/cookieconsent.umd.js') + run(`CookieConsent.run(${config})`),
    banner: all('#cc-main .cm, #cc-main .pm'),
    state: share(
      `__cookie('cc_cookie')`,
      `JSON.parse(raw).categories.filter((c) => c !== 'necessary').length`,
      2,
    ),
    ...rest,
  };
}

function vanilla2(
  id: string,
  lang: Lang,
  { settingsOnly = false, ...more }: Partial<BenchPage> & { settingsOnly?: boolean } = {},
): BenchPage {
  const config = JSON.stringify({
    current_lang: lang,
    autorun: true,
    hide_from_bots: false,
    force_consent: settingsOnly,
    languages: {
      [lang]: {
        consent_modal: {
          title: 'Wir achten Ihre Privatsphäre',
          description: 'Wir verwenden Cookies, um die Nutzung unserer Seiten zu messen.',
          primary_btn: { text: 'Alle akzeptieren', role: 'accept_all' },
          secondary_btn: settingsOnly
            ? { text: 'Einstellungen', role: 'settings' }
            : { text: 'Alle ablehnen', role: 'accept_necessary' },
        },
        settings_modal: {
          title: 'Einstellungen',
          save_settings_btn: 'Auswahl speichern',
          accept_all_btn: 'Alle akzeptieren',
          reject_all_btn: 'Alle ablehnen',
          close_btn_label: 'Schließen',
          blocks: [
            {
              title: 'Notwendig',
              description: '·',
              toggle: { value: 'need', enabled: true, readonly: true },
            },
            {
              title: 'Messung',
              description: '·',
              toggle: { value: 'stats', enabled: true, readonly: false },
            },
          ],
        },
      },
    },
  });
  return {
    id,
    lang,
    kind: settingsOnly ? 'settings' : 'reject',
    tool: 'vcc2',
    head: sheet('vcc2/dist/cookieconsent.css'),
    after: script('vcc2/dist/cookieconsent.js') + run(`initCookieConsent().run(${config})`),
    banner: all('#cm, #s-inr'),
    state: share(`__cookie('cc_cookie')`, `JSON.parse(raw).categories.filter((c) => c !== 'need').length`, 1),
    ...more,
  };
}

const osano = (id: string, type: 'opt-in' | 'opt-out' | 'info', kind: BenchPage['kind']): BenchPage => ({
  id,
  lang: 'en',
  kind,
  tool: 'cookieconsent',
  head: sheet('cookieconsent/build/cookieconsent.min.css'),
  after:
    script('cookieconsent/build/cookieconsent.min.js') +
    run(
      `cookieconsent.initialise({ type: '${type}', position: 'bottom-left', palette: { popup: { background: '#123' }, button: { background: '#fd0' } } })`,
    ),
  banner: all('.cc-window'),
  state: `({ deny: 'rejected', allow: 'accepted', dismiss: 'acknowledged' })[__cookie('cookieconsent_status')] ?? 'none'`,
});

const klaro = (id: string, lang: Lang, extra: string, more: Partial<BenchPage> = {}): BenchPage => ({
  id,
  lang,
  kind: 'reject',
  tool: 'klaro',
  head: sheet('klaro/dist/klaro.min.css'),
  after:
    run(`window.klaroConfig = { lang: '${lang}', storageMethod: 'cookie', cookieName: 'klaro', privacyPolicy: '#privacy', ${extra}
      services: [{ name: 'stats', title: 'Stats', purposes: ['analytics'] }, { name: 'ads', title: 'Ads', purposes: ['marketing'] }] }`) +
    script('klaro/dist/klaro-no-css.js'),
  banner: all('.klaro .cookie-notice:not(.cookie-notice-hidden), .klaro .cookie-modal'),
  state: share(`__cookie('klaro')`, `Object.values(JSON.parse(raw)).filter(Boolean).length`, 2),
  ...more,
});

const tarteaucitron = (id: string, lang: Lang, options: object, kind: BenchPage['kind']): BenchPage => ({
  id,
  lang,
  kind,
  tool: 'tarteaucitronjs',
  after:
    run(`var tarteaucitronForceLanguage = '${lang}'; var tarteaucitronForceCDN = '/npm/tarteaucitronjs/';`) +
    script('tarteaucitronjs/tarteaucitron.min.js') +
    run(`tarteaucitron.init(${JSON.stringify({ hashtag: '#tac', cookieName: 'tac', showIcon: false, removeCredit: true, mandatory: true, highPrivacy: true, AcceptAllCta: true, ...options })});
      tarteaucitron.job = ['youtube', 'vimeo'];`),
  banner: all('#tarteaucitronAlertBig, #tarteaucitron'),
  state: share(
    `(__cookie('tac') || '').replace(/![^!]*=wait/g, '')`,
    `(raw.match(/=true/g) || []).length`,
    2,
  ),
});

const orejime3 = (id: string, lang: Lang, force: boolean): BenchPage => ({
  id,
  lang,
  kind: 'reject',
  tool: 'orejime',
  head: sheet('orejime/dist/orejime-standard.css'),
  after:
    run(`window.orejimeConfig = { privacyPolicyUrl: '#privacy', forceBanner: ${force}, forceModal: ${force}, cookie: { name: 'orj' },
      purposes: [{ id: 'stats', title: 'Stats', cookies: [] }, { id: 'ads', title: 'Ads', cookies: [] }] }`) +
    script(`orejime/dist/orejime-standard-${lang}.js`),
  banner: all('.orejime-Banner, .orejime-Modal'),
  state: share(`__cookie('orj')`, `Object.values(JSON.parse(raw)).filter((v) => v === true).length`, 2),
});

const OREJIME2: BenchPage = {
  id: 'orejime2',
  lang: 'en',
  kind: 'reject',
  tool: 'orejime2',
  head: sheet('orejime2/dist/orejime.css'),
  after:
    script('orejime2/dist/orejime.js') +
    run(`Orejime.init({ privacyPolicy: '#privacy', lang: 'en', cookieName: 'orj2', translations: { en: { consentNotice: { description: 'We use cookies to measure how our pages are read.' } } },
      apps: [{ name: 'stats', title: 'Stats', purposes: ['analytics'] }, { name: 'ads', title: 'Ads', purposes: ['ads'] }] })`),
  banner: all('.orejime-Notice, .orejime-Modal'),
  state: share(`__cookie('orj2')`, `Object.values(JSON.parse(raw)).filter(Boolean).length`, 2),
};

const VUE: BenchPage = {
  id: 'vue-accept-decline',
  lang: 'en',
  kind: 'reject',
  tool: 'vue-cookie-accept-decline',
  head: sheet('vue-cookie-accept-decline/dist/vue-cookie-accept-decline.css'),
  after: `<div id="app"></div>${script('vue/dist/vue.global.prod.js')}${script('vue-cookie-accept-decline/dist/vue-cookie-accept-decline.min.js')}${run(
    `Vue.createApp({ render: () => Vue.h(VueCookieAcceptDecline.default, { elementId: 'panel', type: 'bar', position: 'bottom-left', showPostponeButton: false }) }).mount('#app')`,
  )}`,
  banner: all('.cookie__bar'),
  state: `(() => { const raw = localStorage.getItem('vue-cookie-accept-decline-panel') ?? __cookie('vue-cookie-accept-decline-panel'); return !raw ? 'none' : /accept/.test(raw) ? 'accepted' : 'rejected'; })()`,
};

const BOOTSTRAP: BenchPage = {
  id: 'bootstrap-alert',
  lang: 'en',
  kind: 'acceptOnly',
  tool: 'bootstrap-cookie-alert',
  head: sheet('bootstrap-cookie-alert/cookiealert.css'),
  after: `<div class="alert cookiealert" role="alert">We use cookies so that you get the best of our pages. <a href="#c">More</a>
    <button type="button" class="btn acceptcookies">I agree</button></div>${script('bootstrap-cookie-alert/cookiealert.js')}`,
  banner: all('.cookiealert'),
  state: `__cookie('acceptCookies') ? 'accepted' : 'none'`,
};

const EU_BANNER: BenchPage = {
  id: 'cookies-eu-banner-fr',
  lang: 'fr',
  kind: 'reject',
  tool: 'cookies-eu-banner',
  head: '<style>#cookies-eu-banner { position: fixed; top: 0; left: 0; right: 0; background: #333; color: #fff; padding: 8px; z-index: 99 }</style>',
  after: `<template id="cookies-eu-banner-template"><div id="cookies-eu-banner">Ce site utilise des cookies pour mesurer son audience.
    <button id="cookies-eu-reject">Non merci</button> <button id="cookies-eu-accept">Autoriser</button></div></template>
    ${script('cookies-eu-banner/dist/cookies-eu-banner.global.js')}${run('CookiesEuBanner.createCookiesBanner({ onAccept() {} })')}`,
  banner: all('#cookies-eu-banner'),
  state: `(() => { const raw = __cookie('hasConsent'); return raw === null ? 'none' : raw === 'true' ? 'accepted' : 'rejected'; })()`,
};

const PORSCHE: BenchPage = {
  id: 'porsche-shadow',
  lang: 'en',
  kind: 'reject',
  tool: '@porscheofficial/cookie-consent-banner',
  after: `<cookie-consent-banner btn-label-accept-and-continue="Agree" btn-label-only-essential-and-continue="Only necessary cookies"
    btn-label-persist-selection-and-continue="Save selection" btn-label-select-all-and-continue="Select all">We use cookies to understand how our pages are read.</cookie-consent-banner>
    <script type="module">
      import { defineCustomElements } from '/npm/@porscheofficial/cookie-consent-banner/dist/esm/loader.js';
      await defineCustomElements();
      const banner = document.querySelector('cookie-consent-banner');
      banner.availableCategories = [{ key: 'technically_required', label: 'Required', description: '·', isMandatory: true }, { key: 'stats', label: 'Stats', description: '·' }];
    </script>`,
  banner: `[...(${one('cookie-consent-banner')}?.shadowRoot?.querySelectorAll('.cc, aside, div') ?? [])].slice(0, 3)`,
  state: `(() => { const raw = document.cookie.match(/cookies_accepted_categories=([^;]*)/); return !raw ? 'none' : /stats/.test(raw[1]) ? 'accepted' : 'rejected'; })()`,
};

const JQUERY: BenchPage = {
  id: 'jquery-cookiebar',
  lang: 'en',
  kind: 'notice',
  tool: 'jquery.cookiebar',
  head: `${sheet('jquery.cookiebar/cookieBar.css')}`,
  after: `<div class="cookie-message"><p>This site uses cookies to remember what you have read.</p></div>
    ${script('jquery/dist/jquery.min.js')}${run('$.fn.size ??= function () { return this.length; }; $.isFunction ??= (f) => typeof f === "function";')}
    ${script('jquery.cookiebar/jquery.cookieBar.js')}${run(`$(() => $('.cookie-message').cookieBar())`)}`,
  banner: all('.cookie-message'),
  state: `__cookie('cookiebar') === 'hide' ? 'acknowledged' : 'none'`,
};

const consentJs = (lang: 'it' | 'tr'): BenchPage => ({
  id: `cookie-consent-js-${lang}`,
  lang,
  kind: 'reject',
  tool: 'cookie-consent-js',
  head: sheet('cookie-consent-js/src/cookie-consent.css'),
  after:
    script('cookie-consent-js/src/cookie-consent.js') +
    run(
      `const cookieConsent = new CookieConsent({ contentUrl: '/npm/cookie-consent-js/cookie-consent-content', privacyPolicyUrl: '#privacy', lang: '${lang}' })`,
    ),
  banner: all('#cookieConsentModal > *'),
  state: `(() => { const raw = __cookie('cookie-consent-tracking-allowed'); return raw === null ? 'none' : raw === 'true' ? 'accepted' : 'rejected'; })()`,
});

const CANONICAL: BenchPage = {
  id: 'canonical',
  lang: 'en',
  kind: 'settings',
  tool: '@canonical/cookie-policy',
  head: sheet('@canonical/cookie-policy/build/css/cookie-policy.css'),
  after: script('@canonical/cookie-policy/build/js/cookie-policy.js') + run('cpNs.cookiePolicy()'),
  banner: all('.cookie-policy .p-modal__dialog'),
  state: `(() => { const raw = __cookie('_cookies_accepted'); return !raw || raw === 'unset' ? 'none' : raw === 'essential' ? 'rejected' : raw === 'all' ? 'accepted' : 'partial'; })()`,
};

const STORMID: BenchPage = {
  id: 'stormid',
  lang: 'en',
  kind: 'reject',
  tool: '@stormid/cookie-banner',
  head: '<style>.privacy-banner { position: fixed; inset: auto 0 0; background: #eee; padding: 20px; z-index: 80 }</style>',
  after:
    script('@stormid/cookie-banner/dist/index.umd.js') +
    run(`CookieBanner({ secure: false, policyURL: '#policy', types: { stats: { title: 'Stats', description: '·', labels: { yes: 'y', no: 'n' }, fns: [] } },
      bannerTemplate: ({ classNames }) => '<section role="dialog" aria-label="Cookies" class="' + classNames.banner + '"><p>We set cookies to see which stories are read.</p>'
        + '<button class="' + classNames.acceptBtn + '">Agree</button> <button class="' + classNames.rejectBtn + '">Disagree</button></section>',
      messageTemplate: () => '', formTemplate: () => '' })`),
  banner: all('.privacy-banner'),
  state: `(() => { const raw = document.cookie.match(/Preferences?=([^;]*)/); if (!raw) return 'none'; let text = decodeURIComponent(raw[1]); try { text = atob(text); } catch {} return /"stats":1/.test(text) ? 'accepted' : 'rejected'; })()`,
};

const COOKIES_JSR: BenchPage = {
  id: 'cookiesjsr-fr',
  lang: 'fr',
  kind: 'reject',
  tool: 'cookiesjsr',
  head: sheet('cookiesjsr/dist/cookiesjsr.min.css'),
  after: `<div id="cookiesjsr"></div>${run(`document.cookiesjsr = { apiUrl: '', configQuery: '/cookiesjsr.json' }`)}${script('cookiesjsr/dist/cookiesjsr.min.js')}`,
  banner: all('.cookiesjsr-banner, .cookiesjsr-layer--wrapper'),
  state: `(() => { const raw = __cookie('cookiesjsr'); return !raw ? 'none' : /"stats":true/.test(raw) ? 'accepted' : 'rejected'; })()`,
};

/** What `cookiesjsr` asks its server for. */
export const COOKIES_JSR_CONFIG = {
  config: {
    cookie: { name: 'cookiesjsr', expires: 31_536_000_000, domain: '', sameSite: 'Lax', secure: false },
    library: { libBasePath: '', libPath: '', scrollLimit: 0 },
    callback: {},
    interface: {
      openSettingsHash: '#cookies',
      showDenyAll: true,
      denyAllOnLayerClose: false,
      settingsAsLink: false,
      translationQuery: '/npm/cookiesjsr/lang/%lang_id/translation.json',
      availableLangs: ['fr', 'en'],
      defaultLang: 'fr',
      groupConsent: true,
      cookieDocs: false,
    },
  },
  services: {
    need: {
      id: 'need',
      services: [{ key: 'need', type: 'need', name: '·', info: { value: '' }, uri: '', needConsent: false }],
    },
    stats: {
      id: 'stats',
      services: [{ key: 'stats', type: 'stats', name: '·', info: { value: '' }, uri: '', needConsent: true }],
    },
  },
};

const GOVUK: BenchPage = {
  id: 'govuk-in-flow',
  lang: 'en',
  kind: 'reject',
  tool: 'govuk-frontend',
  head: sheet('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  before: `<div class="govuk-cookie-banner" role="region" aria-label="Cookies on this service"><div class="govuk-cookie-banner__message govuk-width-container">
    <h2 class="govuk-cookie-banner__heading govuk-heading-m">Cookies on this service</h2><p class="govuk-body">We’d like to use analytics cookies so we can understand how you use the service.</p>
    <div class="govuk-button-group"><button type="button" class="govuk-button" value="yes">Accept analytics cookies</button>
    <button type="button" class="govuk-button" value="no">Reject analytics cookies</button><a class="govuk-link" href="#cookies">View cookies</a></div></div></div>`,
  after:
    run(`(() => { const bar = document.querySelector('.govuk-cookie-banner'); if (__cookie('usage')) bar.hidden = true;
    for (const button of bar.querySelectorAll('button')) button.onclick = () => { document.cookie = 'usage=' + button.value + ';path=/'; bar.hidden = true; }; })()`),
  banner: all('.govuk-cookie-banner'),
  state: `({ yes: 'accepted', no: 'rejected' })[__cookie('usage')] ?? 'none'`,
};

const BEYONK: BenchPage = {
  id: 'beyonk-shadow',
  lang: 'en',
  kind: 'reject',
  tool: '@beyonk/gdpr-cookie-consent-banner',
  head: '<style>cookie-consent-banner::part(wrapper) { position: fixed; inset: auto 0 0; background: #fff; padding: 14px; z-index: 90 }</style>',
  after: `${run('window.process = { env: {} }')}<script type="module">
    import '/npm/@beyonk/gdpr-cookie-consent-banner/dist/index.js';
    const banner = document.createElement('cookie-consent-banner');
    Object.assign(banner, { cookieName: 'beyonk', canRejectCookies: true, showEditIcon: false, heading: 'Cookies', description: 'We use cookies to analyze how our pages are read and to personalize them.' });
    document.body.append(banner);
  </script>`,
  banner: `[...(${one('cookie-consent-banner')}?.shadowRoot?.querySelectorAll('.wrapper, .cookieConsentWrapper, .cookieConsent') ?? [])]`,
  state: `(() => { let raw = __cookie('beyonk'); if (!raw) return 'none'; try { raw = atob(raw); } catch {} return /"(?:analytics|marketing|tracking)":true/.test(raw) ? 'accepted' : 'rejected'; })()`,
};

const cookiecraft = (id: string, lateMs: number): BenchPage => ({
  id,
  lang: 'en',
  kind: 'reject',
  tool: 'cookiecraft',
  lateMs,
  head: sheet('cookiecraft/dist/cookiecraft.css'),
  after:
    script('cookiecraft/dist/cookiecraft.min.js') +
    run(`setTimeout(() => new CookieCraft.CookieConsent({ categories: { necessary: { enabled: true, readOnly: true, label: 'Needed', description: '·' },
      analytics: { enabled: true, readOnly: false, label: 'Statistics', description: '·' }, marketing: { enabled: true, readOnly: false, label: 'Ads', description: '·' } } }).init(), ${lateMs})`),
  banner: all('.cc-banner, .cc-modal'),
  state: share(
    `localStorage.getItem('cookiecraft_consent')`,
    `['analytics', 'marketing'].filter((name) => JSON.parse(raw).categories[name]).length`,
    2,
  ),
});

const NOTICE: BenchPage = {
  id: 'cookie-notice-de',
  lang: 'de',
  kind: 'notice',
  tool: 'cookie-notice',
  after:
    script('cookie-notice/dist/cookie.notice.js') +
    run(
      `new cookieNoticeJS({ cookieNoticePosition: 'bottom', learnMoreLinkEnabled: false, messageLocales: { de: 'Wir verwenden Cookies, damit Sie unsere Seiten bequem lesen können.', en: 'We use cookies.' }, buttonLocales: { de: 'Schließen', en: 'Close' } })`,
    ),
  banner: all('#cookieNotice'),
  state: `__cookie('cookie_notice') ? 'acknowledged' : 'none'`,
};

/** Pages around a real tool that tools do not make: frames of another origin, with the page locked meanwhile. */
const FRAMED: BenchPage = {
  id: 'frame-of-another-origin',
  lang: 'en',
  kind: 'reject',
  tool: 'vanilla-cookieconsent',
  head: '<style>#sheet { position: fixed; inset: auto 0 0; width: 100%; height: 380px; border: 0; z-index: 999 } .locked { overflow: hidden } .shade { position: fixed; inset: 0; background: #0006; z-index: 998 }</style>',
  after: run(`(() => { if (__cookie('frame')) return; document.body.classList.add('locked');
    const shade = Object.assign(document.createElement('div'), { className: 'shade' });
    const frame = Object.assign(document.createElement('iframe'), { id: 'sheet', title: 'Privacy choices', src: 'https://consent-frame.bench.example/' });
    document.body.append(shade, frame);
    addEventListener('message', ({ data }) => { if (!data?.choice) return; document.cookie = 'frame=' + data.choice + ';path=/'; frame.remove(); shade.remove(); document.body.classList.remove('locked'); }); })()`),
  banner: all('#sheet'),
  state: `__cookie('frame') ?? 'none'`,
};

/** The page in the frame. */
export const FRAME: BenchPage = vanilla3('consent-frame', 'en', 'box', {
  head:
    sheet('vanilla-cookieconsent/dist/cookieconsent.css') +
    run(
      `addEventListener('cc:onConsent', () => parent.postMessage({ choice: CookieConsent.acceptedCategory('stats') ? 'accepted' : 'rejected' }, '*'))`,
    ),
});

const PAY: BenchPage = {
  id: 'pay-or-agree',
  lang: 'de',
  kind: 'pay',
  tool: null,
  after: `<div id="wall" role="dialog" aria-modal="true" style="position:fixed;inset:10% 20%;background:#fff;z-index:99;padding:30px"><h2>Weiterlesen mit Werbung oder im Abo</h2>
    <p>Wir und unsere Partner verwenden Cookies für personalisierte Werbung. Oder lesen Sie werbefrei für 3,99 € im Monat.</p>
    <button data-choice="accepted">Akzeptieren und weiter</button> <button data-choice="paid">Werbefrei für 3,99 €</button></div>
    ${run(`for (const button of document.querySelectorAll('#wall button')) button.onclick = () => { document.cookie = 'wall=' + button.dataset.choice + ';path=/'; document.getElementById('wall').remove(); }`)}`,
  banner: all('#wall'),
  state: `__cookie('wall') ?? 'none'`,
};

/** Every page that has a banner. */
export const BANNER_PAGES: readonly BenchPage[] = [
  vanilla3('vanilla3-box', 'en', 'box'),
  vanilla3('vanilla3-bar-es', 'es', 'bar'),
  vanilla3('vanilla3-locked-it', 'it', 'cloud', { force: true }),
  vanilla3('vanilla3-settings-tr', 'tr', 'box', { kind: 'settings', force: true }),
  vanilla2('vanilla2-de', 'de'),
  vanilla2('vanilla2-settings-de', 'de', { settingsOnly: true }),
  osano('osano-opt-in', 'opt-in', 'reject'),
  osano('osano-opt-out', 'opt-out', 'reject'),
  osano('osano-info', 'info', 'notice'),
  klaro('klaro-de', 'de', ''),
  klaro('klaro-modal-es', 'es', 'mustConsent: true, acceptAll: true,'),
  tarteaucitron('tarteaucitron-fr', 'fr', { orientation: 'bottom', DenyAllCta: true }, 'reject'),
  tarteaucitron('tarteaucitron-settings-it', 'it', { orientation: 'middle', DenyAllCta: false }, 'settings'),
  orejime3('orejime3-fr', 'fr', false),
  orejime3('orejime3-modal-en', 'en', true),
  OREJIME2,
  VUE,
  BOOTSTRAP,
  EU_BANNER,
  PORSCHE,
  JQUERY,
  consentJs('it'),
  consentJs('tr'),
  CANONICAL,
  STORMID,
  COOKIES_JSR,
  GOVUK,
  BEYONK,
  cookiecraft('cookiecraft', 0),
  cookiecraft('cookiecraft-late', 3000),
  NOTICE,
  FRAMED,
  PAY,
];
