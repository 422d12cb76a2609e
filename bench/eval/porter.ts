// The stem by which ROUGE compares English words: M. F. Porter, "An algorithm for suffix stripping", 1980, with the two
// departures of its author's own programs (-bli for -abli, -logi to -log). For scoring only: what the product counts by
// is src/core/language/words.ts, and a summary should not be judged by the stems that chose it.

/** @param word lower case, a to z; other words come back as they are */
export function porterStem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  // A y that begins a word or follows a vowel is a consonant; written large, the expressions can tell it.
  let stem = word.replace(/^y|(?<=[aeiou])y/g, 'Y')
  for (const step of STEPS) stem = step(stem)
  return stem.toLowerCase()
}

const plural = (word: string) =>
  word.endsWith('s') ? word.replace(/(ss|i)es$|([^s])s$/, (_, a = '', b = '') => a + b) : word

function pastAndProgressive(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const bare = word.replace(/(?:ed|ing)$/, '')
  if (bare === word || !VOWEL.test(bare)) return word
  if (/(?:at|bl|iz)$/.test(bare)) return `${bare}e`
  if (/([^aeiouylsz])\1$/.test(bare)) return bare.slice(0, -1)
  return measure(bare) === 1 && SHORT.test(bare) ? `${bare}e` : bare
}

const finalY = (word: string) =>
  /[yY]$/.test(word) && VOWEL.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word

const pairs = (text: string) => text.split(' ').map((pair) => pair.split(':') as [string, string?])

const DOUBLE = pairs(
  'ational:ate ization:ize iveness:ive fulness:ful ousness:ous tional:tion biliti:ble entli:ent ousli:ous ation:ate ' +
    'alism:al aliti:al iviti:ive enci:ence anci:ance izer:ize alli:al ator:ate logi:log bli:ble eli:e',
)
const SIMPLE = pairs('icate:ic ative: alize:al iciti:ic ical:ic ness: ful:')
const LAST = pairs('ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic ou')

/** The longest ending that fits decides; it goes if enough of the word is left before it. */
function exchange(word: string, endings: [string, string?][], least: number): string {
  const [ending, instead = ''] = endings.find(([one]) => word.endsWith(one)) ?? []
  if (ending === undefined) return word
  const bare = word.slice(0, -ending.length)
  if (ending === 'ion' && !/[st]$/.test(bare)) return word
  return measure(bare) > least ? bare + instead : word
}

function finalE(word: string): string {
  const bare = word.replace(/e$/, '')
  const goes = bare !== word && (measure(bare) > 1 || (measure(bare) === 1 && !SHORT.test(bare)))
  const rest = goes ? bare : word
  return rest.endsWith('ll') && measure(rest) > 1 ? rest.slice(0, -1) : rest
}

const STEPS = [
  plural,
  pastAndProgressive,
  finalY,
  (word: string) => exchange(word, DOUBLE, 0),
  (word: string) => exchange(word, SIMPLE, 0),
  (word: string) => exchange(word, LAST, 1),
  finalE,
]

const VOWEL = /[aeiouy]/
/** Consonant, vowel, consonant, as in "hop"; the last is no w, x or y. */
const SHORT = /^[^aeiouy]+[aeiouy][^aeiouywxY]$|[^aeiouy][aeiouy][^aeiouywxY]$/

/** How many runs of vowels are followed by consonants: "tree" 0, "trouble" 1, "oaten" 2. */
function measure(stem: string): number {
  return stem.match(/[aeiouy]+[^aeiouy]+/g)?.length ?? 0
}
