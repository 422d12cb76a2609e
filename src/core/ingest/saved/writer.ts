// Who wrote a saved page: the line above or below its text that names a person or a board. What only looks like
// a name, such as the word "Editorial" behind "By", names nobody.
import { bylineOf, isBareBy as isBareWord } from '../byline.js'
import { furnitureOf } from './furniture.js'
import type { Paragraph } from './lines.js'

/** The writer whom these lines name, the nearest to the text first; a person rather than the board. */
export function writerIn(paragraphs: Paragraph[]): string | null {
  const names: { name: string; isBoard: boolean }[] = []
  paragraphs.forEach((paragraph, index) => {
    const name = writerOf(paragraph, paragraphs[index + 1])
    if (name && furnitureOf(name) === null) {
      names.push({ name, isBoard: !/\b(?:by|von|par|por|di)\b/i.test(paragraph.text) })
    }
  })
  return (names.find(({ isBoard }) => !isBoard) ?? names[0])?.name ?? null
}

/** "By" or "Opinion by" alone: the name stands on the next line. */
export function isBareBy(line: string): boolean {
  return isBareWord(line.replace(KIND, ''))
}

const KIND =
  /^(?:(?:an?|ein|eine|une?|un[oa]?|um|uma) )?(?:opinion|editorial|analysis|column|commentary|words|story|kommentar|leitartikel|gastkommentar|éditorial|analyse|chronique|columna|análisis|opinión|opinião|commento|editoriale) (?=(?:by|von|par|por|de|di)(?: |$))/i

function writerOf({ text, kind, dates }: Paragraph, next: Paragraph | undefined): string | null {
  if (dates.length > 0) {
    const rest = dates.at(-1)?.rest ?? ''
    return nameIn(rest.replace(/\s(?:on|at)$/i, ''))
  }
  if (isBareBy(text)) return next && next.width <= 60 ? nameIn(`By ${next.text}`) : null
  return kind === 'byline' || kind === 'short' ? nameIn(text) : null
}

/** Other languages' "by", before names only: "di Anna Lee", "Ein Kommentar von Anna Lee". */
function nameIn(line: string): string | null {
  const text = line.replace(KIND, '')
  return bylineOf(text.replace(/^(?:di|door|av|af) (?=\p{Lu}[\p{L}.’'-]+ \p{Lu})/u, 'By '))
}
