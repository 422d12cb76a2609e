import { expect, it } from 'vitest'
import { namesIn } from '../../../../src/core/ingest/identity/names.js'

const entry = (guid: string, path: string | null, title: string) => ({
  guid,
  url: path === null ? null : `https://ledger.example${path}`,
  title,
})

it('an entry is known by its guid and its link', () => {
  const one = entry('a', '/1', 'One')
  expect(namesIn([one])(one)).toEqual({
    names: ['guid:a', 'link:ledger.example/1'],
    guid: 'a',
    url: 'https://ledger.example/1',
  })
})

it('a guid that several entries of a list bear names none of them', () => {
  const list = [entry('1', '/1', 'One'), entry('1', '/2', 'Two'), entry('1', null, 'Three')]
  const names = list.map(namesIn(list))
  expect(names.map(({ guid }) => guid)).toEqual([null, null, null])
  expect(names[0]?.names).toEqual(['link:ledger.example/1'])
  expect(names[2]?.names).toEqual([expect.stringMatching(/^guid:sha256:/)])
})

it('a link to which several entries lead names none of them', () => {
  const list = [entry('a', '/letters', 'One'), entry('b', '/letters', 'Two')]
  expect(list.map((one) => namesIn(list)(one).names)).toEqual([['guid:a'], ['guid:b']])
})

it('one entry listed twice, retitled or under another guid, keeps its names', () => {
  const retitled = [entry('a', '/1', 'One'), entry('a', '/1', 'One, said otherwise')]
  expect(namesIn(retitled)(entry('a', '/1', 'One')).names).toHaveLength(2)
  const regiven = [entry('a', '/1', 'One'), entry('b', '/1', 'One')]
  expect(namesIn(regiven)(entry('a', '/1', 'One')).names).toHaveLength(2)
})
