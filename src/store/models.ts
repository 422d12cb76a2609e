// What a language model answered, so that the same question costs nothing the second time, and the tokens that were
// spent on each UTC day, and what it failed on. Tokens are reserved before asking, in one statement, so that two programs on one
// database keep one budget.
import { sql } from 'kysely'
import type { Instant } from '../core/model.js'
import type { Database } from './database.js'

export interface StoredAnswer {
  /** Word for word as the model gave it: it is checked anew each time it is used. */
  answer: string
  tokens: number
  createdAt: Instant
}

/** `key` is the hash of everything that the model was asked with. */
export async function findAnswer(db: Database, key: string): Promise<StoredAnswer | null> {
  const row = await db
    .selectFrom('model_answers')
    .select(['answer', 'tokens', 'created_at as createdAt'])
    .where('key', '=', key)
    .executeTakeFirst()
  return row ?? null
}

/** A later answer takes the place of an earlier one. */
export async function saveAnswer(db: Database, key: string, stored: StoredAnswer): Promise<void> {
  const { answer, tokens, createdAt } = stored
  await db
    .insertInto('model_answers')
    .values({ key, answer, tokens, created_at: createdAt })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ answer, tokens, created_at: createdAt }))
    .execute()
}

/** Takes the tokens off the day's budget if they are left, whoever else does so at the same time; says whether. */
export async function reserveTokens(
  db: Database,
  day: string,
  { tokens, limit }: { tokens: number; limit: number },
): Promise<boolean> {
  if (tokens > limit) return false
  const row = await db
    .insertInto('model_days')
    .values({ day, tokens })
    .onConflict((conflict) =>
      conflict
        .column('day')
        .doUpdateSet({ tokens: sql<number>`model_days.tokens + excluded.tokens` })
        .where(sql<boolean>`model_days.tokens + excluded.tokens <= ${limit}`),
    )
    .returning('tokens')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts right what was reserved: `tokens` more or (negative) fewer were spent. */
export async function correctTokens(db: Database, day: string, tokens: number): Promise<void> {
  if (tokens === 0) return
  await db
    .updateTable('model_days')
    .set({ tokens: sql<number>`case when tokens + ${tokens} < 0 then 0 else tokens + ${tokens} end` })
    .where('day', '=', day)
    .execute()
}

export async function tokensOn(db: Database, day: string): Promise<number> {
  const row = await db.selectFrom('model_days').select('tokens').where('day', '=', day).executeTakeFirst()
  return row?.tokens ?? 0
}

export interface ModelFailed {
  /** Of that day. */
  failures: number
  /** Kind and status of the last one: "denied 401", "timeout". */
  failure: string
  at: Instant
}

/** Counts a question that was reserved for on that day and got no answer. */
export async function noteFailure(
  db: Database,
  day: string,
  { failure, at }: Pick<ModelFailed, 'failure' | 'at'>,
): Promise<void> {
  await db
    .updateTable('model_days')
    .set({ failures: sql<number>`failures + 1`, last_failure: failure, failed_at: at })
    .where('day', '=', day)
    .execute()
}

/** The last question that got no answer; null when none has failed, or a later one was answered. */
export async function lastFailure(db: Database): Promise<ModelFailed | null> {
  const row = await db
    .selectFrom('model_days')
    .select(['failures', 'last_failure as failure', 'failed_at as at'])
    .where('last_failure', 'is not', null)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row?.failure || !row.at) return null
  const answered = await db
    .selectFrom('model_answers')
    .select('key')
    .where('created_at', '>', row.at)
    .limit(1)
    .executeTakeFirst()
  return answered ? null : { failures: row.failures, failure: row.failure, at: row.at }
}
