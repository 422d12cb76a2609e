// What is added to an article's address on its way to a reader: parameters that say where the click came from,
// and the wrappers of AMP caches. Tables, each line with the place that documents it.

/** Parameters that say where a click came from, whatever their value. Lower case. */
const TRACKING: ReadonlySet<string> = new Set(
  [
    // Google Ads and Analytics: support.google.com/google-ads/answer/9744275, support.google.com/analytics/answer/11242870
    'gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid _ga _gl srsltid',
    // Meta, Instagram: developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc
    'fbclid igshid igsh mibextid fb_action_ids fb_action_types fb_source fb_ref',
    // Microsoft: help.ads.microsoft.com (auto-tagging); MSN
    'msclkid ocid',
    // Yandex: yandex.com/support/direct/statistics/url-tags.html
    'yclid ysclid _openstat',
    // X, TikTok, LinkedIn, Snap, Pinterest: the click ids of their advertising documents
    'twclid __twitter_impression ttclid li_fat_id trkcampaign sccid epik',
    // Mailchimp, HubSpot, Marketo, Vero, Omeda, Salesforce: links in mails
    'mc_cid mc_eid mc_tc _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok vero_id vero_conv oly_enc_id oly_anon_id sfmc_id',
    // Adobe Analytics: campaign codes; AT Internet (xtor); Webtrends
    's_cid s_kwcid ef_id cmpid cmp icid intcid intcmp int_cmp ncid xtor wt_mc wt.mc_id wt.mc_ev',
    // Outbrain, Taboola, Impact
    'dicbo ob_click_id tblci irclickid',
    // Yahoo: consent
    'guccounter guce_referrer guce_referrer_sig soc_src soc_trk',
    // Naver, Nikkei, Asahi, Daily Mail, The New York Times: where on their own pages the link stood
    'napm n_cid iref ito smid smtyp emc',
    // AMP viewers: amp.dev/documentation/guides-and-tutorials/integrate
    'usqp amp_js_v amp_gsa amp_r',
    // Sessions, by the names that PHP and Java servlets give them
    'phpsessid jsessionid',
  ].flatMap((line) => line.split(' ')),
)

/** Google (ga-dev-tools.google/campaign-url-builder), Matomo (matomo.org/faq/tracking-campaigns), Piano, HubSpot. */
const TRACKING_PREFIX = /^(?:utm|mtm|matomo|pk|piwik|at|hsa)_/

/** Often a tail, sometimes a name: a number in them may be the article's. */
const OFTEN_TRACKING: ReadonlySet<string> = new Set(
  'ref ref_src ref_url referrer referer refer from source src partner campaign share shared utm via spm trk rss feed'.split(
    ' ',
  ),
)

/** Another form of the same page, under any name: "?outputType=amp", "?output=rss". */
const FORMS = /^(?:amp|rss|rss2|atom|feed)$/i
const SWITCHES = /^(?:amp|mobile|m)$/
/** AMP caches and viewers spell the copy as a switch of these values. */
const ON = /^(?:|0|1|true|amp|mobile)$/i

/** Does this parameter leave the article the same? Name and value as they stand, percent-encoded. */
export function isTracking(name: string, value: string): boolean {
  const plain = name.toLowerCase()
  if (TRACKING.has(plain) || TRACKING_PREFIX.test(plain)) return true
  if (OFTEN_TRACKING.has(plain)) return !/^\d+$/.test(value)
  return FORMS.test(value) || (SWITCHES.test(plain) && ON.test(value))
}

/**
 * The article behind an AMP cache or viewer; null for any other address. Google's cache writes
 * "paper-example.cdn.ampproject.org/c/s/paper.example/a" ("s": by https), its viewer "google.com/amp/s/paper.example/a"
 * (amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls).
 */
export function ampTarget({ hostname, pathname, search }: URL): string | null {
  const wrapper = /(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/.test(hostname)
    ? /^\/[cv]\/(?:s\/)?/
    : /^(?:www\.)?google\.[a-z.]{2,6}$/.test(hostname)
      ? /^\/amp\/(?:s\/)?/
      : null
  const rest = wrapper?.test(pathname) ? pathname.replace(wrapper, '') : ''
  return /^[^/]+\.[^/]+\//.test(rest) ? `https://${rest}${search}` : null
}
