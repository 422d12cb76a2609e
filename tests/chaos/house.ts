// The house that chaos comes over: one saved editorial, one newsletter whose slot was an hour ago, and as many readers
// as wanted, written straight into the database.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { canonicalJson } from '../../src/core/digest/edition.js'
import { type Database, openDatabase } from '../../src/store/database.js'
import { DOMAINS } from './mail.js'

/** How many of a hundred readers live where. */
const FAULTY = [
  [1, DOMAINS.cut],
  [3, DOMAINS.grey],
  [1, DOMAINS.slow],
  [1, DOMAINS.refused],
] as const
const ENROLLED_AT_ONCE = 1_000
const NEWSLETTER = 'daily'

export interface House {
  /** Deliveries that are claimed now. */
  inFlight(): Promise<number>
  /** Nothing is left to do before more time passes. */
  isQuiet(): Promise<boolean>
  editions(): Promise<number>
  /** As long passes as anything waits for: leases run out, and what was put off is due. For when no program runs. */
  letTimePass(): Promise<boolean>
  /** So many readers who have not been tried yet end their subscription. */
  unsubscribe(readers: number): Promise<void>
  /** Every delivery, and every reader who should have had one and has none. */
  ledger(): Promise<LedgerLine[]>
  close(): Promise<void>
}

export interface LedgerLine {
  recipient: string
  /** null: no delivery was planned for this reader. */
  status: string | null
}

/** Writes the newsroom into the folder and the readers into the database. */
export async function openHouse(
  folder: string,
  { url, readers, hasFaults }: { url: string; readers: number; hasFaults: boolean },
): Promise<House> {
  mkdirSync(join(folder, 'papers'))
  writeFileSync(join(folder, 'papers/lights.txt'), EDITORIAL)
  writeFileSync(join(folder, 'masthead.yaml'), newsroom(new Date(Date.now() - 3_600_000)))
  const db = await openDatabase(url)
  await enrol(
    db,
    Array.from({ length: readers }, (_, n) => addressOf(n, hasFaults)),
  )
  return {
    inFlight: () => count(db, sql`deliveries where status = 'sending'`),
    async isQuiet() {
      if ((await count(db, sql`editions`)) === 0) return false
      const now = new Date().toISOString()
      const waiting = sql`(
        select 1 from deliveries where next_attempt_at <= ${now}
        union all select 1 from deliveries where lease_until < ${now} limit 1
      ) as waiting`
      return (await count(db, waiting)) === 0
    },
    editions: () => count(db, sql`editions`),
    async letTimePass() {
      const past = new Date(Date.now() - 1000).toISOString()
      const { rows } = await sql`
        update deliveries set
          lease_until = case when lease_until is not null then ${past} end,
          next_attempt_at = case when next_attempt_at is not null then ${past} end
        where lease_until is not null or next_attempt_at is not null
        returning id`.execute(db)
      return rows.length > 0
    },
    unsubscribe: (readers) => unsubscribe(db, readers),
    ledger: () => ledger(db),
    close: () => db.destroy(),
  }
}

/** Its slot comes once a day, and came an hour ago. */
function newsroom(slot: Date): string {
  const cron = `${slot.getUTCMinutes()} ${slot.getUTCHours()} * * *`
  return [
    'sources:',
    '  - { id: paper, name: Paper, kind: text, url: ./papers, language: en, zone: UTC, expects: never }',
    'newsletters:',
    `  - { id: ${NEWSLETTER}, title: Daily, schedule: { cron: "${cron}", zone: UTC }, to: { email: [desk@${DOMAINS.well}] } }`,
    '',
  ].join('\n')
}

const EDITORIAL = `Keep the harbour lights on

The council met and talked about the lamps along the wall for three hours without an end in sight.

But the lights are no luxury, because a port that goes dark sends its ships elsewhere and its crews with them.

The council should vote to keep the lights on all night, and it should do so this week.
`

function addressOf(n: number, hasFaults: boolean): string {
  let until = 0
  for (const [share, domain] of hasFaults ? FAULTY : []) {
    until += share
    if (n % 100 < until) return `reader-${n}@${domain}`
  }
  return `reader-${n}@${DOMAINS.well}`
}

async function enrol(db: Database, addresses: string[]): Promise<void> {
  const created_at = new Date().toISOString()
  await db.transaction().execute(async (tx) => {
    for (let from = 0; from < addresses.length; from += ENROLLED_AT_ONCE) {
      const some = addresses.slice(from, from + ENROLLED_AT_ONCE)
      const subscribers = await tx
        .insertInto('subscribers')
        .values(some.map((address) => ({ channel: 'email', address: canonicalJson(address), created_at })))
        .returning('id')
        .execute()
      const standing = { newsletter: NEWSLETTER, status: 'active', origin: 'reader', created_at } as const
      await tx
        .insertInto('subscriptions')
        .values(subscribers.map(({ id }) => ({ subscriber_id: id, ...standing })))
        .execute()
    }
  })
}

async function count(db: Database, what: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number | string }>`select count(*) as n from ${what}`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

async function unsubscribe(db: Database, readers: number): Promise<void> {
  await sql`
    update subscriptions set status = 'ended' where id in (
      select subscription_id from deliveries where status = 'planned' and attempts = 0
      order by id desc limit ${readers}
    )`.execute(db)
}

async function ledger(db: Database): Promise<LedgerLine[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .innerJoin('subscribers', 'subscribers.id', 'subscriptions.subscriber_id')
    .leftJoin('deliveries', 'deliveries.subscription_id', 'subscriptions.id')
    .select(['subscribers.address', 'deliveries.status'])
    .execute()
  return rows.map(({ address, status }) => ({ recipient: JSON.parse(address), status }))
}
