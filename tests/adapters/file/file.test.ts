import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import file from '../../../adapters/file/index.js'
import type { FileMessage, Format } from '../../../adapters/file/render.js'
import { SendError } from '../../../src/core/errors.js'
import type { Edition } from '../../../src/core/model.js'
import { hostileTopicEdition, topicEdition } from '../../topics.js'
import { edition, item, items, site } from '../email/editions.js'

const plain = edition([{ topic: 'Seabed mining', items: items(2) }], {
  also: [item({ title: 'The Bridge' }, 7)],
  missing: ['Hokushin Nippo'],
})

let outbox: string
beforeEach(() => {
  outbox = mkdtempSync(join(tmpdir(), 'masthead-file-'))
})
afterEach(() => rmSync(outbox, { recursive: true, force: true }))

function messageOf(given: Edition): FileMessage {
  return file.render(given, site)[0]!
}

async function send(message: FileMessage, format: Format) {
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const channel = await file.open({}, { log, site, outbox })
  return channel.send(message, format, { key: 'd-1', firstAttemptAt: plain.slot, edition: plain })
}

describe('an edition as a file', () => {
  test.each<[Format, string]>([
    ['markdown', 'md'],
    ['html', 'html'],
    ['json', 'json'],
  ])('is written as %s when the address says so, under number and local date', async (format, ending) => {
    const receipt = await send(messageOf(plain), format)
    expect(receipt).toEqual({ file: join(outbox, 'morning', `12-2026-01-15.${ending}`) })
    expect(readdirSync(join(outbox, 'morning'))).toEqual([`12-2026-01-15.${ending}`])
    expect(readFileSync(receipt.file!, 'utf8')).toBe(messageOf(plain).contents[format])
  })

  test('sent twice is one file', async () => {
    await send(messageOf(plain), 'json')
    await send(messageOf(plain), 'json')
    expect(readdirSync(join(outbox, 'morning'))).toHaveLength(1)
  })

  test('reads back from JSON as it was frozen', () => {
    expect(JSON.parse(messageOf(plain).contents.json)).toEqual(plain)
  })

  test('says in Markdown what it says in the other forms', () => {
    const { markdown, html } = messageOf(plain).contents
    expect(markdown).toContain(
      '# Morning Editorials\n\nNo. 12 · 2026-01-15\n\n2 editorials from 2 papers · 1 min\n',
    )
    expect(markdown).toContain(
      '### [Headline number 1 of an ordinary morning](<https://news.example/1#:~:text=Ten%20years%20is%20a%20small%20price%20for%20avoiding%20a%20mistake.>) (Paper 0)',
    )
    expect(markdown).toContain('> **Holds** Ten years is a small price for avoiding a mistake.')
    for (const words of [
      'Seabed mining',
      'The Bridge',
      'Hokushin Nippo: its feed could not be read',
      'Demands',
    ]) {
      expect(markdown).toContain(words)
      expect(html).toContain(words)
    }
  })

  test('without editorials says so', () => {
    const { markdown, html } = messageOf(edition([])).contents
    expect(markdown).toContain('No new editorials since the last edition.')
    expect(html).toContain('No new editorials since the last edition.')
  })
})

describe('a topic', () => {
  const { markdown, html, json } = messageOf(topicEdition()).contents

  test('says in each form who wrote first, who is silent, and who demands what of whom', () => {
    for (const words of [
      '3 papers · First: The Paper of Ward 1 · Nothing on it: The Meridian Post, The Northgate Courier',
      'Demands of the council',
    ]) {
      expect(markdown).toContain(words)
      expect(html).toContain(words)
    }
    expect(JSON.parse(json).digest.sections[0].board.rows).toHaveLength(3)
  })

  test('marks what a model wrote, with its name, and keeps it out of the quotations', () => {
    const introduction = 'Two papers want the harbour open at night.'
    const by = 'written by a model: local-model-8b'
    expect(markdown).toContain(`\n\n${introduction} (${by})\n\n`)
    expect(markdown).toMatch(
      /### \[港の灯を消すな\]\(.*\n\nDo not put out the lights of the harbour \(written by a model: /,
    )
    expect(html).toContain(`${introduction} <small>${by}</small>`)
    expect(html).toContain(`Do not put out the lights of the harbour <small>· ${by}</small>`)
  })

  test('names an editorial without a summary once, with its position', () => {
    for (const form of [markdown, html]) {
      expect(form.match(/Position 3 is that the harbour must stay open\./g)).toHaveLength(1)
      expect(form).not.toContain('number 3')
      expect(form).toContain('number 10')
    }
    expect(markdown).toContain(
      '### Also on this\n\n- The Paper of Ward 3: [Position 3 is that the harbour must stay open.](<https://paper.example/editorials/3#:~:text=Position%203',
    )
  })
})

describe('words of a source', () => {
  test('are never markup in the page', () => {
    const title = `</h3><script>alert('x')</script>"&`
    const { html } = messageOf(edition([{ topic: title, items: [item({ title, paper: title })] }])).contents
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;/h3&gt;&lt;script&gt;')
  })

  test.each([
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '1\\. not a list'],
    ['**bold** _it_ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\`code\\`'],
    ['[a](http://evil.example)', '\\[a\\](http\\://evil.example)'],
    ['![a](x) <b> &amp;', '!\\[a\\](x) \\<b\\> \\&amp;'],
    ['see www.evil.example @all', 'see www\\.evil.example \\@all'],
    ['one\n\n# two', 'one # two'],
  ])('%j stands in Markdown as %s', (title, escaped) => {
    const { markdown } = messageOf(edition([], { also: [item({ title, url: null })] })).contents
    expect(markdown).toContain(`- ${escaped} (The Harbor Ledger)\n`)
  })

  test('are never markup on a board, nor in what a model wrote', () => {
    const { html, markdown } = messageOf(hostileTopicEdition()).contents
    expect(html).not.toMatch(/<script|<img|href="javascript:|<mj-/)
    expect(markdown).not.toMatch(
      /(?<!\\)<(?:script|img|mj-)|(?<!\\)\]\((?!<https:)|^(?!#|>|- |---).*(?<!\\)\*\*/m,
    )
    expect(html + markdown).not.toContain('javascript:alert(1)>')
  })

  test('with a dangerous link lose the link', () => {
    const { markdown, html } = messageOf(
      edition([{ topic: null, items: [item({ url: 'javascript:alert(1)' })] }]),
    ).contents
    expect(markdown + html).not.toContain('javascript:')
  })
})

describe('what goes wrong', () => {
  test('a file in the place of the folder is named, and tried again', async () => {
    writeFileSync(join(outbox, 'morning'), 'in the way')
    const error = await failure()
    expect(error.message).toContain(`${join(outbox, 'morning', '12-2026-01-15.json')} could not be written`)
    expect(error.outcome).toEqual({ kind: 'retry', afterMs: null })
  })

  test.skipIf(!existsSync('/dev/full'))('a full disk leaves no half file (needs /dev/full)', async () => {
    mkdirSync(join(outbox, 'morning'))
    symlinkSync('/dev/full', join(outbox, 'morning', `12-2026-01-15.json.${process.pid}.part`))
    const error = await failure()
    expect(error.message).toMatch(/could not be written: the disk is full$/)
    expect(error.outcome).toEqual({ kind: 'retry', afterMs: null })
    expect(readdirSync(join(outbox, 'morning'))).toEqual([])
  })

  test('a path that leaves the outbox is refused', async () => {
    const message = { ...messageOf(plain), path: '../../etc/passwd' }
    expect(file.violations(message)).toHaveLength(1)
    await expect(send(message, 'html')).rejects.toThrow(SendError)
  })

  async function failure(): Promise<SendError> {
    const error: unknown = await send(messageOf(plain), 'json').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SendError)
    return error as SendError
  }
})

describe('the contract', () => {
  test.each(['markdown', 'html', 'json'])('%s is an address', (format) => {
    expect(file.address.parse(format)).toBe(format)
  })

  test('anything else is not, and the sentence says what would be', () => {
    expect(file.address.safeParse('pdf').error!.issues[0]!.message).toBe('must be markdown, html or json')
  })

  test.each([
    { kind: 'notice', text: 'Hello <b>' } as const,
    { kind: 'help', text: 'Ask', examples: ['latest'] } as const,
    { kind: 'editorials', heading: 'Found', items: items(2) } as const,
  ])('a $kind breaks no rule', (answer) => {
    expect(file.violations(file.reply({ ...answer } as never, site))).toEqual([])
  })
})
