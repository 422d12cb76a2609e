// Is a changed place of a text only a slip mended: letters swapped, a doubled word, a wrong particle? What carries the
// meaning never is: numbers, names, negations, words for how much and when. Rules by script, tables in slip-words.ts.
import {
  countNegations,
  GRAMMAR,
  inFull,
  isLight,
  isWeighty,
  isWeightyKana,
  SAME_SOUND,
} from './slip-words.js'
import type { Hunk, Token } from './word-diff.js'

/** In doubt no. */
export function isSlip({ before, after, left, right }: Hunk): boolean {
  const negations = (tokens: Token[]) => countNegations([...left, ...tokens, ...right].map(({ key }) => key))
  if (joined(before) === joined(after)) return true
  if (negations(before) !== negations(after)) return false
  const neighbours = new Set([...left, ...right].map(({ key }) => key))
  const [old, young] = [withoutLight(before, neighbours), withoutLight(after, neighbours)]
  if (old === null || young === null) return false
  if (before.length === after.length && pairsUp(before, after)) return true
  if (old.length === young.length) return pairsUp(old, young)
  return old.length > 0 && young.length > 0 && isRespelled(old, young)
}

/** The same for words split, joined or drawn together, with another hyphen or apostrophe, in another case. */
function joined(tokens: Token[]): string {
  return tokens.map(({ key }) => inFull(key)).join('')
}

function pairsUp(before: Token[], after: Token[]): boolean {
  return before.every((token, index) => {
    const other = after[index]
    return other !== undefined && (token.key === other.key || isWordSlip(token, other))
  })
}

/** Hiragana that come or go with a slip; more are a word. */
const MOST_KANA = 2

/** What is left when articles, single kana and doubled words are set aside; null when too many kana would be. */
function withoutLight(tokens: Token[], neighbours: ReadonlySet<string>): Token[] | null {
  const kana = tokens.filter(({ key }) => isHiragana(key))
  if (kana.length > MOST_KANA || isWeightyKana(joined(kana))) return null
  return tokens.filter(
    ({ key }) => !isHiragana(key) && !isLight(key) && !(isWord(key) && neighbours.has(key)),
  )
}

function isRespelled(before: Token[], after: Token[]): boolean {
  const tokens = [...before, ...after]
  if (tokens.some(({ key }) => !isWord(key) || isWeighty(key))) return false
  const [one, other] = [before, after].map((own) => ({ text: joined(own), key: joined(own) }))
  return one !== undefined && other !== undefined && isWordSlip(one, other)
}

// --- One word --------------------------------------------------------------------------------------------

function isWordSlip(one: Token, other: Token): boolean {
  if (!isWord(one.key) || !isWord(other.key)) return false
  if (GRAMMAR.some((group) => group.has(one.key) && group.has(other.key))) return true
  if (isHiragana(one.key) && isHiragana(other.key)) return true
  if (isHan(one.key) && isHan(other.key))
    return SAME_SOUND.some((group) => group.includes(one.key) && group.includes(other.key))
  if (isHangul(one.key) && isHangul(other.key)) return isHangulSlip(one.key, other.key)
  if (isHan(one.key + other.key) || isHangul(one.key + other.key)) return false
  return isSpellingSlip(one, other)
}

const isWord = (key: string) => /^[\p{L}\p{M}ー々]+$/u.test(key)
const isHiragana = (key: string) => /^[\p{sc=Hiragana}ー]+$/u.test(key)
const isHan = (key: string) => /[\p{sc=Han}々]/u.test(key)
const isHangul = (key: string) => /\p{sc=Hangul}/u.test(key)

/** Where two words differ, when they do so in one place only. */
function differing(a: string, b: string): { at: number; one: string; other: string } {
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  return { at: head, one: a.slice(head, a.length - tail), other: b.slice(head, b.length - tail) }
}

const isSwap = (one: string, other: string) => one.length === 2 && one === [...other].reverse().join('')

/** Words from this length on are long: they may lose two letters, or have one wrong and one missing. */
const LONG_WORD = 8
/** Names as short as this may not change a letter for another: Iran, Iraq. */
const SHORT_NAME = 5

/** The first letter stays: what differs there is another word ("legal", "illegal"; "increase", "decrease"). */
function isSpellingSlip(one: Token, other: Token): boolean {
  if (withoutAccents(one.key) === withoutAccents(other.key)) return true
  if (isWeighty(one.key) && isWeighty(other.key)) return false
  const place = differing(one.key, other.key)
  const [short = '', long = ''] = [place.one, place.other].sort((a, b) => a.length - b.length)
  const length = Math.max(one.key.length, other.key.length)
  if ((isWeighty(one.key) || isWeighty(other.key)) && (length < 5 || long.length > 1)) return false
  if (isSwap(short, long)) return true
  if (place.at === 0) return false
  const isName = /^\p{Lu}|^\p{sc=Katakana}/u.test(one.text) && /^\p{Lu}|^\p{sc=Katakana}/u.test(other.text)
  if (short === '' && /^(?:s|es|d|ed|ing)$/.test(long) && !isName && length > 3) return true
  if (short === '') return long.length === 1 || (long.length === 2 && length >= LONG_WORD && !isName)
  if (long.length === 1) return length > (isName ? SHORT_NAME : 3)
  return short.length === 1 && long.length === 2 && length >= LONG_WORD && !isName
}

function withoutAccents(key: string): string {
  return key.normalize('NFD').replace(/\p{M}/gu, '')
}

// --- Hangul ----------------------------------------------------------------------------------------------

/** Particles that only say what the word does in its sentence. */
const PARTICLE = /(?<=.)(?:은|는|이|가|을|를|과|와|의|에)$/
/** Syllables that turn a word into its opposite. */
const REVERSING = /[못안않미불비무반탈]/

function isHangulSlip(one: string, other: string): boolean {
  if (one.replace(PARTICLE, '') === other.replace(PARTICLE, '')) return true
  const place = differing(one, other)
  const [short = '', long = ''] = [place.one, place.other].sort((a, b) => a.length - b.length)
  if (isSwap(short, long)) return true
  if (short === '')
    return long.length === 1 && place.at > 0 && one.length + other.length >= 7 && !REVERSING.test(long)
  return short.length === 1 && long.length === 1 && isSyllableSlip(short, long)
}

/** One letter of the syllable is wrong, and not its first, unless that is its tense twin: "됬" for "됐", "께" for "게". */
function isSyllableSlip(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)]
  const vowels = new Set([a.vowel, b.vowel])
  // 여당 and 야당 are the two sides of a parliament.
  if (vowels.has(2) && vowels.has(6) && a.first === 11) return false
  const wrong = Number(a.first !== b.first) + Number(a.vowel !== b.vowel) + Number(a.last !== b.last)
  return wrong === 1 && (a.first === b.first || isTensePair(a.first, b.first))
}

/** The Unicode Standard, section 3.12: a syllable is first x 588 + vowel x 28 + last. */
function lettersOf(syllable: string): { first: number; vowel: number; last: number } {
  const index = syllable.charCodeAt(0) - 0xac00
  return { first: Math.floor(index / 588), vowel: Math.floor((index % 588) / 28), last: index % 28 }
}

/** ㄱㄲ, ㄷㄸ, ㅂㅃ, ㅅㅆ, ㅈㅉ by their numbers. */
function isTensePair(a: number, b: number): boolean {
  return [0, 3, 7, 9, 12].includes(Math.min(a, b)) && Math.abs(a - b) === 1
}
