// Whether a page shows its article to everybody: what it says for machines, and the sentences of pay walls.
// A long text that ends like a text is open, whatever the page says: we read what anybody may read.

import { fold } from '../html/html.js'
import { parsePage } from './dom.js'
import { widthOf } from './measure.js'
import type { PageHead, Thing } from './meta.js'

export type Access = 'open' | 'paywalled'

/** A text of this width (letters; East Asian ones count twice) that ends whole is a whole article. */
const WHOLE_ARTICLE = 2_000

/** What the page `html`, whose body is `text`, lets its readers read. */
export function accessOf(html: string, { meta, article }: PageHead, text: string): Access {
  if (widthOf(text) > WHOLE_ARTICLE && !endsCut(text)) return 'open'
  return isClaimed(meta, article) || showsWall(html) ? 'paywalled' : 'open'
}

// --- For machines ------------------------------------------------------------------------------------
// https://developers.google.com/search/docs/appearance/structured-data/paywalled-content

function isClaimed(meta: Map<string, string>, article: Thing | null): boolean {
  const parts = [article?.hasPart].flat()
  const isLocked = (thing: unknown) =>
    typeof thing === 'object' &&
    thing !== null &&
    /^false$/i.test(String((thing as Thing).isAccessibleForFree))
  const tier = meta.get('article:content_tier') ?? meta.get('content_tier') ?? ''
  return isLocked(article) || parts.some(isLocked) || /^(?:metered|locked|paid|premium)$/i.test(tier)
}

// --- For readers -------------------------------------------------------------------------------------

const WALLS = [
  '(?:subscribe|sign up|sign in|log in|register|join)(?: (?:now|today|here|or \\w+(?: \\w+)?))? to (?:continue|keep|finish) reading',
  '(?:this|the rest of this|the full) (?:article|content|story|editorial|page) is (?:for|only for|reserved for|exclusive to|available (?:only )?to|(?:only )?available to) (?:our )?(?:paid |registered |premium |digital )*(?:subscribers|members)',
  '(?:subscribers|members)[ -]only (?:article|content|story)|to (?:continue|read|view) (?:reading|the (?:full|rest)[^.]{0,30}),? (?:please )?(?:subscribe|sign in|log in|register)',
  "you(?:[’']ve| have) (?:reached|read|used)(?: all)? (?:your|the)[^.]{0,30}(?:limit|free articles)",
  'dieser (?:artikel|inhalt|text|beitrag) ist (?:nur |exklusiv |ausschließlich )?für (?:unsere )?(?:\\p{L}+-)?(?:abonnent|mitglieder|leser mit)',
  '(?:jetzt|hier) (?:abonnieren|registrieren|anmelden|freischalten|testen) und (?:weiterlesen|alle)|weiterlesen mit \\p{L}|sie haben bereits ein abo|um (?:diesen artikel|weiter)[^.]{0,20}lesen[^.]{0,40}(?:abo|anmelden)',
  '(?:cet article|ce contenu|la suite)[^.]{0,20} est réservée?s? aux? (?:abonné|membres)|article réservé aux abonnés|il vous reste [^.]{0,20} (?:de cet article )?à lire|abonnez-vous pour (?:lire|continuer)',
  '(?:este|esta) (?:artículo|contenido|noticia|nota)[^.]{0,15} (?:es )?(?:exclusiv[oa]|solo|sólo)[^.]{0,15} (?:para )?(?:suscriptores|socios)|suscríbe(?:te|se) para (?:seguir|continuar) leyendo|contenido exclusivo para suscriptores',
  "(?:questo (?:articolo|contenuto)|l[’']articolo) è riservato (?:agli )?abbonati|abbonati per (?:continuare|leggere)|(?:conteúdo|matéria) exclusiv[oa] para assinantes|assine para continuar lendo",
  '(?:dit artikel|dit verhaal) is (?:alleen|exclusief) voor abonnees|(?:denne artikkelen|denne artikel|artikeln) er (?:kun )?for abonnenter',
  '이 ?(?:기사|콘텐츠|글)는?은? ?(?:유료|구독|회원)[^.]{0,12}(?:전용|공개|위한)|(?:유료|구독) ?회원(?:만|에게만|전용)|(?:로그인|구독|회원가입)(?:하시면|하면| 후에?)[^.]{0,16}(?:전문|전체|이어서|계속|모두)[^.]{0,10}(?:보|읽)',
  '(?:この記事|この続き|続き|全文)は[^。]{0,12}(?:有料|会員|購読)[^。]{0,8}(?:限定|専用|のみ|お読み|読め|ご覧)|有料(?:会員|登録)(?:限定|記事です)|会員限定記事|(?:残り|あと)[\\s:：]?[\\d０-９,，]+[\\s　]?(?:文字|字)|(?:登録|ログイン)(?:する|して|すると)[^。]{0,10}(?:続き|全文)',
  '(?:本文|此文|本篇|全文)[^。]{0,8}(?:付费|付費|订阅|訂閱|会员|會員)[^。]{0,8}(?:专享|專享|专属|可读|限定|閱讀|阅读)|(?:订阅|訂閱|登录|登入)后?後?(?:继续|繼續)(?:阅读|閱讀)',
]
const WALL = new RegExp(WALLS.join('|'), 'iu')

// Scripts hold the sentences of walls that nobody sees: a first hit is looked up in the text.
function showsWall(html: string): boolean {
  if (!WALL.test(html)) return false
  return WALL.test(fold(parsePage(html).body?.textContent ?? ''))
}

/** Does a text stop in the middle: with an ellipsis, or a long line without an end of sentence? */
export function endsCut(text: string): boolean {
  const last = text.slice(text.lastIndexOf('\n') + 1).trim()
  if (/(?:…|\.{3}|\[…\]|\[\.{3}\])[\]）)]?$/.test(last)) return true
  return widthOf(last) > LONGEST_SIGNATURE && !/[.!?。！？"'”’»」』）)\]:;*]$/.test(last)
}

const LONGEST_SIGNATURE = 80
