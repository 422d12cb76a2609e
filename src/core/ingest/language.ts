// Which language a text is written in: by its script, and among Latin ones by the small words between.
import type { Language } from '../model.js'

const LOOK = 20_000

/** "ko", "ja", "zh", "en" and others; null when the text shows too little of any. */
export function guessLanguage(text: string): Language | null {
  const sample = text.slice(0, LOOK)
  const letters = count(sample, /\p{L}/gu)
  if (letters === 0) return null
  return byScript(sample, letters) ?? bySmallWords(sample)
}

const SCRIPTS: [Language, RegExp][] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
]

// One letter of Chinese, Japanese or Korean says about as much as three Latin ones.
function byScript(text: string, letters: number): Language | null {
  const han = count(text, /\p{Script=Han}/gu)
  const counts = SCRIPTS.map(([language, script]) => ({ language, letters: count(text, script) }))
  const kana = counts.find(({ language }) => language === 'ja')?.letters ?? 0
  const hangul = counts.find(({ language }) => language === 'ko')?.letters ?? 0
  if (3 * (han + kana + hangul) > letters - han - kana - hangul) {
    if (hangul > (han + kana) / 2) return 'ko'
    return kana > han / 20 ? 'ja' : 'zh'
  }
  const most = counts.reduce((best, one) => (one.letters > best.letters ? one : best))
  if (most.letters < letters / 2) return null
  return most.language === 'ru' && /[іїєґ]/i.test(text) ? 'uk' : most.language
}

/** The most frequent words; those that two languages share count for both. */
const SMALL_WORDS: Record<Language, string> = {
  en: 'the of and to in is that for it was with as his on be at by this had not are but from or have an they which would their has been its will',
  fr: 'le les des et est une dans que qui pour pas sur au plus par avec ce sont cette ses mais nous vous du ont aux être leur elle la de à d l en un',
  de: 'der die und das den von zu ist mit sich des nicht ein eine als auch dem für es im auf werden wird hat dass oder nach sind noch wie in so',
  es: 'el los las una por con para del que se como más pero sus este esta al ha es son lo muy sin sobre también ya hay entre cuando la de en y a un no se su',
  it: 'il di che della per gli con non sono del alla dei nel una le più anche come ha dal essere questo si delle nella ma lo la e a un si',
  pt: 'o os que do da em um uma não para com mais por dos das como se na no ao foi são mas ele ela seu sua também pelo pela a e de',
  nl: 'de het een van en dat niet te zijn op voor met aan er ook om maar bij nog wordt naar uit worden heeft hij ze dit deze door is in',
  sv: 'och att det som en på är av för med den till inte har de om ett men var jag sig från vi så kan när nu också efter i',
}
const WORD_SETS = Object.entries(SMALL_WORDS).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
)

function bySmallWords(text: string): Language | null {
  const words = text.toLowerCase().match(/\p{L}{1,15}/gu) ?? []
  let best: { language: Language; hits: number } | null = null
  for (const [language, set] of WORD_SETS) {
    const hits = words.reduce((sum, word) => sum + (set.has(word) ? 1 : 0), 0)
    if (hits > (best?.hits ?? 0)) best = { language, hits }
  }
  return best && best.hits >= Math.max(1, words.length / 12) ? best.language : null
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}
