// Editions and the clocks of their newsletters. An edition is written once and never changed.
import { itemsOf } from '../core/digest/edition.js'
import type { Digest, Edition, Instant, Teaser } from '../core/model.js'
import type { Database, Transaction } from './database.js'
import { planDeliveries } from './deliveries.js'
import { takeTurn } from './postgres.js'

/**
 * Numbers, makes, stores and plans an edition in one transaction: its editorials, one planned delivery for each
 * active subscription on `channels` (due at `dueAt`, growing old from `plannedAt` on), and the clock. A slot that has
 * its edition already keeps it. `make` reads what it needs of the database through the transaction.
 */
export async function storeEdition(
  db: Database,
  {
    newsletter,
    slot,
    channels,
    dueAt,
    plannedAt = dueAt,
  }: { newsletter: string; slot: Instant; channels: string[]; dueAt: Instant; plannedAt?: Instant },
  make: (number: number, tx: Transaction) => Edition | Promise<Edition>,
): Promise<{ edition: Edition; isNew: boolean; planned: number }> {
  return db.transaction().execute(async (tx) => {
    await takeTurn(tx, `edition of ${newsletter}`)
    const existing = await editionOfSlot(tx, newsletter, slot)
    if (existing) return { edition: existing, isNew: false, planned: 0 }
    const last = await tx
      .selectFrom('editions')
      .select(({ fn }) => fn.max('number').as('number'))
      .where('newsletter', '=', newsletter)
      .executeTakeFirst()
    const edition = await make(Number(last?.number ?? 0) + 1, tx)
    const { id } = await tx
      .insertInto('editions')
      .values({
        newsletter,
        number: edition.number,
        slot,
        published_at: edition.publishedAt,
        hash: edition.hash,
        digest: JSON.stringify(edition.digest),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const carried = [...itemsOf(edition.digest), ...edition.digest.alsoPublished]
    for (const item of carried) {
      await tx
        .insertInto('edition_editorials')
        .values({ edition_id: id, editorial_id: item.editorial, revision_hash: item.revision })
        .execute()
    }
    const planned = await planDeliveries(tx, { id, newsletter }, { channels, dueAt, plannedAt })
    await advanceClock(tx, newsletter, slot)
    return { edition, isNew: true, planned }
  })
}

export async function editionOfSlot(
  db: Database,
  newsletter: string,
  slot: Instant,
): Promise<Edition | null> {
  const row = await editionRows(db)
    .where('newsletter', '=', newsletter)
    .where('slot', '=', slot)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function editionNumbered(
  db: Database,
  newsletter: string,
  number: number,
): Promise<Edition | null> {
  const row = await editionRows(db)
    .where('newsletter', '=', newsletter)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** The newest editions, of one newsletter or of all, newest first. */
export async function latestEditions(db: Database, limit: number, newsletter?: string): Promise<Edition[]> {
  let query = editionRows(db).orderBy('slot', 'desc').orderBy('id', 'desc').limit(limit)
  if (newsletter !== undefined) query = query.where('newsletter', '=', newsletter)
  return (await query.execute()).map(fromRow)
}

export async function clockOf(db: Database, newsletter: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('clocks')
    .select('decided_until')
    .where('newsletter', '=', newsletter)
    .executeTakeFirst()
  return row?.decided_until ?? null
}

/** Moves the clock forward, never back. */
export async function advanceClock(db: Database, newsletter: string, until: Instant): Promise<void> {
  await db
    .insertInto('clocks')
    .values({ newsletter, decided_until: until })
    .onConflict((conflict) =>
      conflict
        .column('newsletter')
        .doUpdateSet({ decided_until: until })
        .where('clocks.decided_until', '<', until),
    )
    .execute()
}

function editionRows(db: Database) {
  return db.selectFrom('editions').select(['newsletter', 'number', 'slot', 'published_at', 'hash', 'digest'])
}

interface Row {
  newsletter: string
  number: number
  slot: Instant
  published_at: Instant
  hash: string
  digest: string
}

function fromRow({ newsletter, number, slot, published_at, hash, digest }: Row): Edition {
  return { newsletter, number, slot, publishedAt: published_at, hash, digest: digestFrom(digest) }
}

/** Editions that were frozen before teasers were told apart hold whole texts only, and do not say so. */
function digestFrom(json: string): Digest {
  const digest: Digest = JSON.parse(json)
  const whole = <Item extends { teaser?: Teaser | null }>(item: Item) => ({
    ...item,
    teaser: item.teaser ?? null,
  })
  return {
    ...digest,
    sections: digest.sections.map((section) => ({ ...section, items: section.items.map(whole) })),
    alsoPublished: digest.alsoPublished.map(whole),
  }
}
