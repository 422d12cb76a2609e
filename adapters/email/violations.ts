// The rules of receivers that a mail breaks, each as a sentence. Read from the finished mail, not from what
// went into it: this is what would arrive. Pure.

import { parseDocument } from 'htmlparser2'
import { graphemesOf } from '../../src/core/graphemes.js'
import { LIMITS } from './limits.js'
import type { Mail } from './render.js'

type Element = ReturnType<typeof elementsOf>[number]

export function violations(mail: Mail): string[] {
  return [...subjectFaults(mail), ...headerFaults(mail), ...partFaults(mail), ...markupFaults(mail)]
}

function subjectFaults({ subject }: Mail): string[] {
  if (subject.trim() === '') return ['The subject is empty.']
  if (/[\p{Cc}\u2028\u2029]/u.test(subject)) return ['The subject is not one line of plain characters.']
  if (subject.includes('=?')) return ['The subject holds what readers would decode (RFC 2047).']
  const length = [...graphemesOf(subject)].length
  return length > LIMITS.subject ? [`The subject has ${length} characters; ${LIMITS.subject} are read.`] : []
}

function headerFaults({ headers }: Mail): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name)) return [`"${name}" is no name of a header.`]
    if (!/^[\x20-\x7e]+$/.test(value)) return [`The header ${name} is not one line of ASCII.`]
    return name.length + value.length > LIMITS.headerLine ? [`The header ${name} is too long.`] : []
  })
}

function partFaults({ html, text }: Mail): string[] {
  const bytes = Buffer.byteLength(html)
  return [
    ...(html.trim() === '' ? ['The HTML part is missing.'] : []),
    ...(text.trim() === '' ? ['The plain text part is missing.'] : []),
    ...(bytes > LIMITS.htmlBytes
      ? [`The HTML part has ${bytes} bytes; Gmail cuts it at ${LIMITS.htmlBytes}.`]
      : []),
    ...(/\p{Cs}/u.test(html + text) ? ['A part holds half a character (a lone surrogate).'] : []),
  ]
}

/** Elements that receivers strip or distrust, or that would load something from elsewhere. */
const FORBIDDEN = new Set(['script', 'link', 'iframe', 'object', 'embed', 'form', 'input', 'base', 'svg'])

function markupFaults({ html }: Mail): string[] {
  if (html.trim() === '') return []
  const elements = elementsOf(html)
  const faults = elements.flatMap(elementFaults)
  if (html.includes('<%')) faults.push('The HTML part still holds a placeholder of its template.')
  const root = elements.find((element) => element.name === 'html')
  if (root?.attribs.lang === undefined || root.attribs.lang === 'und') {
    faults.push('The HTML part does not say its language.')
  }
  return [...new Set(faults)]
}

function elementFaults({ name, attribs, style }: Element): string[] {
  if (FORBIDDEN.has(name)) return [`The HTML part holds a <${name}>.`]
  const faults: string[] = []
  for (const [attribute, value] of Object.entries(attribs)) {
    if (attribute.startsWith('on')) faults.push(`The HTML part holds an ${attribute} attribute.`)
    if ((attribute === 'href' || attribute === 'src') && !/^(?:https?:\/\/|mailto:)/i.test(value)) {
      faults.push(`The HTML part links to something that is no web or mail address.`)
    }
  }
  if (/@import|url\s{0,9}\(/i.test(style)) faults.push('A style loads something from elsewhere.')
  if (style.length > LIMITS.styleBytes) faults.push('A <style> is longer than Gmail reads.')
  return faults
}

function elementsOf(html: string) {
  const found: { name: string; attribs: Record<string, string>; style: string }[] = []
  const waiting = [...parseDocument(html).children]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('name' in node && 'attribs' in node)) continue
    const text =
      node.name === 'style' ? node.children.map((child) => ('data' in child ? child.data : '')) : []
    found.push({ name: node.name, attribs: node.attribs, style: text.join('') + (node.attribs.style ?? '') })
    waiting.push(...node.children)
  }
  return found
}
