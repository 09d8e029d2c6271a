/** Query parameters that say who sent the reader, never which article is meant. */
export interface TrackingRule {
  /** Registrable domains the names hold for; absent where they mean the same everywhere. */
  domains?: readonly string[];
  /** Lower-case parameter names; a trailing `*` stands for any ending. */
  names: readonly string[];
  /** An address that carries one of the names. */
  example: string;
}

export const TRACKING: readonly TrackingRule[] = [
  {
    names: ['utm_*', 'mtm_*', 'pk_campaign', 'pk_kwd', 'pk_source', 'pk_medium', '_ga', '_gl'],
    example: 'https://example.com/a?utm_source=rss',
  },
  {
    names: [
      'dclid',
      'fbclid',
      'gad_source',
      'gbraid',
      'gclid',
      'gclsrc',
      'igsh',
      'igshid',
      'li_fat_id',
      'msclkid',
      'srsltid',
      'ttclid',
      'twclid',
      'wbraid',
      'yclid',
      '__twitter_impression',
    ],
    example: 'https://example.com/a?fbclid=IwAR0',
  },
  {
    names: [
      'mc_cid',
      'mc_eid',
      'mkt_tok',
      '_hsenc',
      '_hsmi',
      'vero_id',
      'wickedid',
      'ml_subscriber*',
      'oly_*',
    ],
    example: 'https://example.com/a?mc_cid=1',
  },
  {
    names: [
      'at_*',
      'xtor',
      'ns_mchannel',
      'ns_source',
      'ns_campaign',
      'ns_linkname',
      'ns_fee',
      'wt_mc',
      'wt_zmc',
    ],
    example: 'https://www.bbc.com/news/world-1?at_medium=RSS',
  },
  {
    names: [
      'cmpid',
      'icid',
      'intcid',
      'ito',
      'ncid',
      'ocid',
      'taboola_*',
      'tblci',
      'dicbo',
      'obOrigUrl',
      'ref_src',
      'ref_url',
    ],
    example: 'https://example.com/a?ocid=msedgntp',
  },
  {
    domains: ['nytimes.com'],
    names: ['smid', 'smtyp', 'partner', 'emc', 'unlocked_article_code'],
    example: 'https://www.nytimes.com/a.html?smid=tw-share',
  },
  {
    domains: ['spiegel.de', 'manager-magazin.de'],
    names: ['sara_ref'],
    example: 'https://www.spiegel.de/a-1?sara_ref=re-xx',
  },
  {
    domains: ['yahoo.com', 'aol.com'],
    names: ['guccounter', 'guce_*', 'fr', 'soc_src', 'soc_trk', 'tsrc', '.tsrc'],
    example: 'https://news.yahoo.com/a-1.html?guccounter=1',
  },
  {
    domains: ['msn.com'],
    names: ['cvid', 'ei', 'pc', 'form', 'apiversion', 'noservercache'],
    example: 'https://www.msn.com/en-us/news/world/a/ar-AA1?cvid=1',
  },
  { domains: ['google.com'], names: ['oc', 'ved', 'usg'], example: 'https://news.google.com/read/abc?oc=5' },
  {
    domains: ['washingtonpost.com'],
    names: ['itid', 'wpisrc', 'wpmm', 'pwapi_token'],
    example: 'https://www.washingtonpost.com/a/?itid=hp',
  },
  { domains: ['theguardian.com'], names: ['CMP'], example: 'https://www.theguardian.com/a?CMP=share' },
  {
    domains: ['ft.com', 'economist.com', 'bloomberg.com', 'wsj.com'],
    names: ['shareType', 'srnd', 'leadSource', 'mod', 'reflink', 'st', 'sref'],
    example: 'https://www.ft.com/content/1?shareType=nongift',
  },
];
