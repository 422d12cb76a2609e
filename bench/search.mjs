// How fast the archive is searched: generated editorials (English, Korean, Japanese; words as unevenly spread as in
// real texts) in a temporary SQLite file, indexed and searched by the product's own functions.
//
//     node bench/search.mjs [--count 200000] [--rounds 7] [--json]
//
// Prints what building costs, the size of the index, and p50, p95 and p99 of the newest 20 and the best 20 by kind of
// question, texts of the hits included. Also counts where two-character words are found that LIKE does not find, or
// the other way round. Ends with 1 when a level is missed or one is found otherwise. 200,000 need 2.5 GB of disk.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { built } from './built.mjs'

/** Milliseconds at the 95th percentile over all questions, of an archive of 200,000. */
const LEVELS = { newest: 20, best: 150 }
const LEVEL_COUNT = 200_000
const PART = 500

const { values: flags } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '7' },
    json: { type: 'boolean', default: false },
  },
})
const count = Number(flags.count)
const dist = await built(['src/store/database.ts', 'src/store/search.ts', 'src/core/search/query.ts'])
const { openDatabase } = await import(`${dist}/src/store/database.js`)
const { indexPieces, searchEditorials } = await import(`${dist}/src/store/search.js`)
const { parseQuery } = await import(`${dist}/src/core/search/query.js`)

const random = openRandom(20260114)
const languages = vocabularies()
const folder = mkdtempSync(join(tmpdir(), 'masthead-search-'))
const path = join(folder, 'masthead.db')
try {
  const db = await openDatabase(`sqlite:${path}`)
  const building = await build(db)
  const rows = await measure(db)
  const mismatches = await compareWithLike(db)
  await db.destroy()
  report({ ...building, rows, mismatches })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Stores first and indexes then, as the migration does, so that both can be timed and weighed alone. */
async function build(db) {
  for (let first = 1; first <= count; first += PART) await store(db, first, Math.min(PART, count - first + 1))
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  const bytesOfTexts = statSync(path).size
  const start = performance.now()
  const cpu = process.cpuUsage()
  for (let first = 1; first <= count; first += PART) {
    const ids = Array.from({ length: Math.min(PART, count - first + 1) }, (_, n) => first + n)
    await db.transaction().execute((tx) => indexPieces(tx, ids))
  }
  const { user, system } = process.cpuUsage(cpu)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  return {
    editorials: count,
    textMB: bytesOfTexts / 1e6,
    indexMB: (statSync(path).size - bytesOfTexts) / 1e6,
    seconds: (performance.now() - start) / 1000,
    cpuMs: (user + system) / 1000 / count,
  }
}

async function store(db, first, length) {
  const editorials = []
  const revisions = []
  for (let id = first; id < first + length; id++) {
    const { language, title, text } = editorial(id)
    // Five years; what papers print is read within a day, not in order.
    const at = new Date(1.6e12 + (id / count) * 1.5768e11 + random() * 8.64e7).toISOString()
    editorials.push({
      source: `paper-${1 + Math.floor(100 * random() ** 2)}`,
      guid: `guid-${id}`,
      url: `https://paper.example/${id}`,
      language,
      published: at,
      published_at: at,
      first_seen_at: at,
      piece: null,
    })
    revisions.push({
      editorial_id: id,
      number: 1,
      hash: `hash-${id}`,
      title,
      author: null,
      text,
      seen_at: at,
    })
  }
  await db.transaction().execute(async (tx) => {
    for (let at = 0; at < length; at += 100) {
      await tx
        .insertInto('editorials')
        .values(editorials.slice(at, at + 100))
        .execute()
      await tx
        .insertInto('revisions')
        .values(revisions.slice(at, at + 100))
        .execute()
    }
  })
}

async function measure(db) {
  const rows = []
  for (const [kind, questions] of Object.entries(questionsOf())) {
    const row = { kind, questions: questions.length, matches: 0 }
    for (const order of ['newest', 'best']) {
      const times = []
      for (const { words, ...filters } of questions) {
        for (let round = 0; round < Number(flags.rounds); round++) {
          const start = performance.now()
          const found = await searchEditorials(db, parseQuery(words), { order, limit: 20, ...filters })
          times.push(performance.now() - start)
          row.matches = Math.max(row.matches, found.matches)
        }
      }
      row[order] = times
    }
    rows.push(row)
  }
  return rows
}

/** Words by their rank: the commonest stands in nearly every text of its language, the 10,000th in a few hundred. */
function questionsOf() {
  const { en, ko, ja } = languages
  const ranks = (vocabulary, from, number, step = 1) =>
    Array.from({ length: number }, (_, n) => vocabulary.words[from + n * step])
  const asked = (words, filters = {}) => words.map((one) => ({ words: one, ...filters }))
  const pairs = (words) => words.slice(1).map((word, n) => `${words[n]} ${word}`)
  const since = new Date(1.6e12 + 1.4e11).toISOString()
  return {
    'en rare': asked(ranks(en, 9000, 10, 100)),
    'en middle': asked(ranks(en, 400, 10, 40)),
    'en common': asked(ranks(en, 0, 10)),
    'en two words': asked(pairs(ranks(en, 20, 11, 30))),
    'en two common': asked(pairs(ranks(en, 0, 6))),
    'en phrase': asked(pairs(ranks(en, 0, 11, 3)).map((pair) => `"${pair}"`)),
    'en beginning': asked(ranks(en, 600, 10, 50).map((word) => `${word.slice(0, 4)}*`)),
    'en without': asked(pairs(ranks(en, 5, 11, 20)).map((pair) => pair.replace(' ', ' -'))),
    'en rare paper': asked(ranks(en, 5, 10, 30), { source: 'paper-97' }),
    'en since': asked(ranks(en, 5, 10, 30), { since }),
    'en in Korean': asked(ranks(en, 0, 5), { language: 'ko' }),
    'ko rare': asked(ranks(ko, 9000, 10, 100)),
    'ko common': asked(ranks(ko, 0, 10)),
    'ko two words': asked(pairs(ranks(ko, 10, 11, 15))),
    'ja rare': asked(ranks(ja, 9000, 10, 100)),
    'ja common': asked(ranks(ja, 0, 10)),
    'ja two words': asked(pairs(ranks(ja, 10, 11, 15))),
    'ja one sign': asked(ranks(ja, 0, 5, 7).map((word) => word.slice(0, 1))),
  }
}

/** The newest 3,000 editorials of each language, both ways. */
async function compareWithLike(db) {
  const compared = { words: 0, found: 0, different: 0 }
  for (const language of ['ko', 'ja']) {
    const { words } = languages[language]
    const asked = [0, 3, 11, 40, 150, 700, 2500, 9000, 15000].flatMap((at) => [words[at], words[at + 1]])
    const newest = await db
      .selectFrom('editorials')
      .select(['id', 'published_at'])
      .where('language', '=', language)
      .orderBy('published_at', 'desc')
      .limit(3000)
      .execute()
    const since = newest.at(-1).published_at
    const ids = JSON.stringify(newest.map(({ id }) => id))
    for (const word of new Set(asked.map((one) => one.slice(0, 2)))) {
      const like = await sql`
        select editorial_id as id from revisions where editorial_id in (select value from json_each(${ids}))
        and (text like ${`%${word}%`} or title like ${`%${word}%`})`.execute(db)
      const answer = await searchEditorials(db, parseQuery(word), {
        order: 'newest',
        limit: 5000,
        since,
        language,
      })
      const found = new Set(answer.editorials.map(({ id }) => id))
      const wanted = new Set(like.rows.map(({ id }) => id))
      compared.words += 1
      compared.found += wanted.size
      // Several of one second may share the border: only what is among the newest is compared.
      const among = new Set(newest.map(({ id }) => id))
      for (const id of among) if (found.has(id) !== wanted.has(id)) compared.different += 1
    }
  }
  return compared
}

// --- Texts -------------------------------------------------------------------------------------------

function editorial(id) {
  const language = ['en', 'en', 'ko', 'ja'][id % 4]
  const { say, length } = languages[language]
  return { language, title: say(7), text: say(Math.round(length * (0.6 + 0.8 * random()))) }
}

/** About 2,700 characters of English, 1,600 of Korean, 1,200 of Japanese: what editorials have. */
function vocabularies() {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const signs = (from, number, step) =>
    Array.from({ length: number }, (_, n) => String.fromCharCode(from + n * step))
  const distinct = (number, make) => {
    const words = new Set()
    while (words.size < number) words.add(make(words.size))
    return [...words]
  }
  const onsets = [...'bcdfghklmnprstvw', 'st', 'tr', 'ch']
  const vowels = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou']
  const english = distinct(30_000, (n) => {
    const syllables = 1 + Math.min(3, Math.floor(Math.log10(n + 3)))
    return Array.from({ length: syllables }, () => pick(onsets) + pick(vowels)).join('') + pick(onsets)
  })
  const hangul = signs(0xac00, 900, 12)
  const korean = distinct(20_000, () => pick(hangul) + pick(hangul) + (random() < 0.3 ? pick(hangul) : ''))
  const han = signs(0x4e00, 1800, 10)
  const japanese = distinct(20_000, () => pick(han) + pick(han) + (random() < 0.2 ? pick(han) : ''))
  const particles = ['은', '는', '이', '가', '을', '를', '의', '에', '에서', '으로', '', '', '']
  const endings = [
    'は',
    'が',
    'を',
    'に',
    'の',
    'と',
    'で',
    'から',
    'されている',
    'した',
    'すべきだ',
    'ことが',
  ]
  const speaker = (words, rank, { after, stop, every, between }) => {
    const next = zipf(words.length, rank)
    return (number) => {
      let text = ''
      for (let n = 1; n <= number; n++)
        text += words[next()] + after() + (n % every === 0 || n === number ? stop : between(n))
      return text.trim()
    }
  }
  return {
    en: {
      words: english,
      length: 450,
      say: speaker(english, 1.05, { after: () => '', stop: '. ', every: 17, between: () => ' ' }),
    },
    ko: {
      words: korean,
      length: 380,
      say: speaker(korean, 0.95, {
        after: () => pick(particles),
        stop: '다. ',
        every: 14,
        between: () => ' ',
      }),
    },
    ja: {
      words: japanese,
      length: 260,
      say: speaker(japanese, 0.95, {
        after: () => pick(endings),
        stop: '。',
        every: 12,
        between: (n) => (n % 5 === 0 ? '、' : ''),
      }),
    },
  }
}

/** Ranks from 0, each as often as one in (rank + 1) to the power of `exponent`. */
function zipf(number, exponent) {
  const sums = new Float64Array(number)
  let total = 0
  for (let rank = 0; rank < number; rank++) {
    total += 1 / (rank + 1) ** exponent
    sums[rank] = total
  }
  return () => {
    const at = random() * total
    let low = 0
    let high = number - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle] < at) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Numerical Recipes' linear congruential generator: the same texts every time. */
function openRandom(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

// --- The table ---------------------------------------------------------------------------------------

function report({ rows, mismatches, ...building }) {
  const figures = [
    ...rows,
    { kind: 'all', questions: '', matches: '', newest: all(rows, 'newest'), best: all(rows, 'best') },
  ].map(({ newest, best, ...row }) => ({ ...row, newest: percentiles(newest), best: percentiles(best) }))
  const problems = []
  const total = figures.at(-1)
  for (const [order, level] of Object.entries(LEVELS))
    if (count <= LEVEL_COUNT && total[order].p95 > level)
      problems.push(`${order}: ${total[order].p95.toFixed(1)} ms at the 95th percentile, ${level} at most`)
  if (mismatches.different > 0)
    problems.push(`${mismatches.different} editorials found otherwise than by LIKE`)
  if (flags.json) process.stdout.write(`${JSON.stringify({ ...building, figures, mismatches, problems })}\n`)
  else process.stdout.write(table(building, figures, mismatches))
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}

function all(rows, order) {
  return rows.flatMap((row) => row[order])
}

function percentiles(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function table({ editorials, textMB, indexMB, seconds, cpuMs }, figures, { words, found, different }) {
  const ms = ({ p50, p95, p99 }) => [p50, p95, p99].map((one) => one.toFixed(2).padStart(8)).join('')
  const lines = figures.map(
    ({ kind, questions, matches, newest, best }) =>
      `${kind.padEnd(15)}${String(questions).padStart(10)}${String(matches).padStart(9)}${ms(newest)}   ${ms(best)}`,
  )
  return `${editorials} editorials, ${textMB.toFixed(0)} MB without the index; index ${indexMB.toFixed(0)} MB, built in ${seconds.toFixed(0)} s (${cpuMs.toFixed(2)} CPU ms each)

ms                                          newest 20                  best 20
               questions  matches     p50     p95     p99        p50     p95     p99
${lines.join('\n')}

${words} two-character words, ${found} hits: ${different} otherwise than LIKE finds them
`
}
