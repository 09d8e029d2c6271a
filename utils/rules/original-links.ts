/**
 * Words of a link that leads to the original. `sure` ones say that the rest of this text, or the original of it, is
 * over there; `maybe` ones often lead to another story, so they count only where a single domain is meant.
 * Matched against the whole text of the link, lower-cased by `toLocaleLowerCase`, without arrows and punctuation at its ends.
 */
export const ORIGINAL_LINKS: readonly {
  lang: string;
  sure: RegExp;
  maybe?: RegExp;
  /** Texts that must match `sure`. */
  examples: readonly string[];
}[] = [
  {
    lang: 'ar',
    sure: /^(?:المصدر(?: الأصلي)?|قراءة المقال (?:كاملا|الأصلي).*|اقرأ المقال كاملا.*|تابع القراءة.*)$/u,
    maybe: /^(?:اقرأ المزيد|المزيد)$/u,
    examples: ['المصدر الأصلي'],
  },
  {
    lang: 'de',
    sure: /^(?:(?:hier )?weiterlesen(?: (?:auf|bei) .{2,60})?|zum (?:original(?:artikel|beitrag)?|vollständigen artikel|ganzen artikel|artikel)(?: (?:auf|bei) .{2,60})?|(?:den )?(?:ganzen|vollständigen) artikel .{0,20}lesen.{0,60}|original(?:artikel|beitrag)?(?: lesen)?|originalquelle)$/u,
    maybe: /^(?:mehr(?: lesen)?|quelle)$/u,
    examples: ['Weiterlesen auf spiegel.de', 'Zum Originalartikel'],
  },
  {
    lang: 'en',
    sure: /^(?:continue reading(?: (?:on|at|in) .{2,60}| the (?:full )?(?:story|article).{0,60})?|(?:read|view|see|visit|open|go to) (?:the )?(?:original|full|entire|whole|complete)(?: (?:news|web))?(?: (?:story|article|post|text|report|column|piece|version|source|content))?(?: (?:on|at|from|in|here|by) .{2,60}| here)?|(?:read|view|see) (?:it|this(?: (?:story|article))?|(?:the )?(?:rest|story|article)) (?:on|at|from|in) .{2,60}|read (?:at|on) (?!your).{2,60}|(?:full|original) (?:story|article|source|post)(?: (?:on|at|here).{0,60})?|read (?:the )?rest(?: of .{2,60})?|visit (?:website|site|source|publisher)|read at (?:the )?source)$/u,
    maybe: /^(?:read(?: it)? more.{0,40}|more|source|full coverage)$/u,
    examples: [
      'Continue reading',
      'Read the full story on Example',
      'View original article',
      'Original source',
    ],
  },
  {
    lang: 'es',
    sure: /^(?:(?:seguir|continuar|sigue) leyendo.{0,60}|(?:leer|ver|lee) (?:el |la )?(?:artículo|nota|noticia|texto|historia)(?: (?:completo|completa|original)).{0,60}|(?:artículo|nota|fuente|noticia) original.{0,40})$/u,
    maybe: /^(?:leer más|ver más|más|fuente)$/u,
    examples: ['Seguir leyendo', 'Leer el artículo completo', 'Fuente original'],
  },
  {
    lang: 'fr',
    sure: /^(?:(?:lire )?la suite(?: (?:sur|de|dans) .{2,60})?|(?:continuer|poursuivre) (?:la|votre) lecture.{0,60}|(?:lire|voir) l[’'](?:article|original)(?: (?:complet|original|entier))?(?: (?:sur|dans) .{2,60})?|(?:article|source) (?:original|originale|d[’']origine).{0,40})$/u,
    maybe: /^(?:lire plus|en savoir plus|voir plus|source)$/u,
    examples: ['Lire la suite', 'Lire l’article complet sur lemonde.fr'],
  },
  {
    lang: 'it',
    sure: /^(?:continua (?:a leggere|la lettura).{0,60}|leggi (?:l[’']articolo|la notizia|il testo)(?: (?:completo|completa|originale|intero)).{0,60}|articolo (?:originale|completo).{0,40}|fonte originale)$/u,
    maybe: /^(?:leggi (?:di più|tutto)|continua|fonte)$/u,
    examples: ['Continua a leggere', 'Leggi l’articolo completo'],
  },
  {
    lang: 'ja',
    sure: /^(?:続きを読む.{0,40}|(?:記事)?全文(?:を読む)?.{0,30}|元(?:の)?記事.{0,20}|.{0,20}で(?:続き|全文)を読む|提供元で読む)$/u,
    maybe: /^(?:もっと見る|出典|引用元)$/u,
    examples: ['続きを読む', '元記事を読む'],
  },
  {
    lang: 'ko',
    sure: /^(?:기사 ?원문.{0,20}|원문 ?(?:보기|기사).{0,20}|전체 ?기사 ?보기|계속 ?읽기)$/u,
    maybe: /^(?:더 ?보기|출처)$/u,
    examples: ['기사원문', '원문 보기'],
  },
  {
    lang: 'nl',
    sure: /^(?:lees (?:verder|het (?:hele|volledige|originele) (?:artikel|verhaal)).{0,60}|verder lezen.{0,60}|(?:origineel|volledig) artikel|oorspronkelijk artikel)$/u,
    maybe: /^(?:lees meer|meer|bron)$/u,
    examples: ['Lees verder', 'Lees het volledige artikel op nrc.nl'],
  },
  {
    lang: 'pl',
    sure: /^(?:czytaj (?:dalej|całość|cały (?:artykuł|tekst)).{0,60}|przeczytaj (?:całość|cały (?:artykuł|tekst)).{0,60}|artykuł źródłowy|oryginalny artykuł)$/u,
    maybe: /^(?:czytaj więcej|więcej|źródło)$/u,
    examples: ['Czytaj dalej', 'Przeczytaj cały artykuł'],
  },
  {
    lang: 'pt',
    sure: /^(?:continu(?:ar|e) (?:a ler|lendo|a leitura).{0,60}|(?:ler|leia|ver) (?:o |a )?(?:artigo|matéria|notícia|texto|reportagem)(?: (?:completo|completa|original|na íntegra)).{0,60}|(?:artigo|matéria|fonte) original.{0,40})$/u,
    maybe: /^(?:leia mais|ler mais|mais|fonte)$/u,
    examples: ['Continuar a ler', 'Leia a matéria completa'],
  },
  {
    lang: 'ru',
    sure: /^(?:читать (?:далее|дальше|полностью|статью полностью|в источнике|оригинал).{0,60}|(?:полный текст|полная версия|первоисточник|оригинал статьи).{0,60})$/u,
    maybe: /^(?:подробнее|ещё|источник)$/u,
    examples: ['Читать полностью', 'Первоисточник'],
  },
  {
    lang: 'tr',
    sure: /^(?:(?:haberin|yazının|makalenin) (?:devamı|tamamı|aslı|orijinali|kaynağı).{0,60}|devamını (?:oku|okuyun).{0,60}|devamı(?: için.{0,40})?|tamamını (?:oku|okuyun).{0,60}|kaynağa git.{0,40})$/u,
    maybe: /^(?:daha fazla|kaynak)$/u,
    examples: ['DEVAMI', 'Haberin devamı için tıklayınız', 'Yazının Tamamı'],
  },
  {
    lang: 'uk',
    sure: /^(?:читати (?:далі|повністю|повний текст|оригінал).{0,60}|повний текст.{0,60}|першоджерело)$/u,
    maybe: /^(?:детальніше|джерело)$/u,
    examples: ['Читати далі', 'Першоджерело'],
  },
  {
    lang: 'zh',
    sure: /^(?:(?:查看|阅读|閱讀|查看)原文.{0,20}|原文(?:链接|連結|網址|地址).{0,20}|阅读全文.{0,20}|閱讀全文.{0,20}|繼續閱讀.{0,20}|继续阅读.{0,20})$/u,
    maybe: /^(?:来源|來源|更多)$/u,
    examples: ['阅读原文', '原文链接'],
  },
];
