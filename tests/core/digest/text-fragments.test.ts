// Links to a sentence: what a browser is asked to look for, and what it is spared.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkOf, linkToQuote } from '../../../src/core/digest/text-fragments.js'
import type { Quote } from '../../../src/core/model.js'
import { item } from '../../world.js'

const PAGE = 'https://paper.example/1'

/** What the browser looks for: one text, or a beginning and an end. */
function sought(link: string): string[] {
  return (link.split(':~:text=')[1] ?? '').split(',').map(decodeURIComponent)
}

describe('a link to a quote', () => {
  it('of a line without end is made from its beginning and its end alone', () => {
    const endless = `The council waits for nobody here. ${'👩‍👩‍👧‍👦 '.repeat(50_000)} And so it must decide before Thursday.`
    expect(sought(linkToQuote(PAGE, endless))).toEqual([
      'The council waits for nobody',
      'it must decide before Thursday.',
    ])
  })

  it('asks the browser for the sentence, its signs kept out of the syntax', () => {
    const link = linkToQuote(PAGE, 'Rates, once up, stay & bite: a short-lived (dear) cure.')
    expect(link).toBe(
      `${PAGE}#:~:text=Rates%2C%20once%20up%2C%20stay%20%26%20bite%3A%20a%20short%2Dlived%20%28dear%29%20cure.`,
    )
  })

  it('keeps the fragment that the address has, but not another text directive', () => {
    expect(linkToQuote(`${PAGE}#top`, 'Yes.')).toBe(`${PAGE}#top:~:text=Yes.`)
    expect(linkToQuote(`${PAGE}#top:~:text=No.`, 'Yes.')).toBe(`${PAGE}#top:~:text=Yes.`)
    expect(linkToQuote(`${PAGE}#:~:text=No.`, 'Yes.')).toBe(`${PAGE}#:~:text=Yes.`)
  })

  it('takes line breaks and odd spaces as a browser lays them out', () => {
    expect(sought(linkToQuote(PAGE, 'The\u00a0council \t must  act.'))).toEqual(['The council must act.'])
    const onTwoLines = 'The mayor of Northgate said on Tuesday\nthat the lights are to stay on all night.'
    expect(sought(linkToQuote(PAGE, onTwoLines))).toEqual([
      'The mayor of Northgate said on',
      'lights are to stay on all night.',
    ])
  })

  it('names the beginning and the end of a long sentence, in whole words', () => {
    const words = Array.from({ length: 60 }, (_, n) => `word${n}`)
    expect(sought(linkToQuote(PAGE, words.join(' ')))).toEqual([
      'word0 word1 word2 word3 word4',
      'word55 word56 word57 word58 word59',
    ])
  })

  it.each([
    ['ko', `정부는 ${'이번 사태를 무겁게 받아들이고 '.repeat(5)}대책을 서둘러 내놓아야 한다.`],
    ['ja', `政府は${'今回の事態を重く受け止めるとともに、'.repeat(5)}再発を防ぐ策を急いで講じるべきだ。`],
  ])('does so in %s, where letters are long in an address and words have no spaces', (_, sentence) => {
    const link = linkToQuote(PAGE, sentence)
    const [start = '', end = ''] = sought(link)
    expect(link.length).toBeLessThan(500)
    expect(sentence.startsWith(start) && sentence.endsWith(end)).toBe(true)
    expect(Math.min(start.length, end.length)).toBeGreaterThanOrEqual(12)
    const edges = Array.from(new Intl.Segmenter('und', { granularity: 'word' }).segment(sentence))
    expect(edges.map(({ index }) => index)).toContain(start.length)
    expect(edges.map(({ index }) => index)).toContain(sentence.length - end.length)
  })

  it('is the page alone where there are no words, or where it would grow too long', () => {
    expect(linkToQuote(PAGE, ' \n ')).toBe(PAGE)
    const long = `${PAGE}?${'q'.repeat(1950)}`
    expect(linkToQuote(long, 'The council must act before the winter comes again.')).toBe(long)
  })

  it('is an address of at most 2,000 letters that leads to the page, whatever is quoted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (quote) => {
        const link = linkToQuote(PAGE, quote)
        expect(link.length).toBeLessThanOrEqual(2000)
        expect(new URL(link).href.startsWith(PAGE)).toBe(true)
        expect(link.slice(PAGE.length)).toMatch(/^(#:~:text=[\w.%]+(,[\w.%]+)?)?$/)
      }),
    )
  })
})

describe('the link of an editorial', () => {
  const reason: Quote = { role: 'reason', text: 'Ships wait.', start: 0, end: 11, revision: 'hash-1' }
  const position: Quote = { role: 'position', text: 'Open it.', start: 12, end: 20, revision: 'hash-1' }

  it('leads to its position, else to its first quote, else to the page', () => {
    expect(linkOf(item(1, { url: PAGE, summary: [reason, position] }))).toBe(`${PAGE}#:~:text=Open%20it.`)
    expect(linkOf(item(1, { url: PAGE, summary: [reason] }))).toBe(`${PAGE}#:~:text=Ships%20wait.`)
    expect(linkOf(item(1, { url: PAGE, summary: [] }))).toBe(PAGE)
  })

  it('looks for no words of a teaser, and leads nowhere but to the web', () => {
    expect(linkOf(item(1, { url: PAGE, summary: [reason], teaser: 'paywalled' }))).toBe(PAGE)
    expect(linkOf(item(1, { url: 'javascript:alert(1)', summary: [reason] }))).toBeNull()
    expect(linkOf(item(1, { url: null }))).toBeNull()
  })
})
