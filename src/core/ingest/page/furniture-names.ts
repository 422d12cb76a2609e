// The words by which class names and ids tell what an element of a page is for, in the languages of the web.
// Tables only; whether such an element is furniture depends on its text as well.

/** Comments of readers; surely furniture; a phrase that says so; a word that may say so; nothing. */
export type NameMeaning = 'comments' | 'surely' | 'phrase' | 'word' | null

const LONGEST = 400

/** What class names and an id, parted by blanks, say of their element. */
export function meaningOf(names: string): NameMeaning {
  if (names.length > LONGEST) return null
  const words = wordsOf(names)
  if (words.some((word) => COMMENTS.has(word))) return 'comments'
  if (words.some((word) => SURE.has(word))) return 'surely'
  if (PHRASE.test(names)) return 'phrase'
  return words.some((word) => LIKELY.has(word)) ? 'word' : null
}

/** What readers say. */
const COMMENTS = new Set(
  (
    'comments commentlist commentarea commentsection disqus livefyre kommentare commentaires comentarios commenti ' +
    'reactions'
  ).split(' '),
)

/** Words that mean one thing only. */
const SURE = new Set(
  (
    'share sharing sharebar sharebuttons sharethis sharedaddy addthis addtoany shareaholic sns ' +
    'kommentar reply replies respond ' +
    'outbrain taboola newsletter breadcrumb breadcrumbs pagination cookie cookies gdpr ' +
    'adsense adsbygoogle adslot advert adverts advertisement advertisements advertising werbung anzeige publicidad ' +
    'publicite pubblicita sponsored byline dateline standfirst kicker caption captions bildunterschrift photocredit ' +
    'screenreader tooltip lightbox hashtags'
  ).split(' '),
)

/** Words that mean it where the element holds links or little text. */
const LIKELY = new Set(
  (
    'social socials sociallinks socialmedia subscribe subscription signup login register promo promotion banner ' +
    'related relateds similar recommended recommendations recommendation recirculation mostread mostpopular popular ' +
    'trending meistgelesen verwandt verwandte relacionadas relacionados relacionada correlati ' +
    'teaser teasers sidebar widget menu nav navbar navigation footer popup modal overlay toolbar tools tags taglist ' +
    'keywords tag print consent ads ad adv sponsor credit credits copyright pager paging toc rating ratings vote poll ' +
    'bio authorbio readmore morenews linkbox infobox servicebox download downloads metadata postmeta meta entrymeta ' +
    'comment follow like likes feedback relate prevnext postnav seealso also compartir ' +
    'condividi partager partage teilen etiquetas mots leia lire'
  ).split(' '),
)

const PHRASE =
  /related[-_]?(?:articles?|posts?|stor|content|news|links?|topics?|items?)|more[-_](?:stories|news|articles|from|on|posts|links)|read[-_](?:more|next|also)|most[-_](?:read|popular|viewed)|you[-_]may|(?:about|box|bio)[-_](?:the[-_])?author|author[-_](?:bio|box|info|about|desc|card|profile)|(?:sr|visually|screen)[-_](?:only|hidden|reader)|news[-_]?letter|sign[-_]?up|social[-_](?:media|share|links|icons|bar)|share[-_](?:bar|box|buttons?|links|tools|icons)|post[-_]?(?:nav|tags|meta|footer)|entry[-_](?:meta|footer|tags|utility)|tag[-_](?:list|cloud|links)|comments?[-_](?:list|form|area|section|box|wrap|respond)|wp[-_]caption[-_]text|(?:image|photo|img|picture|media|foto|bild)[-_]?(?:caption|credit|copyright|legend|desc|text)|jp[-_]relatedposts|pull[-_]?quote/i

/** "postMeta-shareBar box2" is post, meta, share, bar, box, postmeta, sharebar. */
function wordsOf(names: string): string[] {
  return names
    .split(/\s+/)
    .flatMap((name) => [
      ...name.replace(/([a-z])(?=[A-Z])/g, '$1-').split(/[^\p{L}]+/u),
      name.replace(/[^\p{L}]+/gu, ''),
    ])
    .map((word) => word.toLowerCase())
}
