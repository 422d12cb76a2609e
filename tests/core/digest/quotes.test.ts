import { describe, expect, it } from 'vitest'
import { quote, verify } from '../../../src/core/digest/quotes.js'

const text = 'Rain fell. The council must act. It will not.'
const span = {
  text: 'The council must act.',
  start: 11,
  end: 32,
  role: 'demand',
  score: 4,
  features: ['modal'],
} as const

describe('a quote', () => {
  it('says which revision it stands in, where, and in which role', () => {
    expect(quote({ ...span, features: [] }, 'hash-1')).toEqual({
      revision: 'hash-1',
      role: 'demand',
      text: 'The council must act.',
      start: 11,
      end: 32,
    })
  })

  it('is true while its words stand at its place, character for character', () => {
    const own = quote({ ...span, features: [] }, 'hash-1')
    expect(verify(own, text)).toBe(true)
    expect(verify(own, text.replace('must', 'may'))).toBe(false)
    expect(verify(own, ` ${text}`)).toBe(false)
    expect(verify({ ...own, start: 12 }, text)).toBe(false)
    expect(verify({ ...own, text: '', end: 11 }, text)).toBe(false)
    expect(verify({ ...own, start: -34, end: -13 }, text)).toBe(false)
  })
})
