// Many numbers as one value: a statement with a place for each would be compiled anew for each count of them.
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from './database.js'
import { isPostgres } from './postgres.js'

/** `select value …` from the numbers, in the words of the database. */
export function numbersOf(db: Database | Transaction, numbers: number[]): RawBuilder<{ value: number }> {
  const json = JSON.stringify(numbers)
  return isPostgres(db)
    ? sql`(select value::integer as value from json_array_elements_text(${json}::json)) as numbers`
    : sql`(select value from json_each(${json})) as numbers`
}
