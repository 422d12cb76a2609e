// What every answer must keep, whatever the text. Other than a level, a promise is kept always or broken: one that is
// broken fails the run and is named with its first offender.
import { summarize } from '../../src/core/digest/summary/summarize.js'
import { sentences } from '../../src/core/language/sentences.js'
import type { LabelledEditorial, Samples } from './samples.js'
import { MOST } from './summaries.js'
import { topicsOf } from './topics.js'

export interface Check {
  promise: string
  count: number
  kept: number
  /** What was broken first. */
  offender: string | null
}

interface Text {
  id: string
  lang: string
  title: string
  text: string
}

export function checkContract(samples: Samples): Check[] {
  const editorials = samples.summaries.flatMap((set) => set.samples)
  const texts = [...editorials, ...furnished(editorials), ...ODD]
  return [
    check('summaries stand in the text, word for word, at their offsets', texts, isVerbatim),
    check('summaries keep to the number of sentences asked for', texts, isWithinLength),
    check('summaries hold no furniture, planted in every text', furnished(editorials), hasNoFurniture),
    check('the same summary a second time, in reverse order', editorials, isSameAgain(editorials)),
    check('sentences give the whole text, in order, at their offsets', texts, isWholeText),
    check('every document in one group, the same in reverse order', topicSets(samples), isSameReversed),
    check('odd texts are answered', ODD, isAnswered),
  ]
}

function check<One extends { id: string }>(
  promise: string,
  ones: One[],
  isKept: (one: One) => boolean,
): Check {
  const broken = ones.filter((one) => !isKept(one))
  return { promise, count: ones.length, kept: ones.length - broken.length, offender: broken[0]?.id ?? null }
}

function summaryOf({ title, text, lang }: Text, most = MOST) {
  return summarize({ title, text, language: lang, sentences: most })
}

function isVerbatim(one: Text): boolean {
  return summaryOf(one).every(({ text, start, end }) => text !== '' && one.text.slice(start, end) === text)
}

function isWithinLength(one: Text): boolean {
  return [0, 1, 2, MOST, 7].every((most) => summaryOf(one, most).length <= most)
}

/** One pass over all texts in reverse order, so that nothing remembered between two of them goes unnoticed. */
function isSameAgain(editorials: LabelledEditorial[]): (one: LabelledEditorial) => boolean {
  const again = new Map(editorials.toReversed().map((one) => [one, JSON.stringify(summaryOf(one))]))
  return (one) => JSON.stringify(summaryOf(one)) === again.get(one)
}

function isWholeText({ text, lang }: Text): boolean {
  const spans = sentences(text, lang)
  const areRight = spans.every(({ text: own, start, end }) => text.slice(start, end) === own)
  return areRight && bare(spans.map((span) => span.text).join('')) === bare(text)
}

function bare(text: string): string {
  return text.replace(/\s/g, '')
}

function topicSets(samples: Samples) {
  return samples.topics.map(({ name, origin, samples: documents }) => ({
    id: `${name}, ${origin}`,
    documents,
  }))
}

function isSameReversed({ documents }: ReturnType<typeof topicSets>[number]): boolean {
  const topics = topicsOf(documents)
  const reversed = topicsOf(documents.toReversed()).reverse()
  const pairs = new Set(topics.map((topic, at) => `${topic} = ${reversed[at]}`))
  const isComplete = topics.every((topic) => topic.startsWith('group'))
  return isComplete && pairs.size === new Set(topics).size && pairs.size === new Set(reversed).size
}

// --- Furniture -------------------------------------------------------------------------------------------

/** What stands between the paragraphs of a newspaper's page and is no sentence of the editorial. */
const FURNITURE: Record<string, string[]> = {
  en: [
    'Advertisement',
    'Sign up for our free morning newsletter and get the best of opinion in your inbox.',
    '(Photo: Jo Sample, AP)',
    'Read more editorials from our board.',
    '© 2026 The Harbour Courier. All rights reserved.',
  ],
  ko: [
    '기사 공유하기',
    '입력 2026.01.14. 오전 5:30',
    '뉴스레터 구독하기',
    'opinion@paper.example.com',
    '저작권자 ⓒ 하버신문, 무단 전재 및 재배포 금지',
  ],
  ja: [
    'シェアする',
    '2026年1月14日 5時00分',
    'この記事は有料記事です。',
    '関連記事',
    '無断転載・複製を禁じます。',
  ],
}

/** The same texts with furniture before, between and after their paragraphs. */
function furnished(editorials: LabelledEditorial[]): Text[] {
  return editorials.map(({ id, lang, title, text }) => {
    const furniture = FURNITURE[lang] ?? []
    const [first = '', ...rest] = furniture
    const paragraphs = text.split(/\n{2,}/).map((one, at) => `${one}\n\n${rest[at % rest.length] ?? ''}`)
    return { id: `${id}, furnished`, lang, title, text: [first, ...paragraphs, ...rest].join('\n\n') }
  })
}

function hasNoFurniture(one: Text): boolean {
  const furniture = FURNITURE[one.lang] ?? []
  return summaryOf(one).every(({ text }) => furniture.every((line) => !text.includes(line)))
}

// --- Odd texts -------------------------------------------------------------------------------------------

const ODD: Text[] = [
  odd('empty', ''),
  odd('only spaces', ' \n\n\t '),
  odd('no full stop', 'a text without any full stop at all'),
  odd('one sentence', 'This is all that it says.'),
  odd('one Korean sentence', '한 문장뿐이다.', 'ko'),
  odd('no such language', '社説は何を訴えるべきか。政府は説明すべきだ。', 'xx-nonsense'),
  odd('a word of 200 kB', 'a'.repeat(200_000)),
  odd('a Korean word of 200 kB', '가'.repeat(100_000), 'ko'),
  odd('3,000 sentences', 'The council must say what became of the money that it was given. '.repeat(3_000)),
  odd('3,000 full stops', '. '.repeat(3_000)),
  odd('brackets', '((((( """ “““ [[[ <b>Tag</b> &amp; It must act. 「「「『『（（（ ））'),
  odd('half a character', `It should \ud83d act \u0000 now.\u2028It must\u202e not \udc00 wait.`),
]

function odd(id: string, text: string, lang = 'en'): Text {
  return { id, lang, title: id, text }
}

/** Something for what has words, nothing for what has none; a failure or a hang would end the run. */
function isAnswered(one: Text): boolean {
  const hasWords = /[\p{L}\p{N}]/u.test(one.text)
  const isLongWord = one.text.length > 1500 && !/\s/.test(one.text)
  return isLongWord || summaryOf(one).length > 0 === hasWords
}
