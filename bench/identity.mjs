#!/usr/bin/env node
// How surely an edited editorial is found again, how seldom two different ones are taken for one, and what it costs.
//
//   node bench/identity.mjs [--dist folder] [--texts file.jsonl]
//
// Edits are generated and the same every time: typos, sentences and words replaced by those of other editorials.
// "Found" means that a band of the signature leads to it and that judge then says revision, under another guid, link
// and title. Texts: those of samples/, or the lines {"text", "lang", "title"} of a file, for false matches among many.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { built } from './built.mjs'

const argument = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : null)
const MODULES = ['identity/minhash', 'identity/identity', 'identity/changes', 'saved/saved-text'].map(
  (name) => `src/core/ingest/${name}.ts`,
)
const dist = resolve(argument('--dist') ?? (await built(MODULES)))
const load = (name) => import(pathToFileURL(join(dist, `src/core/ingest/${name}.js`)).href)
const { bandsOf, resemblance, signatureOf } = await load('identity/minhash')
const { judge } = await load('identity/identity')
const { changeOf } = await load('identity/changes')
const { readSavedText } = await load('saved/saved-text')

const texts = argument('--texts') === null ? ofSamples() : ofFile(argument('--texts'))
const EDITS = [
  ['10 typos', (text, _, roll) => typos(text, 10, roll)],
  ['one paragraph gone', (text, _, roll) => dropped(text.split('\n\n'), roll).join('\n\n')],
  ...[0.1, 0.2, 0.3, 0.4, 0.5].map((share) => [`${share * 100} % of sentences`, replaced(sentences, share)]),
  ...[0.1, 0.2, 0.3, 0.4].map((share) => [`${share * 100} % of words`, replaced(words, share)]),
]
/** Edits of one text and kind. */
const TIMES = 40

reportRecall()
reportFalseMatches()
reportCost()

function reportRecall() {
  console.log('edit                 same language   candidates   found   resemblance: least, median')
  const whole = texts.filter(({ text }) => signatureOf(text) !== null).slice(0, 100)
  for (const [name, edit] of EDITS)
    for (const lang of [...new Set(whole.map((one) => one.lang))]) {
      const cases = whole.filter((one) => one.lang === lang).flatMap((one) => attempts(one, edit))
      const share = (is) => `${((100 * cases.filter(is).length) / cases.length).toFixed(1)} %`
      const alike = cases.map((one) => one.resemblance).sort((a, b) => a - b)
      const [least, median] = [alike[0], alike[alike.length >> 1]].map((value) => value.toFixed(2))
      const columns = [
        name.padEnd(21),
        `${lang} ${cases.length}`.padEnd(16),
        share((one) => one.isCandidate).padEnd(13),
      ]
      console.log(`${columns.join('')}${share((one) => one.isFound).padEnd(8)}${least}, ${median}`)
    }
}

function attempts({ text, lang, title }, edit) {
  const others = texts.filter((other) => other.lang === lang && other.text !== text)
  const candidate = { id: 1, source: 'a', guids: [], links: [], title, text, published: null }
  const bands = new Set(bandsOf(signatureOf(text)))
  return Array.from({ length: TIMES }, (_, seed) => {
    const roll = dice(seed)
    const edited = edit(text, others[Math.floor(roll() * others.length)]?.text ?? text, roll)
    const signature = signatureOf(edited)
    const isCandidate = signature !== null && bandsOf(signature).some((band) => bands.has(band))
    const sighting = { source: 'a', guid: 'x', url: null, title: 'Z', text: edited, published: null }
    const isFound = isCandidate && judge(sighting, [candidate]).kind !== 'new'
    return { isCandidate, isFound, resemblance: resemblance(text, edited) }
  })
}

function reportFalseMatches() {
  const signed = texts.map((one) => ({ ...one, bands: new Set(bandsOf(signatureOf(one.text) ?? [])) }))
  const found = { pairs: 0, candidates: 0, ofOnePaper: [], ofTwo: [], most: 0 }
  for (const [index, one] of signed.entries())
    for (const other of signed.slice(0, index)) {
      if (one.lang !== other.lang || one.text === other.text) continue
      found.pairs += 1
      if (![...one.bands].some((band) => other.bands.has(band))) continue
      found.candidates += 1
      found.most = Math.max(found.most, resemblance(one.text, other.text))
      const candidate = { id: 1, source: 'a', guids: [], links: [], published: null, ...other }
      for (const [source, same] of [
        ['a', found.ofOnePaper],
        ['b', found.ofTwo],
      ]) {
        const sighting = { source, guid: 'x', url: null, published: null, ...one }
        if (judge(sighting, [candidate]).kind !== 'new') same.push([one.title, other.title])
      }
    }
  console.log(
    `\n${found.pairs} pairs of different texts: ${found.candidates} share a band; taken for one ${found.ofOnePaper.length} as of one paper, ${found.ofTwo.length} as of two; most alike ${found.most.toFixed(2)}`,
  )
  for (const [one, other] of found.ofTwo) console.log(`  ${one} = ${other}`)
}

function reportCost() {
  const text = texts[0].text.padEnd(3_000, ` ${texts[0].text}`).slice(0, 3_000)
  const korean = (texts.find(({ lang }) => lang === 'ko') ?? texts[0]).text.repeat(9).slice(0, 3_000)
  const long = Array.from(
    { length: 1_500 },
    (_, n) => `Point ${n} stands here, as the board has read it out aloud.`,
  )
    .join(' ')
    .slice(0, 100_000)
  console.log(
    `\nsignature of 3,000 characters: ${cpuMs(() => signatureOf(text)).toFixed(2)} ms CPU, Korean ${cpuMs(() => signatureOf(korean)).toFixed(2)}`,
  )
  const change = () => changeOf({ title: '', text: long }, { title: '', text: `x${long.slice(1, -1)}y` })
  console.log(`change in 100,000 characters: ${cpuMs(change, 20).toFixed(1)} ms CPU`)
}

function cpuMs(act, times = 500) {
  for (let n = 0; n < times / 4; n++) act()
  const start = process.cpuUsage()
  for (let n = 0; n < times; n++) act()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000 / times
}

// --- Texts and edits -------------------------------------------------------------------------------------

function ofSamples() {
  const folder = resolve(import.meta.dirname, '../samples')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  )
  return files.map((name) => {
    const { title, text, lang } = readSavedText(readFileSync(join(folder, name), 'utf8'), { zone: 'UTC' })
    return { title, text, lang }
  })
}

function ofFile(path) {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ title = '', text, lang = '' }) => ({ title, text, lang }))
}

/** Numbers from 0 to 1, Park and Miller's minimal standard. */
function dice(seed) {
  let state = seed + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function typos(text, count, roll) {
  const letters = [...text]
  for (let n = 0; n < count; n++) {
    const at = Math.floor(roll() * (letters.length - 2))
    letters.splice(at, 2, letters[at + 1], letters[at])
  }
  return letters.join('')
}

function dropped(parts, roll) {
  return parts.length === 1 ? parts : parts.toSpliced(Math.floor(roll() * parts.length), 1)
}

function replaced(partsOf, share) {
  return (text, other, roll) => {
    const spare = partsOf(other)
    return partsOf(text)
      .map((part) => (roll() < share ? spare[Math.floor(roll() * spare.length)] : part))
      .join('')
  }
}

function sentences(text) {
  return text.match(/[^.!?。]+[.!?。]+["'”’」)]*\s*|[^.!?。]+$/gu) ?? []
}

/** With the spaces behind them; Japanese at its kanji and particles, roughly a word each. */
function words(text) {
  return (
    text.match(
      /[\p{sc=Han}\p{sc=Katakana}ー]+\p{sc=Hiragana}*[、。」]*|\p{sc=Hiragana}+[、。」]*|[^\s\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}]+\s*|\s+/gu,
    ) ?? []
  )
}
