// Where English sentences end. A full stop ends one unless the word before it is an abbreviation that goes
// on ("Mr.", "No. 2", "Jan. 13", "U.S. Senate") or what follows cannot begin a sentence.
import { insideOf, pairs } from './brackets.js'

// The second form is a sentence glued to the next one: rose again.Wages did not
const terminator =
  /[.!?…]{1,9}["'”’»)\]]{0,9}(?=\s|$)|(?<=[a-z]{3})[.!?](?!(?:Com|Org|Net|Edu|Gov|Co|Io|Js)\b)(?=[A-Z][a-z’']{1,20}[ ,])/g

export function englishEnds(paragraph: string): number[] {
  const bracketAt = insideOf(pairs(paragraph, '(['))
  const ends: number[] = []
  for (const { 0: mark, index } of paragraph.matchAll(terminator)) {
    const end = index + mark.length
    const before = paragraph.slice(Math.max(0, index - 40), index)
    const after = paragraph.slice(end, end + 60)
    const bracket = bracketAt(end - 1)
    // (An aside that begins and ends as a sentence is one.)
    const isAside =
      bracket !== null && end >= bracket.end && paragraph.slice(ends.at(-1) ?? 0, bracket.start).trim() === ''
    if ((bracket === null || isAside) && isEnd(mark, before, after)) ends.push(end)
  }
  return ends
}

const opening = /^\s*["'“‘«([—–-]*\s*/
/** “Is it fair?” Mr. Smith asked. */
const speaker =
  /^\s(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?:[A-Z][\w’'-]{0,30} ){1,3}(?:said|says|asked|asks|wrote|writes|added)\b/

function isEnd(mark: string, before: string, after: string): boolean {
  const rest = after.replace(opening, '')
  if (rest === '') return true
  if (/^\p{Ll}/u.test(rest)) return false
  if (/[!?]/.test(mark)) return !(/["”’]/.test(mark) && speaker.test(after))
  if (/^\./.test(rest)) return false
  if (mark.startsWith('..') || mark.includes('…')) return /^[\p{Lu}\p{N}]/u.test(rest)
  return !goesOn(wordBefore(before), before, rest)
}

function wordBefore(before: string): string {
  return /[^\s(["“‘—–/]*$/.exec(before)?.[0] ?? ''
}

/** Does the full stop belong to the word, and the sentence go on behind it? */
function goesOn(word: string, before: string, rest: string): boolean {
  const follows = /^[\p{L}\p{N}’']+\.?/u.exec(rest)?.[0] ?? ''
  if (/^[ap]\.?m$/i.test(word)) return /^[A-Z]{2,4}$/.test(follows) || isDate(follows)
  if (ALWAYS.has(word)) return true
  if (BEFORE_NUMBER.has(word)) return /^\d/.test(rest)
  if (MONTH_SHORT.has(word) && /^\d/.test(rest)) return true
  if (MONTH.has(word)) return /^\d{1,2}, \d{4}/.test(rest)
  if (/^\d{1,2}$/.test(word)) return before.trim() === word
  if (/^[a-z]$/.test(word)) return before.trim() === word || word === 'v'
  const isInitials = /^(?:\p{Lu}|\p{L}{1,3}(?:\.\p{L}{1,3})+)$/u.test(word)
  if (!isInitials && !USUALLY.has(word)) return false
  if (word === 'I' && /\p{Ll}\s+I$/u.test(before)) return false
  return !STARTERS.has(follows)
}

function isDate(word: string): boolean {
  return (
    MONTH.has(word) ||
    MONTH_SHORT.has(word.replace('.', '')) ||
    /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/.test(word)
  )
}

const set = (words: string) => new Set(words.split(/\s+/))

/** Titles: a name follows. */
const ALWAYS = set(
  'Mr Mrs Ms Messrs Mme Mlle Dr Prof Gen Sen Sens Rep Reps Gov Govs Adm Lt Col Sgt Cpl Pvt Capt Cmdr Maj Brig Hon Rev Fr Pres Supt Det Atty Asst Dep vs cf e.g i.e viz Mt Ft',
)
const BEFORE_NUMBER = set(
  'No Nos no nos para paras Para col pt p pp Fig Figs Art Arts Sec Secs Vol vol Ch ch ca approx Rs',
)
const MONTH_SHORT = set('Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec')
const MONTH = set('January February March April May June July August September October November December')
/** May end a sentence: then a word follows that often begins one. */
const USUALLY = set(
  'Inc Co Corp Ltd Bros Jr Sr Esq etc al Ave Blvd Rd Dept Univ Assn St Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo est Ph.D Jan Feb Aug Sept Oct Nov Dec',
)
const STARTERS = set(
  'The A An It Its It’s He She They We You I This That These Those But And Or Yet So In On At By For From With If When While As Although Though After Before Since Because There Here What Who Why How Now Then Today His Her Their Our My No Not Nor Even Still Some Many Most Other Others Each Every All Both Instead However Meanwhile Moreover Perhaps Only One Such To Under Over Until Once Despite Like Nearly Just Let Voters Officials',
)
