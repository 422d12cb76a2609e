// The nouns of the house as a person reads them on a terminal.
import { relative } from 'node:path'
import type { ListedDelivery } from '../app/archive.js'
import type { Delivered } from '../app/deliver.js'
import type { Published } from '../app/publish.js'
import { itemsOf, papersOf } from '../core/digest/edition.js'
import { countsOf, elsewhereOf, factsOf, othersOf } from '../core/digest/facts.js'
import type {
  Board,
  BoardRow,
  DigestItem,
  DigestSection,
  Edition,
  Instant,
  Newsletter,
  Written,
  Zone,
} from '../core/model.js'
import { oneLine } from '../core/text.js'
import { labelOf, type Words, wordsFor } from '../core/words.js'
import { colors, counted } from './colors.js'
import { fittingTable, fold, foldWords, table, width, widthOf } from './terminal.js'

export function showEdition(edition: Edition): string {
  const { digest } = edition
  const words = wordsFor(digest.newsletter.language)
  const { title, zone, language } = digest.newsletter
  const head = [
    colors.bold(title),
    colors.dim(`${words.edition(edition.number)} · ${localTime(edition.slot, zone, language)}`),
    colors.dim(itemsOf(digest).length === 0 ? words.nothingNew : countsOf(digest, words)),
  ]
  const rest = digest.sections.length > 1 ? words.moreEditorials : ''
  const sections = digest.sections.flatMap((section) => showSection(section, rest, words))
  return [...head.map((line) => fold(line)), ...sections, ...closing(edition, words)].join('\n')
}

function showSection(section: DigestSection, rest: string, words: Words): string[] {
  const { topic, items, board, introduction } = section
  return [
    '',
    rule(topic ?? rest),
    ...(board === undefined ? [] : [colors.dim(fold(factsOf(board, words).join(' · ')))]),
    ...(introduction === undefined ? [] : ['', showWritten(introduction, words)]),
    ...items.flatMap((item) => ['', showItem(item, words, board)]),
    ...showOthers(othersOf(section), words),
  ]
}

/** What no paper wrote, never without the words that say so. */
function showWritten({ text, model }: Written, words: Words): string {
  return fold(`${text} ${colors.dim(`(${words.writtenBy(model)})`)}`)
}

/** Columns that labels may take beside the sentences; a longer one stands over its sentence. */
const LABELS = { least: 7, most: 12 }

function showItem(item: DigestItem, words: Words, board: Board | undefined): string {
  const labels = item.summary.map((quote) => labelOf(quote, item, words, board))
  const beside = labels.map((label) => widthOf(label)).filter((columns) => columns <= LABELS.most)
  const indent = Math.max(LABELS.least, ...beside) + 2
  return [
    fold(colors.cyan(item.source.name)),
    fold(colors.bold(item.title)),
    ...(item.headline === undefined ? [] : [showWritten(item.headline, words)]),
    ...item.summary.map(({ text }, n) => showQuote(labels[n] ?? '', text, indent)),
    ...(item.url ? [colors.dim(item.url)] : []),
  ].join('\n')
}

function showQuote(label: string, text: string, indent: number): string {
  const sentence = fold(text, { indent })
  const gap = indent - widthOf(label)
  return gap > 0
    ? `${colors.yellow(label)}${' '.repeat(gap)}${sentence}`
    : `${colors.yellow(fold(label, { indent: 2 }))}\n${' '.repeat(indent)}${sentence}`
}

/** What the paper holds, where that is known; else its headline. */
function showOthers(rows: BoardRow[], words: Words): string[] {
  if (rows.length === 0) return []
  const lines = rows.map(({ source, title, url, position }) => {
    const line = fold(`${colors.cyan(source.name)}  ${position?.text ?? title}`, { indent: 2 })
    return url === null ? line : `${line}\n  ${colors.dim(url)}`
  })
  return ['', colors.bold(words.alsoOnTopic), ...lines]
}

function closing({ digest }: Edition, words: Words): string[] {
  const also = elsewhereOf(digest).map(({ source, title, headline }) =>
    [`${source.name}: ${title}`, ...(headline === undefined ? [] : [showWritten(headline, words)])].join(
      ' · ',
    ),
  )
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
  if (widthOf(title) > width() - 6) return fold(`${colors.dim('──')} ${colors.bold(title)}`, { indent: 3 })
  return `${colors.dim('──')} ${colors.bold(title)} ${colors.dim('─'.repeat(Math.max(2, width() - widthOf(title) - 4)))}`
}

type WithEdition = Exclude<Published, { outcome: 'nothing-new' }>

export function showPublished(newsletter: Newsletter, published: Published): string {
  if (published.outcome === 'nothing-new') {
    return fold(
      `Nothing new for ${newsletter.id}: no edition for the slot ${showSlot(published.slot, newsletter.schedule.zone)}.`,
    )
  }
  return fold(publishedLine(newsletter, published), { indent: 2 })
}

function publishedLine(newsletter: Newsletter, { edition, planned, outcome }: WithEdition): string {
  const name = `${newsletter.id} ${edition.number}`
  const slot = showSlot(edition.slot, newsletter.schedule.zone)
  if (outcome === 'already') return `The slot ${slot} has its edition already: ${name}.`
  return `${colors.green('✓')} Published ${name} for the slot ${slot}: ${counted(itemsOf(edition.digest).length, 'editorial', 'editorials')}, ${counted(planned, 'delivery', 'deliveries')} planned.`
}

/** Of deliveries that are as they should be. */
const DELIVERY_MARKS: Partial<Record<Delivered['status'], string>> = {
  accepted: colors.green('✓'),
  cancelled: colors.dim('-'),
}

export function showDelivered(delivered: Delivered[]): string {
  if (delivered.length === 0) return 'No delivery is due.'
  return delivered
    .map(({ delivery, newsletter, edition, channel, status, error, file }) => {
      const mark = DELIVERY_MARKS[status] ?? colors.red('✗')
      const became = file === null ? status : `${status}, written to ${relative(process.cwd(), file)}`
      return foldWords(
        `${mark} ${newsletter} ${edition} by ${channel} (delivery ${delivery}): ${became}${error ? `, ${error}` : ''}`,
        width(),
      )
    })
    .join('\n')
}

export function showDeliveries(deliveries: ListedDelivery[]): string {
  if (deliveries.length === 0) return 'There are no deliveries yet.'
  const rows = [
    ['DELIVERY', 'EDITION', 'CHANNEL', 'STATUS', 'ATTEMPTS', 'NEXT ATTEMPT', 'ERROR'].map(colors.dim),
    ...deliveries.map(({ id, newsletter, edition, channel, status, attempts, nextAttemptAt, error }) => [
      String(id),
      `${newsletter} ${edition}`,
      channel,
      status === 'accepted' ? colors.green(status) : status === 'failed' ? colors.red(status) : status,
      String(attempts),
      nextAttemptAt ?? '',
      oneLine(error ?? ''),
    ]),
  ]
  return fittingTable(rows, { soft: 6 })
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
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    dateStyle: 'full',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(at))
}
