// How many of the archive's editorials hold each stem: one row a language, counted up to an editorial's id.
// Opaque here; core/digest/topics/background.ts says what is counted and how.
import type { Language } from '../core/model.js'
import type { Database, Transaction } from './database.js'
import { isNewest } from './newest.js'

export interface StoredBackground {
  language: Language
  editorials: number
  /** Editorials with ids up to this have been counted, in every language. */
  untilId: number
  /** By stem: editorials that hold it. */
  counts: Map<string, number>
}

export async function loadBackgrounds(db: Database | Transaction): Promise<StoredBackground[]> {
  const rows = await db.selectFrom('backgrounds').selectAll().orderBy('language').execute()
  return rows.map(({ language, editorials, until_id, counts }) => ({
    language,
    editorials: Number(editorials),
    untilId: Number(until_id),
    counts: new Map(Object.entries(JSON.parse(counts) as Record<string, number>)),
  }))
}

/**
 * Stores these rows in place of their languages' if nothing was counted since `after`. False: another process
 * was quicker, and nothing is stored.
 */
export async function saveBackgrounds(
  db: Database,
  after: number,
  backgrounds: StoredBackground[],
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if ((await countedUntil(tx)) !== after) return false
    for (const { language, editorials, untilId, counts } of backgrounds) {
      const row = { editorials, until_id: untilId, counts: JSON.stringify(Object.fromEntries(counts)) }
      await tx
        .insertInto('backgrounds')
        .values({ language, ...row })
        .onConflict((conflict) => conflict.column('language').doUpdateSet(row))
        .execute()
    }
    return true
  })
}

/** The id up to which editorials have been counted; 0 before the first. */
export async function countedUntil(db: Database | Transaction): Promise<number> {
  const row = await db
    .selectFrom('backgrounds')
    .select(({ fn }) => fn.max('until_id').as('until'))
    .executeTakeFirst()
  return Number(row?.until ?? 0)
}

/** The text of an editorial as it stands now. */
export interface UncountedEditorial {
  id: number
  language: Language
  title: string
  text: string
  /** It is counted under another source, or only what its feed says of it is known. */
  isPassedOver: boolean
}

/** Editorials after an id, in the order of their ids. */
export async function editorialsAfter(
  db: Database,
  after: number,
  limit: number,
): Promise<UncountedEditorial[]> {
  const rows = await db
    .selectFrom('editorials')
    .innerJoin('revisions', 'revisions.editorial_id', 'editorials.id')
    .select([
      'editorials.id',
      'editorials.language',
      'editorials.piece',
      'revisions.title',
      'revisions.text',
      'revisions.teaser',
    ])
    .where('editorials.id', '>', after)
    .where(isNewest)
    .orderBy('editorials.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, language, piece, title, text, teaser }) => ({
    id: Number(id),
    language,
    title,
    text,
    isPassedOver: (piece !== null && Number(piece) !== Number(id)) || teaser !== null,
  }))
}
