// What `sources check` and `doctor` say of sources that go wrong: what happened, and what to do about it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkSources } from '../../src/app/check-sources.js'
import { doctor } from '../../src/app/doctor.js'
import { listSources } from '../../src/app/sources.js'
import { showCollectedSource } from '../../src/cli/show-collected.js'
import { showDiagnosis } from '../../src/cli/show-house.js'
import { showChecked, showSources } from '../../src/cli/show-sources.js'
import { openPress, type Press } from './press.js'

let press: Press
beforeEach(async () => {
  press = await openPress()
})
afterEach(() => press.close())

async function checked(source: Record<string, unknown>) {
  await press.read([{ id: 'a', url: `${press.paper.url}/a`, ...source }])
  return checkAgain()
}

async function checkAgain() {
  const { app } = press
  const [one] = await checkSources(app, { now: press.now(), sources: app.config.sources })
  if (!one) throw new Error('nothing was checked')
  return one
}

const examine = () =>
  doctor({
    env: { ALLOW_PRIVATE_NETWORKS: '1', DATABASE_URL: `sqlite:${press.folder.path}/masthead.db` },
    cwd: press.folder.path,
    clock: press.now,
  })

describe('a source that cannot be read', () => {
  it('behind a password in its address is told to leave it out', async () => {
    press.paper.feed('/a')
    await press.read([{ id: 'a', url: `${press.paper.url}/a` }])
    const [source] = press.app.config.sources
    const url = press.paper.url.replace('//', '//me:secret@')
    const [one] = await checkSources(press.app, {
      now: press.now(),
      sources: [{ ...source!, url: `${url}/a` }],
    })
    expect(one?.problems).toMatchObject([
      { mend: 'Take the user name and password out; they are never sent.' },
    ])
    expect(JSON.stringify(one?.problems)).not.toContain('secret')
  })

  it('for its redirects is told to enter the last address', async () => {
    press.paper.feed('/a')
    press.paper.fault('/a', { status: 302, location: '/a' }, 20)
    expect((await checked({})).problems).toMatchObject([
      { says: expect.stringContaining('redirects'), mend: expect.stringMatching(/^Enter the address where/) },
    ])
  })

  it('because its server asked for quiet is told until when, on the site’s clock', async () => {
    press.paper.feed('/a')
    press.paper.fault('/a', { status: 429, retryAfter: 3600 })
    expect((await checked({})).problems).toMatchObject([
      { mend: 'Wait until 2026-01-14 10:00 Asia/Seoul; the server asked for it.' },
    ])
    const again = await checkAgain()
    expect(again.problems).toMatchObject([
      {
        says: expect.stringMatching(/until 2026-01-14 10:00 Asia\/Seoul$/),
        mend: 'Wait until 2026-01-14 10:00 Asia/Seoul; the server asked for it.',
      },
    ])
  })

  it('of kind page that is a feed is told its kind', async () => {
    press.paper.feed('/a')
    const { problems } = await checked({ kind: 'page' })
    expect(problems[0]).toEqual({
      says: 'is a feed, and is read as a page',
      mend: 'Write kind: feed in masthead.yaml.',
    })
  })

  it('with a selector that finds nothing is told so', async () => {
    press.paper.listing('/a')
    const { problems } = await checked({ kind: 'page', links: 'nav.missing a' })
    expect(problems).toEqual([
      {
        says: 'shows no link where its selector looks: links: nav.missing a',
        mend: 'Correct the selector, or leave `links:` out: then the links are found by their shape.',
      },
    ])
  })

  it('as a feed is told a command with its address', async () => {
    const url = press.paper.file('/a', 'Just some words.', 'text/plain')
    expect((await checked({})).problems).toMatchObject([
      { mend: `Look at the address in a browser; try: masthead sources read ${url}` },
    ])
  })
})

it('a source that has moved for good is read, and its new address told', async () => {
  press.paper.feed('/b')
  press.paper.feed('/a')
  press.paper.fault('/a', { status: 301, location: '/b' })
  expect(await checked({})).toMatchObject({
    ok: true,
    found: 3,
    problems: [
      { says: `has moved for good to ${press.paper.url}/b`, mend: `Write url: ${press.paper.url}/b` },
    ],
  })
})

it('a source that lists nothing is a warning to collect, sources check and doctor alike', async () => {
  press.paper.feed('/a', { entries: [] })
  const one = await checked({})
  expect(one).toMatchObject({ ok: true, found: 0, problems: [{ says: 'can be read and lists nothing' }] })
  expect(showChecked(one)).toMatch(/^! /)
  const { a } = await press.collect()
  expect(showCollectedSource(a!, 'UTC')).toBe('! a: lists nothing')
  const diagnosis = await examine()
  expect(diagnosis).toMatchObject({ ok: true })
  expect(showDiagnosis(diagnosis)).toMatch(/! a: can be read and lists nothing\./)
})

describe('the doctor', () => {
  it('counts what is worth a look where nothing is ill', async () => {
    press.paper.feed('/a')
    await press.read([
      { id: 'a', url: `${press.paper.url}/a` },
      { id: 'b', url: `${press.paper.url}/b` },
    ])
    expect(showDiagnosis(await examine())).toMatch(/\n! [23] things are worth a look\.$/)
  })

  it('says when a failed source is tried again on the site’s clock', async () => {
    press.paper.feed('/a')
    press.paper.fault('/a', { status: 500 })
    await press.read([{ id: 'a', url: `${press.paper.url}/a` }])
    await press.collect()
    const { findings } = await examine()
    expect(findings.find(({ name }) => name === 'a')?.says).toMatch(
      /tried again at 2026-01-14 09:15 Asia\/Seoul\./,
    )
  })
})

it('the list of sources names its zone once and fits into eighty columns', async () => {
  press.paper.feed('/a')
  await press.read([
    {
      id: 'a',
      url: `${press.paper.url}/a`,
      name: 'The Commercial Advertiser and Weekly Register of the Harbour',
    },
    { id: 'b', url: `${press.paper.url}/${'long/'.repeat(30)}b`, name: '한빛일보' },
  ])
  await press.collect()
  const text = showSources(await listSources(press.app), 'Asia/Seoul')
  expect(text.match(/Asia\/Seoul/g)).toHaveLength(1)
  expect(text).toContain('2026-01-14 09:00')
  expect(text).toMatch(/The Commercial.*…/)
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})
