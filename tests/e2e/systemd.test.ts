// The systemd unit that `masthead systemd` prints.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serviceUnit, type UnitInput, unitWarnings } from '../../src/app/unit.js'
import { type Folder, folder } from '../world.js'

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
const paths = { node: '/usr/bin/node', program: '/opt/masthead/dist/src/cli.js' }
const unit = (changes: Partial<UnitInput> = {}) =>
  serviceUnit({ ...paths, role: 'start', secrets: [], ...changes })
const lines = async (changes?: Partial<UnitInput>) => (await unit(changes)).split('\n')

let home: Folder
beforeEach(() => {
  home = folder()
})
afterEach(() => home.remove())

it('runs this program with this Node, in the role that is asked for', async () => {
  expect(await lines({ role: 'worker' })).toContain(
    'ExecStart="/usr/bin/node" "/opt/masthead/dist/src/cli.js" worker',
  )
})

it('takes a path for what it is, whatever its characters mean to systemd', async () => {
  const program = '/opt/100% "new"/$HOME/a\\b c$&.js'
  expect(await lines({ program })).toContain(
    String.raw`ExecStart="/usr/bin/node" "/opt/100%% \"new\"/$$HOME/a\\b c$$&.js" start`,
  )
})

it('hands each secret over as a file that only the service can read', async () => {
  const text = await lines({ secrets: ['SMTP_URL', 'DATABASE_URL', 'SMTP_URL'] })
  const at = text.indexOf('LoadCredential=SMTP_URL:/etc/masthead/secrets/SMTP_URL')
  expect(text.slice(at, at + 4)).toEqual([
    'LoadCredential=SMTP_URL:/etc/masthead/secrets/SMTP_URL',
    'Environment=SMTP_URL_FILE=%d/SMTP_URL',
    'LoadCredential=DATABASE_URL:/etc/masthead/secrets/DATABASE_URL',
    'Environment=DATABASE_URL_FILE=%d/DATABASE_URL',
  ])
  expect((await lines()).filter((line) => line.startsWith('LoadCredential'))).toEqual([])
})

it('knows the names of secrets', async () => {
  await expect(unit({ secrets: ['SMTP_ULR'] })).rejects.toThrow(
    'There is no variable "SMTP_ULR". Did you mean SMTP_URL?',
  )
  await expect(unit({ secrets: ['X\nExecStartPre=/bin/false'] })).rejects.toThrow('There is no variable')
})

it('stops by the signal that the service finishes its work on, and gives it longer than it takes', async () => {
  const text = await lines()
  expect(text).toContain('KillSignal=SIGTERM')
  expect(Number(/^TimeoutStopSec=(\d+)s$/m.exec(text.join('\n'))?.[1])).toBeGreaterThanOrEqual(20)
})

it('says when the service could not see what it is to run', () => {
  expect(unitWarnings(paths)).toEqual([])
  expect(unitWarnings({ ...paths, node: '/home/desk/.nvm/bin/node' })).toEqual([
    '/home/desk/.nvm/bin/node is in a home folder, which the service cannot see. Install it under /usr or /opt.',
  ])
})

describe.skipIf(!hasSystemd)('systemd', () => {
  it('finds no fault with it, and little that it is exposed to', async () => {
    const program = home.write('a 100% program.js', '')
    const file = home.write(
      'masthead.service',
      await unit({ node: process.execPath, program, secrets: ['SMTP_URL', 'SLACK_BOT_TOKEN'] }),
    )
    const verified = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
    expect(verified.stderr.split('\n').filter((line) => line.includes('masthead.service'))).toEqual([])
    const judged = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', file], {
      encoding: 'utf8',
    })
    const exposure = /exposure level for .*: (\d+\.\d)/.exec(judged.stdout)?.[1]
    // Older versions judge only what is running.
    if (judged.status === 0 || exposure) expect(Number(exposure)).toBeLessThan(2)
  })

  it('is told a mistake by it', async () => {
    const file = home.write(
      'masthead.service',
      (await unit()).replace('TimeoutStopSec=30s', 'TimeoutStopSec=soon'),
    )
    const { stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' })
    expect(stderr).toMatch(/masthead\.service/)
  })
})

it('is printed by the program itself, ready to be written into a file', async () => {
  const { stdout, stderr, code } = await home.run(['systemd', '--secret', 'SMTP_URL'])
  expect([code, stdout.startsWith('# Masthead as a service')]).toEqual([0, true])
  expect(stdout).toMatch(/^ExecStart="\/.+" "\/.+\/dist\/src\/cli\.js" start$/m)
  expect(stdout).toMatch(/^LoadCredential=SMTP_URL:/m)
  expect(stderr.split('\n').filter((line) => line !== '' && !/is in a home folder/.test(line))).toEqual([])
  expect(await home.run(['systemd', 'cook'])).toMatchObject({ code: 2, stdout: '' })
  expect(await home.run(['systemd', '--secret', 'NOTHING'])).toMatchObject({ code: 2, stdout: '' })
})

it('the program itself takes its settings from files', async () => {
  const env = { LOG_LEVEL: '', LOG_LEVEL_FILE: home.write('level', 'silent\n') }
  expect(await home.run(['schedule', '--count', '1'], env)).toMatchObject({ code: 0, stderr: '' })
  const gone = await home.run(['schedule'], { SMTP_URL_FILE: join(home.path, 'gone') })
  expect(gone).toMatchObject({ code: 1, stdout: '' })
  expect(gone.stderr).toMatch(/✗ SMTP_URL_FILE names .*\/gone, which does not exist\./)
})
