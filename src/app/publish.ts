// publish: the editorials of the window -> digest -> edition of one slot, stored with its planned deliveries
// in one transaction. A slot is published once, whoever asks and however often.
import { latestSlot } from '../core/delivery/schedule.js'
import { buildDigest } from '../core/digest/digest.js'
import { freeze, itemsOf } from '../core/digest/edition.js'
import { UserError } from '../core/errors.js'
import type { Digest, Edition, Instant, Newsletter } from '../core/model.js'
import { advanceClock, editionOfSlot, latestEditions, storeEdition } from '../store/editions.js'
import { unpublishedEditorials } from '../store/editorials.js'
import { type App, channelsOn, sourcesOf } from './app.js'
import { missingSources } from './health.js'

/** Candidates that one digest looks at; far above what an edition holds. */
const MOST_CANDIDATES = 500

export type Published =
  | { outcome: 'published' | 'already'; edition: Edition; planned: number }
  | { outcome: 'nothing-new'; slot: Instant }

export interface PublishInput {
  slot: Instant
  now: Instant
  /** Only editorials published up to here; null: all that are stored. */
  until?: Instant | null
}

export async function publish(
  app: App,
  newsletter: Newsletter,
  { slot, now, until = null }: PublishInput,
): Promise<Published> {
  const existing = await editionOfSlot(app.db, newsletter.id, slot)
  if (existing) return { outcome: 'already', edition: existing, planned: 0 }

  const digest = await digestOf(app, newsletter, { to: now, until })
  if (itemsOf(digest).length === 0 && newsletter.empty === 'skip') {
    await advanceClock(app.db, newsletter.id, slot)
    app.log.info({ newsletter: newsletter.id, slot }, 'nothing new to publish')
    return { outcome: 'nothing-new', slot }
  }
  const channels = channelsOn(app).map((channel) => channel.name)
  // A person may publish for another time; what is due is due by the real one.
  const dueAt = now < app.clock() ? now : app.clock()
  const stored = await storeEdition(app.db, { newsletter: newsletter.id, slot, channels, dueAt }, (number) =>
    freeze(digest, { number, slot, publishedAt: now }),
  )
  const { edition, isNew, planned } = stored
  if (!isNew) return { outcome: 'already', edition, planned: 0 }
  app.log.info({ newsletter: newsletter.id, edition: edition.number, slot, planned }, 'edition was published')
  return { outcome: 'published', edition, planned }
}

/** The slot that an edition published at this instant belongs to: the latest one. */
export function slotAt(newsletter: Newsletter, at: Instant): Instant {
  const slot = latestSlot(newsletter.schedule, at)
  if (!slot) throw new UserError(`The schedule of ${newsletter.id} has no slot at or before ${at}.`)
  return slot
}

/** What the next edition would say. `until` leaves out what was published later. */
export async function digestOf(
  app: App,
  newsletter: Newsletter,
  { to, until = null }: { to: Instant; until?: Instant | null },
): Promise<Digest> {
  const sources = sourcesOf(app, newsletter)
  const [last] = await latestEditions(app.db, 1, newsletter.id)
  const editorials = await unpublishedEditorials(app.db, newsletter.id, sources, MOST_CANDIDATES)
  return buildDigest({
    newsletter,
    window: { from: last?.publishedAt ?? null, to: until ?? to },
    editorials:
      until === null
        ? editorials
        : editorials.filter(
            ({ published, firstSeenAt }) => Date.parse(published ?? firstSeenAt) <= Date.parse(until),
          ),
    missing: await missingSources(app, newsletter, to),
  })
}
