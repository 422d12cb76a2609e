// English: the subject of "must", "should" and their like, and whom "it is time for ... to" or "we urge ... to"
// names. A subject counts only if all of it reads as the name of somebody who can act.
import type { FindAddressee, Place } from './addressee.js'
import { cuesOf } from './cues.js'

export const englishAddressee: FindAddressee = (sentence) => {
  if (/\?["”’)]*$/.test(sentence)) return null
  return asked(sentence) ?? demanded(sentence) ?? subjectOfModal(sentence)
}

/** Turns that name whom they ask; the name ends before "to" or the stop. */
const ASKS = [
  /\bwe (?:\w{2,12} ){0,2}(?:urge|ask|implore|beg|press|advise|encourage|invite|challenge|call (?:on|upon)|appeal to|expect|want|need) (.{2,70}?) (?:not )?to\b/gi,
  /\b(?:high |past |long past )?time (?:now )?for (.{2,70}?) to\b/gi,
  /\bup to (.{2,70}?) to\b/gi,
  /\b(?:is|be|remains) (?:\w{2,20} )?(?:for|incumbent (?:on|upon)) (.{2,70}?) to\b/gi,
  /\b(?:next|first|right|best|only) (?:step|move|course|thing|answer|response) (?:\w{2,20} )?(?:is|would be) for (.{2,70}?) to\b/gi,
  /\b(?:onus|burden|responsibility|duty|task|job) (?:now )?(?:is|falls|lies|rests) (?:now |squarely |first ){0,2}(?:on|with|upon|to) (.{2,70}?)(?=[.,;:—]| to\b)/gi,
]

function asked(sentence: string): Place | null {
  for (const pattern of ASKS) {
    for (const { 0: whole, 1: name = '', index } of sentence.matchAll(pattern)) {
      const start = index + whole.indexOf(name, whole.toLowerCase().indexOf(name.toLowerCase()))
      if (isParty(name, false) && !isTold(sentence.slice(0, index)))
        return { start, end: start + name.length }
    }
  }
  return null
}

/** "We demand that the committee publish it": the longest beginning that is a party. */
function demanded(sentence: string): Place | null {
  const found = DEMANDED.exec(sentence)
  if (!found) return null
  const start = found.index + found[0].length
  const words = sentence
    .slice(start, start + 90)
    .split(' ')
    .slice(0, 9)
  for (let count = words.length; count > 0; count--) {
    const name = words.slice(0, count).join(' ')
    if (isParty(name, false)) return { start, end: start + name.length }
  }
  return null
}

const DEMANDED = /\bwe (?:\w{2,12} ){0,2}(?:demand|insist|ask|hope|recommend) that /i

const MODAL =
  /\b(?:must|should|ought(?: not)? to|needs? to|ha(?:s|ve) to|had better|would (?:do (?:well|better)|be wise|be better off)|ha(?:s|ve) (?:a|an|every|the) (?:\w{2,15} )?(?:duty|obligation|responsibility))\b/gi

function subjectOfModal(sentence: string): Place | null {
  for (const { 0: modal, index } of sentence.matchAll(MODAL)) {
    if (!asksToAct(sentence.slice(index + modal.length, index + modal.length + 80))) continue
    const place = subjectBefore(sentence, index)
    if (place && !isTold(sentence.slice(0, place.start)) && !isToldBehind(sentence.slice(index))) return place
  }
  return null
}

/**
 * "Should have acted" looks back, "should be repealed" asks nothing of its subject, and "should not have to"
 * or "should know" speak for it.
 */
function asksToAct(behind: string): boolean {
  const rest = behind.replace(
    /^(?:\s?n[’']t| not| never)?(?: (?:now|also|at least|first|[a-z]{2,15}ly))?/,
    '',
  )
  if (/^ have (?!the\b|an?\b)/.test(rest) || /^ (?:know|feel|be able|be free|get to)\b/.test(rest))
    return false
  const state = /^ be (?:[a-z]{2,15}ly )?([a-z]{2,20})/.exec(rest)?.[1]
  return state === undefined || !PASSIVE.test(state) || ACTIVE.has(state)
}

const PASSIVE =
  /(?:ed|en)$|^(?:held|made|told|paid|put|set|kept|left|sent|built|done|brought|taught|cut|read|given|shown|torn|known|drawn|met|won|lost|spent|found)$/
const ACTIVE = new Set('prepared ashamed committed determined guided open keen even concerned'.split(' '))

/** The party that fills the clause before the modal; the longest reading that is one. */
function subjectBefore(sentence: string, modalAt: number): Place | null {
  const before = withoutAside(sentence.slice(Math.max(0, modalAt - FARTHEST), modalAt))
  const offset = Math.max(0, modalAt - FARTHEST)
  const starts = [0, ...Array.from(before.matchAll(BOUNDARY), ({ 0: mark, index }) => index + mark.length)]
  for (const from of starts) {
    const lead = LEADS.exec(before.slice(from))?.[0].length ?? 0
    const name = before.slice(from + lead).replace(/[\s\0]+$/, '')
    const start = offset + from + lead
    if (isParty(name, start === 0) && !isEndOfList(before.slice(0, from), name))
      return { start, end: start + name.length }
  }
  return null
}

/** "In countries such as Syria, Iraq and Yemen must ...": the list began before, and is no subject. */
function isEndOfList(before: string, name: string): boolean {
  return /^\p{Lu}/u.test(name) && /\p{Lu}[\p{L}’']*(?:,| and| or|, and)\s$/u.test(before)
}

/** UTF-16 units from a modal back to the beginning of its subject. */
const FARTHEST = 240
const BOUNDARY = /[;:—–(]\s?|,\s|\s(?:that|but|so|while|because|and|yet|why|then|or)\s/g
/** What may stand between the beginning of a clause and its subject. */
const LEADS =
  /^["“‘(\s\0]*(?:(?:but|yet|and|so|now|instead|then|still|also|first|finally|meanwhile|however|therefore|nor|that is why|that’s why|that's why|this is why|which is why|until then|if not|at (?:the very )?least|we (?:believe|think|say|hope)|in the meantime|for now|here)[,:]?\s+){0,3}/i

/** "The council, which has read it, " and "The council now " end where the council does. */
function withoutAside(before: string): string {
  const bare = before.replace(
    /\s(?:now|also|therefore|still|instead|then|too|first|all|both|[a-z]{2,15}ly)\s*$/,
    ' ',
  )
  return bare.replace(/,[^,;:]{1,160},\s*$/, '')
}

/** What others said of it is not the paper's demand. */
function isTold(before: string): boolean {
  const { attribution, ourVoice } = cuesOf('en')
  return attribution.test(before) && !ourVoice.test(before)
}

function isToldBehind(behind: string): boolean {
  return /,[\s\0]{1,400}?(?:\w{1,20}\.? ){1,5}(?:said|says|told|wrote|argued|argues)\b/.test(behind)
}

/** Does the whole of it name somebody who can act? `opens`: its first letter is capital in any case. */
function isParty(name: string, opens: boolean): boolean {
  if (name.length < 2 || name.length > 70 || /[^\p{L}\p{N}\s’',.&/-]/u.test(name)) return false
  if (isOneParty(name, opens)) return true
  const parts = name.split(/,? (?:and|or) |, /)
  return (
    parts.length > 1 &&
    parts.length < 5 &&
    / (?:and|or) /.test(name) &&
    parts.every((part, index) => isOneParty(part, opens && index === 0))
  )
}

function isOneParty(name: string, opens: boolean): boolean {
  if (/,/.test(name)) return false
  const all = name.split(/\s+/)
  // "A president should help": any president, and so nobody.
  if (/^(?:an?|any|no|some)$/i.test(all[0] ?? '')) return false
  const hasArticle = ARTICLES.has(all[0]?.toLowerCase() ?? '')
  const bare = hasArticle ? all.slice(1) : all
  const joint = bare.findIndex((word) => JOINTS.has(word))
  const core = joint < 0 ? bare : bare.slice(0, joint)
  const tail = joint < 0 ? [] : bare.slice(joint)
  const head = core.at(-1)
  if (head === undefined || core.length > 6 || tail.length > 9) return false
  if (
    core.some((word) => GLUE.has(word.toLowerCase()) && !/^\p{Lu}{2,}$/u.test(word)) ||
    tail.some((word) => NO_TAIL.has(word))
  )
    return false
  if (isActor(head)) return joint < 0 || tail.length > 1
  return tail.length === 0 && isName(core, opens && !hasArticle)
}

function isActor(word: string): boolean {
  const lower = word.toLowerCase()
  return ACTORS.has(lower) || ACTORS.has(lower.replace(/s$/, '')) || ACTORS.has(lower.replace(/ies$/, 'y'))
}

/** Capitals all through. A single word that opens the sentence proves nothing by its capital. */
function isName(core: string[], opens: boolean): boolean {
  const head = core.at(-1) ?? ''
  if (!core.every((word) => /^\p{Lu}/u.test(word))) return false
  if (NOBODY.has(head.toLowerCase()) || /(?:ism|tion|ity|ness|ment)s?$/.test(head)) return false
  if (!opens || core.length > 1) return !/[’']s$/.test(head)
  return /^(?:\p{Lu}\.?){2,6}$/u.test(head) || PLACES.has(head)
}

const set = (words: string) => new Set(words.trim().split(/\s+/))

const ARTICLES = set('the this that these those its our their his her both all every each most')
const JOINTS = set('of for on in at from')
/** Words that no name holds before its head. */
const GLUE = set(`
  i you he she it we they me him her us them who whom which what that this there here the a an of to in on at by
  for with from as and or but nor if unless whether when where while because than then so not no is are was were
  be been being has have had do does did will would can could may might must should ought about against after
  before between during into over under without toward towards
`)
/** Words that a description of a body does not hold, though a clause would. */
const NO_TAIL = set(`
  that which who to by is are was were be been has have had do does did will would can could may might must
  should if when where because
`)
const ACTORS = set(`
  academy administration administrator administrators adviser agency airline ally ambassador army assembly association
  attorney auditor authority authorities bank banker bishop board boss broadcaster builder bureau bureaucrat business businesses
  cabinet campaign candidate carrier chair chairman chairwoman chancellor charity chief church churches city citizen
  club coach coalition college command commander commission commissioner committee community company companies
  conference congress congressman congresswoman conservative consumer controller corporation council councilman
  councilor councillor country countries county court customer defender delegate delegation democrat department
  developer diplomat director district doctor donor driver editor electorate emperor employer engineer executive
  family farmer fed federation firm force foundation general governor government governments group head
  homeowner hospital house household industry inspector institute institution insurer investigator investor
  judge judiciary junta jury justice kremlin landlord lawmaker lawyer leader leadership league left legislator
  legislature liberal lord magistrate maker manager manufacturer mayor media member militant military minister
  ministry monarch mp nation negotiator networks newspaper office officer official operator opponent opposition
  organization organisation organizer owner panel parent parliament party parties patient pentagon people
  planner platform police policymaker politician pope premier president press principal producer prosecutor
  protester provider province provost publisher rebel regime regent region regulator representative republican
  researcher resident retailer school scientist secretariat secretary senate senator service sheriff speaker
  sponsor staff state statesman student superintendent supervisor supplier supporter team teacher town treasurer treasury
  tribunal trustee union university universities user utility utilities vendor village voter watchdog west
  worker world
`)
/** Capitalized, and yet nobody who could act. */
const NOBODY = set(`
  act law bill amendment treaty accord agreement deal plan constitution charter convention code policy program
  security medicare medicaid obamacare internet olympics games day week month year january february march april
  june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  war crisis reform care speech rights health tax budget highway bridge road street avenue river act lane report
  christmas thanksgiving easter fund index award prize cup trade climate science art history islam christianity
`)
const PLACES = set(`
  Washington Congress Parliament Westminster Brussels Beijing Moscow London Paris Berlin Tokyo Seoul Pyongyang
  Tehran Jerusalem Ankara Delhi Albany Sacramento Springfield Harrisburg Annapolis America Britain England
  Scotland Wales Ireland China Russia Japan Korea India Pakistan Iran Iraq Israel Egypt Syria Turkey Ukraine Poland
  Germany France Italy Spain Greece Portugal Sweden Norway Denmark Finland Netherlands Belgium Austria Hungary
  Canada Mexico Brazil Argentina Venezuela Colombia Chile Cuba Australia Indonesia Vietnam Thailand Myanmar
  Afghanistan Lebanon Libya Sudan Nigeria Kenya Ethiopia Taiwan Europe Africa Asia NATO Hamas Hezbollah Republicans
  Democrats Conservatives Liberals Labour Tories Google Apple Facebook Amazon Microsoft Twitter Boeing
`)
