// publish: the editorials of the window -> digest -> edition of one slot, stored with its planned deliveries
// in one transaction. A slot is published once, whoever asks and however often; what it quotes is checked against
// the stored texts in that same transaction.
import { latestSlot } from '../core/delivery/schedule.js'
import type { Decision } from '../core/digest/decisions.js'
import { buildDigest } from '../core/digest/digest.js'
import { freeze, itemsOf } from '../core/digest/edition.js'
import { admit, type Dropped } from '../core/digest/gate.js'
import { revisionsIn } from '../core/digest/passes.js'
import { UserError } from '../core/errors.js'
import type { Digest, Edition, Instant, Newsletter } from '../core/model.js'
import type { Database, Transaction } from '../store/database.js'
import { advanceClock, editionOfSlot, latestEditions, storeEdition } from '../store/editions.js'
import { unpublishedEditorials } from '../store/editorials.js'
import { textsOfRevisions } from '../store/revisions.js'
import { type App, channelsOn, findSource, sourcesOf } from './app.js'
import { backgroundFor, learn } from './background.js'
import { missingSources } from './health.js'
import { introduce } from './introduce.js'

/** Candidates that one digest looks at; far above what an edition holds. */
const MOST_CANDIDATES = 500

export type Published =
  | {
      outcome: 'published' | 'already'
      edition: Edition
      planned: number
      /** What a person should know of it beside the edition: see introduce.ts. */
      notes?: string[]
    }
  | { outcome: 'nothing-new'; slot: Instant }

export interface PublishInput {
  slot: Instant
  now: Instant
  /** Only editorials published up to here; null: all that are stored. */
  until?: Instant | null
  /** Aborted: the edition goes out without what a model has not written yet. */
  signal?: AbortSignal
}

export async function publish(
  app: App,
  newsletter: Newsletter,
  { slot, now, until = null, signal }: PublishInput,
): Promise<Published> {
  const existing = await editionOfSlot(app.db, newsletter.id, slot)
  if (existing) return { outcome: 'already', edition: existing, planned: 0 }

  const drafted = await draftOf(app, newsletter, { to: now, until })
  const { digest: draft, notes } = await introduce(app, newsletter, { digest: drafted.digest, signal })
  if (itemsOf(draft).length === 0 && newsletter.empty === 'skip') {
    await advanceClock(app.db, newsletter.id, slot)
    app.log.info({ newsletter: newsletter.id, slot }, 'nothing new to publish')
    return { outcome: 'nothing-new', slot }
  }
  const channels = channelsOn(app).map((channel) => channel.name)
  // A person may publish for another time; what is due is due by the real one, and grows old from the later one on.
  const [dueAt = now, plannedAt = now] = [now, app.clock()].sort()
  const plan = { newsletter: newsletter.id, slot, channels, dueAt, plannedAt }
  const { edition, isNew, planned } = await storeEdition(app.db, plan, async (number, tx) => {
    const { digest, dropped } = await admitted(app, tx, draft)
    tellDropped(app, { newsletter: newsletter.id, edition: number, slot }, dropped)
    return freeze(digest, { number, slot, publishedAt: now })
  })
  if (!isNew) return { outcome: 'already', edition, planned: 0 }
  app.log.info({ newsletter: newsletter.id, edition: edition.number, slot, planned }, 'edition was published')
  await learnAfter(app, edition)
  return { outcome: 'published', edition, planned, ...(notes.length > 0 ? { notes } : {}) }
}

/** The edition stands, whether or not its words can be counted now; the next one counts them. */
async function learnAfter(app: App, { newsletter, number }: Edition): Promise<void> {
  try {
    await learn(app)
  } catch (error) {
    app.log.error({ newsletter, edition: number, err: error }, 'words were not counted')
  }
}

/** The slot that an edition published at this instant belongs to: the latest one. */
export function slotAt(newsletter: Newsletter, at: Instant): Instant {
  const slot = latestSlot(newsletter.schedule, at)
  if (!slot) throw new UserError(`The schedule of ${newsletter.id} has no slot at or before ${at}.`)
  return slot
}

export interface Draft {
  digest: Digest
  decisions: Decision[]
}

/** What the next edition would say, and why; `isWritten: false` leaves out what a model would write. */
export async function digestOf(
  app: App,
  newsletter: Newsletter,
  { to, isWritten = true }: { to: Instant; isWritten?: boolean },
): Promise<Draft & { dropped: Dropped[]; notes: string[] }> {
  const { digest, decisions } = await draftOf(app, newsletter, { to, until: null })
  const written = isWritten ? await introduce(app, newsletter, { digest }) : { digest, notes: [] }
  return { ...(await admitted(app, app.db, written.digest)), decisions, notes: written.notes }
}

async function draftOf(
  app: App,
  newsletter: Newsletter,
  { to, until }: { to: Instant; until: Instant | null },
): Promise<Draft> {
  const sources = sourcesOf(app, newsletter)
  const [last] = await latestEditions(app.db, 1, newsletter.id)
  return buildDigest({
    newsletter,
    window: { from: last?.publishedAt ?? null, to: until ?? to },
    until,
    editorials: await unpublishedEditorials(app.db, newsletter.id, sources, MOST_CANDIDATES),
    sources,
    rightsOf: (source) => findSource(app, source).rights,
    missing: await missingSources(app, newsletter, to),
    background: await backgroundFor(app),
  })
}

/** A sentence that does not stand in its stored text is somebody's to look at; the rest is as it should be. */
function tellDropped(
  app: App,
  edition: { newsletter: string; edition: number; slot: Instant },
  dropped: Dropped[],
): void {
  for (const one of dropped) {
    const level = one.reason === 'unverified' ? 'warn' : 'info'
    app.log[level]({ ...edition, ...one }, 'dropped before the edition was frozen')
  }
}

/** Through the gate, with the texts as they are stored at this moment. */
async function admitted(app: App, db: Database | Transaction, digest: Digest) {
  const texts = await textsOfRevisions(db, revisionsIn(digest))
  return admit(digest, {
    textOf: (hash) => texts.get(hash) ?? null,
    rightsOf: (source) => findSource(app, source).rights,
  })
}
