import { describe, expect, it } from 'vitest'
import { baseOf, rowOf } from '../../../src/core/language/tags.js'

describe('a table of languages', () => {
  it('has one row for all forms of a tag', () => {
    expect(['ko', 'KO', 'ko-KR', 'ko_KR'].map(baseOf)).toEqual(['ko', 'ko', 'ko', 'ko'])
    expect(rowOf({ ko: 1 }, 'ko-KR')).toBe(1)
  })

  it('has none for what every object inherits', () => {
    expect(rowOf({ ko: 1 }, 'constructor')).toBeUndefined()
  })
})
