// From the outlines of a list to sources of ours: which are new, which are there already, which cannot be
// read and why. Each new one gets a short name that commands can use. Nothing is fetched.

import type { Language, Source, SourceKind, Zone } from '../../model.js'
import { isVisible, oneLine, shorten } from '../../text.js'
import { parseUrl } from '../../url.js'
import { isZone } from '../../zone-names.js'
import { guessLanguage } from '../language.js'
import type { OpmlOutline } from './opml.js'

/** A source as masthead.yaml says it; what is left out there follows from its surroundings. */
export interface NewSource {
  id: string
  name: string
  kind: SourceKind
  url: string
  language?: Language
  zone?: Zone
  links?: string
}

/** `name` and `url` are fit to be shown. */
export type PlannedSource =
  | { outcome: 'added'; name: string; url: string; source: NewSource }
  /** `id` is the source that reads this address already. */
  | { outcome: 'already-there'; name: string; url: string; id: string }
  /** `why` goes on from its name: "is no http or https address". */
  | { outcome: 'refused'; name: string; url: string; why: string }

/** Longer titles are cut (UTF-16 units); longer addresses are refused, as servers do. */
const LONGEST = { name: 200, url: 2048, id: 50 }

/** One answer for each outline, in order. `existing` are the sources of masthead.yaml. */
export function planSources(
  outlines: OpmlOutline[],
  existing: Pick<Source, 'id' | 'url'>[],
): PlannedSource[] {
  const idOf = new Map(existing.map(({ id, url }) => [sameness(url), id]))
  const newId = openIds(existing.map(({ id }) => id))
  return outlines.map((outline) => {
    const said = outline.url
      .trim()
      .replace(/^feed:(\/\/)?(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:')
    const shown = { name: nameOf(outline, said), url: shorten(oneLine(outline.url), LONGEST.name) }
    const why = refusal(outline, said)
    if (why !== null) return { outcome: 'refused', ...shown, why }
    const url = tidy(said)
    const there = idOf.get(sameness(url))
    if (there !== undefined) return { outcome: 'already-there', ...shown, id: there }
    const source = sourceOf(outline, { id: newId(outline, url), name: shown.name, url })
    idOf.set(sameness(url), source.id)
    return { outcome: 'added', ...shown, source }
  })
}

// --- Addresses --------------------------------------------------------------------------------------------

function refusal(outline: OpmlOutline, url: string): string | null {
  if (outline.isComment) return 'is commented out in the list'
  if (url === '') return 'has no address'
  const parsed = /^https?:/i.test(url) ? parseUrl(url) : null
  if (parsed === null) return 'has no http or https address'
  if (outline.kind === 'list') return 'is a list of its own; import it by its address'
  if (url.length > LONGEST.url) return `has an address of more than ${LONGEST.url} characters`
  const { username, password } = parsed
  return username || password ? 'has an address with a user name or password, which are never sent' : null
}

/** As it was written, where it was written well; else as a browser would understand it. */
function tidy(url: string): string {
  return /^https?:\/\/[^\s\p{C}/\\][^\s\p{C}]*$/iu.test(url) ? url : new URL(url).href
}

/** Equal for addresses that differ only in scheme, case of the host, fragment and the slash at the end. */
export function sameness(address: string): string {
  const url = parseUrl(address)
  if (url === null) return address
  const { protocol, host, pathname, search } = url
  return /^https?:$/.test(protocol) ? `//${host}${pathname.replace(/\/+$/, '')}${search}` : address
}

// --- Names ------------------------------------------------------------------------------------------------

function nameOf({ title }: OpmlOutline, url: string): string {
  const line = oneLine(title ?? '')
  return shorten(isVisible(line) ? line : hostOf(url) || oneLine(url) || '(no name)', LONGEST.name)
}

function hostOf(url: string): string {
  return parseUrl(url)?.hostname.replace(/^www\./, '') ?? ''
}

/** Gives ids that nobody has: the one of the list where it is free, else one made of title or host. */
function openIds(existing: string[]) {
  const taken = new Set(existing)
  const counts = new Map<string, number>()
  return ({ id, title }: OpmlOutline, url: string): string => {
    const wanted = id !== null && /^[a-z0-9][a-z0-9-]{0,49}$/.test(id) ? id : null
    const base = wanted ?? (slug(title ?? '') || slug(hostOf(url)) || 'source')
    let free = base
    while (taken.has(free)) {
      const count = (counts.get(base) ?? 1) + 1
      counts.set(base, count)
      free = `${base.slice(0, LONGEST.id - 1 - String(count).length).replace(/-+$/, '')}-${count}`
    }
    taken.add(free)
    return free
  }
}

/** Letters that Unicode takes for whole ones, as their readers write them without the letter. */
const SPELLED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** "L'Écho du Midi" is "lecho-du-midi"; empty when most of the text is in another script. */
function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELLED[letter] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ]/gu, '')
  const letters = plain.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const latin = plain.match(/[a-z0-9]/g)?.length ?? 0
  if (latin * 2 <= letters) return ''
  return cut(plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''))
}

/** After a whole word, where one ends in the second half. */
function cut(words: string): string {
  if (words.length <= LONGEST.id) return words
  const end = words.lastIndexOf('-', LONGEST.id)
  return words.slice(0, end > LONGEST.id / 2 ? end : LONGEST.id)
}

// --- The source -------------------------------------------------------------------------------------------

function sourceOf(outline: OpmlOutline, named: Pick<NewSource, 'id' | 'name' | 'url'>): NewSource {
  const { id, name, url } = named
  const { kind, links } = outline
  const language = languageOf(outline.language) ?? languageOfTitle(name)
  const source: NewSource = { id, name, kind: kind === 'list' ? 'feed' : kind, url }
  if (language !== null) source.language = language
  if (outline.zone !== null && isZone(outline.zone)) source.zone = outline.zone
  if (links !== null) source.links = links
  return source
}

/** A language tag out of "en", "EN-us" or "pt_BR"; null for "english" and whatever else lists say. */
function languageOf(said: string | null): Language | null {
  const [first = '', ...rest] = (said ?? '').replaceAll('_', '-').split('-')
  const tag = [first.toLowerCase(), ...rest].join('-')
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : null
}

/** Korean and Japanese show in a few letters; other languages share theirs, and a name in Han alone may be either. */
function languageOfTitle(title: string): Language | null {
  // "Editorial" as Japanese papers write it; Chinese ones write 社论 or 社評.
  if (title.includes('社説')) return 'ja'
  const shown = guessLanguage(title)
  return shown === 'ko' || shown === 'ja' ? shown : null
}
