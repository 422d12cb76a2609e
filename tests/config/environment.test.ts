import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { findChannels } from '../../src/app/channels.js'
import { houseVariables, readEnvironment } from '../../src/config/environment.js'

const channels = await findChannels()

describe('.env.example', () => {
  const example = readFileSync('.env.example', 'utf8')
  const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1])

  it('lists every variable that the code reads, and no other', () => {
    const read = [houseVariables, ...channels.map(({ options }) => options)].flatMap((options) =>
      Object.keys((options as z.ZodObject).shape),
    )
    expect([...listed].sort()).toEqual(read.sort())
  })

  it('comments every one of them', () => {
    const blocks = example.split('\n\n').filter((block) => /^[A-Z_]+=/m.test(block))
    for (const block of blocks) expect(block.trim()).toMatch(/^#.+\n(#.*\n)*[A-Z_]+=$/)
  })

  it('can be copied as it is: empty variables count as unset', () => {
    const env = Object.fromEntries(listed.map((name) => [name, '']))
    expect(readEnvironment(env).environment).toMatchObject({
      PORT: 8080,
      DATABASE_URL: 'sqlite:./var/masthead.db',
    })
  })
})

describe('the code', () => {
  it('describes every variable, and reads process.env at its doors only', () => {
    for (const options of [houseVariables, ...channels.map((channel) => channel.options)]) {
      for (const [name, field] of Object.entries((options as z.ZodObject).shape)) {
        expect((field as z.ZodType).description, name).toBeTruthy()
      }
    }
  })
})

describe('the environment', () => {
  it('reports every problem at once, each naming its variable', () => {
    const { environment, problems } = readEnvironment({
      PORT: '99999',
      PUBLIC_URL: 'nonsense',
      LOG_LEVEL: 'loud',
    })
    expect(environment).toBeNull()
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'PUBLIC_URL', 'LOG_LEVEL'])
  })

  it.each([
    'https://example.org/digest',
    'https://example.org//x',
    'https://example.org/?a=1',
    'https://example.org/#a',
    'https://desk:word@example.org',
  ])('refuses %s for PUBLIC_URL: the pages have a host of their own', (PUBLIC_URL) => {
    const { problems } = readEnvironment({ PUBLIC_URL })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^PUBLIC_URL must be a host of its own, without a path/)
  })

  it('takes PUBLIC_URL without its trailing slash', () => {
    expect(readEnvironment({ PUBLIC_URL: 'https://digest.example.org/' }).environment?.PUBLIC_URL).toBe(
      'https://digest.example.org',
    )
  })
})
