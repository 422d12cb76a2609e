// Korean words that the sources do not hold. There are no capitals to tell a name by, so every word must be in the
// sources, in whatever form, or be one that anybody may say of papers.
import { words } from '../../language/words.js'
import { CUES } from './cues.js'
import type { Vouching } from './vouched.js'

export function unvouchedKorean({ sentence, sources }: Vouching): string[] {
  const text = sources.join('\n')
  return words(sentence, 'ko')
    .filter(({ text: own }) => !isVouchedKorean(own, text))
    .map(({ text: own }) => own)
}

function isVouchedKorean(own: string, text: string): boolean {
  // Letters of other scripts are names: the word has to stand there as it is, and not within another.
  if (/^[A-Za-z]/.test(own))
    return new RegExp(`(?<![A-Za-z])${own.match(/^[A-Za-z]+/)?.[0]}(?![A-Za-z])`).test(text)
  if (text.includes(own) && own.length > 1) return true
  if (SINGLES.has(own) || beginsGenerally(own)) return true
  return prefixesOf(own).some((prefix) =>
    prefix.length > 1
      ? ENDINGS.test(own.slice(prefix.length)) && text.includes(prefix)
      : VERBAL.test(own.slice(1)) && begins(prefix, text),
  )
}

/** Function words of one syllable; any other, above all a family name, has to be part of a longer word. */
const SINGLES = new Set('그 이 저 및 등 것 수 데 점 쪽 더 또 안 못 할 한 점 뿐 채 중 간 때 각 양'.split(' '))

/** A general noun with its particles, or a general verb ("엇갈*") in whatever form. */
function beginsGenerally(own: string): boolean {
  const { general } = CUES.ko
  return prefixesOf(`${own} `).some(
    (prefix) => general.has(`${prefix}*`) || (general.has(prefix) && ENDINGS.test(own.slice(prefix.length))),
  )
}

function prefixesOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, n) => word.slice(0, word.length - 1 - n))
}

/** A verb's stem of one syllable, as in "막아야" and "막는". */
function begins(syllable: string, text: string): boolean {
  return new RegExp(`(?<![가-힣])${syllable}[가-힣]`).test(text)
}

const ENDINGS =
  /^(?:하|되|시키|당하|받|해|돼|했|됐|한|된|할|될|함|됨)?(?:ㄴ|는|은|을|를|이|가|의|에|와|과|도|만|로|으로|에서|에게|들|들은|들이|들의|들을|적|적인|적으로|성|화|다|ㄴ다|는다|고|며|으며|면서|으면서|지만|지|는데|은데|던|아|어|여|아야|어야|여야|야|았다|었다|았고|었고|았으며|었으며|기|기로|기를|기에|도록|려|려고|려는|게|자|자고|라|라고|라며|다고|다며|다는|다면|라는|이라는|이라고|이라며|느냐|는지|을지|ㄹ지|지를|지도|려면|거나|건|음|므로|으므로|[져쳐켜려워와봐줘둬](?:야|서|도)?)?$/

/** Behind one syllable a particle proves nothing: "정은" is no form of "정부". */
const VERBAL =
  /^(?:는|는다|고|며|으며|면서|으면서|지만|지|는데|던|아야|어야|여야|야|았다|었다|았고|었고|기|기로|도록|려|려고|게|자|자고|라고|다고|는지|거나|[져쳐켜려워와봐줘둬](?:야|서|도)?)(?:는|도|만)?$/
