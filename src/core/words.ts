// The few fixed words of an edition, in the languages that newsletters are written in.
// One table, so that every channel says the same; English where a language is not here yet.
import type { Board, DigestItem, Language, Quote, Role, Teaser } from './model.js'
import { oneLine } from './text.js'

export interface Words {
  roles: Record<Role, string>
  /** Before what is open of an editorial whose text could not be read. */
  teasers: Record<Teaser, string>
  moreEditorials: string
  alsoPublished: string
  missing: string
  nothingNew: string
  readOriginal: string
  /** "9 editorials from 6 papers" */
  counts(editorials: number, papers: number): string
  edition(number: number): string
  /** Of a topic: "4 papers". */
  papers(papers: number): string
  /** Over the names of papers in a table. */
  paper: string
  /** After what a model wrote. */
  writtenBy(model: string): string
  /** Of a topic: "First: Harbor Ledger". */
  first(paper: string): string
  /** Of a topic: "Nothing on it: Meridian Post, Northgate Courier". */
  silent(papers: string[]): string
  /** In place of the role, when it is known of whom: "Demands of the council". */
  demandsOf(addressee: string): string
  /** How long an edition takes to read: "4 min". */
  minutes(minutes: number): string
  /** Over what found no room of a topic: "Also on this". */
  alsoOnTopic: string
}

const english: Words = {
  roles: { position: 'Holds', reason: 'Because', demand: 'Demands', context: 'Context' },
  teasers: {
    paywalled: 'Behind a paywall, in brief',
    closed: 'Closed to programs, in brief',
    unreachable: 'Text out of reach, in brief',
    short: 'In brief only',
  },
  moreEditorials: 'More editorials',
  alsoPublished: 'Also published',
  missing: 'Missing today',
  nothingNew: 'No new editorials since the last edition.',
  readOriginal: 'Read the editorial',
  counts: (editorials, papers) =>
    `${editorials} ${editorials === 1 ? 'editorial' : 'editorials'} from ${papers} ${papers === 1 ? 'paper' : 'papers'}`,
  edition: (number) => `No. ${number}`,
  papers: (papers) => `${papers} ${papers === 1 ? 'paper' : 'papers'}`,
  paper: 'Paper',
  writtenBy: (model) => `written by a model: ${model}`,
  first: (paper) => `First: ${paper}`,
  silent: (papers) => `Nothing on it: ${papers.join(', ')}`,
  // At the beginning of the paper's sentence the article had a capital.
  demandsOf: (addressee) =>
    `Demands of ${addressee.replace(/^(?:An?|All|Any|Both|Each|Every|Her|His|Its|Our|That|The|Their|These|This|Those)(?= )/, (word) => word.toLowerCase())}`,
  minutes: (minutes) => `${minutes} min`,
  alsoOnTopic: 'Also on this',
}

const korean: Words = {
  roles: { position: '주장', reason: '근거', demand: '요구', context: '배경' },
  teasers: {
    paywalled: '유료 기사, 요약',
    closed: '자동 수집 제한, 요약',
    unreachable: '본문을 읽지 못함, 요약',
    short: '요약만 있음',
  },
  moreEditorials: '그 밖의 사설',
  alsoPublished: '함께 나온 사설',
  missing: '오늘 빠진 신문',
  nothingNew: '지난 호 이후 새로 나온 사설이 없습니다.',
  readOriginal: '사설 원문 보기',
  counts: (editorials, papers) => `신문 ${papers}곳의 사설 ${editorials}편`,
  edition: (number) => `제${number}호`,
  papers: (papers) => `신문 ${papers}곳`,
  paper: '신문',
  writtenBy: (model) => `AI 모델 작성: ${model}`,
  first: (paper) => `첫 사설: ${paper}`,
  silent: (papers) => `다루지 않은 신문: ${papers.join(', ')}`,
  // A particle would have to fit the word before it, and that one is the paper's.
  demandsOf: (addressee) => `요구 대상: ${addressee}`,
  minutes: (minutes) => `읽는 시간 ${minutes}분`,
  alsoOnTopic: '같은 주제의 다른 사설',
}

const japanese: Words = {
  roles: { position: '主張', reason: '理由', demand: '要求', context: '背景' },
  teasers: {
    paywalled: '有料記事、要約',
    closed: 'プログラム閲覧不可、要約',
    unreachable: '本文を読めず、要約',
    short: '要約のみ',
  },
  moreEditorials: 'その他の社説',
  alsoPublished: 'ほかに掲載された社説',
  missing: '本日欠けている新聞',
  nothingNew: '前号以降、新しい社説はありません。',
  readOriginal: '社説の原文を読む',
  counts: (editorials, papers) => `${papers}紙の社説${editorials}本`,
  edition: (number) => `第${number}号`,
  papers: (papers) => `${papers}紙`,
  paper: '新聞',
  writtenBy: (model) => `AIモデルが作成: ${model}`,
  first: (paper) => `最初に掲載：${paper}`,
  silent: (papers) => `掲載なし：${papers.join('、')}`,
  demandsOf: (addressee) => `要求先：${addressee}`,
  minutes: (minutes) => `読了目安${minutes}分`,
  alsoOnTopic: '同じテーマのほかの社説',
}

// A map, since a plain object also answers to the names of its own make ("constructor").
const byLanguage = new Map([
  ['en', english],
  ['ko', korean],
  ['ja', japanese],
])

/** The words for a language tag; "ko-KR" finds "ko". */
export function wordsFor(language: Language): Words {
  return byLanguage.get(language.toLowerCase().split('-')[0] ?? '') ?? english
}

/**
 * What stands before a quote of an item: its role, for a teaser that it is one and why, and for a demand of whom it
 * is demanded where the topic's board knows.
 */
export function labelOf(
  { role, start }: Pick<Quote, 'role' | 'start'>,
  { editorial, teaser }: Pick<DigestItem, 'editorial' | 'teaser'>,
  words: Words,
  board?: Board,
): string {
  if (teaser !== null) return words.teasers[teaser]
  const row = role === 'demand' ? board?.rows.find((one) => one.editorial === editorial) : undefined
  return row?.addressee && row.demand?.start === start
    ? words.demandsOf(oneLine(row.addressee.text))
    : words.roles[role]
}
