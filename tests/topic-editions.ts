// Editions of topics for the channels that count what a message takes: of any size, and with any text in every place
// that a paper, a model or an operator fills.
import fc from 'fast-check'
import type { DigestItem, DigestSection, Edition } from '../src/core/model.js'
import { boardOf, written } from './topics.js'
import { edition, editorials, item } from './world.js'

const TOPIC = 3

/**
 * `count` editorials with summaries in topics of three; on each board two editorials more, numbered from 1001, and 40
 * silent papers; every topic has an introduction and its first headline a translation.
 */
export function topicsOf(count: number): Edition {
  const items = editorials(count)
  const sections: DigestSection[] = []
  for (let at = 0; at < count; at += TOPIC) {
    const [first, ...rest] = items.slice(at, at + TOPIC)
    if (!first) break
    const own = [{ ...first, headline: written(`Headline ${first.editorial} in translation`) }, ...rest]
    const others = [1001, 1002].map((number) => item(number + (at / TOPIC) * 2))
    sections.push({
      topic: `Harbour ${at / TOPIC}`,
      items: own,
      board: boardOf(own, { others, silent: Array.from({ length: 40 }, (_, n) => `Silent Paper ${n}`) }),
      introduction: written(`The papers of topic ${at / TOPIC} want the harbour open at night.`, own),
    })
  }
  return edition({ sections })
}

/** How many editorials an edition names: with a summary, on a board, or among the rest. */
export function sizeOf({ digest }: Edition): number {
  const { sections, alsoPublished } = digest
  const all = sections.flatMap(({ items, board }) => [...items, ...(board?.rows ?? [])])
  return new Set([...all, ...alsoPublished].map(({ editorial }) => editorial)).size
}

/** The same text as every name, headline, sentence, addressee, introduction, translation and model. */
export function saying(text: string): Edition {
  const said = { text, model: text, cites: [] }
  const source = { id: 'paper', name: text, language: 'en' }
  const quote = { role: 'position' as const, text, start: 0, end: text.length, revision: 'hash' }
  const demand = { ...quote, role: 'demand' as const }
  const changes = { source, title: text, headline: said, summary: [quote, demand] }
  const [own, other] = [item(1, changes), item(2, changes)]
  const { rows, silent } = boardOf([own], { others: [other], silent: [text] })
  const addressed = rows.map((row) => ({ ...row, addressee: { text, start: 0, end: text.length } }))
  const section = { topic: text, items: [own], board: { rows: addressed, silent }, introduction: said }
  return edition({ title: text, sections: [section], alsoPublished: [item(3, changes)] })
}

export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'\\*_~`|<>#[]@: \n\u0000가👍', '\uD800'), maxLength: 400 }),
  fc.constantFrom('', ' ', '\u200B', '**', 'x'.repeat(9000), '한'.repeat(5000), '海'.repeat(300)),
)

const anyUrl = fc.oneof(
  fc.constant(null),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constant(`https://paper.example/${'%EB%B0%94'.repeat(200)}`),
  anyText,
)

export const anyItem: fc.Arbitrary<DigestItem> = fc
  .record({
    name: anyText,
    title: anyText,
    url: anyUrl,
    texts: fc.array(anyText, { maxLength: 5 }),
    translation: fc.option(fc.record({ text: anyText, model: anyText })),
  })
  .map(({ name, title, url, texts, translation }) =>
    item(0, {
      source: { id: name, name, language: 'en' },
      title,
      url,
      summary: texts.map((text, n) => {
        const role = (['position', 'reason', 'demand', 'context'] as const)[n % 4] ?? 'context'
        return { role, text, start: n * 10_000, end: n * 10_000 + text.length, revision: 'hash' }
      }),
      ...(translation === null ? {} : { headline: { ...translation, cites: [] } }),
    }),
  )

const anySection: fc.Arbitrary<DigestSection> = fc
  .record({
    topic: fc.option(anyText),
    items: fc.array(anyItem, { minLength: 1, maxLength: 10 }),
    others: fc.array(anyItem, { maxLength: 10 }),
    silent: fc.array(anyText, { maxLength: 10 }),
    addressee: anyText,
    introduction: fc.option(fc.record({ text: anyText, model: anyText })),
  })
  .map(({ topic, items, others, silent, addressee, introduction }) => {
    if (topic === null) return { topic, items }
    const { rows, silent: papers } = boardOf(numbered(items), { others: numbered(others, 100), silent })
    const addressed = rows.map((row) => ({ ...row, addressee: { text: addressee, start: 0, end: 0 } }))
    return {
      topic,
      items: numbered(items),
      board: { rows: addressed, silent: papers },
      ...(introduction === null ? {} : { introduction: { ...introduction, cites: [] } }),
    }
  })

/** Any text everywhere: names, headlines, sentences, addressees, introductions, translations and models. */
export const anyEdition: fc.Arbitrary<Edition> = fc
  .record({
    title: anyText,
    language: fc.constantFrom('en', 'ko', 'ja'),
    sections: fc.array(anySection, { maxLength: 6 }),
    alsoPublished: fc.array(anyItem, { maxLength: 20 }),
    missing: fc.array(
      fc.record({ source: anyText.map((name) => ({ id: name, name, language: 'en' })), why: anyText }),
      { maxLength: 12 },
    ),
  })
  .map(edition)

function numbered(items: DigestItem[], from = 0): DigestItem[] {
  return items.map((one, n) => ({ ...one, editorial: from + n }))
}
