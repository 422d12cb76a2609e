// HTML as text, and the guard that every HTML parser of the house stands behind. No DOM: one pass of events.
import { decodeHTMLStrict } from 'entities'
import { Parser } from 'htmlparser2'

/** Elements that end the paragraph they meet. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)

/** Elements whose text is not the author's running text. */
const SILENT = new Set(
  (
    'script style noscript template head title iframe object embed applet svg math xmp noembed noframes ' +
    'textarea select option button audio video canvas figcaption caption'
  ).split(' '),
)

/** HTML nested deeper, or with more attributes on one element, is no article; the parsers slow down on it. */
const MAX_DEPTH = 400
const MAX_ATTRIBUTES = 200

/**
 * The running text of HTML: paragraphs parted by blank lines, white space folded, entities decoded. List
 * items are paragraphs of their own; scripts, captions and controls are left out. A single `<br>` is a space,
 * unless the text has no other paragraphs: then its lines are the paragraphs.
 */
export function textOf(html: string): string {
  if (!html.includes('<')) return paragraphsOf(textOnly(html), /\n[^\S\n]*\n/)
  const marked = markedText(html)
  const paragraphs = paragraphsOf(marked, PARAGRAPH)
  return paragraphs.includes('\n\n') ? paragraphs : paragraphsOf(marked, LINE_OR_PARAGRAPH)
}

/** One line of plain text, for titles and names: tags dropped, entities decoded, white space folded. */
export function plainText(html: string): string {
  return fold(/[<&]/.test(html) ? textOnly(html) : html)
}

/** Text that means itself in HTML, also in quotes. */
export function escapeHtml(text: string): string {
  if (!/[&<>"]/.test(text)) return text
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** HTML up to the place, if any, where it nests too deeply to be handed to a parser. */
export function shallow(html: string): string {
  if (hasFewTags(html)) return html
  let depth = 0
  let attributes = 0
  let cut = html.length
  const parser: Parser = new Parser({
    onopentagname: () => {
      depth++
      attributes = 0
      if (depth > MAX_DEPTH) stop()
    },
    onattribute: () => {
      attributes++
      if (attributes > MAX_ATTRIBUTES) stop()
    },
    onclosetag: () => {
      depth--
    },
  })
  const stop = () => {
    cut = Math.min(cut, parser.startIndex)
    parser.pause()
  }
  parser.write(html)
  return html.slice(0, cut)
}

/**
 * White space, no-break spaces included, folded to single blanks; control characters dropped. The wide blank of
 * East Asian typesetting stays one: it is punctuation in a Japanese headline.
 */
export function fold(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return text.trim()
  return text
    .replace(CONTROLS, '')
    .replace(/\s+/g, (blank) => (blank.includes('\u3000') ? '\u3000' : ' '))
    .trim()
}

// Marks that no document can hold: they are removed from its text first.
const BREAK = '\u0001'
const LINE = '\u0002'
const PARAGRAPH = /\u0001|\u0002\s*\u0002/
const LINE_OR_PARAGRAPH = /\u0001|\u0002/
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
/** A blank that is no simple space, two in a row, or a control character. */
const NEEDS_FOLDING = / {2}|[^\S ]|[\u0000-\u001f\u007f]/

function markedText(html: string): string {
  let text = ''
  let silent = 0
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (silent > 0 || SILENT.has(name) || isCaption(attributes.class)) silent += isVoid(name) ? 0 : 1
      else if (name === 'br') text += LINE
      else if (BLOCKS.has(name)) text += BREAK
    },
    onclosetag: (name) => {
      if (silent > 0) silent -= isVoid(name) ? 0 : 1
      else if (BLOCKS.has(name)) text += BREAK
    },
    ontext: (chunk) => {
      if (silent === 0) text += chunk.replace(CONTROLS, '')
    },
  })
  parser.end(shallow(html))
  return text
}

function paragraphsOf(text: string, part: RegExp): string {
  return text
    .split(part)
    .map((paragraph) => fold(paragraph.replaceAll(LINE, ' ')))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

// Entities are decoded strictly: the text of a title was often never meant as HTML ("R&D", "?a=1&copy=2").
function textOnly(html: string): string {
  let text = ''
  let silent = 0
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (name === 'script' || name === 'style') silent++
        else if (name === 'br' || BLOCKS.has(name)) text += ' '
      },
      onclosetag: (name) => {
        if (name === 'script' || name === 'style') silent--
      },
      ontext: (chunk) => {
        if (silent === 0) text += chunk
      },
    },
    { decodeEntities: false },
  )
  parser.end(shallow(html))
  return decodeHTMLStrict(text)
}

/** Class names of captions: "caption", "wp-caption", "wp-caption-text", "photo_caption". */
export function isCaption(classes: string | undefined): boolean {
  if (!classes || classes.length > 1_000 || !/caption/i.test(classes)) return false
  return classes.split(/\s+/).some((name) => /(^|[-_])caption([-_]?text)?$/i.test(name))
}

function isVoid(name: string): boolean {
  return (
    name === 'img' || name === 'br' || name === 'hr' || name === 'input' || name === 'embed' || name === 'wbr'
  )
}

// Most entries have few tags; a glance spares them the extra pass.
function hasFewTags(html: string): boolean {
  if (html.length < MAX_DEPTH) return true
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1))
    if (++tags > MAX_DEPTH) return false
  return html.length < 200_000
}
