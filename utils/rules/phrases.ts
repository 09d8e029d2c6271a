/**
 * Words around an article that tell whether it goes on elsewhere, per language (BCP 47). Data: adding a language
 * touches this file and an example in its test.
 *
 * Notation: lower case, straight apostrophes; ` … ` inside a phrase stands for up to 60 characters of one sentence.
 * Texts are folded by `foldText` before they are compared, so Turkish i, capitals and apostrophes need no variants.
 */

export interface LanguagePhrases {
  /** Words that cannot end a sentence: articles, prepositions, conjunctions. Separated by spaces. */
  functionWords?: string;
  /** Opens a line that leads to the rest of *this* text. */
  continueThis?: readonly string[];
  /** Opens a line that may lead to this text or to another; counts only behind an end that looks cut. */
  continueOther?: readonly string[];
  /** Says that the rest is withheld or that reading on needs an account, anywhere in a line. */
  gate?: readonly string[];
  /** Says that the text is for sale or for members, which leaves open whether it is all there. */
  sold?: readonly string[];
  /** Opens a credit, source, date or sharing line. */
  credit?: readonly string[];
}

export const PHRASES: Readonly<Record<string, LanguagePhrases>> = {
  ar: {
    functionWords: 'في من إلى على عن أن إن التي الذي الذين و أو ثم مع هذا هذه ذلك بين كان كانت قد لم لن بعد قبل حتى كما لكن',
    continueThis: ['أكمل القراءة', 'متابعة القراءة', 'تابع القراءة', 'إقرأ التتمة', 'لقراءة المقال كاملا', 'بقية المقال', 'اقرأ المقال كاملا'],
    continueOther: ['اقرأ المزيد', 'قراءة المزيد', 'المزيد'],
    gate: ['اشترك … لمتابعة القراءة', 'سجل الدخول لمتابعة', 'لمتابعة القراءة'],
    sold: ['للمشتركين فقط', 'حصري للمشتركين', 'هذا المحتوى للمشتركين'],
    credit: ['المصدر', 'تحرير', 'تصوير'],
  },
  bg: {
    functionWords: 'и или но а че който която които в във на с със към по за от до при без под над между не да се си е са беше ще като',
    continueThis: ['продължете да четете', 'четете още в', 'прочетете цялата', 'към цялата статия'],
    continueOther: ['прочетете още', 'виж още', 'повече', 'още по темата'],
    gate: ['абонирайте се, за да', 'за да продължите да четете', 'влезте, за да прочетете'],
    sold: ['само за абонати', 'съдържание за абонати'],
    credit: ['източник', 'снимка'],
  },
  bn: {
    functionWords: 'ও এবং কিন্তু যে এই সেই একটি থেকে জন্য সঙ্গে মধ্যে করে',
    continueThis: ['পুরোটা পড়ুন', 'সম্পূর্ণ পড়ুন', 'বাকি অংশ পড়ুন'],
    continueOther: ['আরও পড়ুন', 'বিস্তারিত'],
    sold: ['শুধু গ্রাহকদের জন্য'],
  },
  ca: {
    functionWords: "el la els les un una uns unes de del dels a al als i o però que qui en amb per sense sobre entre fins des segons és són era no es seu seva aquest aquesta com més",
    continueThis: ['continua llegint', 'segueix llegint', "llegir l'article complet"],
    continueOther: ['llegir més', 'més informació'],
    gate: ['subscriu-te per', 'per continuar llegint'],
    sold: ['exclusiu per a subscriptors', 'contingut exclusiu'],
  },
  cs: {
    functionWords: 'a i nebo ale že který která které kteří v ve z ze na do od po pod nad před přes pro bez o u při se si s k ke ne je jsou byl byla bylo aby jak když',
    continueThis: ['číst dál', 'číst celý', 'celý článek', 'pokračovat ve čtení', 'pokračování článku', 'zobrazit celý článek'],
    continueOther: ['číst více', 'čtěte také', 'více'],
    gate: ['předplaťte si … a čtěte', 'pro pokračování', 'přihlaste se … číst', 'zbývá vám ještě', 'chcete číst dál', 'odemkněte si'],
    sold: ['pouze pro předplatitele', 'jen pro předplatitele', 'obsah pro předplatitele', 'prémiový obsah', 'pro předplatitele'],
    credit: ['zdroj', 'foto', 'autor'],
  },
  da: {
    functionWords: 'en et den det de og eller men at som i på af til for med om ved fra under over efter mellem mod uden er var har havde ikke sig sin sit sine når der skal kan vil',
    continueThis: ['læs videre', 'læs hele', 'fortsæt læsning', 'fortsæt med at læse'],
    continueOther: ['læs mere', 'læs også', 'se mere'],
    gate: ['for at læse videre', 'for at læse hele', 'log ind for at læse', 'få adgang til hele', 'du mangler at læse', 'køb abonnement … læs'],
    sold: ['kun for abonnenter', 'for abonnenter', 'forbeholdt abonnenter', 'artiklen er kun for', 'eksklusivt for abonnenter'],
    credit: ['kilde', 'foto', 'tekst'],
  },
  de: {
    functionWords: 'der die das den dem des ein eine einen einem einer eines und oder aber sondern von vom zum zur in im am auf für mit bei nach aus über unter vor durch gegen ohne um als wie dass weil wenn ob ist sind war waren wird werden wurde hat haben hatte nicht nur sich sein seine seinen seiner ihr ihre ihren ihrer dieser diese dieses diesem welche deren dessen sowie zwischen während',
    continueThis: ['weiterlesen', 'jetzt weiterlesen', 'hier weiterlesen', 'zum vollständigen artikel', 'zum ganzen artikel', 'ganzen artikel lesen', 'den ganzen artikel', 'vollständigen artikel', 'artikel weiterlesen', 'lesen sie weiter', 'nächste seite', 'zum originalartikel'],
    continueOther: ['mehr lesen', 'mehr erfahren', 'mehr', 'zum artikel', 'zum original', 'lesen sie auch', 'lesen sie mehr', 'lesen sie hier'],
    gate: ['um weiterzulesen', 'mit … weiterlesen', 'weiterlesen mit', 'weiterlesen mit … abo', 'lesen oder hören sie doch weiter', 'die vollständige ansicht', 'artikel freischalten', 'artikel jetzt freischalten', 'jetzt freischalten', 'um den artikel zu lesen', 'um diesen artikel zu lesen', 'abonnieren, um', 'anmelden, um', 'anmelden und weiterlesen', 'testen und weiterlesen', 'registrieren und weiterlesen', 'weiterlesen nach der anmeldung', 'melden sie sich an, um weiter'],
    sold: ['exklusiv für abonnent', 'nur für abonnent', 'nur für registrierte', 'dies ist ein abo-artikel', 'abo-artikel', 'dieser artikel ist kostenpflichtig', 'bereits ein abo', 'sie haben bereits ein abo', 'du hast bereits ein', 'schon abonnent', 'nur mit abo', 'plus-artikel', 'exklusiver inhalt', 'für abonnenten lesbar', 'dieser inhalt ist exklusiv'],
    credit: ['quelle', 'quellen', 'foto', 'fotos', 'bild', 'bilder', 'text', 'von', 'mit material', 'mit agentur', 'redaktion', 'stand'],
  },
  el: {
    functionWords: 'ο η το οι τα και ή αλλά που πως στο στη στην στον στους στις από με για σε του της των τον την τους τις θα να δεν μην είναι ήταν ως κατά μετά πριν μεταξύ ένα μια ένας',
    continueThis: ['διαβάστε ολόκληρο', 'διαβάστε τη συνέχεια', 'συνέχεια ανάγνωσης', 'συνεχίστε την ανάγνωση', 'η συνέχεια εδώ'],
    continueOther: ['διαβάστε περισσότερα', 'περισσότερα', 'διαβάστε επίσης'],
    gate: ['για να συνεχίσετε', 'συνδεθείτε για να', 'εγγραφείτε για να'],
    sold: ['μόνο για συνδρομητές', 'αποκλειστικά για συνδρομητές'],
    credit: ['πηγή', 'φωτογραφία'],
  },
  en: {
    functionWords: "a an the of to in on at by for from with and or but nor as that which who whose whom is are was were be been has have had will would can could should may might must its their his her our my your these those than if because while when where whether not into onto under about between among during against without within upon per via such each every any only very toward towards across behind since until amid despite including",
    continueThis: ['continue reading', 'keep reading', 'keep on reading', 'read the full', 'read full', 'read the rest', 'read the whole', 'read whole', 'read the entire', 'read the complete', 'read the original', 'see full', 'view full', 'view the full', 'full article', 'full story', 'full text', 'click here to read the full', 'click to continue', 'redirecting to full', 'view original', 'to read the full', 'to read the rest', 'story continues', 'go to source', 'visit source', 'read at source', 'next page'],
    continueOther: ['read more', 'more', 'see more', 'view more', 'read on', 'view article', 'visit site', 'visit website', 'learn more', 'read article', 'read story', 'show more'],
    gate: ['to continue reading', 'to keep reading', 'to read the full', 'to read the rest', 'to read this article', 'to read this story', 'to continue to read', 'subscribe … to read', 'subscribe … to continue', 'subscribe … to unlock', 'sign up … to read', 'sign in … to read', 'log in … to read', 'log in to continue', 'register … to read', 'register to continue', 'join … to read', 'subscribe for full access', 'unlock this article', 'unlock the full', 'unlock this story', 'unlock full access', 'please login', 'the rest of this article', 'the rest of this post is', 'this is a preview', 'you have reached your limit', "you've reached your limit", 'you have read all your free', 'your free articles'],
    sold: ['for paid subscribers', 'for subscribers only', 'subscribers only', 'subscriber only', 'subscriber-only', 'subscriber exclusive', 'exclusive to subscribers', 'exclusive for subscribers', 'exclusively for subscribers', 'reserved for subscribers', 'reserves this article', 'available to subscribers', 'available only to', 'members only', 'members-only', 'for members only', 'already a subscriber', 'do you already have a subscri', 'premium content', 'this article is for', 'this story is for'],
    credit: ['source', 'sources', 'photo', 'photos', 'image', 'images', 'video', 'by', 'text', 'with reporting', 'reporting by', 'editing by', 'written by', 'additional reporting', 'follow', 'share', 'tags', 'tag', 'topics', 'updated', 'published', 'first published', 'last updated', 'contact', 'email', 'copyright', 'posted', 'filed under', 'related', 'see also', 'also read', 'read also', 'read next', 'advertisement', 'comments', 'print', 'correction', 'note', 'credit'],
  },
  es: {
    functionWords: 'el la los las un una unos unas de del al a y e o u pero sino que quien cuyo cuya en con por para sin sobre entre hasta desde hacia según es son era fue ha han había no se su sus este esta estos estas lo le les como si más muy tras ante bajo durante mediante porque cuando donde',
    continueThis: ['seguir leyendo', 'sigue leyendo', 'siga leyendo', 'continuar leyendo', 'continúa leyendo', 'leer artículo completo', 'leer el artículo completo', 'leer la nota completa', 'leer nota completa', 'leer completo', 'ver artículo completo', 'lee el artículo completo', 'conoce más'],
    continueOther: ['leer más', 'lee más', 'ver más', 'leer también', 'lea también', 'más información'],
    gate: ['para seguir leyendo', 'para continuar leyendo', 'suscríbete para', 'suscríbase para', 'regístrate para', 'inicia sesión para', 'para leer … completo', 'suscríbete y lee', 'has superado el límite', 'suscríbete y sigue'],
    sold: ['solo para suscriptores', 'sólo para suscriptores', 'exclusivo para suscriptores', 'exclusiva para suscriptores', 'exclusivo para socios', 'exclusivo suscriptores', 'contenido exclusivo', 'contenido premium', 'para suscriptores', 'ya eres suscriptor', 'ya es suscriptor'],
    credit: ['fuente', 'foto', 'fotos', 'imagen', 'con información de', 'por', 'te puede interesar', 'ver también', 'etiquetas'],
  },
  fa: {
    functionWords: 'و در به از که این آن را با برای تا بر یا اما هم نیز است بود شد خود هر یک پس اگر',
    continueThis: ['ادامه مطلب', 'ادامه خبر', 'متن کامل'],
    continueOther: ['بیشتر بخوانید', 'بیشتر'],
    gate: ['برای ادامه مطالعه', 'برای خواندن ادامه'],
    sold: ['ویژه مشترکین', 'فقط برای مشترکین'],
    credit: ['منبع', 'عکس'],
  },
  fi: {
    functionWords: 'ja tai mutta että joka jotka jonka kun jos kuin sekä eikä ei on oli ovat olivat se ne hän he sen niiden myös vain vielä sekä noin',
    continueThis: ['lue koko', 'jatka lukemista', 'lue juttu kokonaan'],
    continueOther: ['lue lisää', 'lue myös', 'näytä lisää'],
    gate: ['jatkaaksesi lukemista', 'tilaa … lue', 'kirjaudu sisään lukeaksesi', 'tilaa lukeaksesi', 'lue koko juttu tilaamalla'],
    sold: ['vain tilaajille', 'tilaajille', 'tilaajan etu', 'tämä sisältö on tilaajille'],
    credit: ['lähde', 'kuva', 'teksti'],
  },
  fr: {
    functionWords: "le la les l un une des du de d et ou mais que qui dont où à au aux en dans sur sous par pour avec sans entre vers chez est sont était étaient ont avait ne ce cette ces cet son sa ses leur leurs se s nous vous comme si afin lors selon depuis pendant contre très plus",
    continueThis: ['lire la suite', 'la suite', "lire l'article", "lire l'intégralité", 'lire tout', "voir l'article complet", "continuer la lecture", 'poursuivre la lecture', 'page suivante', 'suite de l\'article', 'lire en entier'],
    continueOther: ['lire plus', 'en savoir plus', 'savoir plus', 'voir plus', 'lire aussi', 'à lire aussi'],
    gate: ['il vous reste', 'la suite est réservée', 'pour lire la suite', 'pour lire cet article', 'pour continuer', 'pour poursuivre', 'abonnez-vous pour', 'abonnez-vous et', 'connectez-vous pour', 'inscrivez-vous pour', 'cet article est réservé', 'débloquez cet article', "s'abonner pour lire"],
    sold: ['réservé aux abonnés', 'réservée aux abonnés', 'réservé à nos abonnés', 'réservée à nos abonnés', 'réservés aux abonnés', 'article réservé', 'abonnés seulement', 'exclusivité abonné', 'contenu réservé', 'déjà abonné', 'article abonné'],
    credit: ['source', 'sources', 'photo', 'crédit', 'par', 'avec afp', 'publié', 'mis à jour', 'texte'],
  },
  he: {
    functionWords: 'של את על עם כי או גם לא הוא היא זה זו אל מן אם אבל אשר בין לפני אחרי כדי כמו היה היתה',
    continueThis: ['המשך קריאה', 'המשיכו לקרוא', 'המשך לקרוא', 'לכתבה המלאה', 'למאמר המלא'],
    continueOther: ['קרא עוד', 'קראו עוד', 'עוד'],
    gate: ['כדי להמשיך לקרוא', 'הירשמו כדי'],
    sold: ['למנויים בלבד', 'תוכן למנויים'],
    credit: ['מקור', 'צילום'],
  },
  hi: {
    functionWords: 'का की के को में से पर और या लेकिन कि यह वह इस उस एक ने भी तो ही जो तथा लिए साथ',
    continueThis: ['आगे पढ़ें', 'पूरा पढ़ें', 'पूरी खबर पढ़ें', 'पूरी ख़बर पढ़ें'],
    continueOther: ['और पढ़ें', 'ये भी पढ़ें', 'यह भी पढ़ें'],
    gate: ['पढ़ना जारी रखने के लिए', 'पूरा पढ़ने के लिए'],
    sold: ['केवल सदस्यों के लिए', 'सिर्फ सब्सक्राइबर'],
  },
  hr: {
    functionWords: 'i ili ali a da koji koja koje što u na s sa iz od do po za o pri bez nad pod među kroz ne je su bio bila bilo se ga mu kao kad ako te',
    continueThis: ['nastavi čitati', 'nastavak na', 'pročitaj cijeli', 'cijeli članak', 'čitaj dalje'],
    continueOther: ['pročitaj više', 'više', 'pročitajte i'],
    gate: ['za nastavak čitanja', 'prijavite se za', 'pretplatite se i'],
    sold: ['samo za pretplatnike', 'sadržaj za pretplatnike'],
    credit: ['izvor', 'foto'],
  },
  hu: {
    functionWords: 'a az és vagy de hogy egy nem is van volt mint meg ha amely ami aki amelyek akik pedig csak már még ezt azt',
    continueThis: ['tovább olvas', 'olvass tovább', 'olvasson tovább', 'tovább a cikkhez', 'a teljes cikk', 'teljes cikk'],
    continueOther: ['tovább', 'bővebben', 'olvasd el'],
    gate: ['a folytatáshoz', 'előfizetéssel', 'jelentkezzen be, hogy'],
    sold: ['csak előfizetőknek', 'előfizetőink számára', 'előfizetői tartalom'],
    credit: ['forrás', 'fotó', 'kép', 'borítókép'],
  },
  id: {
    functionWords: 'yang dan atau di ke dari untuk dengan pada dalam oleh sebagai ini itu adalah tidak akan telah bahwa karena jika saat antara tersebut',
    continueThis: ['baca selengkapnya', 'selengkapnya', 'lanjutkan membaca', 'lanjut membaca', 'halaman selanjutnya'],
    continueOther: ['baca juga', 'baca lebih', 'lihat juga', 'baca selanjutnya'],
    gate: ['untuk melanjutkan membaca', 'berlangganan untuk', 'masuk untuk membaca', 'login untuk membaca'],
    sold: ['khusus pelanggan', 'konten premium', 'eksklusif untuk pelanggan'],
    credit: ['sumber', 'foto', 'editor', 'penulis'],
  },
  it: {
    functionWords: "il lo la i gli le uno una un di del della dei delle dello degli a al alla ai alle agli da dal dalla dai dalle in nel nella nei nelle con su sul sulla sui per tra fra e ed o ma che chi cui è sono era erano ha hanno non si suo sua suoi loro questo questa come se più dopo prima contro",
    continueThis: ['continua a leggere', 'continua la lettura', 'leggi tutto', "leggi l'articolo", "leggi l'articolo completo", 'continua', 'pagina successiva'],
    continueOther: ['leggi di più', 'leggi anche', 'scopri di più', 'vedi anche', 'mostra altro'],
    gate: ['per continuare a leggere', 'abbonati per', 'abbonati e', 'accedi per leggere', 'registrati per', 'per leggere', 'sblocca'],
    sold: ['riservato agli abbonati', 'riservata agli abbonati', 'solo per abbonati', 'esclusivo per gli abbonati', 'contenuto riservato', 'sei già abbonato', 'contenuto premium'],
    credit: ['fonte', 'foto', 'di', 'a cura di'],
  },
  ja: {
    continueThis: ['続きを読む', '続きを見る', '続きは', '記事全文', '全文を読む', '全文を表示', '次ページ', '次のページ'],
    continueOther: ['もっと見る', 'もっと読む', '詳しくはこちら', '関連記事'],
    gate: ['続きを読むには', '続きを読む … ログイン', 'ログインして続き', '登録すると続き', '登録して続き', '続きをお読み', '全文を読むには', '残り … 文字', '残り … 文字', '会員登録 … 続き', 'この続きは'],
    sold: ['会員限定です', '会員限定記事', '会員限定の記事', '有料会員限定', '有料記事', '会員の方のみ', '有料会員になると'],
    credit: ['出典', '写真', '無断転載', '取材', '文'],
  },
  ko: {
    continueThis: ['계속 읽기', '전문 보기', '기사 전문', '기사 더보기', '이어서 읽기', '원문 보기'],
    continueOther: ['더보기', '더 보기', '관련기사'],
    gate: ['계속 읽으려면', '로그인하면 계속', '구독하고 계속', '전문을 보려면'],
    sold: ['유료회원', '유료 회원', '구독자 전용', '회원 전용', '프리미엄 콘텐츠'],
    credit: ['출처', '사진', '기자'],
  },
  nl: {
    functionWords: 'de het een en of maar van in op aan bij met voor door over onder naar uit tot om als dat die wie waar is zijn was waren heeft hebben had wordt worden werd niet ook nog zich hun haar deze dit te tegen tussen zonder volgens omdat',
    continueThis: ['lees verder', 'verder lezen', 'lees het hele', 'lees het volledige', 'volledig artikel', 'volgende pagina', 'lees alles'],
    continueOther: ['lees meer', 'meer lezen', 'lees ook', 'meer'],
    gate: ['om verder te lezen', 'verder lezen?', 'verder lezen met', 'abonneer … om', 'log in om', 'om dit artikel te lezen', 'om door te lezen', 'direct verder lezen'],
    sold: ['alleen voor abonnees', 'exclusief voor abonnees', 'voor abonnees', 'exclusief voor leden', 'al abonnee', 'premium artikel'],
    credit: ['bron', 'foto', 'beeld', 'door', 'tekst'],
  },
  no: {
    functionWords: 'en ei et den det de og eller men at som i på av til for med om ved fra under over etter mellom mot uten er var har hadde ikke seg sin sitt sine når der skal kan vil',
    continueThis: ['les videre', 'les hele', 'fortsett å lese', 'les resten'],
    continueOther: ['les mer', 'les også', 'vis mer'],
    gate: ['for å lese videre', 'for å lese hele', 'for å lese resten', 'logg inn for å lese', 'kjøp tilgang', 'for å lese saken', 'bli abonnent … les'],
    sold: ['kun for abonnenter', 'bare for abonnenter', 'for abonnenter', 'forbeholdt abonnenter', 'allerede abonnent'],
    credit: ['kilde', 'foto', 'tekst'],
  },
  pl: {
    functionWords: 'i oraz lub ale że który która które którzy w we z ze na do od po pod nad przed przez dla bez o u przy się nie jest są był była było aby jak czy a ich jego jej to za między także',
    continueThis: ['czytaj dalej', 'czytaj całość', 'cały artykuł', 'przeczytaj całość', 'przeczytaj cały', 'następna strona', 'czytaj więcej na'],
    continueOther: ['czytaj więcej', 'więcej', 'czytaj też', 'czytaj także', 'zobacz też', 'zobacz także'],
    gate: ['pozostało jeszcze', 'dalszej części artykułu', 'dalsza część artykułu', 'aby czytać dalej', 'zaloguj się, aby', 'subskrybuj, aby', 'dostęp do pełnej treści', 'aby przeczytać cały', 'kup dostęp', 'z prenumeratą', 'czytaj dalej. subskrybuj', 'chcesz przeczytać'],
    sold: ['tylko dla prenumeratorów', 'tylko dla subskrybentów', 'treść premium', 'artykuł dostępny tylko', 'dla prenumeratorów', 'dla subskrybentów'],
    credit: ['źródło', 'fot', 'zdjęcie', 'autor', 'opracowanie'],
  },
  pt: {
    functionWords: 'o a os as um uma de do da dos das em no na nos nas ao à aos às por pelo pela pelos pelas para com sem sobre entre até e ou mas que quem cujo cuja é são era foi tem têm não se seu sua seus suas este esta como mais após durante contra porque quando onde',
    continueThis: ['continue lendo', 'continue a ler', 'continuar lendo', 'continuar a ler', 'continuar leitura', 'continue a leitura', 'ler artigo completo', 'leia o artigo completo', 'leia na íntegra', 'leia a íntegra', 'ler tudo', 'leia a matéria completa', 'ver artigo completo'],
    continueOther: ['leia mais', 'ler mais', 'saiba mais', 'veja mais', 'leia também', 'veja também', 'ver mais'],
    gate: ['para continuar lendo', 'para continuar a ler', 'para ler a matéria', 'assine para', 'assine e', 'cadastre-se para', 'faça login para', 'para ler na íntegra', 'para continuar a leitura', 'já é assinante? faça'],
    sold: ['exclusivo para assinantes', 'exclusiva para assinantes', 'só para assinantes', 'apenas para assinantes', 'conteúdo exclusivo', 'já é assinante', 'reservado a assinantes', 'artigo exclusivo'],
    credit: ['fonte', 'foto', 'fotos', 'imagem', 'por', 'com informações'],
  },
  ro: {
    functionWords: 'și sau dar că care în la de din cu pe pentru prin un o unei unui al ai ale este sunt era nu se după către despre între până fără cum dacă când ca',
    continueThis: ['citește tot', 'citește integral', 'citește întregul', 'citește articolul', 'citiți integral', 'continuă lectura', 'continuare'],
    continueOther: ['citește mai', 'citește și', 'mai mult', 'vezi și'],
    gate: ['pentru a citi', 'pentru a continua', 'abonează-te pentru', 'abonează-te ca să'],
    sold: ['doar pentru abonați', 'exclusiv pentru abonați', 'conținut premium'],
    credit: ['sursa', 'sursă', 'foto'],
  },
  ru: {
    functionWords: 'и или но а что который которая которые которого в во на с со к ко по за из от до для о об при у не как бы же ли под над между через без их его её это если когда чтобы',
    continueThis: ['читать далее', 'читать дальше', 'читать полностью', 'читайте полностью', 'полный текст', 'продолжить чтение', 'читать статью', 'далее'],
    continueOther: ['подробнее', 'читать ещё', 'читать еще', 'читайте также', 'ещё', 'еще'],
    gate: ['чтобы продолжить чтение', 'чтобы читать дальше', 'чтобы прочитать', 'оформите подписку', 'войдите, чтобы', 'подпишитесь, чтобы', 'продолжение доступно', 'полная версия доступна'],
    sold: ['доступно по подписке', 'по подписке', 'только для подписчиков', 'только по подписке', 'для подписчиков', 'платный контент'],
    credit: ['источник', 'фото', 'автор', 'текст'],
  },
  sk: {
    functionWords: 'a i alebo ale že ktorý ktorá ktoré ktorí v vo z zo na do od po pod nad pred cez pre bez o u pri sa si s k ku nie je sú bol bola bolo aby ako keď',
    continueThis: ['čítať ďalej', 'čítať celý', 'celý článok', 'pokračovať v čítaní'],
    continueOther: ['čítať viac', 'čítajte aj', 'viac'],
    gate: ['predplaťte si', 'ak chcete čítať ďalej', 'pre pokračovanie'],
    sold: ['len pre predplatiteľov', 'iba pre predplatiteľov', 'obsah pre predplatiteľov'],
    credit: ['zdroj', 'foto'],
  },
  sr: {
    functionWords: 'и или али а да који која које што у на с са из од до по за о при без над под међу кроз не је су био била било се као кад ако те',
    continueThis: ['наставите са читањем', 'цео чланак', 'читај даље', 'nastavite sa čitanjem', 'ceo članak', 'čitaj dalje'],
    continueOther: ['прочитајте још', 'више', 'pročitajte još'],
    sold: ['само за претплатнике', 'samo za pretplatnike'],
    credit: ['извор', 'фото'],
  },
  sv: {
    functionWords: 'en ett den det de och eller men att som i på av till för med om vid från under över efter mellan mot utan är var har hade inte sig sin sitt sina när där ska kan vill samt enligt',
    continueThis: ['läs vidare', 'läs hela', 'fortsätt läsa', 'fortsätt läs', 'läs resten'],
    continueOther: ['läs mer', 'läs också', 'läs även', 'visa mer'],
    gate: ['för att läsa', 'för att fortsätta läsa', 'logga in för att', 'läs vidare – prenumerera', 'köp prenumeration', 'köp tillgång', 'prenumerera för att', 'bli prenumerant'],
    sold: ['för prenumeranter', 'endast för prenumeranter', 'bara för prenumeranter', 'exklusivt för', 'redan prenumerant', 'låst artikel'],
    credit: ['källa', 'foto', 'text', 'bild'],
  },
  th: {
    continueThis: ['อ่านต่อ', 'อ่านฉบับเต็ม'],
    continueOther: ['อ่านเพิ่มเติม', 'ดูเพิ่มเติม'],
    sold: ['เฉพาะสมาชิก'],
    credit: ['ที่มา', 'ภาพ'],
  },
  tr: {
    functionWords: 've veya ya ama fakat ancak ki bir bu şu o için ile gibi kadar olan olarak daha çok da de en her ise göre sonra önce karşı doğru üzere hem ne eğer çünkü',
    continueThis: ['devamı', 'devamını oku', 'devamını gör', 'devamı için', 'yazının devamı', 'yazının tamamı', 'haberin devamı', 'haberin tamamı', 'okumaya devam', 'tamamını oku', 'makalenin devamı', 'makalenin tamamı'],
    continueOther: ['daha fazla', 'detay', 'detaylar', 'detaylı bilgi', 'ayrıca bakınız', 'oku'],
    gate: ['devamı için abone', 'okumaya devam etmek için', 'devamını okumak için', 'okumak için abone', 'okumak için giriş', 'okumak için üye', 'abone olun', 'tamamını okumak için', 'abone ol … oku'],
    sold: ['abonelere özel', 'sadece abonelere', 'yalnızca abone', 'üyelere özel', 'premium içerik'],
    credit: ['kaynak', 'foto', 'fotoğraf', 'haber', 'editör', 'yazar'],
  },
  uk: {
    functionWords: 'і й та або але що який яка яке які в у на з зі із до по за від для про при не як би же це його її їх під над між через без якщо коли щоб',
    continueThis: ['читати далі', 'читати повністю', 'читайте повністю', 'повний текст', 'продовжити читання'],
    continueOther: ['детальніше', 'читайте також', 'більше', 'ще'],
    gate: ['щоб продовжити читання', 'щоб читати далі', 'щоб прочитати', 'оформіть передплату', 'увійдіть, щоб'],
    sold: ['за передплатою', 'лише для передплатників', 'тільки для передплатників', 'для передплатників', 'доступно за підпискою'],
    credit: ['джерело', 'фото', 'автор'],
  },
  vi: {
    functionWords: 'và của là có trong cho với được các những một đã không này khi từ đến về tại theo trên hay hoặc nhưng vì nếu bị do sẽ',
    continueThis: ['đọc tiếp', 'xem tiếp', 'đọc toàn bộ', 'xem toàn bộ'],
    continueOther: ['xem thêm', 'đọc thêm'],
    gate: ['để đọc tiếp', 'đăng nhập để đọc', 'đăng ký để đọc'],
    sold: ['dành cho thuê bao', 'chỉ dành cho hội viên'],
    credit: ['nguồn', 'ảnh', 'theo'],
  },
  zh: {
    continueThis: ['阅读全文', '閱讀全文', '查看全文', '继续阅读', '繼續閱讀', '全文阅读', '下一页', '下一頁', '展开全文', '展開全文', '原文链接', '閱讀原文', '阅读原文'],
    continueOther: ['阅读更多', '閱讀更多', '查看更多', '看更多', '更多'],
    gate: ['订阅后', '訂閱後', '付费阅读', '付費閱讀', '登录后', '登入後', '订阅以', '订阅继续', '訂閱繼續', '剩余 … 内容', '继续阅读请', '繼續閱讀請'],
    sold: ['仅限会员', '僅限會員', '会员专享', '會員專享', '订阅会员', '付费内容', '付費內容', '会员专属', '訂戶專享'],
    credit: ['来源', '來源', '图', '圖', '编辑', '編輯', '作者', '责编'],
  },
};

/** How a page states what it withholds. The first group is the number. Matched against folded text. */
export const HIDDEN_AMOUNTS: readonly { pattern: RegExp; unit: 'percent' | 'characters' | 'words'; example: string }[] = [
  { pattern: /\[\s*\+\s*(\d{1,6})\s*(?:chars?|characters?|caractères|zeichen|caracteres)\s*\]/u, unit: 'characters', example: '[+2316 chars]' },
  { pattern: /残り\s*([\d,]{1,7})\s*文字/u, unit: 'characters', example: '残り868文字' },
  { pattern: /あと\s*([\d,]{1,7})\s*文字/u, unit: 'characters', example: 'あと1,200文字' },
  { pattern: /pozostało (?:jeszcze |do przeczytania |ci )?(\d{1,2})\s?%/u, unit: 'percent', example: 'pozostało jeszcze 89% artykułu' },
  { pattern: /il vous reste (\d{1,2}(?:[.,]\d+)?)\s?%/u, unit: 'percent', example: 'il vous reste 75 % de cet article à lire' },
  { pattern: /(?:noch|weitere) (\d{1,2})\s?% (?:des artikels|des textes)/u, unit: 'percent', example: 'noch 80 % des artikels' },
  { pattern: /(\d{1,2})\s?% (?:of (?:this|the) (?:article|story|post)) (?:is|remains|left|remaining)/u, unit: 'percent', example: '70% of this article remains' },
  { pattern: /te queda (?:el )?(\d{1,2})\s?%/u, unit: 'percent', example: 'te queda 60 % por leer' },
  { pattern: /zbývá (?:vám |ti )?(?:ještě )?(\d{1,2})\s?%/u, unit: 'percent', example: 'zbývá vám ještě 70 % článku' },
  { pattern: /du mangler at læse (\d{1,2})\s?%/u, unit: 'percent', example: 'du mangler at læse 80 %' },
  { pattern: /(\d{2,5}) (?:more )?words (?:left|remaining|more)/u, unit: 'words', example: '800 words left' },
  { pattern: /剩余\s*(\d{1,2})\s?%/u, unit: 'percent', example: '剩余60%' },
];

/**
 * Folds a text for comparison: lower case in a way that also folds Turkish dotted and dotless i (`/i` does not),
 * straight apostrophes, single spaces.
 */
export function foldText(text: string): string {
  return text
    .replace(/[İIı]/g, 'i')
    .toLowerCase()
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}
