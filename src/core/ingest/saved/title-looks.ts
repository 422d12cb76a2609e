// Does a line look like a headline, apart from where it stands? Tags such as "[사설]" speak for it, names of
// sections and papers against it.
import type { Paragraph } from './lines.js'

/** Points for (+) and against (-) a line as a headline. */
export function looksLikeTitle({ text, width, mark }: Paragraph): number {
  let score = mark === 'heading' ? 4 : 0
  const count = text.split(/\s+/).length
  if (count < 3 && width < 20) score -= 2.5
  else if (width < 12) score -= 1
  else if (width <= 24 && count < 4) score -= 0.5
  else if (width <= 150) score += 2
  if (isTagged(text)) score += 4
  else if (isKicker(text) || isPaper(text)) score -= 2
  if (/[.。,;:；：]$/.test(text) && !/\b\p{L}\.$/u.test(text)) score -= 2
  if (/^[\p{Lu}\d\s&|.,'’-]{1,30}$/u.test(text) && /\p{Lu}{3}/u.test(text) && count <= 3) score -= 1.5
  if (text.includes(' | ')) score -= 1
  if (/(?:--|—)$/.test(text)) score -= 3
  if (/^[(（［[][^()（）[\]［］]+[)）］\]]$/.test(text)) score -= 3
  if (/\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)) score -= 0.8
  if (width >= 80 && /[.!?] \p{Lu}/u.test(text)) score -= 1
  return score
}

const TAG =
  /^[[(（【〈<［]?\s?(?:editorials?|lead(?:er|ing article)|opinion|the .{1,30} view on|사설|칼럼|社説|主張|論説|社论|社論|leitartikel|kommentar|éditorial|editorial)\s?(?:[\])）】〉>］]|[:：|]|\d)|^[〈【［]?社説|^the .{1,30} view (?:on|of)\b/i

/** A headline that names its kind; "OPINION | EDITORIAL" names nothing else and is a section. */
export function isTagged(text: string): boolean {
  const tag = TAG.exec(text)?.[0]
  if (tag === undefined) return false
  const isSection =
    tag.endsWith('|') && (text === text.toUpperCase() || !/\s\S+\s/.test(text.slice(tag.length)))
  return !isSection && text.length - tag.length >= 4
}

/** What kind of text follows, and on what: "The Harbor View", "Kommentar zum Fährverkehr". */
export function isKicker(text: string): boolean {
  return text.split(/\s+/).length <= 5 && KICKER.test(text) && !/[.!?:：]/.test(text)
}

const KICKER =
  /(?:^|\s)(?:views?|says|editorials?|opinions?|leader|comment|commentary|kommentar|leitartikel|éditorial|editoriale|opinión|opinião|pensa)(?=$|\s)/i

/** A paper's own name: "The Calder Ledger", "한강신문". */
export function isPaper(text: string): boolean {
  return text.length <= 60 && (PAPER.test(text) || EAST_ASIAN_PAPER.test(text))
}

const NAMES =
  'times post herald tribune gazette journal chronicle telegraph guardian ledger mail star sun news press observer examiner inquirer courier standard independent globe daily weekly ilbo shimbun zeitung online'
const PAPER = new RegExp(
  `^(?:The |THE )?(?:\\p{Lu}[\\p{L}’'.&-]{1,20} ){0,3}(?:${NAMES.split(' ')
    .flatMap((name) => [name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()])
    .join('|')})$`,
  'u',
)
const EAST_ASIAN_PAPER = /^\S{1,12}(?:일보|신문|新聞|新闻|日报|日報|デジタル|オンライン)$/u
