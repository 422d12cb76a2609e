// A small newsroom: builds editions of any size, with ordinary or with hostile text.
import type { DigestItem, DigestSection, Edition, Quote, Role, Site } from '../../../src/core/model.js'

export const site: Site = { name: 'Masthead', url: 'https://news.example.org', fill: () => '' }

const PAPERS = [
  ['harbor-ledger', 'Harbor Ledger'],
  ['hanbit-ilbo', '한빛일보'],
  ['minato-shimpo', '港新報'],
  ['northgate-courier', 'Northgate Courier'],
  ['meridian-post', 'The Meridian Post'],
  ['hokushin-nippo', '北信日報'],
] as const

const HEADLINES = [
  'A Floor That Does Not Grow Back',
  '[사설] 심해 채굴, 서두를 이유가 없다',
  '海底は待ってくれる',
  'What Comes Out of the Tap',
  "A Promise the Sea Can't Hold Us To",
  '金利を据え置く勇気',
] as const

const SENTENCES: Record<Role, string[]> = {
  position: [
    'Ten years is a small price for avoiding a mistake that cannot be undone, and the moratorium deserves to pass.',
    '채굴을 허가하기 전에 바다가 무엇을 잃는지부터 알아야 한다.',
    '急ぐ理由は、掘る側にしかない。',
  ],
  reason: [
    'What is scraped off the deep seabed will not come back on any calendar that has people in it, and nobody yet knows what else goes with it.',
    '한 번 긁어낸 해저는 사람의 시간 안에서는 돌아오지 않는다.',
    '一度削られた海底は、人の時間のうちには戻らない。',
  ],
  demand: [
    'The commission should turn the lease down, and tell Kingston before the vote that one Pacific port has made up its mind.',
    '정부는 표결 전에 반대 의사를 분명히 밝혀야 한다.',
    '政府は採決の前に、反対の意思をはっきり示すべきだ。',
  ],
  context: ['The vote is in March.', '표결은 3월이다.', '採決は三月だ。'],
}

export function item(number: number, changes: Partial<DigestItem> = {}): DigestItem {
  const [id, name] = PAPERS[number % PAPERS.length]!
  const language = (['en', 'ko', 'ja', 'en', 'en', 'ja'] as const)[number % PAPERS.length]!
  const voice = ['en', 'ko', 'ja'].indexOf(language)
  const roles: Role[] = ['position', 'reason', 'demand']
  return {
    editorial: number + 1,
    source: { id, name, language },
    title: HEADLINES[number % HEADLINES.length]!,
    url: `https://${id}.example.com/opinion/2026/01/14/${number + 1}`,
    author: null,
    language,
    published: '2026-01-14T10:01:00+09:00',
    teaser: null,
    revision: `r${number}`,
    summary: roles.map((role) => quote(role, SENTENCES[role][voice]!)),
    ...changes,
  }
}

export function quote(role: Role, text: string): Quote {
  return { role, text, start: 0, end: text.length, revision: 'r' }
}

export function editionOf(sections: DigestSection[], changes: Partial<Edition['digest']> = {}): Edition {
  return {
    newsletter: 'pacific-morning',
    number: 12,
    slot: '2026-01-14T22:30:00.000Z',
    publishedAt: '2026-01-14T22:30:04.000Z',
    hash: 'a'.repeat(64),
    digest: {
      newsletter: { id: 'pacific-morning', title: 'Pacific Morning', language: 'en', zone: 'Asia/Seoul' },
      window: { from: null, to: '2026-01-14T22:30:00.000Z' },
      sections,
      alsoPublished: [],
      missing: [],
      ...changes,
    },
  }
}

/** `count` editorials: topics of three, then a third that stands alone. */
export function editionWith(count: number, changes: Partial<Edition['digest']> = {}): Edition {
  const items = Array.from({ length: count }, (_, number) => item(number))
  const inTopics = count >= 6 ? Math.floor((count * 2) / 3) : 0
  const sections: DigestSection[] = []
  for (let at = 0; at < inTopics; at += 3) {
    const topic = ['Seabed mining', 'Tap water', '금리'][(at / 3) % 3]!
    sections.push({ topic, items: items.slice(at, Math.min(at + 3, inTopics)) })
  }
  if (count > inTopics) sections.push({ topic: null, items: items.slice(inTopics) })
  return editionOf(sections, changes)
}
