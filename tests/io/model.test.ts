// The client of a language model against a small real server: right answers, and everything that can go wrong.
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ModelError, type ModelOptions, openModel } from '../../src/io/model.js'
import { API_KEY, MODEL, type ModelServer, startModel } from '../model-server.js'

let server: ModelServer
beforeEach(async () => {
  server = await startModel()
  server.says(() => 'Well said.')
})
afterEach(() => server.close())

const question = { system: 'Say something.', prompt: '{"secret": "words of a paper"}', maxOutputTokens: 40 }
const never = new AbortController().signal

function ask(options: Partial<ModelOptions> = {}, signal = never) {
  const model = openModel({ baseUrl: server.url, apiKey: null, name: MODEL, timeoutMs: 20_000, ...options })
  return model.ask(question, signal)
}

async function failureOf(asking: Promise<unknown>): Promise<ModelError> {
  const error = await asking.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ModelError)
  return error as ModelError
}

describe('a question', () => {
  it('is answered with the words and the tokens that the server counted', async () => {
    expect(await ask()).toEqual({ text: 'Well said.', tokens: 350 })
  })

  it('asks soberly, briefly and for one answer, not for a stream or a format', async () => {
    await ask()
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]).toMatchObject({
      path: '/v1/chat/completions',
      authorization: null,
      system: 'Say something.',
    })
    expect(server.asked[0]?.body).toMatchObject({ model: MODEL, temperature: 0, max_tokens: 40 })
    expect(Object.keys(server.asked[0]?.body ?? {}).sort()).toEqual([
      'max_tokens',
      'messages',
      'model',
      'temperature',
    ])
  })

  it('carries the key where one is set', async () => {
    await ask({ apiKey: API_KEY })
    expect(server.asked[0]?.authorization).toBe(`Bearer ${API_KEY}`)
  })

  it.each([
    ['none', undefined],
    ['nothing', { prompt_tokens: 0, completion_tokens: 0 }],
    ['more than can be', { prompt_tokens: 9e12, completion_tokens: 1 }],
    ['less than nothing', { prompt_tokens: -500, completion_tokens: 1 }],
    ['one part below nothing', { prompt_tokens: 1000, completion_tokens: -999 }],
  ])('has no count of tokens where the server counts %s', async (_, usage) => {
    server.counts(usage)
    expect(await ask()).toEqual({ text: 'Well said.', tokens: null })
  })

  it('may be answered with nothing', async () => {
    server.says(() => '')
    expect(await ask()).toMatchObject({ text: '' })
  })
})

describe('what may pass', () => {
  it('is asked again: a failing server that recovers', async () => {
    server.faults.push({ kind: 'status', status: 500, headers: { 'retry-after': '0' } })
    expect(await ask()).toMatchObject({ text: 'Well said.' })
    expect(server.asked).toHaveLength(2)
  })

  it('is asked again after the pause that the server asks for', async () => {
    server.faults.push({ kind: 'status', status: 429, headers: { 'retry-after': '1' } })
    expect(await ask()).toMatchObject({ text: 'Well said.' })
    expect(server.asked).toHaveLength(2)
  })

  it('is not waited for when the pause is longer than the patience', async () => {
    server.faults.push({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } })
    expect(await failureOf(ask())).toMatchObject({ failure: 'busy', status: 429 })
    expect(server.asked).toHaveLength(1)
  })

  it('is asked three times at most', async () => {
    const fault = { kind: 'status', status: 503, headers: { 'retry-after': '0' } } as const
    server.faults.push(fault, fault, fault, fault)
    expect(await failureOf(ask())).toMatchObject({ failure: 'busy', status: 503 })
    expect(server.asked).toHaveLength(3)
  })
})

describe('what does not pass', () => {
  it.each([
    ['denied', 401],
    ['denied', 403],
    ['denied', 404],
    ['refused', 400],
    ['refused', 413],
    ['refused', 422],
  ])('is asked once: %s (%i)', async (failure, status) => {
    server.faults.push({ kind: 'status', status })
    expect(await failureOf(ask())).toMatchObject({ failure, status })
    expect(server.asked).toHaveLength(1)
  })

  it.each([301, 302, 307, 308])(
    'a redirect (%i) is not followed: the words stay with the server that was named',
    async (status) => {
      const elsewhere = await startModel()
      try {
        server.faults.push({
          kind: 'status',
          status,
          headers: { location: `${elsewhere.url}/chat/completions` },
        })
        expect(await failureOf(ask())).toMatchObject({ failure: 'denied', status })
        expect(elsewhere.asked).toEqual([])
      } finally {
        await elsewhere.close()
      }
    },
  )

  it.each([
    ['broken JSON', '{"choices": [{"message"'],
    ['a web page', '<!doctype html><title>Log in</title>'],
    ['nothing at all', ''],
    ['JSON of another kind', '{"status": "ok"}'],
    ['no choice', '{"choices": []}'],
    ['a list', '[1, 2]'],
  ])('an answer that is %s is broken', async (_, body) => {
    server.faults.push({ kind: 'body', body })
    expect(await failureOf(ask())).toMatchObject({ failure: 'broken' })
  })

  it('an answer without an end is left', async () => {
    server.faults.push({ kind: 'endless' })
    expect(await failureOf(ask())).toMatchObject({ failure: 'too-large' })
  })

  it('an answer that is cut off is broken', async () => {
    server.faults.push({ kind: 'cut' })
    expect(await failureOf(ask())).toMatchObject({ failure: 'broken' })
  })

  it('a line that is cut before the answer is broken: the question may have arrived', async () => {
    server.faults.push({ kind: 'reset' })
    expect(await failureOf(ask())).toMatchObject({ failure: 'broken', status: null })
  })

  it('a server that says nothing is left when its time is over', async () => {
    server.faults.push({ kind: 'silent' })
    expect(await failureOf(ask({ timeoutMs: 200 }))).toMatchObject({ failure: 'timeout' })
  })

  it('a pause between two attempts ends with the time as well', async () => {
    const patience = new AbortController()
    server.faults.push({ kind: 'status', status: 503, headers: { 'retry-after': '15' } })
    const asking = ask({}, patience.signal)
    setTimeout(() => patience.abort(), 200)
    expect(await failureOf(asking)).toMatchObject({ failure: 'timeout' })
    expect(server.asked).toHaveLength(1)
  })

  it('whoever has no patience left asks nobody', async () => {
    expect(await failureOf(ask({}, AbortSignal.abort()))).toMatchObject({ failure: 'timeout' })
    expect(server.asked).toEqual([])
  })

  it('nobody listens', async () => {
    const gone = await startModel()
    await gone.close()
    expect(await failureOf(ask({ baseUrl: gone.url }))).toMatchObject({ failure: 'unreachable' })
  })
})

describe('an error', () => {
  it('holds neither the key, nor the question, nor the answer', async () => {
    const body = JSON.stringify({
      error: { message: `Incorrect API key: ${API_KEY}; you asked ${question.prompt}` },
    })
    for (const status of [401, 500, 302]) {
      server.faults.push({ kind: 'status', status, body, headers: { 'retry-after': '999' } })
      const error = await failureOf(ask({ apiKey: API_KEY }))
      const all = inspect(error, { depth: 20, showHidden: true }) + String(error.stack)
      expect(all).not.toContain(API_KEY)
      expect(all).not.toContain('words of a paper')
      expect(all).not.toContain('Incorrect')
    }
  })
})
