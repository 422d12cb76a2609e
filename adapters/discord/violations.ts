// Checks a message against Discord's rules without knowing how it was made, so that the renderer
// cannot excuse itself. One sentence for each rule broken; an empty list means Discord would take it.

import { parseUrl } from '../../src/core/url.js'
import { type DiscordMessage, type Embed, LIMITS, weight } from './limits.js'

export function violations(message: DiscordMessage): string[] {
  const embeds = message.embeds ?? []
  const broken: string[] = []
  const parse: unknown = message.allowed_mentions?.parse
  if (!Array.isArray(parse) || parse.length > 0) broken.push('allowed_mentions.parse must be [].')
  if (!message.content?.trim() && embeds.length === 0) broken.push('The message is empty.')
  broken.push(...tooLong('content', message.content, LIMITS.content))
  if (embeds.length > LIMITS.embeds) broken.push(`${embeds.length} embeds; ${LIMITS.embeds} are allowed.`)
  const total = embeds.reduce((sum, embed) => sum + weight(embed), 0)
  if (total > LIMITS.allEmbeds) {
    broken.push(`The embeds have ${total} characters together; ${LIMITS.allEmbeds} are allowed.`)
  }
  embeds.forEach((embed, index) => {
    broken.push(...embedViolations(embed, `embeds[${index}]`))
  })
  return broken
}

function embedViolations(embed: Embed, at: string): string[] {
  const broken = [
    ...text(`${at}.title`, embed.title, LIMITS.title),
    ...text(`${at}.description`, embed.description, LIMITS.description),
    ...text(`${at}.author.name`, embed.author?.name, LIMITS.author),
    ...text(`${at}.footer.text`, embed.footer?.text, LIMITS.footer),
    ...url(`${at}.url`, embed.url),
    ...url(`${at}.author.url`, embed.author?.url),
  ]
  const fields = embed.fields ?? []
  if (fields.length > LIMITS.fields) broken.push(`${at} has ${fields.length} fields; 25 are allowed.`)
  fields.forEach((field, index) => {
    broken.push(...text(`${at}.fields[${index}].name`, field.name, LIMITS.fieldName))
    broken.push(...text(`${at}.fields[${index}].value`, field.value, LIMITS.fieldValue))
  })
  if (weight(embed) === 0) broken.push(`${at} is empty.`)
  if (embed.color !== undefined && !isColor(embed.color)) broken.push(`${at}.color is no colour.`)
  return broken
}

function text(at: string, value: string | undefined, max: number): string[] {
  if (value === undefined) return []
  if (value.trim() === '') return [`${at} is blank.`]
  return tooLong(at, value, max)
}

function tooLong(at: string, value: string | undefined, max: number): string[] {
  const length = value?.length ?? 0
  return length > max ? [`${at} has ${length} characters; ${max} are allowed.`] : []
}

function url(at: string, value: string | undefined): string[] {
  if (value === undefined) return []
  if (value.length > LIMITS.url) return [`${at} has ${value.length} characters; ${LIMITS.url} are allowed.`]
  const parsed = /^https?:\/\/[^\s/]+/.test(value) ? parseUrl(value) : null
  if (parsed === null) return [`${at} is no http(s) address.`]
  if (!parsed.hostname.includes('.')) return [`${at} has a host without a top-level domain.`]
  return []
}

function isColor(color: number): boolean {
  return Number.isInteger(color) && color >= 0 && color <= LIMITS.color
}
