// What an operator may write, and what is said about a mistake.
import { describe, expect, test } from 'vitest'
import discord from '../../../adapters/discord/index.js'

const sentences = (result: { error?: { issues: { message: string }[] } }) =>
  result.error?.issues.map((issue) => issue.message).join(' ') ?? ''

describe('a channel id', () => {
  test('is a text of 17 to 20 digits', () => {
    expect(discord.address.parse('1234567890123456789')).toBe('1234567890123456789')
    expect(sentences(discord.address.safeParse('general'))).toContain('17 to 20 digits')
  })

  test('that YAML read as a number is refused with the advice to quote it', () => {
    const asNumber = Number('1234567890123456789')
    expect(sentences(discord.address.safeParse(asNumber))).toContain('must stand in quotes')
  })
})

describe('the variables', () => {
  test('that are missing are named', () => {
    expect(sentences(discord.options.safeParse({ DISCORD_TOKEN: 'x' }))).toContain(
      'DISCORD_APPLICATION_ID is missing',
    )
    expect(sentences(discord.options.safeParse({ DISCORD_APPLICATION_ID: '123456789012345678' }))).toContain(
      'DISCORD_TOKEN is missing',
    )
  })

  test.each([
    ['http://127.0.0.1:4001/api', ''],
    ['https://discord.com/api', ''],
    ['https://discord.com/api/', 'without a trailing slash'],
    ['https://discord.com/api/v10', 'without the version'],
    ['discord.com/api', 'http(s) address'],
  ])('DISCORD_API_URL %s: %j', (url, sentence) => {
    const result = discord.options.safeParse({
      DISCORD_TOKEN: 'x',
      DISCORD_APPLICATION_ID: '123456789012345678',
      DISCORD_API_URL: url,
    })
    expect(result.success).toBe(sentence === '')
    expect(sentences(result)).toContain(sentence)
  })

  test('describe themselves, and the token is marked as a secret', () => {
    for (const variable of Object.values(discord.options.shape)) expect(variable.description).toBeTruthy()
    expect(discord.options.shape.DISCORD_TOKEN.meta()).toMatchObject({ secret: true })
  })
})
