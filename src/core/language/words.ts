// Words as the summary and the topics compare them: a stem to count by, and the form that a reader saw.
// Light on purpose: English endings, Korean particles, Unicode's word breaks for the rest. Linear in the text.
import type { Language } from '../model.js'
import { segments } from './segments.js'
import { stopWordsOf } from './stop-words.js'
import { baseOf } from './tags.js'

export interface Word {
  /** Equal for the forms of one word: "rates", "rate". Lower case; never shown. */
  stem: string
  /** As it stands in the text, without particles. */
  text: string
  start: number
  end: number
  /** Articles, pronouns, auxiliaries and what every editorial says: grammar rather than subject. */
  isCommon: boolean
}

/** The words of a text in order; numbers are no words, and nothing longer than 40 units is one. */
export function words(text: string, language: Language): Word[] {
  const base = baseOf(language)
  const found: Word[] = []
  for (const { text: surface, start } of cut(text, base)) {
    const form = surface.length > LONGEST ? null : knownForm(surface, base)
    if (form !== null)
      found.push({
        stem: form.stem,
        text: form.text,
        start,
        end: start + surface.length,
        isCommon: form.isCommon,
      })
  }
  return found
}

type Form = Pick<Word, 'stem' | 'text' | 'isCommon'>

/** What was found out about a surface; the same few thousand make up most of what is ever read. */
const forms = new Map<string, Map<string, Form | null>>()
/** Of one language; then the memory begins anew. */
const MOST_FORMS = 50_000

function knownForm(surface: string, base: string): Form | null {
  let ofLanguage = forms.get(base)
  if (!ofLanguage) {
    ofLanguage = new Map()
    if (forms.size < 50) forms.set(base, ofLanguage)
  }
  const known = ofLanguage.get(surface)
  if (known !== undefined) return known
  const form = formOf(surface, base)
  if (ofLanguage.size >= MOST_FORMS) ofLanguage.clear()
  ofLanguage.set(surface, form)
  return form
}

function formOf(surface: string, base: string): Form | null {
  if (!/\p{L}/u.test(surface)) return null
  const { stem, own } = normalize(surface, base)
  if (stem === '') return null
  const common = stopWordsOf(base)
  return { stem, text: own, isCommon: common.has(stem) || common.has(surface.toLowerCase()) }
}

const LONGEST = 40
/** Languages that are written without spaces between words. */
export const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh', 'yue', 'th', 'lo', 'km', 'my'])

const wordPattern = /[\p{L}\p{N}]+(?:['’.&-][\p{L}\p{N}]+){0,8}/gu

function cut(text: string, base: string): { text: string; start: number }[] {
  // Languages without spaces between words.
  if (UNSPACED.has(base)) return Array.from(segments(text, segmenter)).filter(({ isWord }) => isWord)
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({ text: word, start: index }))
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

function normalize(surface: string, base: string): { stem: string; own: string } {
  if (base === 'ko') {
    const own = withoutParticle(surface)
    return { stem: own.toLowerCase(), own }
  }
  if (base === 'ja' || base === 'zh') {
    // A single kana or a run of hiragana is grammar.
    const isGrammar = /^[\u3040-\u309f]+$/.test(surface)
    return { stem: isGrammar ? '' : surface.normalize('NFKC').toLowerCase(), own: surface }
  }
  const own = surface.replace(/['’]s$/, '')
  return { stem: base === 'en' ? englishStem(own.toLowerCase()) : own.toLowerCase(), own }
}

/** Enough to join "mine", "mined", "mines" and "mining"; a stem is a key and need not be a word. */
export function englishStem(word: string): string {
  let stem = word.replaceAll('’', "'")
  if (stem.length < 4) return stem
  if (stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`
  else if (/(?:ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (/[^su]s$/.test(stem)) stem = stem.slice(0, -1)
  const bare = stem.replace(/(?:ing|ed)$/, '')
  if (bare !== stem && bare.length > 2 && /[aeiouy]/.test(bare)) stem = bare.replace(/([^lsz])\1$/, '$1')
  return stem.length > 3 ? stem.replace(/e$/, '') : stem
}

// Longest first, so that "에서는" goes before "는".
const particles = new RegExp(
  `(?:${'에서부터 으로부터 이라는 이라고 이라며 으로써 으로서 에서는 에서도 에게서 까지는 까지도 부터는 한테서 만으로 이라도 이나마 에게는 에게도 처럼은 으로는 으로도 라는 라고 라며 에서 에게 에는 에도 에만 으로 로서 로써 로는 로도 까지 부터 처럼 만큼 보다 마다 조차 마저 밖에 이나 이란 이며 이고 이다 이라 한테 께서 와의 과의 들의 들은 들이 들을 들도 만을 만은 만이 하고 은 는 이 가 을 를 의 에 와 과 도 로 만 나 야 들'
    .split(' ')
    .join('|')})$`,
)

/** "정부가" is "정부"; what remains has at least two syllables, so that short nouns stay whole. */
function withoutParticle(word: string): string {
  if (!/^[가-힣]/.test(word.slice(-1))) return word
  const bare = word.replace(particles, '')
  return bare.length >= 2 ? bare : word
}
