// Checks a message against Slack's rules without knowing how it was made, so that the renderer cannot
// excuse itself. One sentence for each rule broken; an empty list means Slack would take it.
import type { KnownBlock } from '@slack/types'
import { parseUrl } from '../../src/core/url.js'
import { LIMITS, type SlackMessage, weight } from './limits.js'

/** Block types that we send; another one would have to learn its rules here first. */
const KNOWN = new Set(['header', 'context', 'divider', 'rich_text', 'section'])

export function violations(message: SlackMessage): string[] {
  const { text, blocks } = message
  const broken: string[] = []
  if (text.trim() === '') broken.push('text is blank; a notification would say nothing.')
  if (text.length > LIMITS.text)
    broken.push(`text has ${text.length} characters; ${LIMITS.text} are allowed.`)
  broken.push(...markup('text', text))
  if (message.unfurl_links || message.unfurl_media) broken.push('Links would unfurl.')
  if (blocks.length === 0) broken.push('There are no blocks.')
  if (blocks.length > LIMITS.blocks) broken.push(`${blocks.length} blocks; ${LIMITS.blocks} are allowed.`)
  if (weight(blocks) > LIMITS.allBlocks) {
    broken.push(`The blocks have ${weight(blocks)} characters together; ${LIMITS.allBlocks} are allowed.`)
  }
  const ids = blocks.flatMap((block) => block.block_id ?? [])
  if (new Set(ids).size < ids.length) broken.push('A block_id is used twice.')
  blocks.forEach((block, index) => {
    broken.push(...blockViolations(block, `blocks[${index}]`))
  })
  return broken
}

function blockViolations(block: KnownBlock, at: string): string[] {
  if (!KNOWN.has(block.type)) return [`${at} is a ${block.type}, which we do not send.`]
  if (block.block_id !== undefined && block.block_id.length > LIMITS.blockId)
    return [`${at}.block_id is too long.`]
  switch (block.type) {
    case 'header':
      return textObject(`${at}.text`, block.text, LIMITS.header)
    case 'context':
      return [
        ...(block.elements.length < 1 || block.elements.length > LIMITS.contextElements
          ? [`${at} has ${block.elements.length} elements; 1 to ${LIMITS.contextElements} are allowed.`]
          : []),
        ...block.elements.flatMap((element, n) =>
          'text' in element
            ? textObject(`${at}.elements[${n}]`, element, LIMITS.textObject)
            : [`${at} holds an image.`],
        ),
      ]
    case 'section':
      return block.text ? textObject(`${at}.text`, block.text, LIMITS.textObject) : [`${at} has no text.`]
    case 'rich_text':
      return richText(block.elements, at)
    default:
      return []
  }
}

function textObject(at: string, object: { type: string; text: string }, max: number): string[] {
  const { type, text } = object
  if (text.trim() === '') return [`${at} is blank.`]
  if (text.length > max) return [`${at} has ${text.length} characters; ${max} are allowed.`]
  return type === 'mrkdwn' ? markup(at, text) : []
}

/** In mrkdwn an unescaped "<" is a link of ours to http(s), or something that a paper slipped in. */
function markup(at: string, text: string): string[] {
  const rest = text.replace(/<https?:\/\/[^\s<>|]+\|[^<>|]*>/g, '')
  return /[<>]/.test(rest) ? [`${at} holds a mention or a foreign link.`] : []
}

function richText(elements: readonly unknown[], at: string): string[] {
  if (elements.length === 0) return [`${at} is empty.`]
  return elements.flatMap((element, n) => richElement(element, `${at}.elements[${n}]`))
}

function richElement(element: unknown, at: string): string[] {
  if (typeof element !== 'object' || element === null || !('type' in element)) return [`${at} is no element.`]
  if ('elements' in element && Array.isArray(element.elements)) return richText(element.elements, at)
  if (element.type !== 'text' && element.type !== 'link')
    return [`${at} is a ${String(element.type)}: it could ping.`]
  const text = 'text' in element ? element.text : ''
  if (typeof text !== 'string' || text === '') return [`${at}.text is empty.`]
  const url = 'url' in element ? element.url : undefined
  if (url === undefined) return []
  const isSound =
    typeof url === 'string' &&
    url.length <= LIMITS.url &&
    /^https?:\/\/[^\s/]/.test(url) &&
    parseUrl(url) !== null
  return isSound ? [] : [`${at}.url is no http(s) address.`]
}
