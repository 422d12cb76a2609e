// Editorials that nobody wrote: plausible English, Korean and Japanese texts about towns that do not exist.
// The same number gives the same editorial for ever, and two numbers give two that nobody would take for one
// another: most of their sentences are put together from single words, as no paper would, so that two of them
// share no more than two real ones do; a few carry the argument (what was decided, what we think, what to do).

import { GRAMMARS, type Grammar, type PaperLanguage } from './newspaper-words.js'

export type { PaperLanguage }

export interface WrittenText {
  title: string
  author: string
  /** Three to six, plain text: what happened, what the paper thinks and why, what should be done. */
  paragraphs: string[]
}

/** The editorial with this number (a whole number from 1 on); with 3 to 6 paragraphs, as it comes or as told. */
export function write(number: number, language: PaperLanguage = 'en', length?: number): WrittenText {
  const grammar = GRAMMARS[language]
  const dice = openDice(number * 3 + Object.keys(GRAMMARS).indexOf(language))
  const paragraphs = length ?? 3 + dice.roll(4)
  const fixed: Record<string, string> = {
    // Each pair of town and matter belongs to one number only, up to several thousand.
    town: townOf(grammar, number),
    matter: at(grammar.words.matter, number),
    ...Object.fromEntries(FIXED.map((slot) => [slot, dice.one(grammar.words[slot] ?? [])])),
  }
  const fill = (patterns: string[]) =>
    grammar.polish(patterns.map((one) => fillIn(one, { grammar, dice, fixed })).join(grammar.between))
  const plain = (count: number) =>
    Array.from({ length: count * grammar.measure }, () => dice.one(grammar.plain))
  return {
    title: fill([dice.one(grammar.titles)]),
    author: fill(['{person}']),
    paragraphs: [
      fill([dice.one(grammar.context), ...plain(3)]),
      fill([dice.one(grammar.positions), ...plain(2), dice.one(grammar.reasons), ...plain(1)]),
      ...Array.from({ length: paragraphs - 3 }, () => fill(plain(4))),
      fill([...plain(1), dice.one(grammar.demands)]),
    ],
  }
}

/** What stays the same all through one editorial, beside its town and its matter. */
const FIXED = ['board', 'good', 'landmark']

interface Filling {
  grammar: Grammar
  dice: Dice
  fixed: Record<string, string>
}

/** "{town}" is the editorial's own town, "{other}" some other one, "{number}" and "{day}" are figures; the rest are words. */
function fillIn(pattern: string, filling: Filling): string {
  const { grammar, dice, fixed } = filling
  return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const own = fixed[slot]
    if (own !== undefined) return own
    if (slot === 'number') return String(2 + dice.roll(97))
    if (slot === 'day') return String(1 + dice.roll(28))
    if (slot === 'other') return townOf(grammar, dice.roll(10_000))
    return fillIn(dice.one(grammar.words[slot] ?? []), filling)
  })
}

function townOf({ words }: Grammar, number: number): string {
  return at(words.townHead, number) + at(words.townTail, Math.floor(number / words.townHead.length))
}

function at(list: string[], number: number): string {
  return list[number % list.length] ?? ''
}

interface Dice {
  /** A whole number from 0 up to, without, `sides`. */
  roll(sides: number): number
  one(list: string[]): string
}

/** A small generator of numbers that look random and never change (Mulberry32, by Tommy Ettinger). */
function openDice(seed: number): Dice {
  let state = seed
  function roll(sides: number): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides)
  }
  return { roll, one: (list) => at(list, roll(list.length)) }
}
