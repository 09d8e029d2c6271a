/**
 * What a consent layer looks like from afar: data of the sentinel, which runs on every page. It only decides whether
 * the engine is worth loading, so it may be generous; every byte is paid on every page, so it must be short.
 */

/** Identifiers of containers of known consent tools, which hold nothing else. */
export const KNOWN_IDS: readonly string[] = (
  'onetrust-banner-sdk onetrust-consent-sdk CybotCookiebotDialog didomi-host usercentrics-root ' +
  'usercentrics-cmp-ui truste-consent-track trustarc-banner-overlay qc-cmp2-container cmpbox ' +
  'cmpwrapper cmplz-cookiebanner-container sp_message_container appconsent iubenda-cs-banner ' +
  'cc-main cc--main cm-ov klaro orejime tarteaucitronRoot tarteaucitron axeptio_overlay ' +
  'BorlabsCookieBox hs-eu-cookie-confirmation ketch-banner shopify-pc__banner ' +
  'moove_gdpr_cookie_info_bar cookie-law-info-bar sliding-popup ccc teconsent ' +
  'gdpr-consent-tool-wrapper consent_blackbar uniccmp sd-cmp cl-consent lanyard_root'
).split(' ');
/** Their classes and elements, as selectors: one by one they are found many times quicker than by one selector for all. */
export const KNOWN_KINDS: readonly string[] = (
  '.truste_overlay .fc-consent-root .termly-consent-banner .cc-window .cc-banner .klaro ' +
  '.orejime-Env .osano-cm-window .cky-consent-container .cli-modal cookie-consent-banner ' +
  'cookie-banner cookie-consent ketch-banner cookie-notice gdpr-consent consent-banner'
).split(' ');
/** So begins the identifier of another. */
export const KNOWN_BEGINNING = 'sp_message_container';
/** Containers that are more than a name of theirs tells. */
export const OTHER_IDS: readonly string[] = ['privacy-notice', 'notbar'];

/** Containers named after their purpose: these elements, by these words in their names. */
export const NAMED = /^(?:div|section|aside|dialog|form)$/;
export const NAMES = /cookie|consent|gdpr/i;
/** The same for a whole document. One compound selector: its parts one by one would cost a large page milliseconds. */
export const SEARCHED_ROOTS = `[id^=${KNOWN_BEGINNING}],:is(div,section,aside,dialog,form):is([id*="cookie" i],[id*="consent" i],[id*="gdpr" i],[class*="cookie" i],[class*="consent" i],[class*="gdpr" i])`;

/** What a container in normal flow is called besides, when it is a notice and not a recipe. */
export const BAR_NAME =
  /ba(?:r|nner)|noti|mess|alert|info|law|pop|modal|dialog|overlay|disclaim|consent|gdpr/i;

/** Frames that consent tools draw their banners in. Addresses of advertisements speak of cookies and GDPR, too. */
export const FRAME_SOURCES = /consent|privacy|cmp/i;
export const FRAME_NAMES = /privacy|cookie|consent|gdpr/i;

/**
 * Words of the short text of an unknown layer, in lower case: cookies by their name in each language, and what notices
 * without that word speak of. Turkish dotted and dotless i are both written out where they occur. No pattern: to compile
 * one of this length costs every page more than a search for each.
 */
const WORDS: readonly string[] = [
  'cookie|kakor|kapsler|eväste|süti|suti|ciastecz|kolačić|kolacic|piškot|slapuk|sīkdat|sīkfail|küpsis|çerez|vafrak|galetes',
  'μπισκότ|бисквитк|колачи|куки|кукі|עוגיות|קוקיז|الارتباط|كوكيز|کوکی|クッキー|쿠키|曲奇|कुकी|คุกกี้',
  'consent|gdpr|rgpd|dsgvo|lgpd|kvkk|personal data|personal info|your privacy|your data|tracking tech|our partners|on your device',
  'datenschutz|einwillig|privatsphäre|vie privée|données|privacidad|datos personales|dados pessoais|dati personali',
  'persoonsgegevens|prywatno|danych osobowych|персональн|gizlilik|kişisel ver|osobních údaj|личн|プライバシー|個人情報|개인정보|隐私|隱私|गोपनीयता',
  'riêng tư|privasi|ความเป็นส่วนตัว|خصوصي|פרטיות|personuppgift|personvern|tietosuoj|adatv|confidențial|απορρήτου',
]
  .join('|')
  .split('|');

/** Does a text speak of cookies, of consent or of what is asked in such notices? */
export function speaksOfConsent(text: string): boolean {
  const lower = text.toLowerCase();
  return WORDS.some((word) => lower.includes(word));
}
