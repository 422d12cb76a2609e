// How much of a page is running text, element by element: what tells an article from what stands around it.
import { isElement, type PageElement, type PageNode } from './dom.js'

export interface Measure {
  /** Letters and signs, blanks folded; those of East Asian scripts count twice. */
  text: number
  /** Those of them that stand in links. */
  links: number
  /** Those in paragraphs of whole sentences, hardly linked. */
  prose: number
  paragraphs: number
}

export type Measures = Map<PageElement, Measure>

/** A paragraph with less text is no prose. */
const SHORTEST_PROSE = 60

const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH ' +
    'THEAD TR UL'
  ).split(' '),
)
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD IFRAME SVG TEXTAREA SELECT BUTTON VIDEO AUDIO'.split(' '),
)
const HEADING = /^H[1-6]$/

export function isBlock(element: PageElement): boolean {
  return BLOCKS.has(element.tagName)
}

/** Measures an element and all elements in it. */
export function measure(root: PageElement): Measures {
  const measures: Measures = new Map()
  visit(root, measures, false)
  return measures
}

/** Text that is no paragraph yet: it ends with the block that it stands in. */
interface Run {
  text: number
  links: number
  hasSentence: boolean
}

function visit(element: PageElement, measures: Measures, isLinked: boolean): Run {
  const isLink = isLinked || element.tagName === 'A'
  const total: Measure = { text: 0, links: 0, prose: 0, paragraphs: 0 }
  const run: Run = { text: 0, links: 0, hasSentence: false }
  for (let node: PageNode | null = element.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) addText(node.textContent, total, run)
    else if (isElement(node) && !SILENT.has(node.tagName))
      addElement(visit(node, measures, isLink), measures.get(node), total, run)
  }
  if (isLink) {
    total.links = total.text
    run.links = run.text
  }
  measures.set(element, total)
  if (!BLOCKS.has(element.tagName)) return run
  const isProse = run.hasSentence && run.text >= SHORTEST_PROSE && run.links < run.text * 0.4
  if (isProse && !HEADING.test(element.tagName)) {
    total.prose += run.text
    total.paragraphs++
  }
  return NOTHING
}

const NOTHING: Run = { text: 0, links: 0, hasSentence: false }

function addElement(inner: Run, part: Measure | undefined, total: Measure, run: Run): void {
  total.text += part?.text ?? 0
  total.links += part?.links ?? 0
  total.prose += part?.prose ?? 0
  total.paragraphs += part?.paragraphs ?? 0
  run.text += inner.text
  run.links += inner.links
  run.hasSentence ||= inner.hasSentence
}

function addText(text: string, total: Measure, run: Run): void {
  const width = widthOf(text)
  if (width === 0) return
  total.text += width
  run.text += width
  run.hasSentence ||= /[.!?。！？…]["'”’)\]」』]*(?:\s|$)|[。！？]/.test(text)
}

const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g

/** Letters and signs without the blanks around them, those of East Asian scripts counted twice. */
export function widthOf(text: string): number {
  const bare = text.trim()
  if (bare === '') return 0
  const folded = /\s\s/.test(bare) ? bare.replace(/\s+/g, ' ') : bare
  return folded.length + (folded.match(WIDE)?.length ?? 0)
}
