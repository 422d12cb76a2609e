// The nouns of the house as a person reads them on a terminal.

import type { ListedDelivery } from '../app/archive.js'
import type { Delivered } from '../app/deliver.js'
import type { Published } from '../app/publish.js'
import { itemsOf, papersOf } from '../core/digest/edition.js'
import type { DigestItem, Edition, Instant, Newsletter, Zone } from '../core/model.js'
import { labelOf, type Words, wordsFor } from '../core/words.js'
import { colors, counted } from './colors.js'
import { fold, table, width, widthOf } from './terminal.js'

export function showEdition(edition: Edition): string {
  const { digest } = edition
  const words = wordsFor(digest.newsletter.language)
  const items = itemsOf(digest)
  const head = [
    colors.bold(digest.newsletter.title),
    colors.dim(
      [
        words.edition(edition.number),
        localTime(edition.slot, digest.newsletter.zone, digest.newsletter.language),
        items.length === 0 ? words.nothingNew : words.counts(items.length, papersOf(digest)),
      ].join(' · '),
    ),
  ]
  const sections = digest.sections.flatMap(({ topic, items: own }) => [
    '',
    rule(topic ?? (digest.sections.length > 1 ? words.moreEditorials : '')),
    ...own.flatMap((item) => ['', showItem(item, words)]),
  ])
  return [...head.map((line) => fold(line)), ...sections, ...closing(edition, words)].join('\n')
}

function showItem(item: DigestItem, words: Words): string {
  const labels = item.summary.map((quote) => labelOf(quote, item, words))
  const indent = Math.max(7, ...labels.map((label) => widthOf(label))) + 2
  return [
    colors.cyan(item.source.name),
    fold(colors.bold(item.title)),
    ...item.summary.map((quote, n) => {
      const label = labels[n] ?? ''
      return `${colors.yellow(label)}${' '.repeat(indent - widthOf(label))}${fold(quote.text, { indent })}`
    }),
    ...(item.url ? [colors.dim(item.url)] : []),
  ].join('\n')
}

function closing({ digest }: Edition, words: Words): string[] {
  const also = digest.alsoPublished.map((item) => `${item.source.name}: ${item.title}`)
  const missing = digest.missing.map(({ source, why }) => `${source.name} ${why}`)
  return [
    ...(also.length > 0
      ? ['', rule(words.alsoPublished), ...also.map((line) => fold(line, { indent: 2 }))]
      : []),
    ...(missing.length > 0 ? ['', colors.yellow(fold(`${words.missing}: ${missing.join('; ')}`))] : []),
  ]
}

function rule(title: string): string {
  if (title === '') return colors.dim('─'.repeat(width()))
  return `${colors.dim('──')} ${colors.bold(title)} ${colors.dim('─'.repeat(Math.max(2, width() - widthOf(title) - 4)))}`
}

export function showPublished(newsletter: Newsletter, published: Published): string {
  if (published.outcome === 'nothing-new') {
    return `Nothing new for ${newsletter.id}: no edition for the slot ${showSlot(published.slot, newsletter.schedule.zone)}.`
  }
  const { edition, planned, outcome } = published
  const name = `${newsletter.id} ${edition.number}`
  const slot = showSlot(edition.slot, newsletter.schedule.zone)
  if (outcome === 'already') return `The slot ${slot} has its edition already: ${name}.`
  return `${colors.green('✓')} Published ${name} for the slot ${slot}: ${counted(itemsOf(edition.digest).length, 'editorial', 'editorials')}, ${counted(planned, 'delivery', 'deliveries')} planned.`
}

export function showDelivered(delivered: Delivered[]): string {
  if (delivered.length === 0) return 'No delivery is due.'
  return delivered
    .map(({ delivery, newsletter, edition, channel, status, error }) => {
      const mark = status === 'accepted' ? colors.green('✓') : colors.red('✗')
      return `${mark} ${newsletter} ${edition} by ${channel} (delivery ${delivery}): ${status}${error ? `, ${error}` : ''}`
    })
    .join('\n')
}

export function showDeliveries(deliveries: ListedDelivery[]): string {
  if (deliveries.length === 0) return 'There are no deliveries yet.'
  return table([
    ['DELIVERY', 'EDITION', 'CHANNEL', 'STATUS', 'ATTEMPTS', 'NEXT ATTEMPT', 'ERROR'].map(colors.dim),
    ...deliveries.map(({ id, newsletter, edition, channel, status, attempts, nextAttemptAt, error }) => [
      String(id),
      `${newsletter} ${edition}`,
      channel,
      status === 'accepted' ? colors.green(status) : status === 'failed' ? colors.red(status) : status,
      String(attempts),
      nextAttemptAt ?? '',
      error ?? '',
    ]),
  ])
}

export function showEditions(editions: Edition[]): string {
  if (editions.length === 0) return 'There are no editions yet. Try: masthead tick'
  return table([
    ['EDITION', 'SLOT', 'EDITORIALS', 'PAPERS', 'HASH'].map(colors.dim),
    ...editions.map(({ newsletter, number, slot, hash, digest }) => [
      `${newsletter} ${number}`,
      showSlot(slot, digest.newsletter.zone),
      String(itemsOf(digest).length),
      String(papersOf(digest)),
      hash.slice(0, 12),
    ]),
  ])
}

/** "Wed 14 Jan 2026, 07:00 Asia/Seoul" */
export function showSlot(at: Instant, zone: Zone): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))
  return `${parts.replace(/,/, '').replace(' at ', ', ')} ${zone}`
}

function localTime(at: Instant, zone: Zone, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(at),
  )
}
