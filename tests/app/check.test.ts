// Warnings of `masthead check`: what is not wrong, but probably not meant.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../src/app/check.js'
import { showInspection } from '../../src/cli/show-house.js'
import { type Folder, folder } from '../world.js'

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

function inspect(sources: object[], to: object = { file: ['json'] }, more: Record<string, string> = {}) {
  const newsletters = [{ id: 'daily', title: 'Daily', schedule: { cron: '0 7 * * *' }, to }]
  home.write('masthead.yaml', JSON.stringify({ sources, newsletters }))
  return check({ env: { CONTACT_URL: 'https://example.org', ...more }, cwd: home.path })
}

const source = (id: string, more: object = {}) => ({
  id,
  name: id,
  kind: 'feed',
  url: `https://${id}.example/feed`,
  ...more,
})

it('a selector on a feed is not used, and said so', async () => {
  const { ok, warnings } = await inspect([
    source('a', { links: 'h2 a' }),
    source('b', { kind: 'page', links: 'h2 a' }),
  ])
  expect(ok).toBe(true)
  expect(warnings).toEqual(['The source a is of kind feed: its links: is not used; only pages have them.'])
})

it('two sources that read one address are told, however it is written', async () => {
  const { warnings } = await inspect([source('a'), source('b', { url: 'http://A.example/feed/' })])
  expect(warnings).toEqual([
    'The sources a and b read the same address, http://A.example/feed/. Take one of them out.',
  ])
})

it('a channel that is off says which variables it needs, and which would do instead', async () => {
  const { channels, warnings } = await inspect([source('a')], { slack: ['#editorials'] })
  const notes = Object.fromEntries(channels.map(({ name, note }) => [name, note]))
  expect(notes).toMatchObject({
    slack: 'set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET, see .env.example)',
    discord: 'set DISCORD_TOKEN and DISCORD_APPLICATION_ID',
    file: '',
  })
  expect(warnings).toEqual([`The newsletter daily goes to Slack, which is off: ${notes.slack}.`])
})

describe('email without a mail server', () => {
  const mailed = { email: ['desk@example.org'] }

  it('is on, and only writes files: the table marks it and a warning names the newsletter', async () => {
    const inspection = await inspect([source('a')], mailed)
    const note = 'as .eml files under var/outbox/email: SMTP_URL is not set'
    expect(inspection.channels).toContainEqual({ name: 'email', title: 'Email', state: 'on', note })
    expect(inspection.warnings).toEqual([`The newsletter daily goes to Email ${note}.`])
    expect(showInspection(inspection)).toMatch(/^! Email +on +as \.eml files under var\/outbox\/email:/m)
    expect(showInspection(inspection)).not.toContain('Everything is in order')
  })

  it('is nothing to speak of once there is a server', async () => {
    const server = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'desk@example.org' }
    const inspection = await inspect([source('a')], mailed, server)
    expect(inspection.channels).toContainEqual({ name: 'email', title: 'Email', state: 'on', note: '' })
    expect(showInspection(inspection)).toContain('Everything is in order')
  })
})
