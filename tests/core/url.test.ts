import { expect, it } from 'vitest'
import { parseUrl } from '../../src/core/url.js'

it('an address with Latin-1 letters stays sound however often one is asked for', () => {
  for (let n = 0; n < 20_000; n++) {
    if (parseUrl(`https://é.example/${n}`) === null) expect.unreachable(`lost after ${n} calls`)
  }
  expect(parseUrl('/a', 'https://paper.example/b')?.href).toBe('https://paper.example/a')
  expect(parseUrl('no address')).toBeNull()
})
