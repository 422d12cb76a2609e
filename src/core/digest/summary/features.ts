// What can be seen of a sentence that helps to tell its role: where it stands, what it says, who says it.
// Every feature is a number from 0 to 1 with a name; weights.ts says what each counts for.

import { pairs } from '../../language/brackets.js'
import { baseOf, type Sentence } from '../../language/sentences.js'
import { type Word, words } from '../../language/words.js'
import type { Language } from '../../model.js'
import { type Cues, cuesOf } from './cues.js'

export interface Features {
  /** Asks for something in the paper's own voice. */
  modal: number
  request: number
  contrast: number
  verdict: number
  /** Two or more words that judge. */
  strongVerdict: number
  cause: number
  /** Words of the headline, names left out. */
  title: number
  /** Words that the editorial keeps coming back to. */
  subject: number
  /** e^(-sentences from the position / 3); 0 until the position is known. */
  nearPosition: number
  /** e^(-sentences to the end / 2). */
  nearEnd: number
  lastParagraph: number
  firstParagraph: number
  opensParagraph: number
  firstSentence: number
  /** Between a fifth and three quarters of the text. */
  middle: number
  /** Share of the sentence that is somebody's quoted words. */
  quoted: number
  attributed: number
  past: number
  question: number
  long: number
  short: number
  /** As long as a sentence that says something usually is. */
  substance: number
  /** Does not begin or end as a sentence does: a list item, a heading, an aside in parentheses. */
  fragment: number
}

export interface Described {
  sentence: Sentence
  features: Features
}

export interface Titled {
  title: string
  text: string
  language: Language
}

/** One description for each sentence, in order. Linear in the text. */
export function describe({ title, text, language }: Titled, all: Sentence[]): Described[] {
  const cues = cuesOf(language)
  const spoken = all.map((sentence) => words(sentence.text, language))
  const stems = spoken.map((own) => new Set(own.map(({ stem }) => stem)))
  const subjects = subjectShares(spoken)
  const recall = titleRecall(title, text, language, stems)
  const lastParagraph = all.at(-1)?.paragraph
  const quotedIn = quotedShares(text, all)
  return all.map((sentence, index) => {
    const { share: quoted, masked } = quotedIn[index] ?? { share: 0, masked: sentence.text }
    const at = all.length > 1 ? index / (all.length - 1) : 0
    return {
      sentence,
      features: {
        ...said(masked, cues),
        ...measured(sentence.text, cues, language),
        title: recall[index] ?? 0,
        subject: subjects[index] ?? 0,
        nearPosition: 0,
        nearEnd: Math.exp(-(all.length - 1 - index) / 2),
        lastParagraph: Number(sentence.paragraph === lastParagraph),
        firstParagraph: Number(
          sentence.paragraph === all[0]?.paragraph && lastParagraph !== sentence.paragraph,
        ),
        opensParagraph: Number(all[index - 1]?.paragraph !== sentence.paragraph),
        firstSentence: Number(index === 0),
        middle: Number(at > 0.2 && at < 0.75),
        quoted,
        question: Number(/[?？][”"’」』)]?$/.test(sentence.text)),
        fragment: Number(
          !/[.!?…。！？][”"’」』)）\]]*$/.test(sentence.text) || /^[\p{Ll}(（]/u.test(sentence.text),
        ),
      },
    }
  })
}

/** What the words say, read without the words of others: a modal inside a quotation asks nothing of us. */
function said(masked: string, cues: Cues) {
  const attributed = cues.attribution.test(masked) && !cues.ourVoice.test(masked)
  const own = (cue: RegExp) => Number(!attributed && cue.test(masked))
  const verdicts = attributed ? 0 : countUpTo2(masked, cues.verdict)
  return {
    modal: own(cues.modal),
    request: own(cues.request),
    contrast: Number(cues.contrast.test(masked)),
    verdict: Number(verdicts > 0),
    strongVerdict: Number(verdicts > 1),
    cause: Number(cues.cause.test(masked)),
    attributed: Number(attributed),
    // "The decision was a mistake" looks back and judges all the same.
    past: Number(verdicts === 0 && cues.past.test(masked) && !cues.present.test(masked)),
  }
}

function countUpTo2(text: string, cue: RegExp): number {
  const found = cue.exec(text)
  if (!found) return 0
  return cue.test(text.slice(found.index + found[0].length)) ? 2 : 1
}

function measured(text: string, cues: Cues, language: Language) {
  const size = baseOf(language) === 'ja' ? text.length : (text.match(/\S+/g)?.length ?? 0)
  return {
    long: Number(size > cues.length.many),
    short: Number(size < cues.length.few),
    substance: Math.min(1, size / cues.length.usual),
  }
}

/** For each sentence the share of it inside quotation marks, and its text with those words struck out. */
function quotedShares(text: string, all: Sentence[]): { share: number; masked: string }[] {
  const quotes = quotations(text)
  let from = 0
  return all.map(({ text: own, start, end }) => {
    while ((quotes[from]?.end ?? Number.POSITIVE_INFINITY) <= start) from++
    let masked = own
    let quoted = 0
    for (let i = from; i < quotes.length; i++) {
      const quote = quotes[i]
      if (!quote || quote.start >= end) break
      const [a, b] = [Math.max(quote.start, start) - start, Math.min(quote.end, end) - start]
      quoted += b - a
      masked = masked.slice(0, a) + ' '.repeat(b - a) + masked.slice(b)
    }
    return { share: quoted / own.length, masked }
  })
}

function quotations(text: string) {
  return pairs(text, '“「『"')
}

/**
 * How much of the headline a sentence takes up, 0 to 1. Rare words count more than those that many sentences
 * share. Names count for nothing: every sentence of an editorial on Mr. Smith names Mr. Smith.
 */
function titleRecall(title: string, text: string, language: Language, stems: Set<string>[]): number[] {
  const wanted = new Set(
    words(title.slice(0, LONGEST_TITLE), language)
      .filter((word) => !word.isCommon && !isName(word.text, text))
      .map(({ stem }) => stem),
  )
  const weight = new Map(
    Array.from(wanted, (stem) => {
      const holders = stems.filter((own) => own.has(stem)).length
      return [stem, Math.log(1 + stems.length / (1 + holders))]
    }),
  )
  const whole = [...weight.values()].reduce((sum, one) => sum + one, 0)
  if (whole === 0) return stems.map(() => 0)
  return stems.map((own) => {
    let held = 0
    for (const [stem, one] of weight) if (own.has(stem)) held += one
    return held / whole
  })
}

/** UTF-16 units; what is longer is no headline. */
const LONGEST_TITLE = 500

/** Capitalized in the body, behind a small letter, and never small itself. */
function isName(word: string, text: string): boolean {
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  if (capital === word.toLowerCase()) return false
  return text.includes(` ${capital}`) && !text.includes(word.toLowerCase())
}

/** Stems that return often enough to be what the editorial is about. */
const SUBJECT_WORDS = 10
const ENOUGH = 3

/** How many of the editorial's most frequent words a sentence holds; three are full marks. */
function subjectShares(spoken: Word[][]): number[] {
  const stems = spoken.map((own) => new Set(own.flatMap(({ stem, isCommon }) => (isCommon ? [] : [stem]))))
  const holders = new Map<string, number>()
  for (const own of stems) for (const stem of own) holders.set(stem, (holders.get(stem) ?? 0) + 1)
  const subject = new Set(
    [...holders]
      .filter(([, count]) => count > 1)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, SUBJECT_WORDS)
      .map(([stem]) => stem),
  )
  return stems.map((own) => Math.min(1, [...own].filter((stem) => subject.has(stem)).length / ENOUGH))
}
