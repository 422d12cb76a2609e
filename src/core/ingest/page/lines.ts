// The lines of an article as a reader sees them: its innermost blocks, each with its text.

import { fold } from '../html/html.js'
import { isElement, type PageElement, type PageNode } from './dom.js'
import { isBlock } from './measure.js'

/** A block of text without other blocks in it. */
export interface Line {
  element: PageElement
  text: string
  /** The share of its text that stands in links, 0 to 1. */
  linked: number
  isGone: boolean
}

/** The lines that hold any text, in their order. */
export function linesOf(article: PageElement): Line[] {
  const lines: Line[] = []
  const visit = (element: PageElement): boolean => {
    let hasBlocks = false
    for (let node: PageNode | null = element.firstChild; node; node = node.nextSibling) {
      if (isElement(node)) hasBlocks = visit(node) || hasBlocks
    }
    if (!hasBlocks && isBlock(element)) lines.push(...lineOf(element))
    return hasBlocks || isBlock(element)
  }
  visit(article)
  return lines
}

export function drop(line: Line): void {
  line.isGone = true
  line.element.remove()
}

export const isThere = (line: Line): boolean => !line.isGone

function lineOf(element: PageElement): Line[] {
  const text = fold(element.textContent)
  if (text === '') return []
  let linked = 0
  for (const link of element.getElementsByTagName('a')) linked += fold(link.textContent).length
  return [{ element, text, linked: linked / text.length, isGone: false }]
}
