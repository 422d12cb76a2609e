// Who wrote an article, as its page says: persons named in JSON-LD and meta tags, then marked elements (microdata,
// rel=author, class names), then lines like "By Ann Lee"; last, the house itself where it signs.
import type { PageElement } from './dom.js'
import { type PageHead, textsOf } from './meta.js'
import type { Seen } from './outline.js'
import { isHouse, personsIn, signedBy } from './persons.js'

export interface BylineHints extends PageHead {
  /** What readers see; asked for only where the head names nobody. */
  seen: () => Seen[]
  siteName: string | null
  url: string
}

/** Names parted by ", "; null when nobody is named. */
export function readByline(hints: BylineHints): string | null {
  const said = saidIn(hints)
  const isPerson = (name: string) => !isHouse(name, hints)
  for (const names of said) {
    const persons = names.filter(isPerson)
    if (persons.length > 0) return printed(persons)
  }
  const marked = markedIn(hints.seen()).filter(isPerson)
  if (marked.length > 0) return printed(marked)
  const signed = signatureIn(hints.seen()).filter(isPerson)
  if (signed.length > 0) return printed(signed)
  return printed(said[0] ?? markedIn(hints.seen()))
}

/** More names than this on one article are a list of staff. */
const MOST_PERSONS = 8

function printed(persons: string[]): string | null {
  const once = persons.filter(
    (name, index) => persons.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  )
  return once.length > 0 ? once.slice(0, MOST_PERSONS).join(', ') : null
}

// --- For machines ------------------------------------------------------------------------------------

const AUTHORS = (
  'author article:author_name parsely-author sailthru.author dc.creator dcterms.creator dc.contributor byl byline ' +
  'article:author og:article:author cxenseparse:author cxense:author citation_author twitter:creator:name ' +
  'dable:author article.author authors creator og:author vr:author rbauthors author_name news_authors'
).split(' ')

function saidIn({ article, meta }: BylineHints): string[][] {
  const fields = [article?.author, article?.creator].map((value) => textsOf(value).flatMap(personsIn))
  const tags = AUTHORS.map((name) => personsIn(meta.get(name) ?? ''))
  return [...fields, ...tags].filter((names) => names.length > 0)
}

// --- For readers -------------------------------------------------------------------------------------

type Mark = (seen: Seen) => boolean

const hasWord = (words: string) => {
  const pattern = new RegExp(`(?:^|[^a-z])(?:${words})(?:$|[^a-z])`)
  return (names: string) => pattern.test(names)
}
const isNameOf = hasWord(
  'author-?_?names?|byline__name|byline-?_?name|authors?__name|writer-?_?name|name-?author|author__link|author-?link|fn|reporter-?_?name',
)
const isAuthor = hasWord(
  'authors?|autor(?:en|es|in)?|auteurs?|autore|autori|bylines?|by-line|writers?|reporters?|journalists?|' +
    'contributors?|verfasser|redakteur|redaktor|posted-?by|post-?author|entry-?author|article-?author|postedby|' +
    'vcard|creator|username|by|forfatter|skribent|kirjoittaja|journalista|redactor|columnist|signature|firma',
)
const AUTHOR_PATH =
  /^(?:https?:\/\/(?![^/]*(?:facebook|twitter|youtube|instagram|linkedin|xing|google|flickr))[^/]+)?\/(?:[^?#]{0,60}\/)?(?:authors?|autor(?:en|es)?|auteurs?|autori?|profil(?:e|es)?|people|persons?|journalists?|journalisten|reporters?|columnists?|contributors?|staff|writers?|redaktion|redakteure|users?|members?|by|u)\/[^/?#]+/i

/** In the order of belief. */
const MARKS: Mark[] = [
  ({ itemprop }) => /\b(?:author|creator)\b/.test(itemprop),
  ({ rel }) => /\bauthor\b/.test(rel),
  ({ names }) => names !== '' && isNameOf(names),
  ({ names }) => names !== '' && isAuthor(names),
  ({ tag, element }) => tag === 'A' && AUTHOR_PATH.test(element.getAttribute('href') ?? ''),
]
/** Marks that mean the writer wherever they stand. */
const SURE_MARKS = 2

function markedIn(seen: Seen[]): string[] {
  for (const [index, mark] of MARKS.entries()) {
    const needsSurname = index >= SURE_MARKS && index < MARKS.length - 1
    const all = seen.filter(mark)
    const shown = all.filter(({ isAside }) => !isAside)
    const found =
      shown.length > 0 || index >= SURE_MARKS ? shown : all.filter(({ element }) => !isComment(element))
    const inside = found.filter(({ isInside }) => isInside)
    for (const one of [...inside, ...found].slice(0, 30)) {
      const persons = namesIn(one, needsSurname)
      if (persons.length > 0) return [...persons, ...neighbours(one, found, needsSurname)]
    }
  }
  return []
}

function isComment(element: PageElement): boolean {
  return element.closest('[class*="comment" i], [id*="comment" i], [itemtype*="Comment"]') !== null
}

function namesIn({ element, text }: Seen, needsSurname: boolean): string[] {
  const named = element.querySelector('[itemprop="name"], .fn, [rel="author"]')
  const said = named?.getAttribute('content') ?? named?.textContent ?? element.getAttribute('content') ?? text
  const signed = (said ?? '')
    .split('\n')
    .map(signedBy)
    .find((names) => names.length > 0)
  return (signed ?? personsIn(said ?? '')).filter(
    (name) => /^[^\d]*$/.test(name) && (!needsSurname || looksLikeName(name)),
  )
}

// "Ann Lee", "焦鹏", "홍길동 기자": a class name alone proves little.
function looksLikeName(name: string): boolean {
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/.test(name)) return name.length <= 16
  const words = name.split(' ')
  return words.length <= 6 && /^\p{Lu}/u.test(words[0] ?? '') && /^[\p{L}.]/u.test(words.at(-1) ?? '')
}

// Several writers stand side by side, each marked for themselves.
function neighbours(first: Seen, found: Seen[], needsSurname: boolean): string[] {
  const home = first.element.parentElement?.parentElement
  if (!home) return []
  return found
    .filter((one) => one !== first && one.tag === first.tag && one.names === first.names)
    .filter((one) => home.contains(one.element) && !first.element.contains(one.element))
    .slice(0, MOST_PERSONS)
    .flatMap((one) => namesIn(one, needsSurname))
}

const LONGEST_SIGNATURE = 120

function signatureIn(seen: Seen[]): string[] {
  for (const { text, isAside, tag } of seen) {
    if (!text || isAside || tag === 'A') continue
    for (const line of text.split('\n')) {
      const persons = line.length <= LONGEST_SIGNATURE ? signedBy(line) : []
      if (persons.length > 0) return persons
    }
  }
  return []
}
