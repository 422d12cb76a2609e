// Small worlds for the digest builder: papers, editorials on the ferry, the school or something of their own,
// and a newsletter that a test bends to its question. Thursday 15 January 2026, seven in the morning UTC.
import { buildDigest, type DigestInput } from '../../../src/core/digest/digest.js'
import { hashOf } from '../../../src/core/digest/edition.js'
import type { Digest, Editorial, Newsletter, Rights, SourceName } from '../../../src/core/model.js'

export const NOW = '2026-01-15T07:00:00.000Z'
export const FREE: Rights = { sentences: null, characters: null, model: true }

const NAMES = ['Ledger', 'Courier', 'Post', 'Gazette', 'Herald', 'Mercury']

/** "ledger", "courier" ... are English papers; the Korean and the Japanese ones are "hanbit", "hangang", "minato". */
export const papers: SourceName[] = [
  ...NAMES.map((name) => ({ id: name.toLowerCase(), name: `The ${name}`, language: 'en' })),
  { id: 'hanbit', name: '한빛일보', language: 'ko' },
  { id: 'hangang', name: '한강일보', language: 'ko' },
  { id: 'minato', name: '港新報', language: 'ja' },
]

const ON: Record<string, [position: string, reason: string, demand: string]> = {
  ferry: [
    'We believe that the night ferry to Saltmarsh is worth every crown of its subsidy.',
    'Without the night ferry the nurses of Saltmarsh cannot reach the hospital, because the last ferry leaves at six.',
    'The council should restore the night ferry before the winter storms begin.',
  ],
  school: [
    'We believe that the village school of Oakham is too good to be closed.',
    'A village school that closes takes its young families with it, because pupils will not ride a bus for an hour.',
    'The minister should keep the village school of Oakham open for five more years.',
  ],
  배: [
    '섬마을 여객선은 없어서는 안 될 발이다.',
    '여객선이 끊기면 섬마을 주민은 병원에 갈 길을 잃기 때문이다.',
    '정부는 섬마을 여객선 운항 지원을 서둘러 늘려야 한다.',
  ],
}

const SYLLABLES: Record<string, string> = {
  en: 'ba ce di fo gu la me ni po ru sa te vi wo zu',
  ko: '겁 넉 딜 랑 밈 섭 융 쟁 척 켈 텅 팜 훅 굴 뎅',
  ja: 'ケ ヌ ゾ ピ ワ セ ヒ ム ギ ボ ナ レ ザ ペ ト',
}

/** Three sentences of words that no other editorial has. */
function alone(seed: number, language: string): string[] {
  const syllables = (SYLLABLES[language] ?? '').split(' ')
  const word = (n: number) =>
    [seed, n, seed * 7 + n, seed + n * 3].map((k) => syllables[k % syllables.length]).join('')
  if (language === 'ko')
    return [`${word(1)}은 없어서는 안 될 ${word(2)}이다.`, `${word(3)}은 ${word(4)}을 늘려야 한다.`]
  if (language === 'ja')
    return [`${word(1)}は${word(2)}として欠かせない。`, `${word(3)}は${word(4)}を急ぐべきだ。`]
  return [
    `We believe in ${word(1)} and ${word(2)}.`,
    `This is because of ${word(3)} and ${word(4)}, and because of ${word(5)}.`,
    `The ${word(6)} should ${word(7)} the ${word(8)}.`,
  ]
}

let number = 0

/** An editorial of a paper: on "ferry", "school" or "배", or by default on something that no other paper has. */
export function editorial(
  paper: string,
  changes: Partial<Omit<Editorial, 'revision'>> & { on?: string; title?: string; text?: string } = {},
): Editorial {
  number += 1
  const { on, title, text, ...rest } = changes
  const source = papers.find(({ id }) => id === paper) ?? { id: paper, name: paper, language: 'en' }
  const said = (on === undefined ? undefined : ON[on]) ?? alone(number, source.language)
  const revised = { title: title ?? `${source.name} ${number}`, text: text ?? said.join('\n\n') }
  return {
    id: number,
    piece: rest.id ?? number,
    source,
    guid: `${paper}-${number}`,
    url: `https://${paper}.example/${number}`,
    language: source.language,
    published: '2026-01-15T05:00:00+00:00',
    firstSeenAt: '2026-01-15T05:30:00.000Z',
    ...rest,
    revision: {
      hash: hashOf(revised),
      number: 1,
      ...revised,
      author: null,
      updated: null,
      seenAt: '2026-01-15T05:30:00.000Z',
      teaser: null,
    },
  }
}

export function newsletter(changes: Partial<Newsletter> = {}): Newsletter {
  return {
    id: 'daily',
    title: 'Daily',
    language: 'en',
    sources: papers.map(({ id }) => id),
    schedule: { cron: '0 7 * * *', zone: 'UTC', missed: 'late', expiresMs: 86_400_000 },
    first: 'at-once',
    empty: 'skip',
    maxItems: 30,
    maxPerSource: 5,
    sentences: 3,
    characters: null,
    maxWords: null,
    languages: [],
    maxAgeMs: 7 * 86_400_000,
    to: {},
    ...changes,
  }
}

/** A digest of these editorials, everything else as usual unless told. */
export function build(
  editorials: Editorial[],
  { rights = {}, ...changes }: Partial<DigestInput> & { rights?: Record<string, Partial<Rights>> } = {},
) {
  return buildDigest({
    newsletter: newsletter(),
    window: { from: '2026-01-14T07:00:00.000Z', to: NOW },
    until: null,
    editorials,
    sources: papers,
    rightsOf: (source) => ({ ...FREE, ...rights[source] }),
    missing: { silent: [], failing: [] },
    ...changes,
  })
}

/** "Ferry: ledger courier | alone: post" */
export function outline({ sections }: Digest): string {
  return sections
    .map(({ topic, items }) => `${topic ?? 'alone'}: ${items.map(({ source }) => source.id).join(' ')}`)
    .join(' | ')
}
