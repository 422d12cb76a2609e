// Who says what in a written sentence, and may it be said so? One paper says something by a verb of saying; several at
// once only have a topic in common, since nothing here can tell whether they agree on it. What stands before the
// first of them, or behind a colon, is nobody's. Rather too strict: many an honest sentence has another shape.
import { englishStem, words } from '../../language/words.js'
import type { WrittenLanguage } from './question.js'
import { VOICE_CUES, type VoiceCues } from './voice-cues.js'

export interface Voicing {
  language: WrittenLanguage
  /** The sentence, plain (see plain.ts). */
  said: string
  /** Each cited paper with its name and its words, plain; a line a quote. */
  papers: VoicedPaper[]
}

interface VoicedPaper {
  name: string
  quotes: string
}

/** Every clause is one paper's own saying, or no more than a topic that several have in common. */
export function areVoicesFair(voicing: Voicing): boolean {
  const cues = VOICE_CUES[voicing.language]
  const { lead, voices, rest } = voicesOf(voicing, cues)
  return (
    isLead(lead, cues) &&
    voices.length > 0 &&
    !hasShortName(rest, voicing.papers) &&
    voices.every(({ speakers, text }, n) => {
      const body = text.replace(cues.trail, '')
      const [one, ...others] = speakers
      if (one === undefined || others.length > 0) return isTopic(body, cues)
      const isLast = n === voices.length - 1
      return isSaying(body, { isLast, cues, quotes: one.quotes, wasSaying: n > 0 })
    })
  )
}

/** Stances, demands and denials of a paper's clauses are in its own quotes: the same word or one of the same side. */
export function areStancesOwn(voicing: Voicing): boolean {
  const cues = VOICE_CUES[voicing.language]
  const sides = [...cues.stances, ...cues.actions]
  return voicesOf(voicing, cues).voices.every(({ speakers, spoken }) => {
    const [one, ...others] = speakers
    if (one === undefined || others.length > 0) return true
    const lines = one.quotes.split('\n')
    if (deniedIn(spoken, cues) > Math.max(...lines.map((line) => deniedIn(line, cues)))) return false
    const theirs = new Set(lines.flatMap((line) => takenIn(line, sides, cues)))
    return takenIn(spoken, sides, cues).every((taken) => theirs.has(taken))
  })
}

/** The sides that its clauses take, each with whether its clause denies: "3", "not 3". */
function takenIn(text: string, sides: string[][], cues: VoiceCues): string[] {
  return text
    .split(cues.pause)
    .flatMap((clause) =>
      sidesIn(clause, sides, cues).map((side) => `${deniedIn(clause, cues) > 0 ? 'not ' : ''}${side}`),
    )
}

/** "All", "both", "모두", "各紙": of no use where a paper of the topic is not among those that are cited. */
export function speaksForAll(said: string, language: WrittenLanguage): boolean {
  return VOICE_CUES[language].all.test(withoutQuoted(said))
}

/** What stands between quotation marks is checked as such, and is no part of the clause; its place is kept. */
function withoutQuoted(said: string): string {
  return said.replace(
    /"[^"]*"|「[^」]*」|『[^』]*』|(?<!\p{L})'[^']*'(?!\p{L})/gu,
    (quoted) => `"${HIDDEN.repeat(quoted.length - 2)}"`,
  )
}

/** Stands for letters that are not looked at. */
const HIDDEN = '\u0001'

// --- Clauses ---------------------------------------------------------------------------------------------------

interface Voice {
  /** None: papers in general. */
  speakers: VoicedPaper[]
  /** What stands behind them, up to the next; and the same with the quoted words. */
  text: string
  spoken: string
}

/** `rest` is the sentence without the names. */
function voicesOf(
  { said: spoken, papers }: Voicing,
  { collective, join }: VoiceCues,
): { lead: string; voices: Voice[]; rest: string } {
  const said = withoutQuoted(spoken)
  const named = papers.flatMap((paper) => placesOf(said, paper))
  // A paper's name may hold such a word.
  const rest = named.reduce(
    (text, { start, end }) => text.slice(0, start) + HIDDEN.repeat(end - start) + text.slice(end),
    said,
  )
  const general = Array.from(rest.matchAll(collective), ({ 0: words, index }) => ({
    paper: null,
    start: index,
    end: index + words.length,
  }))
  const subjects = [...named, ...general].sort((a, b) => a.start - b.start)
  const voices: Voice[] = []
  let speakers: VoicedPaper[] = []
  for (const [n, { paper, end }] of subjects.entries()) {
    if (paper) speakers = [...speakers, paper]
    const next = subjects[n + 1]
    const text = said.slice(end, next?.start)
    // Names with nothing between them speak together.
    if (paper && next?.paper && join.test(text)) continue
    voices.push({
      speakers: paper ? [...new Set(speakers)] : [],
      text,
      spoken: spoken.slice(end, next?.start),
    })
    speakers = []
  }
  return { lead: said.slice(0, subjects[0]?.start), voices, rest }
}

function placesOf(said: string, paper: VoicedPaper) {
  const name = paper.name.replace(/^The /, '')
  const places: { paper: VoicedPaper | null; start: number; end: number }[] = []
  for (let at = said.indexOf(name); name !== '' && at !== -1; at = said.indexOf(name, at + name.length))
    places.push({ paper, start: at, end: at + name.length })
  return places
}

/** "The Ledger", "한빛": a paper is told by its whole name, or nobody knows whose the words behind it are. */
function hasShortName(rest: string, papers: VoicedPaper[]): boolean {
  const quotes = papers.map((paper) => paper.quotes).join('\n')
  return papers
    .flatMap(({ name }) => [
      ...(name.match(/\p{Lu}[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => word !== 'The'),
      ...(name.match(/^[^A-Za-z ]{2,}(?=일보|신문|新報|日報|新聞|タイムス)/) ?? []),
    ])
    .some((word) => rest.includes(word) && !quotes.includes(word))
}

// --- Judging them ----------------------------------------------------------------------------------------------

/** Nothing, a word that joins, or what it is about. */
function isLead(lead: string, cues: VoiceCues): boolean {
  if (cues.opener.test(lead)) return true
  const [, topic] = cues.leadTopic.exec(lead) ?? []
  return topic !== undefined && isNeutral(topic, cues)
}

function isTopic(body: string, cues: VoiceCues): boolean {
  const match = cues.topic.exec(body)
  return match !== null && isNeutral(match[1] ?? match[2] ?? '', cues)
}

/** Words for a thing: no stance, no denial, nothing that makes a clause of its own. */
function isNeutral(topic: string, cues: VoiceCues): boolean {
  return (
    !cues.clause.test(topic) && deniedIn(topic, cues) === 0 && sidesIn(topic, cues.stances, cues).length === 0
  )
}

interface Saying {
  cues: VoiceCues
  quotes: string
  isLast: boolean
  /** Another paper spoke before: its verb may go on ("and B that ..."). */
  wasSaying: boolean
}

function isSaying(body: string, { cues, quotes, isLast, wasSaying }: Saying): boolean {
  if (cues.stray.test(body)) return false
  const others = body.match(cues.others) ?? []
  if (others.some((word) => !quotes.toLowerCase().includes(word.toLowerCase()))) return false
  if (cues.saying.test(body)) return true
  if (wasSaying && cues.ellipsis.test(body)) return true
  if (!isLast && cues.gap.test(body)) return true
  const [, verb = ''] = cues.verb.exec(body) ?? []
  return sidesIn(verb, cues.stances, cues).length > 0 || (cues.wish.test(body) && quotes.includes(verb))
}

function deniedIn(text: string, { denial }: VoiceCues): number {
  return text.match(denial)?.length ?? 0
}

/** The numbers of the sides that its words take, in the order of the table. */
function sidesIn(text: string, sides: string[][], { isStemmed }: VoiceCues): number[] {
  const stems = isStemmed ? new Set(words(text, 'en').map(({ stem }) => stem)) : null
  return sides.flatMap((side, n) =>
    side.some((word) => (stems ? stems.has(englishStem(word)) : text.includes(word))) ? [n] : [],
  )
}
