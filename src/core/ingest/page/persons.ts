// Names of persons as pages write them: "By Ann Lee and Bo Kim, Staff Writers", "Von Anna Groß", "홍길동 기자",
// "责任编辑：王芳". Tells persons from the house that employs them.
import { parseUrl } from '../../url.js'
import { bylineOf } from '../byline.js'
import { fold } from '../html/html.js'
import { letters } from './title.js'

/** The persons whom a text names that is known to name writers; none when it says something else. */
export function personsIn(text: string): string[] {
  if (text.length > 600) return []
  const line = withoutOpening(fold(text.replace(/<[^>]*>/g, ' ')))
  const kept = (line.split(TAIL)[0] ?? '').replace(/\s*[(<[]?\S+@\S+\.\S+[)>\]]?/g, '')
  const parts = kept.split(BETWEEN).map(cleaned).filter(isName)
  if (isCatalogued(kept, parts)) return [`${parts[1]} ${parts[0]}`]
  const isFull = (name: string) => /\p{Lu}.* /u.test(name) || WIDE.test(name)
  // "Ann Lee, Seoul": a single word beside full names is a place or a role.
  return parts.some(isFull)
    ? parts.filter((name) => isFull(name) && !/^\p{Ll}/u.test(name))
    : parts.slice(0, 1)
}

/** "Lee, Ann", as libraries write it. */
function isCatalogued(line: string, parts: string[]): boolean {
  return /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’-]+$/u.test(line) && parts.length === 2
}

/** The persons of a short line that signs an article: "Von Anna Groß"; none when it is anything else. */
export function signedBy(line: string): string[] {
  if (PHOTO.test(line)) return []
  const rest = line.replace(DATED_OPENING, '').replace(/^(?:【[^】]*】|\[[^\]]*\])\s*(?=\S)/, '')
  const name = withoutOpening(rest)
  const persons = name === rest && rest === line ? [] : personsIn(name)
  const beside = name.length - persons.join(', ').length
  if (persons.length > 0 && beside <= MOST_BESIDE && persons.every(isFullName)) return persons
  const known = /^【.{1,3}】$/.test(rest) ? null : bylineOf(rest)
  return known ? [known] : []
}

/** Characters of a signing line that say something else: a role, a place, a date. */
const MOST_BESIDE = 40

/** "Posted on March 3, 2026 by Ann Lee", "3. März 2026 von Anna Groß". */
const DATED_OPENING =
  /^\W{0,3}(?:(?:posted|published|written|submitted|geschrieben|veröffentlicht|erstellt|eingestellt|verfasst|publié|posté|publicado|escrito|pubblicato|scritto)(?!\p{L}).{0,60}?|(?:\p{L}{2,10}\.?,? )?\d{1,4}[\p{L}\d ./,:-]{3,40}?) ?(?=(?<!\p{L})(?:by|von|par|por|da|di|door) )/iu

export interface House {
  siteName: string | null
  url: string
}

/** Is this the name of a site, a firm, a desk or a login rather than of a person? */
export function isHouse(name: string, { siteName, url }: House): boolean {
  const plain = letters(name)
  if (plain === letters(siteName ?? '') || HOUSE.test(name) || DESK.test(plain)) return true
  const host = letters(parseUrl(url)?.hostname.replace(/^www\./, '') ?? '')
  return plain.length >= 4 && host.startsWith(plain)
}

const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/
const DESK =
  /^(?:editors?|author|autor|staff|webredaktion|onlineredaktion|redaktion|redakcja|redazione|redaction|redaccion|newsdesk|press|pressestelle)$/
/** Logins, and words that stand where a name should. */
const NO_NAME =
  /^(?:admin(?:istrator)?|root|webmaster|user|guest|default|null|undefined|none|unknown|anonymous|share|follow|twitter|facebook|e-?mail|submitted|posted|written|published|updated|geschrieben|veröffentlicht|erstellt|verfasst|publié|escrito|publicado|pubblicato|scritto)$/i
const HOUSE =
  /\b(?:inc|ltd|llc|gmbh|e\. ?v|ag|kg|corp|corporation|company|verlag|redaktion|redaction|rédaction|redacción|redazione|redação|news ?desk|newsroom|staff|editorial team|team|verein|verband|ministerium|bundes\w+|universität|university|institut|stiftung|foundation|magazine|magazin|online|press|presse|zeitung|agency|agentur)\b|\.(?:com|de|org|net|ch|at|co|fr|it|es)\b/i

const BY =
  '(?:view all |see all |more )?(?:posts|articles|stories) (?:by|from)|(?:zeige )?alle (?:beiträge|artikel) (?:anzeigen )?von|' +
  '(?:(?:written|posted|published|story|article|words?|text|reported|edited|submitted|created|opinion|analysis|contributed|compiled|report) )?by|' +
  '(?:geschrieben|verfasst|veröffentlicht|erstellt|ein(?:e)? \\p{L}{3,20}|beitrag|artikel|text|gepostet|eingestellt) von|von|' +
  '(?:publié |écrit |posté |rédigé |propos recueillis )?par|' +
  '(?:escrito |publicado |enviado |redactado )?por|(?:scritto |pubblicato |postato |a cura )?d[ia]|' +
  '(?:geschreven |geplaatst )?door|(?:skrevet |postet |skriven )?a[vf]|(?:napisał|autor)'
const LABEL =
  '(?:authors?|autor(?:en|in|es|a)?|auteurs?|autor[ei]|text(?: und fotos?)?|texte|texto|testo|verfasser(?:in)?|redaktion|writer|' +
  'reporter|byline|journalist|publiziert von|posted by|글쓴이|기자명|작성자|필자|글|文|作者|记者|記者|责任编辑|责编|編集|執筆|取材・文|撰文|编辑|編輯)'
const WIDE_LABEL = '(?:글|文|記者|记者|作者|執筆)[ 　／/]'
const OPENING = new RegExp(`^\\s*(?:(?:${BY}) ?:? |${LABEL} ?[:：/] ?|${WIDE_LABEL})`, 'iu')
const PHOTO = /^\s*(?:photo|foto|image|bild|illustration|video|grafik|写真|사진)/i

function withoutOpening(line: string): string {
  let rest = line
  for (let round = 0; round < 2; round++) rest = rest.replace(OPENING, '')
  return rest
}

/** What follows the names on a line. */
const TAIL =
  /\s*(?:[|•·»–—]|\bPublished\b|\bUpdated\b|\bPosted\b|\b(?:on|am|le|el|il|vom) (?=\p{Lu}|\d)|\bfor (?=the |\p{Lu})|\bTwitter\b|\bFollow\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bView\b|\bSee all\b|\bRead more\b| - |, ?\d|\s\d{1,2}[./ ]|\b(?:19|20)\d\d\b| {2,})/u
const BETWEEN =
  /\s*(?:[,;&＆、，；]|\s\/\s|\n|\s(?:and|und|et|y|och|og|en)\s|\s및\s|・(?=[\u3400-\u9fff]{3}))\s*/iu

const ROLE =
  /^(?:(?:senior |staff |chief |deputy |managing |associate |contributing |special |political |science |business |our |the )*(?:writers?|reporters?|editors?|correspondents?|columnists?|contributors?|journalists?|producer|author|autor(?:in)?|redakteur(?:in)?|redaktion|bureau chief)|staff|special to .*|for .*|ph\.?d\.?|md|m\.d\.|jr\.?|sr\.?|esq\.?|mba|.*\b(?:editor|writer|reporter|correspondent|columnist|producer|analyst)(?:[ -]at[ -]large|[ -]in[ -]chief)?|cnn|reuters|ap|afp|dpa|associated press|bbc(?: news)?)$/i

function cleaned(part: string): string {
  return part
    .replace(/^(?:by|von|par|por|di|mit|with)\s+/i, '')
    .replace(GERMAN_ROLE, '')
    .replace(/^(?:(?:dr|prof|dipl|mag|ing)\.(?:-\p{L}+\.)? ?)+(?=\p{Lu})/iu, '')
    .replace(/\s*[([].*$|\s-\p{Ll}.*$/u, '')
    .replace(/^[\s"'“”*_:.-]+|[\s"'“”*_:,;/-]+$/g, '')
    .trim()
}

/** "Von unserer Korrespondentin Anna Groß" */
const GERMAN_ROLE =
  /^(?:unsere[mrn]? )?[\p{L}-]*(?:redakteur|korrespondent|reporter|autor|mitarbeiter|volontär)(?:in|en)? (?=\p{Lu})/iu

function isName(name: string): boolean {
  if (name.length < 2 || name.length > 60 || name.split(' ').length > 6) return false
  if (/^https?:|^www\.|^@|[{}<>=#%]|\/\//i.test(name) || ROLE.test(name) || NO_NAME.test(name)) return false
  return /\p{L}/u.test(name) && !/\d{3,}|^\d|\s\d+$/.test(name)
}

const WIDE_NAME =
  /^(?:[가-힣]{2,5}(?: ?[가-힣]{2,6})?|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}・々ー ]{2,12})$/u

// A given name and a surname with capitals, or a name in East Asian letters.
function isFullName(name: string): boolean {
  if (WIDE.test(name)) return WIDE_NAME.test(name)
  const words = name.split(' ')
  if (words.length < 2 || words.length > 5) return false
  const isCapital = (word: string) => /^(?:\p{Lu}|d['’])/u.test(word)
  const isParticle = (word: string) =>
    /^(?:van|von|der|den|de|del|della|di|da|dos|la|le|el|al|bin|ten|zu|af|y)$/i.test(word)
  return (
    isCapital(words[0] ?? '') &&
    words.every((word) => isCapital(word) || isParticle(word)) &&
    isCapital(words.at(-1) ?? '')
  )
}
