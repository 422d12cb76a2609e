// The search index in the words of each database: FTS5 in SQLite, tsvector in PostgreSQL, the same terms in both.
// All that the two do differently stands here.
//
// A row's number is its time: the second in which the editorial was published (else first seen), times sixteen,
// and a count within it. So the newest come first without sorting, a time is a range of rows, and a page of hits
// ends where the next begins. Only where more than sixteen share a second does one stand a second late.
import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import { baseOf } from '../core/language/tags.js'
import type { Instant, Language } from '../core/model.js'
import type { Asked, Query } from '../core/search/query.js'
import type { Database, Transaction } from './database.js'
import { numbersOf } from './numbers.js'
import { isPostgres } from './postgres.js'

/** What one row says, as rows of terms. */
interface IndexedTerms {
  headline: string[]
  body: string[]
  facts: string[]
}

/** What rows are looked for. */
interface Question {
  query: Query
  source?: string
  language?: Language
  since?: Instant
  /** Only rows before this one. */
  before?: number
}

/** Only the newest so many matches are weighed against each other: what the commonest words cost is bounded by it. */
const MOST_WEIGHED = 10_000
/** A word in the headline weighs as much as so many in the text. */
const HEADLINE_WEIGHT = 5
/** Rows that begin in one second. */
const ROWS_A_SECOND = 16

/** As terms of the index; words have no hyphen, so that neither can be taken for the other. */
export function sourceFact(source: string): string {
  return `source-${plain(source)}`
}

export function languageFact(language: Language): string {
  return `lang-${plain(baseOf(language))}`
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9-]/g, (sign) => `-${sign.codePointAt(0)?.toString(16)}-`)
}

/** The first row of an instant. */
function rowAt(at: Instant): number {
  const ms = Date.parse(at)
  return Number.isNaN(ms) ? 0 : Math.floor(ms / 1000) * ROWS_A_SECOND
}

/** A row to write, and the editorial that it holds. */
interface IndexedRow {
  row: number
  editorial: number
  terms: IndexedTerms
}

/**
 * Writes rows, each in place of the one that the editorial had. Statements are made once, since making one costs more
 * than running it. Oldest first: FTS5 writes a part of its own whenever a row is older than the one before.
 */
export async function putRows(db: Database | Transaction, rows: IndexedRow[]): Promise<void> {
  if (rows.length === 0) return
  const sorted = rows.toSorted((a, b) => a.row - b.row)
  if (isPostgres(db)) {
    const json = JSON.stringify(sorted.map(({ row, editorial, terms }) => [row, editorial, vectorOf(terms)]))
    await sql`
      insert into search_rows (row, editorial_id, terms)
      select (value ->> 0)::bigint, (value ->> 1)::integer, (value ->> 2)::tsvector
      from json_array_elements(${json}::json)
      on conflict (row) do update set terms = excluded.terms`.execute(db)
    return
  }
  const json = JSON.stringify(sorted.map(({ row, editorial }) => [row, editorial]))
  await sql`
    insert into search_rows (row, editorial_id)
    select value ->> 0, value ->> 1 from json_each(${json}) where true on conflict do nothing`.execute(db)
  for (const { row, terms } of sorted) {
    const texts = [terms.headline, terms.body, terms.facts].map((list) => list.join(' '))
    await db.executeQuery(CompiledQuery.raw(PUT_TERMS, [row, ...texts]))
  }
}

const PUT_TERMS =
  'insert or replace into search_terms (rowid, headline, body, facts) values (cast(? as integer), ?, ?, ?)'

/** Takes the rows of these editorials out. Belongs before they are deleted. */
export async function dropRows(db: Database | Transaction, editorials: number[]): Promise<void> {
  const rows = sql`
    select row from search_rows where editorial_id in (select numbers.value from ${numbersOf(db, editorials)})`
  if (!isPostgres(db)) await sql`delete from search_terms where rowid in (${rows})`.execute(db)
  await sql`delete from search_rows where row in (${rows})`.execute(db)
}

/** Rows that are free, one for each instant: the next of its second, or where that is full of a later one. */
export async function freeRows(db: Database | Transaction, instants: Instant[]): Promise<number[]> {
  const taken = new Map<number, number>()
  const next = async (second: number): Promise<number> => {
    if (!taken.has(second)) await count([second])
    const used = taken.get(second) ?? 0
    if (used >= ROWS_A_SECOND) return next(second + ROWS_A_SECOND)
    taken.set(second, used + 1)
    return second + used
  }
  const count = async (seconds: number[]) => {
    const { rows } = await sql<{ second: number | string; used: number | string | null }>`
      select numbers.value as second, (
        select max(search_rows.row) - numbers.value + 1 from search_rows
        where search_rows.row >= numbers.value and search_rows.row < numbers.value + ${integer(ROWS_A_SECOND)}
      ) as used
      from ${bigNumbersOf(db, seconds)}`.execute(db)
    for (const { second, used } of rows) taken.set(Number(second), Number(used ?? 0))
  }
  const seconds = instants.map(rowAt)
  await count([...new Set(seconds)])
  const free: number[] = []
  for (const second of seconds) free.push(await next(second))
  return free
}

function bigNumbersOf(db: Database | Transaction, numbers: number[]): RawBuilder<{ value: number }> {
  const json = JSON.stringify(numbers)
  return isPostgres(db)
    ? sql`(select value::bigint as value from json_array_elements_text(${json}::json)) as numbers`
    : sql`(select value from json_each(${json})) as numbers`
}

/** Newest first. */
export async function newestRows(db: Database, question: Question, limit: number): Promise<number[]> {
  const { rows } = await (isPostgres(db)
    ? sql<Row>`select row from search_rows where ${conditions(db, question)} order by row desc limit ${limit}`
    : sql<Row>`select rowid as row from search_terms where ${conditions(db, question)} order by rowid desc limit ${limit}`
  ).execute(db)
  return rows.map(({ row }) => Number(row))
}

/** Best first, among the newest matches. */
export async function bestRows(db: Database, question: Question, limit: number): Promise<number[]> {
  const { rows } = await (isPostgres(db)
    ? sql<Row>`
          select row from (
            select row, ts_rank(array[0, 0.1, 0.1, ${HEADLINE_WEIGHT / 10}]::real[], terms, ${vectorQueryOf(question)}::tsquery, 2) as worth
            from search_rows where ${conditions(db, question)} order by row desc limit ${MOST_WEIGHED}
          ) as weighed order by worth desc, row desc limit ${limit}`
    : sql<Row>`
          select row from (
            select rowid as row, bm25(search_terms, ${HEADLINE_WEIGHT}, 1, 0) as worth
            from search_terms where ${conditions(db, question)} order by rowid desc limit ${MOST_WEIGHED}
          ) order by worth, row desc limit ${limit}`
  ).execute(db)
  return rows.map(({ row }) => Number(row))
}

/** How many rows there are, counted up to `most`. */
export async function countRows(db: Database, question: Question, most: number): Promise<number> {
  const table = sql.table(isPostgres(db) ? 'search_rows' : 'search_terms')
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from ${table} where ${conditions(db, question)} limit ${most}) as found`.execute(
    db,
  )
  return Number(rows[0]?.count ?? 0)
}

interface Row {
  row: number | string
}

function conditions(db: Database, question: Question): RawBuilder<boolean> {
  const { since, before } = question
  const row = sql.ref(isPostgres(db) ? 'row' : 'rowid')
  return sql<boolean>`${sql.join(
    [
      isPostgres(db)
        ? sql`terms @@ ${vectorQueryOf(question)}::tsquery`
        : sql`search_terms match ${matchOf(question)}`,
      ...(since === undefined ? [] : [sql`${row} >= ${integer(rowAt(since))}`]),
      ...(before === undefined ? [] : [sql`${row} < ${integer(before)}`]),
    ],
    sql` and `,
  )}`
}

/** Drivers bind numbers as floating ones, which FTS5 does not take for a row. */
function integer(value: number): RawBuilder<number> {
  return sql`cast(${value} as bigint)`
}

/** FTS5's language: https://www.sqlite.org/fts5.html#full_text_query_syntax. Terms hold no sign of it. */
function matchOf(question: Question): string {
  const one = ({ forms, isOpen }: Asked) =>
    `(${forms.map((form) => `"${form.join(' ')}"${isOpen ? ' *' : ''}`).join(' OR ')})`
  const all = [...question.query.wanted.map(one), ...factsOf(question).map((fact) => `"${fact}"`)].join(
    ' AND ',
  )
  const { unwanted } = question.query
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.map(one).join(' OR ')})`
}

/** PostgreSQL's: https://www.postgresql.org/docs/current/datatype-textsearch.html */
function vectorQueryOf(question: Question): string {
  const one = ({ forms, isOpen }: Asked) =>
    `(${forms.map((form) => `(${form.map((term) => `'${term}'`).join(' <-> ')}${isOpen ? ':*' : ''})`).join(' | ')})`
  return [
    ...question.query.wanted.map(one),
    ...factsOf(question).map((fact) => `'${fact}'`),
    ...question.query.unwanted.map((asked) => `!${one(asked)}`),
  ].join(' & ')
}

function factsOf({ source, language }: Question): string[] {
  return [
    ...(source === undefined ? [] : [sourceFact(source)]),
    ...(language === undefined ? [] : [languageFact(language)]),
  ]
}

/** Headline and text are apart, so that no phrase reaches from one into the other. Facts have no place. */
function vectorOf({ headline, body, facts }: IndexedTerms): string {
  const from = headline.length + 2
  return [
    ...headline.map((term, n) => `'${term}':${n + 1}A`),
    ...body.map((term, n) => `'${term}':${from + n}`),
    ...facts.map((fact) => `'${fact}'`),
  ].join(' ')
}
