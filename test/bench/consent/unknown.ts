/** Banners of tools that nobody knows: what a general way of reading them has to cope with. Words and markup are ours. */
import { type Drawing, type DrawnControl, drawn } from './draw.ts';
import type { BenchPage, Lang } from './page.ts';

type Entry = readonly [id: string, lang: Lang, kind: BenchPage['kind'], drawing: Drawing];

const NEED = { label: 'Strictly necessary', on: true, fixed: true };
const EN = 'We use cookies to measure how our pages are read and to show you fitting offers.';
/** A first layer with a refusal, in a language and a form. */
const refusable = (
  id: string,
  lang: Lang,
  how: Drawing['how'],
  text: string,
  controls: readonly DrawnControl[],
  more: Partial<Drawing> = {},
): Entry => [`unknown-${id}`, lang, 'reject', { how, first: { text, controls }, ...more }];

const STAGES: readonly Entry[] = [
  [
    'unknown-settings-save',
    'en',
    'settings',
    {
      how: 'bar',
      first: {
        text: EN,
        controls: [
          ['Sounds good', 'accept'],
          ['Accept', 'accept'],
          ['Cookie settings', 'open', 'link'],
        ],
      },
      second: {
        heading: 'Your choices',
        text: 'Choose what we may do.',
        switches: [NEED, { label: 'Statistics', on: true }, { label: 'Advertising', on: true }],
        controls: [
          ['Accept all', 'accept'],
          ['Save my choices', 'save'],
        ],
      },
    },
  ],
  [
    'unknown-settings-switches',
    'en',
    'settings',
    {
      how: 'modal',
      locks: 'fixed',
      shade: true,
      inPlace: true,
      first: {
        heading: 'Before you read on',
        text: 'We and our 214 partners store and access information on your device, with your consent.',
        controls: [
          ['Agree and close', 'accept'],
          ['More options', 'open'],
        ],
      },
      second: {
        heading: 'Purposes',
        text: 'Turn purposes on or off.',
        switches: [
          { label: 'Store information on a device', on: true, as: 'switch' },
          { label: 'Personalised advertising', on: true, as: 'switch' },
          { label: 'Develop products', on: false, as: 'switch' },
        ],
        controls: [
          ['Enable all', 'accept'],
          ['Confirm choices', 'save'],
        ],
      },
    },
  ],
  [
    'unknown-settings-pressed-de',
    'de',
    'settings',
    {
      how: 'corner',
      first: {
        heading: 'Ihre Privatsphäre',
        text: 'Wir nutzen Cookies und ähnliche Techniken, um Ihnen passende Inhalte zu zeigen.',
        controls: [
          ['Zustimmen', 'accept'],
          ['Zwecke anzeigen', 'open', 'span'],
        ],
      },
      second: {
        text: 'Hier können Sie einzelne Zwecke an- und abwählen.',
        switches: [
          { label: 'Messung', on: true, as: 'pressed' },
          { label: 'Werbung', on: true, as: 'pressed' },
        ],
        controls: [
          ['Allem zustimmen', 'accept'],
          ['Auswahl bestätigen', 'save'],
        ],
      },
    },
  ],
  [
    'unknown-settings-hidden-boxes-es',
    'es',
    'settings',
    {
      how: 'bar',
      first: {
        text: 'Usamos cookies propias y de terceros con fines analíticos y publicitarios.',
        controls: [
          ['Aceptar', 'accept'],
          ['Configurar cookies', 'open', 'link'],
        ],
      },
      second: {
        heading: 'Preferencias',
        text: 'Elige qué cookies permites.',
        switches: [
          { label: 'Técnicas', on: true, fixed: true, as: 'hiddenInput' },
          { label: 'Analíticas', on: true, as: 'hiddenInput' },
          { label: 'Publicidad', on: true, as: 'hiddenInput' },
        ],
        controls: [
          ['Aceptar todas', 'accept'],
          ['Guardar preferencias', 'save'],
        ],
      },
    },
  ],
  [
    'unknown-settings-refusal-fr',
    'fr',
    'settings',
    {
      how: 'modal',
      locks: 'overflow',
      inPlace: true,
      first: {
        text: 'Nous utilisons des cookies pour mesurer l’audience et personnaliser la publicité.',
        controls: [
          ['Tout accepter', 'accept'],
          ['Paramétrer mes choix', 'open'],
        ],
      },
      second: {
        text: 'Vos choix pour chaque finalité.',
        controls: [
          ['Tout accepter', 'accept'],
          ['Tout refuser', 'reject'],
          ['Enregistrer', 'save'],
        ],
        switches: [{ label: 'Audience', on: true }],
      },
    },
  ],
  [
    'unknown-first-layer-boxes-de',
    'de',
    'settings',
    {
      how: 'modal',
      shade: true,
      locks: 'overflow',
      first: {
        heading: 'Cookies auf dieser Seite',
        text: 'Wir verwenden Cookies. Einige sind notwendig, andere helfen uns, unser Angebot zu verbessern.',
        switches: [
          { label: 'Notwendig', on: true, fixed: true },
          { label: 'Statistik', on: true },
          { label: 'Marketing', on: true },
        ],
        controls: [
          ['Alle akzeptieren', 'accept'],
          ['Auswahl speichern', 'save'],
        ],
      },
    },
  ],
  [
    'unknown-first-layer-boxes-off-en',
    'en',
    'settings',
    {
      how: 'corner',
      first: {
        text: `${EN} You can choose which cookies you want to allow.`,
        switches: [NEED, { label: 'Statistics', on: false }, { label: 'Marketing', on: false }],
        controls: [
          ['Allow selection', 'save'],
          ['Allow all cookies', 'accept'],
        ],
      },
    },
  ],
  [
    'unknown-thanks',
    'en',
    'reject',
    {
      how: 'flowTop',
      first: {
        heading: 'Cookies on this service',
        text: 'We use some essential cookies. We would like to set additional cookies to understand how you use this service.',
        controls: [
          ['Accept additional cookies', 'accept'],
          ['Reject additional cookies', 'reject'],
          ['View cookies', 'nothing', 'link'],
        ],
      },
      thanks: {
        text: 'You have rejected additional cookies. You can change your cookie settings at any time.',
        controls: [['Hide this message', 'acknowledge']],
      },
    },
  ],
  [
    'unknown-accept-only-locked',
    'en',
    'acceptOnly',
    {
      how: 'modal',
      locks: 'fixed',
      shade: true,
      first: {
        heading: 'We value your privacy',
        text: `${EN} By using this site you consent to them.`,
        controls: [['I agree', 'accept']],
      },
    },
  ],
  [
    'unknown-accept-only-dialog-it',
    'it',
    'acceptOnly',
    {
      how: 'dialog',
      first: {
        text: 'Questo sito utilizza cookie di profilazione. Per continuare è necessario il tuo consenso.',
        controls: [
          ['Accetto', 'accept'],
          ['Informativa', 'nothing', 'link'],
        ],
      },
    },
  ],
  [
    'unknown-deaf',
    'en',
    'acceptOnly',
    {
      how: 'bar',
      trustedOnly: true,
      first: {
        text: EN,
        controls: [
          ['Accept all', 'accept'],
          ['Reject all', 'reject'],
        ],
      },
    },
  ],
  [
    'unknown-notice-mark',
    'en',
    'notice',
    {
      how: 'bar',
      first: {
        text: 'This site uses cookies.',
        controls: [
          ['✕', 'acknowledge', 'span'],
          ['Read more', 'nothing', 'link'],
        ],
      },
    },
  ],
  [
    'unknown-notice-icon',
    'en',
    'notice',
    {
      how: 'corner',
      first: {
        text: 'We use cookies so that your basket remembers what you put into it.',
        controls: [['Close', 'acknowledge', 'icon']],
      },
    },
  ],
  [
    'unknown-notice-image-fr',
    'fr',
    'notice',
    {
      how: 'top',
      first: {
        text: 'Ce site utilise des cookies.',
        controls: [
          ['Fermer', 'acknowledge', 'image'],
          ['En savoir plus', 'nothing', 'link'],
        ],
      },
    },
  ],
  [
    'unknown-notice-ok-tr',
    'tr',
    'notice',
    {
      how: 'bar',
      first: {
        text: 'Sitemizde çerezler kullanılmaktadır.',
        controls: [
          ['Tamam', 'acknowledge', 'div'],
          ['Ayrıntılı bilgi', 'nothing', 'link'],
        ],
      },
    },
  ],
  [
    'unknown-notice-titled-es',
    'es',
    'notice',
    {
      how: 'flowTop',
      first: { text: 'Este sitio utiliza cookies.', controls: [['Cerrar', 'acknowledge', 'titled']] },
    },
  ],
  [
    'unknown-notice-footer-de',
    'de',
    'notice',
    {
      how: 'flowBottom',
      first: {
        text: 'Diese Website verwendet Cookies.',
        controls: [['Hinweis schließen', 'acknowledge', 'link']],
      },
    },
  ],
];

const FORMS: readonly Entry[] = [
  refusable(
    'link-refusal',
    'en',
    'corner',
    'We value your privacy. We and our partners store information on your device to measure and personalise.',
    [
      ['Continue without accepting', 'reject', 'link'],
      ['Customise', 'nothing'],
      ['Agree & close', 'accept'],
    ],
  ),
  refusable(
    'disagree',
    'en',
    'modal',
    'We and our 843 partners store and access information on your device, such as unique identifiers, to process personal data.',
    [
      ['AGREE', 'accept'],
      ['DISAGREE', 'reject'],
      ['MORE OPTIONS', 'nothing'],
    ],
    { locks: 'overflow', shade: true },
  ),
  refusable(
    'dialog',
    'en',
    'dialog',
    EN,
    [
      ['Yes, I am happy', 'accept'],
      ['No, thank you', 'reject'],
    ],
    { locks: 'overflow' },
  ),
  refusable('popover', 'en', 'popover', EN, [
    ['Allow cookies', 'accept'],
    ['Essential only', 'reject'],
  ]),
  refusable('nested-shadow', 'en', 'nested', EN, [
    ['Accept', 'accept'],
    ['Decline', 'reject'],
  ]),
  refusable('closed-shadow', 'en', 'closed', EN, [
    ['Accept', 'accept'],
    ['Decline', 'reject'],
  ]),
  refusable(
    'same-frame',
    'en',
    'frame',
    EN,
    [
      ['Accept', 'accept'],
      ['Reject', 'reject'],
    ],
    { locks: 'overflow' },
  ),
  refusable(
    'foreign-frame-fr',
    'fr',
    'foreignFrame',
    'Nous utilisons des cookies pour mesurer notre audience.',
    [
      ['J’accepte', 'accept'],
      ['Je refuse', 'reject'],
    ],
  ),
  refusable('flow-divs', 'en', 'flowTop', EN, [
    ['Accept', 'accept', 'div'],
    ['Only what is necessary', 'reject', 'div'],
  ]),
  refusable('spans', 'en', 'bar', EN, [
    ['Allow', 'accept', 'span'],
    ['Do not allow', 'reject', 'span'],
  ]),
  refusable('inputs', 'en', 'bar', EN, [
    ['I accept', 'accept', 'submit'],
    ['I do not accept', 'reject', 'input'],
  ]),
  refusable('titles', 'en', 'bar', EN, [
    ['Accept cookies', 'accept', 'icon'],
    ['Reject cookies', 'reject', 'icon'],
  ]),
  refusable(
    'do-not-sell',
    'en',
    'bar',
    'This website uses cookies to enhance your experience and to analyze traffic. We also share information with our advertising partners.',
    [
      ['Do Not Sell My Personal Information', 'reject'],
      ['Accept Cookies', 'accept'],
    ],
  ),
  refusable(
    'after-scroll',
    'en',
    'bar',
    EN,
    [
      ['Accept all', 'accept'],
      ['Reject all', 'reject'],
    ],
    { cue: 'scroll' },
  ),
  refusable(
    'after-route-de',
    'de',
    'bar',
    'Wir verwenden Cookies, um unser Angebot zu verbessern.',
    [
      ['Einverstanden', 'accept'],
      ['Nur notwendige', 'reject'],
    ],
    { cue: 'route' },
  ),
  refusable(
    'late',
    'en',
    'modal',
    EN,
    [
      ['Got it, accept all', 'accept'],
      ['Use necessary cookies only', 'reject'],
    ],
    { lateMs: 3000, locks: 'overflow', shade: true },
  ),
  refusable('footer-flow', 'en', 'flowBottom', EN, [
    ['Accept', 'accept'],
    ['Refuse', 'reject'],
  ]),
];

const LANGUAGES: readonly Entry[] = [
  refusable(
    'ar',
    'ar',
    'bar',
    'نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا وقياس عدد الزيارات.',
    [
      ['قبول الكل', 'accept'],
      ['رفض الكل', 'reject'],
      ['الإعدادات', 'nothing'],
    ],
    { dir: 'rtl' },
  ),
  refusable(
    'he',
    'he',
    'corner',
    'אנו משתמשים בעוגיות כדי לשפר את חוויית הגלישה שלך ולמדוד את התנועה באתר.',
    [
      ['אישור הכול', 'accept'],
      ['דחייה', 'reject', 'link'],
    ],
    { dir: 'rtl' },
  ),
  refusable(
    'fa',
    'fa',
    'bar',
    'ما از کوکی‌ها برای بهبود تجربه شما و سنجش بازدید استفاده می‌کنیم.',
    [
      ['پذیرفتن همه', 'accept'],
      ['رد کردن', 'reject'],
    ],
    { dir: 'rtl' },
  ),
  refusable(
    'ja',
    'ja',
    'modal',
    '当サイトでは、利便性の向上とアクセス解析のためにクッキーを使用しています。',
    [
      ['すべて許可する', 'accept'],
      ['必要なもののみ', 'reject'],
      ['詳細設定', 'nothing'],
    ],
    { locks: 'overflow' },
  ),
  refusable('ko', 'ko', 'bar', '당사는 서비스 개선과 맞춤형 광고를 위해 쿠키를 사용합니다.', [
    ['모두 동의', 'accept'],
    ['거부', 'reject', 'div'],
  ]),
  refusable('zh', 'zh', 'corner', '我们使用 Cookie 来分析流量并改善您的浏览体验。', [
    ['全部接受', 'accept'],
    ['拒绝全部', 'reject'],
  ]),
  refusable('zh-hant', 'zh', 'bar', '本網站使用 Cookie 以提供更好的瀏覽體驗，並分析網站流量。', [
    ['同意', 'accept'],
    ['不同意', 'reject'],
  ]),
  refusable('th', 'th', 'bar', 'เว็บไซต์นี้ใช้คุกกี้เพื่อเพิ่มประสิทธิภาพและวิเคราะห์การใช้งานของคุณ', [
    ['ยอมรับทั้งหมด', 'accept'],
    ['ปฏิเสธทั้งหมด', 'reject'],
    ['ตั้งค่าคุกกี้', 'nothing', 'link'],
  ]),
  refusable('hi', 'hi', 'bar', 'हम आपके अनुभव को बेहतर बनाने के लिए कुकीज़ का उपयोग करते हैं।', [
    ['सभी स्वीकार करें', 'accept'],
    ['अस्वीकार करें', 'reject'],
  ]),
  refusable(
    'el',
    'el',
    'corner',
    'Χρησιμοποιούμε cookies για τη μέτρηση της επισκεψιμότητας και για διαφημίσεις.',
    [
      ['Αποδοχή όλων', 'accept'],
      ['Απόρριψη όλων', 'reject', 'span'],
      ['Ρυθμίσεις', 'nothing'],
    ],
  ),
  refusable(
    'ru',
    'ru',
    'bar',
    'Мы используем файлы cookie, чтобы анализировать посещаемость и показывать рекламу.',
    [
      ['Принять все', 'accept'],
      ['Отклонить', 'reject'],
    ],
  ),
  refusable('uk', 'uk', 'top', 'Ми використовуємо файли cookie, щоб аналізувати відвідуваність сайту.', [
    ['Прийняти всі', 'accept'],
    ['Лише необхідні', 'reject'],
  ]),
  refusable(
    'pl',
    'pl',
    'modal',
    'Używamy plików cookie, aby mierzyć ruch na stronie i dopasowywać reklamy.',
    [
      ['Akceptuję wszystkie', 'accept'],
      ['Odrzucam', 'reject'],
      ['Ustawienia', 'nothing'],
    ],
    { shade: true },
  ),
  refusable('cs', 'cs', 'bar', 'Používáme soubory cookie k měření návštěvnosti a k cílení reklam.', [
    ['Souhlasím', 'accept'],
    ['Nesouhlasím', 'reject'],
  ]),
  refusable(
    'hu',
    'hu',
    'bar',
    'Sütiket használunk a látogatottság mérésére és a hirdetések személyre szabására.',
    [
      ['Elfogadom', 'accept'],
      ['Elutasítom', 'reject', 'input'],
    ],
  ),
  refusable(
    'fi',
    'fi',
    'corner',
    'Käytämme evästeitä sivuston käytön mittaamiseen ja mainonnan kohdentamiseen.',
    [
      ['Hyväksy kaikki', 'accept'],
      ['Vain välttämättömät', 'reject'],
    ],
  ),
  refusable('sv', 'sv', 'bar', 'Vi använder kakor för att mäta hur webbplatsen används.', [
    ['Godkänn alla', 'accept'],
    ['Neka', 'reject'],
  ]),
  refusable(
    'nl',
    'nl',
    'bar',
    'Wij gebruiken cookies om het gebruik van de site te meten en advertenties te tonen.',
    [
      ['Akkoord', 'accept'],
      ['Weigeren', 'reject', 'link'],
    ],
  ),
  refusable('pt', 'pt', 'bar', 'Utilizamos cookies para medir a audiência e personalizar anúncios.', [
    ['Aceitar todos', 'accept'],
    ['Rejeitar', 'reject'],
    ['Gerir preferências', 'nothing'],
  ]),
  refusable('ro', 'ro', 'bar', 'Folosim cookie-uri pentru a măsura traficul și a personaliza reclamele.', [
    ['Accept toate', 'accept'],
    ['Refuz', 'reject'],
  ]),
  refusable(
    'vi',
    'vi',
    'bar',
    'Chúng tôi sử dụng cookie để phân tích lưu lượng truy cập và cá nhân hóa quảng cáo.',
    [
      ['Chấp nhận tất cả', 'accept'],
      ['Từ chối tất cả', 'reject'],
    ],
  ),
  refusable(
    'id',
    'id',
    'bar',
    'Kami menggunakan cookie untuk menganalisis lalu lintas dan menyesuaikan iklan.',
    [
      ['Terima semua', 'accept'],
      ['Tolak semua', 'reject'],
    ],
  ),
];

const wall = (
  id: string,
  lang: Lang,
  heading: string,
  text: string,
  controls: readonly DrawnControl[],
): Entry => [
  `unknown-wall-${id}`,
  lang,
  'pay',
  { how: 'modal', shade: true, first: { heading, text, controls } },
];

const WALLS: readonly Entry[] = [
  wall(
    'de',
    'de',
    'Lesen Sie weiter',
    'Mit Werbung und Cookies kostenlos weiterlesen oder mit dem Pur-Abo ohne Tracking ab 2,99 € im Monat.',
    [
      ['Akzeptieren', 'accept'],
      ['Jetzt Pur abonnieren', 'pay'],
    ],
  ),
  wall(
    'fr',
    'fr',
    'Vos données, votre choix',
    'Acceptez les cookies publicitaires, ou soutenez la rédaction en vous abonnant.',
    [
      ['Accepter et continuer', 'accept'],
      ['S’abonner pour 1 €', 'pay', 'link'],
    ],
  ),
  wall(
    'it',
    'it',
    'La tua scelta',
    'Accetta i cookie di profilazione e pubblicità, oppure abbonati per navigare senza tracciamento.',
    [
      ['Accetta e continua', 'accept'],
      ['Rifiuta e abbonati', 'pay'],
    ],
  ),
  wall(
    'es',
    'es',
    'Tu decides',
    'Acepta las cookies para seguir leyendo gratis, o suscríbete y navega sin publicidad.',
    [
      ['Aceptar y continuar', 'accept'],
      ['Rechazar y suscribirse', 'pay'],
    ],
  ),
  wall(
    'en',
    'en',
    'Support us',
    'Consent to cookies for personalised advertising, or pay £3 a month to reject them.',
    [
      ['Accept all', 'accept'],
      ['Pay to reject', 'pay'],
      ['Sign in', 'nothing', 'link'],
    ],
  ),
  // Not a wall: the third choice costs nothing.
  [
    'unknown-third-choice-fr',
    'fr',
    'reject',
    {
      how: 'modal',
      shade: true,
      first: {
        heading: 'Vos données, votre choix',
        text: 'Nous et nos partenaires utilisons des cookies pour la publicité. Vous pouvez aussi vous abonner.',
        controls: [
          ['Continuer sans accepter', 'reject', 'link'],
          ['S’abonner', 'pay'],
          ['Accepter et continuer', 'accept'],
        ],
      },
    },
  ],
  [
    'unknown-third-choice-de',
    'de',
    'reject',
    {
      how: 'modal',
      shade: true,
      first: {
        heading: 'Ihre Wahl',
        text: 'Wir und unsere Partner verwenden Cookies für Werbung. Mit dem Abo lesen Sie werbefrei.',
        controls: [
          ['Alle akzeptieren', 'accept'],
          ['Abo abschließen', 'pay'],
          ['Nur notwendige Cookies', 'reject'],
        ],
      },
    },
  ],
];

const made = [...STAGES, ...FORMS, ...LANGUAGES, ...WALLS].map(([id, lang, kind, drawing]) =>
  drawn({ id, lang, kind }, drawing),
);

/** Pages with a banner of no known tool. */
export const UNKNOWN_PAGES: readonly BenchPage[] = made.map(({ page }) => page);
/** What their frames show. */
export const UNKNOWN_FRAMES: readonly BenchPage[] = made.flatMap(({ frame }) => frame ?? []);
