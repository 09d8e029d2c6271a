/**
 * Words of blocks that stand within an article's markup and are not the article: share rows, counters, related stories,
 * newsletters, credits, consent notices. Matched against folded text: lower-case, one space between words, the dotless
 * `ı` and the dot above removed, so that `İ`, `I` and `ı` are all `i`.
 */
export interface BoilerplateWords {
  lang: string;
  /** A short block (at most 18 words) that begins so is a label. */
  label: RegExp;
  /** A block of at most 45 words with these words asks readers to subscribe, follow or install. */
  plea?: RegExp;
  /** A block with these words is a consent notice. */
  consent?: RegExp;
  /** Folded texts that `label` must match. */
  examples: readonly string[];
}

export const BOILERPLATE: readonly BoilerplateWords[] = [
  {
    lang: 'ar',
    label:
      /^(?:شارك|مشاركة|اقرأ أيضا|اقرأ ايضا|إقرأ أيضا|مواضيع ذات صلة|أخبار ذات صلة|المزيد من|إعلان$|التعليقات|طباعة|جميع الحقوق محفوظة|الأكثر قراءة|تابعونا|اشترك)/u,
    plea: /(?:اشترك في (?:النشرة|نشرتنا)|تابعونا على|حمل تطبيق)/u,
    consent: /ملفات تعريف الارتباط/u,
    examples: ['اقرأ أيضا', 'شارك'],
  },
  {
    lang: 'da',
    label:
      /^(?:del (?:artiklen|på|denne)|læs også|læs mere|mest læste|annonce|kommentarer|nyhedsbrev|relaterede|foto:)/u,
    plea: /(?:tilmeld dig .{0,30}nyhedsbrev|følg os på)/u,
    consent: /(?:vi bruger|bruger vi) cookies/u,
    examples: ['læs også: en titel'],
  },
  {
    lang: 'de',
    label:
      /^(?:teilen|artikel teilen|drucken|merken|kommentare?\b|kommentieren|zur startseite|mehr (?:zum thema|von|aus|zu)\b|lesen sie (?:auch|mehr|hier)|auch interessant|das könnte (?:sie|dich)|ähnliche (?:artikel|beiträge)|weitere (?:artikel|themen|nachrichten|meldungen)|verwandte (?:artikel|themen)|meistgelesen|anzeige$|werbung$|newsletter|abonnieren|jetzt (?:abonnieren|anmelden|lesen)|anmelden|schlagwörter|stichwörter|themen:|stand:|veröffentlicht|aktualisiert|lesezeit|\d+ min(?:uten)?\.? lesezeit|quelle:|bildquelle|foto:|bild:|alle rechte vorbehalten|folgen sie|startseite|vorlesen|artikel anhören|video:|externer inhalt|an dieser stelle finden sie)/u,
    plea: /(?:abonnieren sie|newsletter (?:abonnieren|anmelden|bestellen)|melden sie sich .{0,40}(?:an|newsletter)|folgen sie (?:uns|mir) (?:auf|bei)|laden sie .{0,30}app|unterstützen sie (?:uns|unseren|unabhängigen))/u,
    consent: /(?:wir (?:verwenden|nutzen|setzen)|verwendet|nutzt|verwendung von|einsatz von) .{0,30}cookies/u,
    examples: ['mehr zum thema', 'lesen sie auch: ein titel', 'anzeige'],
  },
  {
    lang: 'en',
    label:
      /^(?:subscribe\b|sign (?:up|in)\b|log ?in\b|register\b|newsletters?\b|follow (?:us|me|him|her|them|the)\b|(?:read or )?share(?:$| (?:this|on|via|story|article|your|full)\b|:)|tweet(?:$| this)|print(?:$| (?:this|article))|e-?mail(?:$| (?:this|me|the|address))|(?:\d+ )?comments?(?:$|:| \(| on\b)|leave a (?:comment|reply)|(?:post|view|show|add|read|join|see) (?:a |all |the |\d+ )?(?:comments?|conversation|discussion)\b|reply$|like this|loading\b|please wait\b|related(?:$|:| (?:stories|story|articles?|posts?|content|topics?|news|links?|coverage|reading|videos?)\b)|read (?:more|next|also|also:|on|our|the full)\b|see (?:also|more)\b|also (?:read|on|in)\b|more (?:from|on|stories|news|great|like|about|in|information|coverage)\b|(?:what to )?read next|you (?:may|might|will|'ll|could) (?:also )?(?:like|enjoy|be interested)|recommended\b|trending\b|(?:most|top|must)[- ](?:read|popular|viewed|shared|stories)\b|popular(?:$| (?:posts?|now|stories|on))|latest(?:$| (?:news|stories|posts|articles|from|on|in)\b)|editor['’]?s['’]? (?:picks?|choice)|advertise?ment|advert$|ads? (?:by|choices)|sponsored\b|promoted\b|ad$|paid (?:content|post)|continue reading|story continues|article continues|skip (?:ad|to|advert)|click here|learn more$|find out more$|view (?:gallery|all|more|photos|slideshow|full|as|original)\b|show (?:more|less|caption|hide)|hide caption|load more|close$|tags?(?:$|:)|filed (?:under|to)|categor(?:y|ies)(?:$|:)|topics?(?:$|:)|posted in|tagged (?:with|as)?|about (?:the|this) (?:author|writer|reporter|article)s?\b|(?:additional |with )?reporting by|editing by|compiled by|source(?:s)?:|(?:download|get) (?:the|our) (?:free )?(?:\w+ )?app\b|watch(?:$|:| (?:more|now|live|the video|video|below|this))|(?:next|previous|prev) (?:article|story|post|page)|back to (?:top|home)|image (?:copyright|caption|source|credit)|media (?:caption|playback)|(?:published|updated|posted|last (?:updated|modified))\b.{0,60}\d|copyright\b|©|all rights reserved|enlarge\b|open image|toggle caption|\d+ (?:comments?|shares?|views?|likes?|replies|reactions?|retweets?)\b|\d+[- ]min(?:ute)?s?\.?(?: read)?$|(?:estimated )?(?:reading|read) time|min read|listen (?:to|now|\()|this (?:slideshow|video|content) requires|have an? (?:opinion|tip|question|story)|got a (?:tip|story)|contact (?:us|the|him|her)\b|write to|send (?:us|your|tips)|feedback|correction|citation:|provided by|explore further|tell us what|breaking news|jump to|table of contents|in this article$|what['’]s new|don['’]t miss|up next|now playing|play video|video player|photos?(?:$|:)|gallery(?:$|:)|submit$|search$|menu$|home$|help$|save$|bookmark|report (?:an? )?(?:error|typo|this)|was this (?:article|page|helpful)|did you (?:find|like) this|rate this|terms of (?:use|service)|privacy policy|permissions|reprints|order reprints|donate|support (?:us|our)|become a (?:member|subscriber)|buy now|shop now|key takeaways$)/u,
    plea: /^\(?(?:additional |with )?(?:reporting|writing|editing) by\b|^follow .{2,40} on (?:instagram|twitter|facebook|x\b|youtube|linkedin|tiktok)|\b(?:have a (?:news )?tip\b|delivered (?:to|through) your|click here for more|sign up (?:for|to|now|here|today|and)|subscribe (?:to|now|today|here)|(?:our|free|daily|weekly|morning|this) newsletter|(?:to|in|into) (?:your|my) inbox|follow us on|(?:like|find) us on facebook|(?:download|get) (?:the|our) (?:\w+ ){0,2}app\b|join (?:our|the) (?:newsletter|whatsapp|telegram|mailing)|support (?:our|independent|quality) journalism|click here to (?:read|subscribe|sign|join|get|view|see)|enter (?:your|an?|you) e-?mail|by (?:signing up|subscribing|clicking)|affiliate (?:links?|commission)|earn (?:a )?(?:small )?commission|may not be (?:published|reproduced|republished)|never miss (?:a|an) (?:story|post|update)|for more (?:news|stories|information|great|on this|videos?),? (?:visit|follow|see|check|go|click|sign|like))/u,
    consent:
      /\b(?:we (?:and our [\w ]{0,40})?use cookies|(?:site|website|page) uses cookies|use of cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences|consent))\b/u,
    examples: [
      'share this article',
      'related stories',
      '12 comments',
      'advertisement',
      '5 min read',
      '© blitz',
    ],
  },
  {
    lang: 'es',
    label:
      /^(?:comparti[rd]|compartir en|lea también|lee también|le puede interesar|te puede interesar|también te puede|más (?:noticias|información|sobre|en|leídas)|noticias relacionadas|artículos? relacionados?|relacionad[oa]s?\b|publicidad|anuncio|comentarios?|suscríbe|newsletter|boletín|etiquetas|temas(?:$|:)|archivado en|foto:|fuente:|imagen:|síguenos|leer más|ver más|últimas noticias|lo más (?:visto|leído)|iniciar sesión|imprimir|actualizado|publicado|todos los derechos)/u,
    plea: /(?:suscríbe(?:te|se) (?:a|al|aquí|gratis|ya)|síguenos en|nuestro (?:boletín|newsletter|canal de)|recib[ea] .{0,40}(?:correo|boletín|newsletter)|descarga .{0,20}app)/u,
    consent: /(?:utiliza(?:mos)?|usa(?:mos)?|uso de|uso de las) .{0,20}cookies/u,
    examples: ['te puede interesar', 'comentarios'],
  },
  {
    lang: 'fr',
    label:
      /^(?:partager|partagez|lire aussi|à lire aussi|à lire également|lire également|voir aussi|sur le même (?:sujet|thème)|articles? (?:liés|similaires|associés|connexes)|commentaires?\b|réagir|publicité|annonce$|s['’]abonner|abonnez-vous|newsletter|imprimer|mots-clés|thèmes?(?:$|:)|tags?(?:$|:)|publié|mis à jour|temps de lecture|crédit|photo:|source:|suivez[- ]nous|les plus lus|la rédaction vous|plus d['’]|en savoir plus|lire plus|tous droits réservés|contenu (?:sponsorisé|réservé)|envoyer par|écouter)/u,
    plea: /(?:abonnez-vous|inscrivez-vous (?:à|gratuitement)|suivez[- ]nous sur|notre (?:newsletter|lettre)|recevez .{0,50}(?:newsletter|mail|boîte)|téléchargez .{0,30}appli)/u,
    consent: /(?:utilis(?:e|ons)|utilisation de|recours à des) .{0,20}cookies/u,
    examples: ['lire aussi : un titre', 'à lire aussi'],
  },
  {
    lang: 'it',
    label:
      /^(?:condividi|leggi (?:anche|di più|tutto)|articoli correlati|potrebbe(?:ro)? interessarti|ti potrebbe|pubblicità|commenti|iscriviti|newsletter|tag(?:$|:)|argomenti|foto:|fonte:|stampa$|seguici|ultime notizie|i più letti|aggiornato|pubblicato|tempo di lettura|riproduzione riservata|©|scopri di più|ascolta)/u,
    plea: /(?:iscriviti (?:alla|al|gratis|qui)|abbonati (?:a|qui|ora)|seguici su|nostra newsletter|scarica .{0,20}app)/u,
    consent: /(?:utilizz(?:a|iamo)|usa|uso (?:dei|di)) .{0,20}cookie/u,
    examples: ['leggi anche: un titolo', 'condividi'],
  },
  {
    lang: 'ja',
    label:
      /^(?:関連記事|関連ニュース|あわせて読みたい|シェア|共有|ツイート|コメント|広告|pr$|無断転載|写真[:=＝:]|画像[:=＝:]|こちらも|おすすめ|最新記事|人気記事|ランキング|続きを読む|印刷|保存|会員登録|ログイン|前の記事|次の記事|この記事をシェア|【関連|■関連|▽関連)/u,
    plea: /(?:メールマガジン|ニュースレター)(?:に|を|の)?(?:登録|購読)|フォローして|アプリをダウンロード/u,
    consent: /(?:cookie|クッキー)(?:を|の)(?:使用|利用)/u,
    examples: ['関連記事', 'シェアする'],
  },
  {
    lang: 'ko',
    label:
      /^(?:관련 ?기사|공유|댓글|광고|인쇄|무단 ?전재|저작권자|사진=|사진 ?:|많이 ?본|추천 ?기사|구독|로그인|글자 ?크기|기자 ?구독|이전 ?기사|다음 ?기사)/u,
    plea: /(?:뉴스레터 ?구독|무단 ?전재.{0,20}금지)/u,
    consent: /쿠키를? ?(?:사용|이용)/u,
    examples: ['관련 기사', '댓글 12'],
  },
  {
    lang: 'nl',
    label:
      /^(?:deel (?:dit|deze|via|op)|delen|lees ook|lees (?:meer|verder)|gerelateerd|meer (?:over|van|nieuws)|meest gelezen|advertentie|reacties?\b|reageer|nieuwsbrief|abonneer|beeld:?|foto:|bron:|gepubliceerd|bijgewerkt|leestijd|volg ons|bekijk ook|inloggen|tags?(?:$|:))/u,
    plea: /(?:meld je aan|schrijf je in|abonneer je|volg ons op|onze nieuwsbrief)/u,
    consent: /(?:gebruikt|gebruiken|gebruik van) .{0,20}cookies/u,
    examples: ['lees ook: een titel', 'advertentie'],
  },
  {
    lang: 'no',
    label:
      /^(?:del (?:artikkelen|på|denne)|les (?:også|mer)|annonse|kommentarer|nyhetsbrev|mest lest|foto:|relaterte|publisert|oppdatert|anbefalte)/u,
    plea: /(?:meld deg på .{0,30}nyhetsbrev|følg oss på)/u,
    consent: /(?:bruker|bruk av) (?:vi )?(?:informasjonskapsler|cookies)/u,
    examples: ['les også: en tittel'],
  },
  {
    lang: 'pl',
    label:
      /^(?:udostępnij|podziel się|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|przeczytaj (?:też|także|również)|polecamy|powiązane|podobne artykuły|reklama|komentarze|skomentuj|newsletter|zapisz się|tagi|źródło:|fot\.|foto:|najczęściej czytane|najnowsze|drukuj|zaloguj|opublikowano|aktualizacja|dalszy ciąg|więcej (?:na temat|o|z))/u,
    plea: /(?:zapisz się (?:na|do)|subskrybuj|obserwuj nas|nasz(?:ego)? newsletter|pobierz .{0,20}aplikacj)/u,
    consent: /(?:używa(?:my)?|wykorzystuje(?:my)?|korzysta(?:my)?) .{0,25}cookie/u,
    examples: ['czytaj też: tytuł', 'reklama'],
  },
  {
    lang: 'pt',
    label:
      /^(?:compartilh|partilh|leia (?:também|mais)|veja (?:também|mais)|saiba mais|relacionad[oa]s?|notícias relacionadas|artigos relacionados|publicidade|anúncio|comentários?|newsletter|assine|subscreva|tags?(?:$|:)|foto:|fonte:|imagem:|mais (?:lidas|notícias|sobre)|siga[- ]nos|últimas notícias|imprimir|atualizado|publicado|tempo de leitura|continua (?:após|depois))/u,
    plea: /(?:assine (?:a|o|nossa|já|agora)|inscreva-se|subscreva a|siga[- ](?:nos|a gente)|nossa newsletter|receba .{0,40}(?:e-?mail|newsletter|whatsapp)|baixe .{0,20}app)/u,
    consent: /(?:utiliza(?:mos)?|usa(?:mos)?|uso de) .{0,20}cookies/u,
    examples: ['leia também: um título', 'publicidade'],
  },
  {
    lang: 'ru',
    label:
      /^(?:отзывы|добавить отзыв|сам(?:ые|ое) (?:популярн|читаем|обсуждаем)|поделиться|читайте (?:также|ещё|еще)|читать (?:также|далее)|смотрите также|по теме|похожие|другие новости|реклама|комментари|подписаться|подпишитесь|рассылка|теги|источник:|фото:|самое (?:читаемое|популярное)|популярное|последние новости|распечатать|войти|опубликовано|обновлено|материалы по теме|©)/u,
    plea: /(?:подпис(?:ывайтесь|аться|итесь) на|наш(?:ем|у|его)? (?:телеграм|telegram|рассылк)|следите за нами|скачайте .{0,20}приложение)/u,
    consent: /(?:использу(?:ем|ет)|использовани[ея]) .{0,25}(?:cookie|куки)/u,
    examples: ['читайте также: заголовок', 'поделиться'],
  },
  {
    lang: 'sv',
    label:
      /^(?:dela (?:artikeln|på|denna)|läs (?:också|mer|även)|annons|kommentarer|nyhetsbrev|mest läst|foto:|relaterat|publicerad|uppdaterad|följ oss)/u,
    plea: /(?:prenumerera på|anmäl dig till .{0,30}nyhetsbrev|följ oss på)/u,
    consent: /(?:använder|användning av) (?:vi )?(?:cookies|kakor)/u,
    examples: ['läs också: en rubrik'],
  },
  {
    lang: 'tr',
    label:
      /^(?:paylaş|ayrica (?:oku|bak)|ilgili (?:haber|yazi|içerik|konu)|benzer (?:haber|yazi|içerik)|bunlar da ilgini|diğer (?:haber|yazi)|son (?:haberler|dakika|yazilar)|çok okunan|en çok|reklam|yorum(?:lar| yap| yaz)|abone ol|bülten|etiketler|kaynak:|fotoğraf:|foto:|yazdir|giriş yap|üye ol|yayin(?:lan|lanma) tarihi|güncelle(?:me|nme)|tüm haklari|takip et|yazarin (?:diğer|tüm|son)|\d+ yorum)/u,
    plea: /(?:abone ol(?:un|mak)|bültenimiz|takip ed(?:in|ebilirsiniz)|uygulama(?:mizi|yi|sini) indir)/u,
    consent: /çerez(?:ler)?(?:i|den|imiz)? .{0,20}kullan/u,
    examples: ['ilgili haberler', 'yorumlar', 'paylaş'],
  },
  {
    lang: 'uk',
    label:
      /^(?:поділитися|читайте також|читати також|дивіться також|за темою|схожі|інші новини|реклама|коментар|підписатися|підпишіться|теги|джерело:|фото:|популярне|останні новини|опубліковано|оновлено)/u,
    plea: /(?:підпис(?:уйтесь|атися|іться) на|стежте за нами)/u,
    consent: /(?:використову(?:ємо|є)|використання) .{0,25}(?:cookie|куки)/u,
    examples: ['читайте також: заголовок'],
  },
  {
    lang: 'zh',
    label:
      /^(?:分享|分享到|相关(?:阅读|新闻|文章|推荐)|相關(?:閱讀|新聞|文章|報導)|推荐阅读|推薦閱讀|延伸阅读|延伸閱讀|更多(?:新闻|內容|内容)|责任编辑|責任編輯|编辑[::]|編輯[::]|来源[::]|來源[::]|原标题|广告|廣告|评论|評論|留言|版权|版權|打印|收藏|点赞|上一篇|下一篇|热门|熱門|关注我们|扫码|掃碼|订阅|訂閱|登录|登入|声明[::]|免责声明|字号)/u,
    plea: /(?:扫描二维码|关注.{0,10}公众号|未经.{0,10}(?:授权|许可).{0,10}(?:转载|不得)|訂閱.{0,10}電子報)/u,
    consent: /使用 ?(?:cookie|曲奇)/u,
    examples: ['相关阅读', '责任编辑:某某'],
  },
];

/** Shapes that mean the same in every language. Matched against folded text. */
export const BOILERPLATE_SHAPES: readonly { name: string; shape: RegExp; example: string }[] = [
  { name: 'counters', shape: /^\d{1,6}(?:[\s|/·•]+\d{1,6}){0,3}$/u, example: '16 0' },
  {
    name: 'bare date',
    shape: /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:[ ,|–-]+\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]m)?)?$/u,
    example: '11.08.2025 14:05',
  },
  {
    name: 'credit in front',
    shape:
      /^\(?(?:image|photo|picture|photograph|pic|illustration|foto|bild|crédit|fotografía)s?(?: credit| by)?\s*[:©|/].{0,120}$/u,
    example: 'photo: someone / agency',
  },
  {
    name: 'agency at the end',
    shape:
      /^.{0,100}(?:getty images|shutterstock|ap photo|\/ ?reuters|\/ ?afp|istock|alamy|unsplash|via ap|dpa)\b[^.]{0,40}$/u,
    example: 'someone/getty images',
  },
  { name: 'rights', shape: /^(?:©|\(c\) ?\d{4}|copyright\b|℗)/u, example: '© Blitz' },
  { name: 'rule of signs', shape: /^[\s*•·\-–—_=|/~#.,:;…<>«»()[\]]+$/u, example: '* * *' },
  {
    name: 'picture count',
    shape: /^(?:image|slide|photo|bild|foto|photo)? ?\d+ ?(?:of|\/|von|de|sur|di) ?\d+$/u,
    example: 'slide 3 of 12',
  },
  { name: 'markup shown as text', shape: /^(?:<\/?[a-z][^>]*>\s*)+$/u, example: '<span data-x="1">' },
  {
    name: 'shortcode',
    shape: /^\[\/?[a-z_-]+(?:[ =][a-z_-]*=?["“”'][^\]]*)?\]$/u,
    example: '[gallery ids="1"]',
  },
];

/**
 * Identifiers and classes of what stands beside an article: boxes about its author, pleas, comments, rows of buttons.
 * Whole words of such names, however they are joined.
 */
export const ASIDE_NAMES =
  /(?<![a-z])(?:author|writer|contributor)s?[-_]*(?:bio|box|info|section|details?|card|profile|desc|description|about|footer)|(?<![a-z])about[-_]?(?:the[-_]?)?author|(?<![a-z]|no-|has-|with-)(?:bio[-_]?box|cta|newsletters?|subscri(?:be|ptions?)|sign[-_]?up|comments?|respond|disqus|share|sharing|social|taboola|outbrain|disclaimer|modals?|advert(?:isement)?|breadcrumbs?|pagination|survey|poll)(?![a-z])/i;

/** The same of what often stands beside an article and leads to others: counts where much of it is links. */
export const WAY_NAMES =
  /(?<![a-z]|no-|has-|with-)(?:related|recirc|recommend(?:ed|ations?)?|promos?|tags?|sponsor(?:ed)?|popular|trending|sidebar|read[-_]?(?:more|next|also)|more[-_]?(?:stories|articles|news)|toc|table[-_]of[-_]contents|(?:top|peer|other|latest)[-_]?(?:articles?|stories|posts?|news))(?![a-z])/i;

/** Identifiers and classes of consent tools, and words in those of home-made ones. Lower-case. */
export const CONSENT_MARKS: readonly string[] = [
  'cookie',
  'consent',
  'gdpr',
  'cybotcookie',
  'onetrust',
  'qc-cmp',
  'sp_message_container',
  'didomi',
  'usercentrics',
  'cmpbox',
  'truste',
  'cc-window',
  'klaro',
  'tarteaucitron',
];
