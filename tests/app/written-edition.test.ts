// The sample newsroom with a language model, from the reading to the frozen edition: what it wrote stands there,
// marked and resting on quotes; without it the edition says what it always said.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp } from '../../src/app/app.js'
import { collect } from '../../src/app/collect.js'
import { digest } from '../../src/app/digest.js'
import { publish } from '../../src/app/publish.js'
import { topicsOf } from '../../src/app/topics.js'
import { itemsOf } from '../../src/core/digest/edition.js'
import type { Digest, Edition } from '../../src/core/model.js'
import { editionNumbered } from '../../src/store/editions.js'
import { type Asked, type AskedQuote, MODEL, type ModelServer, startModel } from '../model-server.js'
import { type Folder, folder } from '../world.js'

let server: ModelServer
let home: Folder
beforeEach(async () => {
  server = await startModel()
  server.says(truth)
  home = folder()
})
afterEach(async () => {
  await server.close()
  home.remove()
})

const HEADLINES = [
  'Silence will not protect the livelihoods of the people',
  'Do not read it as a signal that our own will come down',
  'Wait for the answers of science before the vote is held',
  'Do not make an exception of the waters of our own country',
]

/** A model that stays with the words of two papers. */
function truth({ data }: Asked): object {
  if (data.headlines)
    return { headlines: data.headlines.map(({ n }, at) => ({ n, text: HEADLINES[at] ?? 'Something else' })) }
  const usable = (data.quotes ?? []).filter(({ text }) => !/\b(?:we|our|us|you|I)\b|["“”]/i.test(text))
  const [one] = usable
  const other = usable.find(({ paper }) => paper !== one?.paper)
  if (!one || !other) throw new Error('two papers were promised')
  return {
    sentence: `${one.paper} writes that "${beginning(one)}", and ${other.paper} that "${beginning(other)}".`,
    cites: [one.n, other.n],
  }
}

function beginning({ text }: AskedQuote): string {
  return text
    .split(' ')
    .slice(0, 11)
    .join(' ')
    .replace(/[.,;:]$/, '')
}

/** Headlines are translated where an operator asks for it. */
async function withApp<Result>(
  env: Record<string, string>,
  use: (app: Awaited<ReturnType<typeof openApp>>) => Promise<Result>,
) {
  const app = await openApp({
    env: { DATABASE_URL: `sqlite:${home.path}/masthead.db`, LOG_LEVEL: 'silent', ...env },
    cwd: home.path,
    clock: () => '2026-01-16T00:00:00.000Z',
  })
  try {
    return await use({
      ...app,
      config: { ...app.config, model: { ...app.config.model, headlines: true } },
    })
  } finally {
    await app.close()
  }
}

const on = () => ({ MODEL_BASE_URL: server.url, MODEL_NAME: MODEL })
const preview = (env: Record<string, string>): Promise<Edition> =>
  withApp(env, async (app) => (await digest(app, { names: [], collects: true })).edition)

function withoutWritten(said: Digest): Digest {
  return JSON.parse(
    JSON.stringify(said, (key, value: unknown) =>
      key === 'introduction' || key === 'headline' ? undefined : value,
    ),
  )
}

describe('the sample newsroom with a model', () => {
  it('is introduced topic by topic, each sentence resting on quotes of two papers', async () => {
    const { digest: said } = await preview(on())
    const topics = said.sections.filter(({ topic }) => topic !== null)
    expect(topics.length).toBeGreaterThan(0)
    for (const { items, introduction } of topics) {
      expect(introduction?.model).toBe(MODEL)
      expect(introduction?.text).toMatch(/ writes that ".+", and .+ that ".+"\.$/)
      expect(introduction?.cites).toHaveLength(2)
      const quotes = items.flatMap(({ summary }) => summary)
      for (const cite of introduction?.cites ?? []) expect(quotes).toContainEqual(cite)
    }
  })

  it('shows Korean and Japanese headlines in English, beside their own', async () => {
    const { digest: said } = await preview(on())
    const foreign = itemsOf(said).filter(({ language }) => language !== 'en')
    expect(foreign.length).toBe(4)
    expect(foreign.map(({ headline }) => headline)).toEqual(
      HEADLINES.map((text) => ({ text, model: MODEL, cites: [] })),
    )
    for (const item of itemsOf(said).filter(({ language }) => language === 'en'))
      expect(item).not.toHaveProperty('headline')
  })

  it('says the same a second time, and asks nothing', async () => {
    const { digest: first, hash } = await preview(on())
    const asked = server.asked.length
    const second = await preview(on())
    expect(second.digest).toEqual(first)
    expect(second.hash).toBe(hash)
    expect(server.asked).toHaveLength(asked)
  })

  it('is asked nothing for a list of topics, which shows none of its words', async () => {
    await withApp(on(), async (app) => {
      const [newsletter] = app.config.newsletters
      if (!newsletter) throw new Error('no newsletter')
      await collect(app, { now: app.clock() })
      expect((await topicsOf(app, newsletter)).topics.length).toBeGreaterThan(0)
    })
    expect(server.asked).toEqual([])
  })

  it('is frozen with what the model wrote', async () => {
    const stored = await withApp(on(), async (app) => {
      const { edition } = await digest(app, { names: [], collects: true })
      const [newsletter] = app.config.newsletters
      if (!newsletter) throw new Error('no newsletter')
      await publish(app, newsletter, { slot: edition.slot, now: app.clock() })
      return editionNumbered(app.db, newsletter.id, 1)
    })
    expect(stored?.digest.sections[0]?.introduction?.text).toContain(' writes that ')
  })
})

describe('a person who asks for an edition', () => {
  it('is told that the model could not be asked, in a preview and at publishing', async () => {
    server.faults.push(...Array.from({ length: 9 }, () => ({ kind: 'status' as const, status: 401 })))
    const told = [expect.stringMatching(/^The language model could not be asked for all \(denied 401/)]
    await withApp(on(), async (app) => {
      const { edition, notes } = await digest(app, { names: [], collects: true })
      expect(notes).toEqual(told)
      const [newsletter] = app.config.newsletters
      if (!newsletter) throw new Error('no newsletter')
      expect(await publish(app, newsletter, { slot: edition.slot, now: app.clock() })).toMatchObject({
        outcome: 'published',
        notes: told,
      })
    })
  })

  it('is told that nothing of it passed the checks', async () => {
    server.says(() => 'HACKED')
    await withApp(on(), async (app) => {
      const { notes } = await digest(app, { names: [], collects: true })
      expect(notes).toEqual([
        expect.stringMatching(
          /^Nothing that the language model wrote passed its checks \(\d refused, for: form\)/,
        ),
      ])
    })
  })

  it('is told nothing where the model wrote, or where there is none', async () => {
    for (const env of [{}, on()]) {
      const { notes } = await withApp(env, (app) => digest(app, { names: [], collects: true }))
      expect(notes).toEqual([])
    }
  })
})

describe('the sample newsroom without a model, or with one that is of no use', () => {
  it('gives the same digest, byte for byte', async () => {
    const without = await preview({})
    for (const answer of ['', 'HACKED', '{"sentence": "HACKED", "cites": [1, 2], "headlines": []}']) {
      server.says(() => answer)
      const env = { ...on(), MODEL_NAME: `model-${answer.length}` }
      expect(JSON.stringify((await preview(env)).digest)).toBe(JSON.stringify(without.digest))
    }
    server.says(truth)
    const written = await preview(on())
    expect(withoutWritten(written.digest)).toEqual(without.digest)
    expect(written.hash).not.toBe(without.hash)
  })
})
