// What can be seen of a sentence that helps to tell its role: where it stands, what it says, who says it.
// Every feature is a number from 0 to 1 with a name; weights.ts says what each counts for.

import type { Sentence } from '../../language/sentences.js'
import { baseOf } from '../../language/tags.js'
import { UNSPACED } from '../../language/words.js'
import type { Language } from '../../model.js'
import { addresseeOf } from './addressee.js'
import { type Cues, cuesOf } from './cues.js'
import { ownWords } from './quoted.js'
import { subjectsOf, type Titled } from './subject.js'

export interface Features {
  /** Asks for something in the paper's own voice: "must", "해야 한다", "べきだ". */
  modal: number
  /** An order: "Close the fishery." */
  imperative: number
  /** Weaker signs that something is asked for: "urge", "better to", "촉구". */
  request: number
  /** Turns against what came before: "But", "문제는", "だが". */
  contrast: number
  /** Holds a word that judges. */
  verdict: number
  /** Two or more of them. */
  strongVerdict: number
  /** Sets one thing against another: "is not a lifeline at all", "rather than", "뿐이다". */
  stance: number
  /** Says what is by what is not: "was not a lock but a person", "이 아니라", "ではなく". */
  opposition: number
  /** Says outright that the paper holds it: "we believe", "in our view". */
  view: number
  /** Grants something to the other side: "to be sure", "물론", "確かに". */
  concession: number
  /** The next sentence turns against it, so that it may be what others hold: "Yet", "하지만", "だが". */
  answered: number
  /** Opens with a pronoun: it goes on with a story, or cannot be understood alone. */
  pronoun: number
  /** Asks in the second place: "should also", "국회도", "政府も". */
  also: number
  /** Asks somebody who is named. */
  addressed: number
  /** Demands as well, though another sentence was taken for the demand; 0 until there is one. */
  secondDemand: number
  /** Holds for more than this case: "any relief that", "nobody", "누구도". */
  general: number
  /** Gives a ground: "because", "would", "때문", "おそれ". */
  cause: number
  /** Words of the headline, names left out; rare ones count more. */
  title: number
  /** Words that the editorial keeps coming back to. */
  subject: number
  /** e^(-sentences from the position / 3); 0 until the position is known. */
  nearPosition: number
  /** e^(-sentences to the end / 2). */
  nearEnd: number
  lastParagraph: number
  /** Of an editorial with more than one paragraph. */
  firstParagraph: number
  opensParagraph: number
  firstSentence: number
  /** In the first fifth. */
  beginning: number
  /** Between a fifth and three quarters of the text. */
  middle: number
  /** Share of the sentence that is somebody's quoted words. */
  quoted: number
  /** Told by somebody else: "according to", "고 말했다", "と述べた". */
  attributed: number
  /** Told in the past tense, or what is on the calendar; judges nothing. */
  past: number
  /** Share of its words that are names; a fifth is full marks. */
  names: number
  question: number
  /** Longer than sentences usually are: 42 words, 110 characters of Japanese. */
  long: number
  /** Fewer than 9 words, 16 characters of Japanese. */
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

/** One description for each sentence, in order. Linear in the text. */
export function describe(editorial: Titled, all: Sentence[]): Described[] {
  const { text, language } = editorial
  const cues = cuesOf(language)
  const own = ownWords(text, all)
  const subjects = subjectsOf(editorial, all)
  return all.map((sentence, index) => {
    const { share, masked } = own[index] ?? { share: 0, masked: sentence.text }
    const { title = 0, subject = 0 } = subjects[index] ?? {}
    const question = Number(ASKS.test(sentence.text))
    // Assigned and not spread: a third of the time of a summary went into objects of thirty fields.
    const words = said(masked, cues, question === 1)
    const features: Features = Object.assign(
      words,
      measured(sentence.text, cues, language),
      placed(all, index),
      {
        title,
        subject,
        answered: Number(isAnswered(own[index + 1]?.masked, masked, cues)),
        nearPosition: 0,
        secondDemand: 0,
        // Only what asks for something has an addressee, so the search is spared the rest.
        addressed: Number(words.modal + words.imperative > 0 && addresseeOf(sentence, language) !== null),
        quoted: share,
        question,
        fragment: Number(!ENDS.test(sentence.text) || /^[\p{Ll}(（]/u.test(sentence.text)),
      },
    )
    return { sentence, features }
  })
}

/** With a question mark, or as Japanese and Korean ask without one; "ではないか" claims rather than asks. */
const ASKS = /(?:[?？]|(?:だろうか|でしょうか|のか|(?<!않겠)[는은던]가|인가|[을일할될]까)[.。])[”"’」』)]?$/

/** As a sentence of any script does. */
const ENDS = /[.!?…。！？।؟۔።]["”’'」』»)）\]]*$/

/** What the words say, read without the words of others: a modal inside a quotation asks nothing of us. */
function said(masked: string, cues: Cues, isQuestion: boolean) {
  const attributed = cues.attribution.test(masked) && !cues.ourVoice.test(masked)
  const isOurs = !attributed && !isQuestion
  const asking = masked.replace(cues.idleModal, (idle) => ' '.repeat(idle.length))
  const opposes = !attributed && cues.opposition.test(masked)
  const modal = isOurs && cues.modal.test(asking)
  const imperative = isOurs && cues.imperative.test(masked)
  const verdicts = attributed ? 0 : countUpTo2(masked, cues.verdict)
  return {
    modal: Number(modal),
    imperative: Number(imperative),
    request: Number(isOurs && cues.request.test(masked)),
    contrast: Number(cues.contrast.test(masked)),
    verdict: Number(verdicts > 0),
    strongVerdict: Number(verdicts > 1),
    stance: Number(!attributed && cues.stance.test(masked)),
    opposition: Number(opposes),
    view: Number(cues.view.test(masked)),
    concession: Number(cues.concession.test(masked)),
    pronoun: Number(cues.pronoun.test(masked)),
    also: Number((modal || imperative) && cues.also.test(masked)),
    general: Number(cues.general.test(masked)),
    cause: Number(cues.cause.test(masked)),
    attributed: Number(attributed),
    // "The decision was a mistake" and "It was not luck but work" look back and judge all the same.
    past: Number(verdicts === 0 && !opposes && isTold(masked, cues)),
  }
}

function isTold(masked: string, { past, present, occasion }: Cues): boolean {
  return (past.test(masked) && !present.test(masked)) || occasion.test(masked)
}

/** What itself turns against something is no concession. */
function isAnswered(next: string | undefined, masked: string, cues: Cues): boolean {
  return next !== undefined && cues.turn.test(next) && !cues.turn.test(masked)
}

function countUpTo2(text: string, cue: RegExp): number {
  const found = cue.exec(text)
  if (!found) return 0
  return cue.test(text.slice(found.index + found[0].length)) ? 2 : 1
}

function measured(text: string, cues: Cues, language: Language) {
  const isUnspaced = UNSPACED.has(baseOf(language))
  const count = isUnspaced ? text.length / 4 : (text.match(/\S+/g)?.length ?? 0)
  const size = isUnspaced ? text.length : count
  return {
    names: Math.min(1, (5 * (text.match(cues.name)?.length ?? 0)) / Math.max(count, 1)),
    long: Number(size > cues.length.many),
    short: Number(size < cues.length.few),
    substance: Math.min(1, size / cues.length.usual),
  }
}

function placed(all: Sentence[], index: number) {
  const own = all[index]?.paragraph
  const lastParagraph = all.at(-1)?.paragraph
  const at = all.length > 1 ? index / (all.length - 1) : 0
  return {
    nearEnd: Math.exp(-(all.length - 1 - index) / 2),
    lastParagraph: Number(own === lastParagraph),
    firstParagraph: Number(own === all[0]?.paragraph && lastParagraph !== own),
    opensParagraph: Number(all[index - 1]?.paragraph !== own),
    firstSentence: Number(index === 0),
    beginning: Number(all.length > 4 && at < 0.2),
    middle: Number(at > 0.2 && at < 0.75),
  }
}
