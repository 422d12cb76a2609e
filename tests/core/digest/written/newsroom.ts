// Quotes of papers that do not exist, in three languages, as a topic of a digest holds them.
import type { CitedQuote } from '../../../../src/core/digest/written/checks.js'
import type { DigestItem, DigestSection, Quote, Role } from '../../../../src/core/model.js'

export const SEABED = [
  cited(
    'The Meridian Post',
    'A moratorium would bind only the states that already accept the authority’s rules.',
  ),
  cited(
    'The Meridian Post',
    'Our delegation should vote no on Jan 22 and move that the 14 clauses be settled by July 31.',
    'demand',
  ),
  cited(
    'The Northgate Courier',
    'This newspaper would back a pause of five years that ends by itself, at a levy of 0.5 per cent.',
  ),
  cited(
    'The Harbor Ledger',
    'Ten years is a small price for avoiding a mistake, and the moratorium deserves to pass.',
  ),
]

export const KOREAN = [
  cited('한빛일보', '정부는 22일 총회에서 표결을 7월 정기총회로 미루자는 동의안을 내야 한다.'),
  cited('새벽신문', '정부는 심해 채굴 중단 결의안에 찬성표를 던지고 과학 조사에 예산을 더 배정해야 한다.'),
]

export const JAPANESE = [
  cited('港新報', '政府は22日の採決で賛成票を投じ、試験採掘も環境への影響が明らかになるまで凍結すべきだ。'),
  cited('北辰日報', '政府は採決を急がず、深海採掘の影響を調べる調査に予算を回すべきだ。'),
]

export function cited(name: string, text: string, role: Role = 'position'): CitedQuote {
  return { paper: { id: name, name }, quote: quoteOf(name, text, role) }
}

function quoteOf(name: string, text: string, role: Role): Quote {
  return { text, role, start: 0, end: text.length, revision: `revision of ${name}` }
}

/** A topic whose items are summarized by these quotes, one item a paper. */
export function topicOf(quotes: CitedQuote[], language: string): DigestSection {
  const papers = [...new Map(quotes.map(({ paper }) => [paper.id, paper])).values()]
  return {
    topic: 'Seabed',
    items: papers.map((paper, n) =>
      itemOf(n + 1, {
        source: { ...paper, language },
        language,
        summary: quotes.filter((one) => one.paper.id === paper.id).map(({ quote }) => quote),
      }),
    ),
  }
}

export function itemOf(editorial: number, changes: Partial<DigestItem> = {}): DigestItem {
  return {
    editorial,
    source: { id: `paper-${editorial}`, name: `Paper ${editorial}`, language: 'en' },
    title: `Headline ${editorial}`,
    url: null,
    author: null,
    language: 'en',
    published: null,
    revision: `revision ${editorial}`,
    teaser: null,
    summary: [],
    ...changes,
  }
}
