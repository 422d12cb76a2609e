// Marks that programs leave in what they save: the ">" of quoted mail, the numbers of text browsers before
// links and their list of addresses, the brackets and stars of Markdown. Without them the words remain as the
// paper printed them.

/** A text of which nearly every line is quoted, without the quotation marks of mail before its lines. */
export function unquoted(text: string): string {
  const lines = text.split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  const quoted = filled.filter((line) => /^\s{0,2}>/.test(line))
  if (quoted.length < 3 || quoted.length < filled.length * 0.8) return text
  return lines.map((line) => line.replace(/^\s{0,2}(?:> ?){1,8}/, '')).join('\n')
}

export interface Marks {
  /** The page without lists of addresses and rules below headings; its lines are as wide as they were. */
  page: string
  /** A paragraph without the marks of links and emphasis. */
  clean(paragraph: string): string
}

/** `isMarkdown` when the document is known to be; else its headings and links show it. */
export function marksOf(text: string, isMarkdown: boolean): Marks {
  const listed = withoutAddresses(text)
  const numbers = linkNumbers(listed, listed.length < text.length)
  const notes = listed.match(NOTE) ? /\[([^\][]{1,300})\]\[[^\][\n]{0,40}\]/g : null
  const hasMarkup = isMarkdown || /^#{1,6} \S/m.test(text) || LINKS.some(([link]) => text.search(link) >= 0)
  const page = listed.replace(NOTE, '')
  return {
    page: hasMarkup ? withHeadings(page) : page,
    clean(paragraph) {
      const numberless = numbers ? paragraph.replace(numbers, '') : paragraph
      const noteless = notes ? numberless.replace(notes, '$1') : numberless
      const plain = LINKS.reduce((rest, [link, words]) => rest.replace(link, words), noteless)
      return hasMarkup ? withoutEmphasis(plain) : plain
    },
  }
}

/** Lynx and its kin print all addresses below the page. */
function withoutAddresses(text: string): string {
  const list =
    /\n[ \t]*References[ \t]*\n(?:[ \t]*(?:Visible|Hidden) links:?[ \t]*\n)?\s*\d{1,4}\. +[a-z]{3,8}:/i
  const at = text.search(list)
  return at < 0 ? text : text.slice(0, at)
}

/** ... and "[12]" before each link. In a page without their list the numbers must count upwards. */
function linkNumbers(page: string, hasList: boolean): RegExp | null {
  const mark = /\[(\d{1,4})\](?=[\p{L}\p{N}“"‘'«(（「[])/gu
  const numbers = [...page.matchAll(mark)].map((found) => Number(found[1]))
  const isCounted = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
  return isCounted && numbers.length >= (hasList ? 1 : 4) ? mark : null
}

/** A note of Markdown: "[1]: address". */
const NOTE = /^ {0,3}\[[^\][\n]{1,40}\]: (?:https?:\/\/|\/|#)\S{0,2000}[^\n]{0,200}$/gm

/** Other addresses, such as "javascript:", are no links of a saved page and stay what they are. */
const ADDRESS = '(?:https?:\\/\\/|\\/|#|mailto:|\\.\\.?\\/)'
const LINKS: [RegExp, string][] = [
  // Pictures: ![what they show](address)
  [new RegExp(`!\\[[^\\]\\[]{0,300}\\]\\(${ADDRESS}[^()\\s]{0,2000}(?: "[^"\\n]{0,200}")?\\)`, 'g'), ''],
  [new RegExp(`\\[([^\\]\\[]{1,300})\\]\\(${ADDRESS}[^()\\s]{0,2000}(?: "[^"\\n]{0,200}")?\\)`, 'g'), '$1'],
  // words <address>
  [/ ?<(?:https?:\/\/|mailto:)[^<>\s]{1,2000}>/g, ''],
]

/** A line with a rule of its own length below it is a heading. */
function withHeadings(text: string): string {
  return text.replace(
    /(^|\n)([^\s#>*+=-][^\n]{1,200})\n(={3,200}|-{3,200})[ \t]*(?=\n|$)/g,
    (whole, before: string, line: string, rule: string) =>
      Math.abs(rule.length - line.trim().length) <= 3 ? `${before}# ${line}\n` : whole,
  )
}

function withoutEmphasis(text: string): string {
  return text
    .replace(/(\*\*|__)(?=[^\s*_])([^*_\n]{1,400})(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_\n]{1,400})(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!'"$<>|~-])/g, '$1')
}
