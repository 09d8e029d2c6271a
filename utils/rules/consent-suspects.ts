/**
 * What a consent layer looks like from afar: data of the sentinel, which runs on every page. It only decides whether
 * the engine is worth loading, so it may be generous; every byte is paid on every page, so it must be short.
 */

/** Containers of known consent tools, which hold nothing else: made unseen the moment they appear. */
export const KNOWN_ROOTS = [
  '#onetrust-banner-sdk,#onetrust-consent-sdk,#CybotCookiebotDialog,#didomi-host,#usercentrics-root,#usercentrics-cmp-ui',
  '#truste-consent-track,#trustarc-banner-overlay,.truste_overlay,#qc-cmp2-container,#cmpbox,#cmpwrapper,#cmplz-cookiebanner-container',
  '#sp_message_container,[id^=sp_message_container],#appconsent,.fc-consent-root,#iubenda-cs-banner,.termly-consent-banner',
  '#cc-main,#cc--main,#cm-ov,.cc-window,.cc-banner,.klaro,#klaro,#orejime,.orejime-Env,#tarteaucitronRoot,#tarteaucitron',
  '#axeptio_overlay,#BorlabsCookieBox,#hs-eu-cookie-confirmation,.osano-cm-window,#ketch-banner,#shopify-pc__banner',
  '#moove_gdpr_cookie_info_bar,#cookie-law-info-bar,.cky-consent-container,.cli-modal,#sliding-popup,#ccc,#teconsent',
  '#gdpr-consent-tool-wrapper,#consent_blackbar,#uniccmp,#sd-cmp,#cl-consent,#lanyard_root',
  'cookie-consent-banner,cookie-banner,cookie-consent,ketch-banner,cookie-notice,gdpr-consent,consent-banner',
].join(',');

const having = (attributes: readonly string[], words: readonly string[]): string =>
  attributes.flatMap((attribute) => words.map((word) => `[${attribute}*="${word}" i]`)).join(',');
const WORDS = ['cookie', 'consent', 'gdpr'];

/** Containers named after their purpose. One compound selector: its parts one by one would cost a large page milliseconds. */
const NAMED_ROOTS = `:is(div,section,aside,dialog,form):is(${having(['id', 'class'], WORDS)})`;

/** What a container in normal flow is called besides, when it is a notice and not a recipe. */
export const BAR_NAME =
  /ba(?:r|nner)|noti|mess|alert|info|law|pop|modal|dialog|overlay|disclaim|consent|gdpr/i;

/** Frames that consent tools draw their banners in. Addresses of advertisements speak of cookies and GDPR, too. */
export const CONSENT_FRAMES = `iframe:is(${having(['src'], ['consent', 'privacy', 'cmp'])},${having(['title', 'id', 'class'], ['privacy', ...WORDS])})`;

const OTHER_ROOTS = '#privacy-notice,#notbar';

/** All of these. They match an element of the live document. */
export const CONSENT_ROOTS = [KNOWN_ROOTS, OTHER_ROOTS, NAMED_ROOTS, CONSENT_FRAMES].join(',');

const SIMPLE = [...KNOWN_ROOTS.split(','), ...OTHER_ROOTS.split(',')];
const ID = /^#[\w-]+$/;
const CLASS_OR_TAG = /^[.\w][\w-]*$/;
/** The plain identifiers among the roots: a document looks these up without reading itself through. */
export const ROOT_IDS: readonly string[] = SIMPLE.filter((one) => ID.test(one)).map((one) => one.slice(1));
/** Plain classes and elements: one by one they are found many times quicker than by one selector for all. */
export const ROOT_KINDS: readonly string[] = SIMPLE.filter((one) => CLASS_OR_TAG.test(one));
/** What has to be searched for. */
export const SEARCHED_ROOTS = [
  ...SIMPLE.filter((one) => !ID.test(one) && !CLASS_OR_TAG.test(one)),
  NAMED_ROOTS,
].join(',');

/**
 * Words of the short text of an unknown layer: cookies by their name in each language, and what notices without that
 * word speak of. Case folds by `i`; Turkish dotted and dotless i are both written out where they occur.
 */
export const CONSENT_TALK = new RegExp(
  [
    'cookie|kakor|kapsler|informasjonskaps|eväste|s[üu]ti|ciastecz|kola[čc]i[ćc]|piškot|slapuk|s[īi]kdat|s[īi]kfail|küpsis|çerez|vafrak|galetes',
    'μπισκότ|бисквитк|колачи[ћњ]|куки|кукі|עוגיות|קוקיז|الارتباط|كوكيز|کوکی|クッキー|쿠키|曲奇|कुकी|คุกกี้',
    'consent|gdpr|rgpd|dsgvo|lgpd|kvkk|personal (?:data|info)|your (?:privacy|data)|tracking tech|our partners|on your device',
    'datenschutz|einwillig|privatsphäre|vie privée|données|privacidad|privacidade|datos personales|dados pessoais|dati personali',
    'persoonsgegevens|prywatno|danych osobowych|персональн|gizlilik|kişisel ver|osobních údaj|личн|プライバシー|個人情報|개인정보|隐私|隱私|गोपनीयता',
    'riêng tư|privasi|ความเป็นส่วนตัว|خصوصي|פרטיות|personuppgift|personvern|tietosuoj|adatv|confidențial|απορρήτου',
  ].join('|'),
  'i',
);
