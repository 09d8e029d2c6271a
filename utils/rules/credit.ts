/** Lines around a text that name its owner, where it was first published, or what it draws upon. */

const CREDIT =
  /^\s*(?:©|\(c\)\s|ⓒ|copyright\b)\s*(?:copyright\b)?\s*@?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*(?:by\b)?\s*[,:]?\s*(.{1,120})$/iu;
const RESERVED =
  /[\s.,|–-]*(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|tüm hakları saklıdır).*$/iu;

/** A longer line is prose. */
const MAX_CHARS = 300;

/** Whom a line such as `© 2025 The Tidewater Post, all rights reserved` names; undefined when it is no such line. */
export const creditedIn = (line: string): string | undefined =>
  line.length > MAX_CHARS ? undefined : CREDIT.exec(line)?.[1]?.replace(RESERVED, '').trim();

/**
 * Words that open a line of credit. `first` says that the text itself was published elsewhere; `mention` names a source,
 * which on most pages is what an article of their own draws upon. Words that say the reverse are left out: what is
 * reprinted *on* a site is original here. Matched without regard to case at the beginning of the line.
 */
export const CREDITS: readonly {
  lang: string;
  first?: RegExp;
  mention?: RegExp;
  /** Lines with what they are taken for, and the name that is left of them. */
  examples: readonly [line: string, kind: 'first' | 'mention', rest: string][];
}[] = [
  {
    lang: 'ar',
    first:
      /^(?:نُ?شر(?:ت)?(?: (?:هذا المقال|هذه المقالة))? (?:لأول مرة|أولا[ًَ]?|في الأصل|أصلا[ًَ]?) (?:في|على)|المقال[ةه]? .{1,200} (?:ظهرت?|نُ?شرت?) أولا[ًَ]? (?:في|على))\s/iu,
    mention: /^(?:المصدر|نقلا[ًَ]? عن)\s*[:：]?\s*/iu,
    examples: [
      ['المصدر: الجزيرة', 'mention', 'الجزيرة'],
      ['نشر هذا المقال لأول مرة في الأهرام', 'first', 'الأهرام'],
    ],
  },
  {
    lang: 'bg',
    first: /^(?:първоначално публикувано|публикувано за първи път) (?:във?|на)\s/iu,
    mention: /^източник\s*:\s*/iu,
    examples: [['Източник: Дневник', 'mention', 'Дневник']],
  },
  {
    lang: 'cs',
    first:
      /^(?:(?:tento )?(?:článek|text) )?(?:původně|poprvé) (?:vyšel|vyšlo|publikováno|zveřejněno) (?:ve?|na)\s/iu,
    mention: /^zdroj\s*:\s*/iu,
    examples: [['Článek původně vyšel v Deníku N', 'first', 'Deníku N']],
  },
  {
    lang: 'da',
    first:
      /^(?:(?:artiklen|teksten) (?:er |blev )?)?(?:oprindeligt|først) (?:bragt|udgivet|offentliggjort) (?:i|på|af|hos)\s/iu,
    mention: /^kilde\s*:\s*/iu,
    examples: [['Artiklen er oprindeligt bragt i Politiken', 'first', 'Politiken']],
  },
  {
    lang: 'de',
    first:
      /^(?:(?:dieser (?:artikel|beitrag|text)|der (?:artikel|beitrag|text)) (?:ist |wurde |erschien )?)?(?:zuerst|ursprünglich|erstmals) (?:erschienen |veröffentlicht )?(?:auf|bei|in|im|von)\s|^der (?:beitrag|artikel) .{1,200} erschien zuerst (?:auf|bei|in)\s/iu,
    mention: /^quelle\s*:\s*/iu,
    examples: [
      ['Dieser Artikel erschien zuerst auf Blitz', 'first', 'Blitz'],
      ['Der Beitrag Die alte Brücke erschien zuerst auf Blitz.', 'first', 'Blitz.'],
      ['Quelle: Blitz', 'mention', 'Blitz'],
    ],
  },
  {
    lang: 'el',
    first: /^(?:πρώτη δημοσίευση|δημοσιεύθηκε αρχικά|δημοσιεύτηκε αρχικά)(?: στ(?:ο|η|ην|α))?\s*:?\s*/iu,
    mention: /^πηγή\s*:\s*/iu,
    examples: [['Πηγή: Καθημερινή', 'mention', 'Καθημερινή']],
  },
  {
    lang: 'en',
    first:
      /^(?:(?:(?:an? (?:\w{1,12} )?version of )?th(?:is|e) (?:article|story|post|piece|essay|column|text|report|interview) (?:was |has been )?)?(?:(?:originally|first) (?:published|posted|appeared|printed|ran)|(?:published|posted|appeared|ran) (?:originally|first))(?: (?:at|on|in|by)\s|\s*:\s*)|(?:(?:this (?:article|story|post|piece) (?:is |was |has been )?)?(?:re-?published|reprinted|re-?posted|cross-?posted)(?: here)?(?: with (?:kind )?permission)? from\s)|the post .{1,200} (?:appeared first|first appeared) on\s)/iu,
    mention: /^(?:(?:news )?sources?\s*:|via\s*:?\s|from\s*:|h\/t\s*:?\s)\s*/iu,
    examples: [
      ['This article was originally published on The Tidewater Post.', 'first', 'The Tidewater Post.'],
      ['First appeared in Blitz', 'first', 'Blitz'],
      ['Republished with permission from Blitz', 'first', 'Blitz'],
      ['The post An old bridge appeared first on Blitz.', 'first', 'Blitz.'],
      ['Source: Blitz', 'mention', 'Blitz'],
      ['Via Blitz', 'mention', 'Blitz'],
    ],
  },
  {
    lang: 'es',
    first:
      /^(?:(?:este (?:artículo|texto|reportaje) )?(?:(?:se |fue )?(?:publicado|publicó|apareció) (?:originalmente|por primera vez|primero)|originalmente publicado) (?:en|por)\s|la entrada .{1,200} (?:se publicó|aparece|apareció) primero en\s)/iu,
    mention: /^(?:fuente\s*:|vía\s*:?\s)\s*/iu,
    examples: [
      ['Publicado originalmente en La Marea', 'first', 'La Marea'],
      ['Fuente: La Marea', 'mention', 'La Marea'],
    ],
  },
  {
    lang: 'fa',
    mention: /^منبع\s*[:：]\s*/iu,
    examples: [['منبع: ایسنا', 'mention', 'ایسنا']],
  },
  {
    lang: 'fi',
    first:
      /^(?:juttu |artikkeli |kirjoitus )?(?:on )?(?:julkaistu alun perin|alun perin julkaistu|julkaistu ensimmäisen kerran)\s*:?\s*/iu,
    mention: /^lähde\s*:\s*/iu,
    examples: [['Lähde: Yle', 'mention', 'Yle']],
  },
  {
    lang: 'fr',
    first:
      /^(?:(?:cet article|ce texte) (?:a été |est )?)?(?:(?:publié|paru)e? (?:initialement|à l[’']origine|d[’']abord|pour la première fois)|(?:initialement|à l[’']origine) (?:publié|paru)e?) (?:sur|dans|par|chez)\s|^l[’']article .{1,200} est apparu en premier sur\s/iu,
    mention: /^(?:source\s*:|via\s*:?\s)\s*/iu,
    examples: [
      ['Cet article a été publié initialement dans Blitz', 'first', 'Blitz'],
      ['Source : Blitz', 'mention', 'Blitz'],
    ],
  },
  {
    lang: 'he',
    first: /^(?:פורסם (?:לראשונה|במקור) ב[-־]?\s?)/iu,
    mention: /^מקור\s*:\s*/iu,
    examples: [['מקור: הארץ', 'mention', 'הארץ']],
  },
  {
    lang: 'hi',
    mention: /^(?:स्रोत|साभार)\s*[:：]\s*/iu,
    examples: [['स्रोत: अमर उजाला', 'mention', 'अमर उजाला']],
  },
  {
    lang: 'hr',
    first: /^(?:(?:tekst|članak) je )?(?:izvorno|prvotno|prvi put) objavljeno? (?:na|u)\s/iu,
    mention: /^izvor\s*:\s*/iu,
    examples: [['Izvor: Index', 'mention', 'Index']],
  },
  {
    lang: 'hu',
    first: /^(?:eredetileg megjelent|(?:a|az) (?:cikk|írás) eredetileg)\s*:?\s*/iu,
    mention: /^forrás\s*:\s*/iu,
    examples: [['Forrás: Telex', 'mention', 'Telex']],
  },
  {
    lang: 'id',
    first: /^(?:artikel ini )?(?:pertama kali|awalnya) (?:diterbitkan|tayang|terbit) di\s/iu,
    mention: /^sumber\s*:\s*/iu,
    examples: [['Artikel ini pertama kali tayang di Kompas', 'first', 'Kompas']],
  },
  {
    lang: 'it',
    first:
      /^(?:(?:questo articolo|l[’']articolo) (?:è stato |è apparso |è uscito )?)?(?:(?:pubblicato )?(?:originariamente|originalmente|per la prima volta)|(?:originariamente|originalmente) (?:pubblicato|apparso)) (?:sul?|sulla|da|in|nel)\s|^l[’']articolo .{1,200} (?:proviene da|sembra essere il primo su)\s/iu,
    mention: /^(?:fonte\s*:|via\s*:?\s)\s*/iu,
    examples: [
      ['Pubblicato originariamente su Blitz', 'first', 'Blitz'],
      ['L’articolo Il vecchio ponte proviene da Blitz.', 'first', 'Blitz.'],
    ],
  },
  {
    lang: 'ja',
    first: /^(?:初出|転載元|掲載元)\s*[:：]\s*|^投稿 .{1,200}に最初に表示されました。?$/iu,
    mention: /^(?:出典|引用元|情報元|ソース|出所|提供元?)\s*[:：]\s*/iu,
    examples: [
      ['転載元：東洋経済', 'first', '東洋経済'],
      ['出典：東洋経済', 'mention', '東洋経済'],
    ],
  },
  {
    lang: 'ko',
    first: /^(?:원문 ?출처|최초 ?게재)\s*[:：]\s*/iu,
    mention: /^(?:출처|자료)\s*[:：]\s*/iu,
    examples: [['출처: 한겨레', 'mention', '한겨레']],
  },
  {
    lang: 'nl',
    first:
      /^(?:dit (?:artikel|bericht|stuk) )?(?:(?:is |werd )?(?:oorspronkelijk|eerder|voor het eerst) (?:gepubliceerd|verschenen|geplaatst)|verscheen (?:oorspronkelijk|eerder|eerst)) (?:op|in|bij|door)\s|^het bericht .{1,200} verscheen eerst op\s/iu,
    mention: /^(?:bron\s*:|via\s*:?\s)\s*/iu,
    examples: [['Dit artikel verscheen eerder in Trouw', 'first', 'Trouw']],
  },
  {
    lang: 'no',
    first:
      /^(?:(?:artikkelen|saken|teksten) (?:er |ble )?)?(?:opprinnelig|først) (?:publisert|trykket) (?:i|på|hos|av)\s/iu,
    mention: /^kilde\s*:\s*/iu,
    examples: [['Saken ble først publisert i Aftenposten', 'first', 'Aftenposten']],
  },
  {
    lang: 'pl',
    first:
      /^(?:(?:ten )?(?:artykuł|tekst) )?(?:(?:po raz pierwszy|pierwotnie) (?:ukazał się|opublikowan[oy])|(?:ukazał się|opublikowan[oy]) (?:po raz pierwszy|pierwotnie)) (?:we?|na)\s|^artykuł .{1,200} pochodzi z serwisu\s/iu,
    mention: /^źródło\s*:\s*/iu,
    examples: [
      ['Tekst ukazał się pierwotnie w Polityce', 'first', 'Polityce'],
      ['Źródło: Polityka', 'mention', 'Polityka'],
    ],
  },
  {
    lang: 'pt',
    first:
      /^(?:(?:est[ea] (?:artigo|texto|matéria|reportagem) )?(?:foi )?(?:publicad[oa] (?:originalmente|primeiro|pela primeira vez)|originalmente publicad[oa]) (?:em|n[oa]|por)\s|o (?:post|conteúdo) .{1,200} aparece(?:u)? primeiro em\s)/iu,
    mention: /^(?:fonte\s*:|via\s*:?\s)\s*/iu,
    examples: [
      ['Publicado originalmente em Piauí', 'first', 'Piauí'],
      ['O post A velha ponte apareceu primeiro em Blitz.', 'first', 'Blitz.'],
    ],
  },
  {
    lang: 'ro',
    first:
      /^(?:articol(?:ul)? )?(?:publicat|apărut) (?:inițial|iniţial|pentru prima dată|prima dată) (?:în|pe|de)\s/iu,
    mention: /^sursa\s*:\s*/iu,
    examples: [['Sursa: Adevărul', 'mention', 'Adevărul']],
  },
  {
    lang: 'ru',
    first:
      /^(?:(?:материал|статья|текст) )?(?:впервые|первоначально) (?:был[ао]? )?опубликован[ао]? (?:на|во?)\s|^сообщение .{1,200} появились сначала на\s/iu,
    mention: /^(?:источник|по материалам)\s*:?\s*/iu,
    examples: [
      ['Впервые опубликовано в Коммерсанте', 'first', 'Коммерсанте'],
      ['Источник: Коммерсант', 'mention', 'Коммерсант'],
    ],
  },
  {
    lang: 'sv',
    first:
      /^(?:(?:artikeln|texten) (?:är |har )?)?(?:ursprungligen|först) (?:publicerad|publicerades|tryckt) (?:i|på|av|hos)\s|^inlägget .{1,200} dök först upp på\s/iu,
    mention: /^källa\s*:\s*/iu,
    examples: [['Ursprungligen publicerad i Sydsvenskan', 'first', 'Sydsvenskan']],
  },
  {
    lang: 'tr',
    first:
      /^(?:ilk yayın(?:landığı yer)?|orijinal(?:i)?(?: yayın)?)\s*:\s*|^.{1,200} (?:yazısı|haberi) ilk önce .{1,80} üzerinde ortaya çıktı\.?$/iu,
    mention: /^(?:haber )?(?:kaynak|kaynağı?)\s*:\s*/iu,
    examples: [
      ['Kaynak: Hürriyet', 'mention', 'Hürriyet'],
      ['KAYNAK: Hürriyet', 'mention', 'Hürriyet'],
    ],
  },
  {
    lang: 'uk',
    first:
      /^(?:(?:матеріал|стаття|текст) )?(?:вперше|спочатку) (?:був |була )?опублікован[оаий]{1,2} (?:на|[ув])\s/iu,
    mention: /^(?:джерело|за матеріалами)\s*:?\s*/iu,
    examples: [['Джерело: Тиждень', 'mention', 'Тиждень']],
  },
  {
    lang: 'vi',
    mention: /^(?:nguồn|theo)\s*:\s*/iu,
    examples: [['Nguồn: Tuổi Trẻ', 'mention', 'Tuổi Trẻ']],
  },
  {
    lang: 'zh',
    first: /^(?:本文)?(?:首发于|首發於|原载于?|原載於?|转载自|轉載自|首发|首發)\s*[:：]?\s*/iu,
    mention: /^(?:(?:文章|消息|新闻|新聞)?(?:来源|來源)|稿源|出处|出處)\s*[:：]\s*/iu,
    examples: [
      ['本文转载自财新网', 'first', '财新网'],
      ['来源：财新网', 'mention', '财新网'],
    ],
  },
];

/** A line of credit. */
export interface Credit {
  /** `owner` is a © line; for the others see `CREDITS`. */
  kind: 'owner' | 'first' | 'mention';
  /** What stands behind the words of credit; empty where these are the whole line. */
  rest: string;
}

/** Reads a line with its white space folded; null when it is no line of credit. */
export function creditOf(line: string): Credit | null {
  if (line.length > MAX_CHARS) return null;
  const owner = creditedIn(line);
  if (owner) return { kind: 'owner', rest: owner };
  const plain = line.replace(/^[\s\p{P}\p{S}]{1,4}(?=\p{L})/u, '');
  for (const kind of ['first', 'mention'] as const) {
    for (const { [kind]: words } of CREDITS) {
      const opening = words?.exec(plain)?.[0];
      if (opening !== undefined) return { kind, rest: plain.slice(opening.length).trim() };
    }
  }
  return null;
}

/**
 * Names that are no outlet's although they stand behind a ©: companies, which own outlets, and words of reservation.
 * Whole words.
 */
export const NO_OUTLET =
  /(?<!\p{L})(?:ltd|limited|llc|llp|inc|corp|corporation|company|co|plc|gmbh|ag|kg|se|s\.?a\.?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|as|a\.?ş|pty|pte|verlag|verlagsgesellschaft|group|gruppe|groupe|grupo|gruppo|holdings?|media|medien|médias|publishing|publications|publishers|communications|network|enterprises|partners|studios?|images?|photos?|fotos?|pictures|rights|rechte|droits|derechos|diritti|direitos|prawa|hakları|reserved|contributors?|authors?|getty|licen[cs]e|terms|privacy)(?!\p{L})/iu;

/** Hosts of news agencies: their texts are printed under their name everywhere, and are at home where they are printed. */
export const AGENCIES: readonly string[] = [
  'agerpres.ro',
  'ansa.it',
  'apnews.com',
  'armenpress.am',
  'bernama.com',
  'dpa.com',
  'efe.com',
  'kyodonews.net',
  'aa.com.tr',
  'afp.com',
  'antaranews.com',
  'apa.at',
  'belga.be',
  'interfax.ru',
  'jiji.com',
  'lusa.pt',
  'mti.hu',
  'news.cn',
  'pap.pl',
  'ptinews.com',
  'reuters.com',
  'ria.ru',
  'ritzau.dk',
  'spa.gov.sa',
  'tass.com',
  'tass.ru',
  'ukrinform.ua',
  'upi.com',
  'wam.ae',
  'xinhuanet.com',
  'yna.co.kr',
];
