// Secrets from files: NAME_FILE names the file that holds the value of NAME.
import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findChannels } from '../../src/app/channels.js'
import { check } from '../../src/app/check.js'
import { inspectConfig, loadConfig, variablesOf } from '../../src/config/index.js'
import { withSecrets } from '../../src/config/secrets.js'
import { UserError } from '../../src/core/errors.js'
import { type Folder, folder } from '../world.js'

const channels = await findChannels()
const SECRET = 'smtps://desk:s3cret%40word@mail.example.org'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

/** What is said of DATABASE_URL_FILE=path; the secret is never part of it. */
function problemWith(path: string): string {
  try {
    withSecrets({ DATABASE_URL_FILE: path }, ['DATABASE_URL'], home.path)
  } catch (error) {
    expect(error).toBeInstanceOf(UserError)
    return (error as UserError).message
  }
  throw new Error(`${path} was taken`)
}

it('every variable of the house and of the channels may come from a file', () => {
  const names = variablesOf(channels)
  expect(names).toContain('PORT')
  expect(names).toContain('DATABASE_URL')
  expect(names).toContain('SMTP_URL')
  expect(names).toContain('SLACK_BOT_TOKEN')
  expect(names).toContain('DISCORD_TOKEN')
  for (const name of names) {
    const file = home.write(name, `value of ${name}\n`)
    expect(withSecrets({ [`${name}_FILE`]: file }, names, home.path)[name]).toBe(`value of ${name}`)
  }
})

it('the house and its channels work with what the files hold, wherever relative paths start', () => {
  home.write('database', 'sqlite:./elsewhere.db\n')
  home.write('smtp', SECRET)
  home.write('from', 'Masthead <digest@example.org>\r\n')
  const env = { DATABASE_URL_FILE: 'database', SMTP_URL_FILE: './smtp', MAIL_FROM_FILE: ' from ' }
  const config = loadConfig({ env, channels, cwd: home.path })
  expect(config.environment.DATABASE_URL).toBe('sqlite:./elsewhere.db')
  expect(config.channels.find(({ channel }) => channel.name === 'email')?.options).toMatchObject({
    SMTP_URL: SECRET,
    MAIL_FROM: 'Masthead <digest@example.org>',
  })
})

it('a channel is switched on by a file as by a variable', () => {
  const env = { SLACK_BOT_TOKEN_FILE: home.write('token', 'xoxb-1\n') }
  const { channels: found, problems } = inspectConfig({ env, channels, cwd: home.path })
  expect(found.find(({ channel }) => channel.name === 'slack')?.state).toBe('half')
  expect(problems).toEqual(['Slack is half configured: SLACK_APP_TOKEN is missing; socket mode needs it'])
})

it('check goes by the files as well', async () => {
  const env = {
    MODEL_BASE_URL_FILE: home.write('base', 'http://127.0.0.1:1/v1'),
    MODEL_NAME_FILE: home.write('name', 'small-model'),
  }
  expect((await check({ env, cwd: home.path })).model.state).toBe('on')
})

it('what is set in both ways is refused, what is set to nothing is not set', () => {
  const file = home.write('port', '8081')
  const both = () => withSecrets({ PORT: '8080', PORT_FILE: file }, ['PORT'], home.path)
  expect(both).toThrow('PORT and PORT_FILE are both set. Unset one of them.')
  expect(withSecrets({ PORT: '', PORT_FILE: file }, ['PORT'], home.path).PORT).toBe('8081')
  expect(withSecrets({ PORT: '8080', PORT_FILE: '' }, ['PORT'], home.path).PORT).toBe('8080')
})

it('the environment that was handed in is not changed, and files of other programs are left alone', () => {
  const env = { PORT_FILE: home.write('port', '8081'), SSL_CERT_FILE: '/nowhere' }
  const before = { ...env }
  expect(withSecrets(env, ['PORT'], home.path)).toEqual({ ...before, PORT: '8081' })
  expect(env).toEqual(before)
})

it('what cannot be read is one sentence that names the variable and the path', () => {
  const at = (name: string) => join(home.path, name)
  mkdirSync(at('folder'))
  execFileSync('mkfifo', [at('pipe')])
  symlinkSync('nowhere', at('link'))
  expect(problemWith('gone')).toBe(
    `DATABASE_URL_FILE names ${at('gone')}, which does not exist. Make it, or correct the path.`,
  )
  expect(problemWith('link')).toMatch(/link, which does not exist\./)
  expect(problemWith('folder')).toMatch(/folder, which is a folder or a device\. Name a file\.$/)
  expect(problemWith('folder/below/it')).toMatch(/does not exist/)
  expect(problemWith(home.write('file', 'x') && 'file/below')).toMatch(/does not exist/)
  // Nobody writes into the pipe: it is refused, not waited for.
  expect(problemWith('pipe')).toMatch(/is a folder or a device/)
  expect(problemWith('/dev/zero')).toMatch(/is a folder or a device/)
})

it('what holds no value is refused without a word of what it holds', () => {
  const refused = (content: string | Uint8Array) => {
    const said = problemWith(home.write('secret', content))
    expect(said).not.toContain('s3cret')
    return said
  }
  expect(refused('')).toMatch(/secret, which is empty\. Write the value into it, or unset the variable\.$/)
  expect(refused('\n')).toMatch(/is empty/)
  expect(refused('  \r\n')).toMatch(/is empty/)
  expect(refused('s3cret\n\n')).toMatch(/holds more than one line/)
  expect(refused('s3cret\r\nanother')).toMatch(/holds more than one line/)
  expect(refused('s3cret\0')).toMatch(/holds more than one line/)
  expect(refused(Buffer.from('s3cret', 'utf16le'))).toMatch(/holds more than one line/)
  expect(refused(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('s3cret', 'utf16le')]))).toMatch(
    /is no UTF-8 text\. Save it as UTF-8\.$/,
  )
  expect(refused('s3cret'.repeat(20_000))).toMatch(/is larger than 64 KiB/)
})

it('every problem is said at once', () => {
  const env = { DATABASE_URL_FILE: 'gone', SMTP_URL_FILE: home.write('empty', ''), PORT: '1', PORT_FILE: 'x' }
  expect(() => inspectConfig({ env, channels, cwd: home.path })).toThrow(
    /^DATABASE_URL_FILE .+\nPORT and PORT_FILE .+\nSMTP_URL_FILE .+$|^DATABASE_URL_FILE .+\nPORT.+\n.*SMTP_URL_FILE/,
  )
})

it('one line break at the end is no part of the value, and everything else is', () => {
  const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  const value = line.filter(
    (text) => text.trim() !== '' && !/[\r\n\0]/.test(text) && !text.startsWith('\ufeff'),
  )
  fc.assert(
    fc.property(
      value,
      fc.constantFrom('', '\n', '\r\n'),
      fc.constantFrom('', '\ufeff'),
      (text, end, mark) => {
        const file = join(home.path, 'value')
        writeFileSync(file, `${mark}${text}${end}`)
        expect(withSecrets({ X_FILE: file }, ['X'], home.path).X).toBe(text)
      },
    ),
    { numRuns: 200 },
  )
})
