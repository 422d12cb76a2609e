// Which words of a written sentence nobody cited stands for: those that are neither in the quotes, nor grammar, nor
// what anybody may say of papers. Names above all; but a judgement or a fact in a word of the model's own is no
// better. Rather too strict: what cannot be told apart counts as not vouched for.
import type { WrittenLanguage } from './question.js'
import { unvouchedEnglish, unvouchedEnglishNames } from './vouched-en.js'
import { unvouchedJapanese } from './vouched-ja.js'
import { unvouchedKorean } from './vouched-ko.js'

export interface Vouching {
  /** The sentence, plain (see plain.ts), without phrases that count the papers. */
  sentence: string
  /** The cited quotes and the names of their papers, plain. */
  sources: string[]
}

/** The words that the sources do not hold, in order. */
export function unvouched(language: WrittenLanguage, vouching: Vouching): string[] {
  return VOUCH[language](vouching)
}

/** The names among them; Korean and Japanese have no capitals to tell names by, so there none are known as such. */
export function unvouchedNames(language: WrittenLanguage, vouching: Vouching): string[] {
  return language === 'en' ? unvouchedEnglishNames(vouching) : []
}

const VOUCH: Record<WrittenLanguage, (vouching: Vouching) => string[]> = {
  en: unvouchedEnglish,
  ko: unvouchedKorean,
  ja: unvouchedJapanese,
}
