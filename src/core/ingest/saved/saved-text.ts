// Reads a newspaper page that someone saved as plain text: headline, times, writer and body paragraphs out of
// menus, share buttons and footers. No paper is known here: the body is the stretch with the most running
// text, and its head is read upwards from there. Every paragraph stands word for word in the input.
import { UserError } from '../../errors.js'
import type { Language, Zone, ZonedTime } from '../../model.js'
import { guessLanguage } from '../language.js'
import { bodyOf, findBody } from './body.js'
import { readFrontMatter } from './front-matter.js'
import { readHead } from './head.js'
import { paragraphsOf } from './lines.js'
import { marksOf, unquoted } from './marks.js'

export interface SavedText {
  title: string
  posted: ZonedTime | null
  updated: ZonedTime | null
  author: string | null
  lang: Language
  /** Body paragraphs parted by blank lines. */
  text: string
}

/** An editorial stands within the first so many characters of its page. */
const LONGEST = 1_000_000

/**
 * Times that the page prints without a zone are read in `zone`; `language` counts where the text shows none.
 * Throws UserError, whose message goes on after the document's name, when nothing readable stands in it.
 */
export function readSavedText(
  text: string,
  { zone, language }: { zone: Zone; language?: Language },
): SavedText {
  const front = readFrontMatter(unquoted(plainLines(text)), zone)
  const paragraphs = paragraphsOf(marksOf(front.text, front.isFenced), zone)
  const { start, end } = findBody(paragraphs)
  const head = readHead(paragraphs, start, end)
  const body = bodyOf(paragraphs.slice(start, end), head.title)
  if (body.length === 0) throw new UserError('holds no editorial: only short lines, as in a menu')
  const words = body.join('\n\n')
  return {
    title: front.title ?? head.title ?? firstWords(body[0] ?? ''),
    posted: front.posted ?? head.posted,
    updated: front.updated ?? head.updated,
    author: front.author ?? head.author,
    lang: guessLanguage(words) ?? language ?? 'und',
    text: words,
  }
}

function plainLines(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
}

/** A text without a headline is called by how it begins. */
function firstWords(text: string): string {
  const sentence = /^.{10,80}?[.!?。！？](?=[\s”"’]|$|[^\x20-\x7e])/u.exec(text)?.[0]
  if (sentence) return sentence
  return text.length <= 80 ? text : `${text.slice(0, 80).replace(/\s\S*$/, '')}…`
}
