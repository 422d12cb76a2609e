import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { folder, root } from '../world.js'

it('npm start ends with the service when npm itself is told to stop', async () => {
  const home = folder()
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home.path,
    PORT: '0',
    DATABASE_URL: `sqlite:${home.path}/db`,
    LOG_LEVEL: 'error',
  }
  const npm = spawn('npm', ['start', '--silent'], { cwd: root, env })
  const url = await new Promise<string>((ready) => {
    let said = ''
    npm.stdout.on('data', (text) => {
      said += text
      const line = said.split('\n').find((one) => one.startsWith('{"event":"ready"') && one.endsWith('}'))
      if (line) ready(JSON.parse(line).url)
    })
  })
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const ended = new Promise((done) => npm.on('close', done))
  npm.kill('SIGTERM')
  await ended
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  home.remove()
})
