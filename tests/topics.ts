// Editions with all that topics bring: boards with editorials beyond the summarized ones, silent papers, a model's
// introduction and translated headlines; in ordinary words, in long ones of other scripts, and in hostile ones.
import type { Board, BoardRow, DigestItem, DigestSection, Edition, Written } from '../src/core/model.js'
import { edition, HOSTILE, item } from './world.js'

/** The row that an item has on the board of its topic; its demand is addressed to the council. */
export function rowOf({ editorial, source, title, url, published, summary }: DigestItem): BoardRow {
  const position = summary.find(({ role }) => role === 'position') ?? null
  const demand = summary.find(({ role }) => role === 'demand') ?? null
  const at = demand?.text.indexOf('The council') ?? -1
  const start = (demand?.start ?? 0) + at
  const addressee = at < 0 ? null : { text: 'The council', start, end: start + 'The council'.length }
  return { editorial, source, title, url, published, position, demand, addressee }
}

/** A board of the items and of `others`, which have no summary in the section. */
export function boardOf(items: DigestItem[], { others = [], silent = [] }: Partial<BoardShape> = {}): Board {
  return {
    rows: [...items, ...others].map(rowOf),
    silent: silent.map((name, n) => ({ id: `silent-${n}`, name, language: 'en' })),
  }
}

interface BoardShape {
  others: DigestItem[]
  /** Names of papers. */
  silent: string[]
}

/** A sentence of a model that rests on the positions of these items. */
export function written(text: string, cited: DigestItem[] = []): Written {
  return { text, model: 'local-model-8b', cites: cited.flatMap(({ summary }) => summary.slice(0, 1)) }
}

/** Two papers on the harbour and one more in brief, two silent ones, and a headline from elsewhere. */
export function topicSection(changes: Partial<DigestSection> = {}): DigestSection {
  const items = [
    item(1, { published: '2026-01-14T05:30:00+09:00' }),
    item(2, { published: '2026-01-14T06:00:00+09:00' }),
  ]
  const others = [item(3, { published: '2026-01-14T09:00:00+09:00' })]
  return {
    topic: 'Harbour lights',
    items,
    board: boardOf(items, { others, silent: ['The Meridian Post', 'The Northgate Courier'] }),
    introduction: written('Two papers want the harbour open at night.', items),
    ...changes,
  }
}

export function topicEdition(): Edition {
  const foreign = item(8, {
    language: 'ja',
    source: { id: 'hokushin', name: '北辰日報', language: 'ja' },
    title: '港の灯を消すな',
    headline: written('Do not put out the lights of the harbour'),
  })
  return edition({
    sections: [topicSection(), { topic: null, items: [foreign, item(9)] }],
    // What found no room of the topic is named among the rest as well.
    alsoPublished: [item(3), item(10)],
  })
}

/** Names and headlines without a space, many silent papers, and more rows than anybody reads. */
export function wideEdition(): Edition {
  const name = '북태평양연안지역경제사회문화종합일보사'.repeat(4)
  const source = { id: 'wide', name, language: 'ko' }
  const items = Array.from({ length: 12 }, (_, n) =>
    item(n, { language: 'ko', source: { ...source, id: `wide-${n}` }, title: '深海採掘'.repeat(30) }),
  )
  const others = Array.from({ length: 60 }, (_, n) =>
    item(100 + n, { language: 'ko', source, url: `https://paper.example/${'%EB%B0%94'.repeat(80)}/${n}` }),
  )
  const silent = Array.from({ length: 40 }, (_, n) => `${name}${n}`)
  const board = boardOf(items, { others, silent })
  const introduction = written('沖合の資源をめぐる各紙の立場は分かれている。'.repeat(40))
  return edition({
    language: 'ko',
    sections: [{ topic: '심해채굴유예'.repeat(20), items, board, introduction }],
    alsoPublished: others,
  })
}

/** Every word of a board, of an introduction and of a translated headline is an attack. */
export function hostileTopicEdition(): Edition {
  const all = HOSTILE.map((text, n) =>
    item(n, {
      title: text,
      source: { id: `hostile-${n}`, name: text, language: 'en' },
      url: n % 2 ? 'javascript:alert(1)' : `https://paper.example/(b)*|>"'<x>?q=${encodeURIComponent(text)}`,
      summary: (['position', 'demand'] as const).map((role, place) => {
        const start = place * 1000
        return { role, text, start, end: start + text.length, revision: `hash-${n}` }
      }),
      headline: { text, model: text, cites: [] },
    }),
  )
  const items = all.slice(0, 6)
  const board: Board = {
    rows: all.map((one) => ({ ...rowOf(one), addressee: { text: one.title, start: 1000, end: 1001 } })),
    silent: all.map(({ source }) => source),
  }
  return edition({
    sections: HOSTILE.map((text) => ({
      topic: text,
      items,
      board,
      introduction: { text, model: text, cites: [] },
    })),
    alsoPublished: all,
  })
}
