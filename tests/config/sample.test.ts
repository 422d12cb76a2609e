// The sample newsroom and the operator's own share nothing: invented papers never stand beside real ones.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findChannels } from '../../src/app/channels.js'
import { loadConfig } from '../../src/config/index.js'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

async function placesWith(env: Record<string, string> = {}) {
  const { environment, outbox, isSample } = loadConfig({
    env,
    cwd: home.path,
    channels: await findChannels(),
  })
  return { isSample, database: environment.DATABASE_URL, outbox }
}

function configure(): void {
  const sources = [{ id: 'a', name: 'A', kind: 'text', url: '.' }]
  const newsletters = [{ id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' } }]
  home.write('masthead.yaml', JSON.stringify({ sources, newsletters }))
}

it('the sample newsroom has a database and an outbox of its own', async () => {
  expect(await placesWith({ DATABASE_URL: ' ' })).toEqual({
    isSample: true,
    database: 'sqlite:./var/sample.db',
    outbox: join(home.path, 'var/sample-outbox'),
  })
})

it('a masthead.yaml moves to other ones', async () => {
  configure()
  expect(await placesWith()).toEqual({
    isSample: false,
    database: 'sqlite:./var/masthead.db',
    outbox: join(home.path, 'var/outbox'),
  })
})

it('a database that is named is used, by the sample too', async () => {
  const named = { DATABASE_URL: 'sqlite:./elsewhere.db' }
  expect((await placesWith(named)).database).toBe('sqlite:./elsewhere.db')
  configure()
  expect((await placesWith(named)).database).toBe('sqlite:./elsewhere.db')
})
