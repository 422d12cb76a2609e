// Backups, restores, retention and erasures as a person reads them on a terminal.
import type { BackedUp } from '../app/backup.js'
import type { Erased } from '../app/erase.js'
import type { Restored } from '../app/restore.js'
import type { Retained } from '../app/retention.js'
import { colors, counted } from './colors.js'
import { fold, table } from './terminal.js'

const DONE = colors.green('✓')

export function showBackup({ file, kind, database, bytes, madeAt, counts }: BackedUp): string {
  return [
    `${DONE} ${file}`,
    `  ${sizeOf(bytes)}, checked; ${kind} at ${database} as it was at ${madeAt}`,
    `  ${holdings(counts)}`,
  ].join('\n')
}

export function showRestored(restored: Restored): string {
  const { file, database, madeAt, counts, kept, migrated } = restored
  const lines = [
    ...(migrated.length > 0 ? [`Its tables were brought up to date: ${migrated.join(', ')}.`] : []),
    ...pastOf(restored),
    ...(kept === null ? [] : [`What it replaces is kept as ${kept}. Delete it once all is well.`]),
  ]
  return [
    `${DONE} ${database} is the backup ${file}${madeAt === null ? '' : ` of ${madeAt}`}`,
    `  ${holdings(counts)}`,
    ...lines.map((line) => `  ${fold(line, { indent: 2 })}`),
  ].join('\n')
}

/** What became of what happened since the backup. */
function pastOf({ kept, isPastKnown, known, held, resent, ended, erased }: Restored): string[] {
  const deliveries = (count: number) => counted(count, 'delivery', 'deliveries')
  return [
    ...(kept !== null && !isPastKnown
      ? ['The replaced database could not be read, so nothing is known of what was sent since the backup.']
      : []),
    ...(known > 0 ? [`${deliveries(known)} had ended since, as the replaced database knows.`] : []),
    ...(resent > 0 ? [`${deliveries(resent)} will be sent.`] : []),
    ...(held > 0
      ? [
          `${deliveries(held)} will not be sent: they were unfinished in the backup and may have been sent since, or have expired.`,
        ]
      : []),
    ...(ended > 0 ? [`${counted(ended, 'subscription', 'subscriptions')} ended since stay ended.`] : []),
    ...(erased > 0 ? [`${counted(erased, 'person', 'people')} erased since stay erased.`] : []),
    'Slots between the backup and now follow the policy for missed slots (`missed`, `expires`), unless the replaced database had decided them.',
  ]
}

const KINDS: Record<Retained['what'], string> = {
  deliveries: 'deliveries',
  editorials: 'editorials that no edition carried',
  revisions: 'old revisions that no edition quotes',
  pages: 'visits of article pages',
  modelAnswers: 'answers of a language model',
}

export function showRetained(retained: Retained[], dryRun: boolean): string {
  const rows = retained.map(({ what, before, removed }) => [
    KINDS[what],
    before === null ? colors.dim('kept for ever') : `before ${before.slice(0, 10)}`,
    before === null ? '' : String(removed),
  ])
  const total = retained.reduce((sum, { removed }) => sum + removed, 0)
  const rest = dryRun ? 'would be removed' : 'removed'
  return [
    table([['', '', dryRun ? 'would go' : 'gone'].map((head) => colors.bold(head)), ...rows]),
    '',
    `${DONE} ${counted(total, 'row', 'rows')} ${rest}; the numbers of deliveries stay in the ledger.`,
  ].join('\n')
}

export function showErased({ channel, createdAt, subscriptions, deliveries, isErased }: Erased): string {
  const ends = Object.entries(deliveries).map(([status, count]) => `${count} ${status}`)
  const total = Object.values(deliveries).reduce((sum, count) => sum + count, 0)
  const newsletters = subscriptions.map(({ newsletter, status }) => `${newsletter} (${status})`)
  return [
    isErased
      ? `${DONE} The subscriber was erased from ${channel}.`
      : `The subscriber on ${channel}, known since ${createdAt.slice(0, 10)}, would be erased.`,
    `  ${counted(subscriptions.length, 'subscription', 'subscriptions')}${newsletters.length > 0 ? `: ${newsletters.join(', ')}` : ''}`,
    `  ${counted(total, 'delivery', 'deliveries')}${ends.length > 0 ? `: ${ends.join(', ')}` : ''}; their numbers stay`,
  ].join('\n')
}

/** "3 editions, 120 editorials, …" */
function holdings(counts: BackedUp['counts']): string {
  return [
    counted(counts.editions, 'edition', 'editions'),
    counted(counts.editorials, 'editorial', 'editorials'),
    counted(counts.subscribers, 'subscriber', 'subscribers'),
    counted(counts.deliveries, 'delivery', 'deliveries'),
  ].join(', ')
}

function sizeOf(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  return `${value.toFixed(power > 0 && value < 10 ? 1 : 0)} ${units[power]}`
}
