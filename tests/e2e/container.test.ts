// Dockerfile and compose.yaml: what they promise, as far as it shows without a container engine.
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { z } from 'zod'
import { findChannels } from '../../src/app/channels.js'
import { houseVariables } from '../../src/config/environment.js'
import { variablesOf } from '../../src/config/index.js'
import { type Folder, folder, root } from '../world.js'
import { copied, layImage, nobody, stages } from './container.js'

const channels = await findChannels()
const image = stages()
const last = image.at(-1)!
const said = (name: string) => last.find((instruction) => instruction.name === name)?.value

describe('the Dockerfile', () => {
  it('takes one base image, of one version', () => {
    const bases = image
      .map((stage) => stage[0]!.value.replace(/ AS .*/, ''))
      .filter((base) => base !== 'base')
    expect(new Set(bases).size).toBe(1)
    expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-trixie-slim$/)
  })

  it('copies only what there is, and what .dockerignore lets in', () => {
    const allowed = readFileSync(join(root, '.dockerignore'), 'utf8')
      .match(/^!.+$/gm)
      ?.map((line) => line.slice(1))
    const sources = image.flat().filter(({ name }) => name === 'COPY')
    for (const { from, sources: paths } of sources.map(copied)) {
      for (const path of paths) {
        if (from === 'modules') continue
        if (from === null) expect(allowed).toContain(path)
        expect(existsSync(join(root, path.replace(/^\/app\//, ''))), path).toBe(true)
      }
    }
  })

  it('keeps secrets and data of the house out of the image', () => {
    const [everything, ...exceptions] = readFileSync(join(root, '.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(everything).toBe('*')
    for (const private_ of ['.env', 'var', 'secrets', 'masthead.yaml', 'node_modules', '.git']) {
      expect(exceptions).not.toContain(`!${private_}`)
    }
  })

  it('runs as a numbered user, writes under /data only, and is stopped by SIGTERM', () => {
    expect(said('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    expect(said('VOLUME')).toBe('/data')
    expect(last.filter(({ name }) => name === 'WORKDIR').at(-1)?.value).toBe('/data')
    expect(said('STOPSIGNAL')).toBe('SIGTERM')
    expect(JSON.parse(said('CMD')!)).toEqual(['start'])
  })

  it('brings the backup programs of the PostgreSQL that compose.yaml runs', () => {
    const major = /image: postgres:(\d+)\./.exec(readFileSync(join(root, 'compose.yaml'), 'utf8'))?.[1]
    expect(said('RUN')).toContain(`postgresql-client-${major} `)
  })

  it('bears the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(said('LABEL')).toContain(`image.version="${version}"`)
  })
})

describe('what the image holds', () => {
  let laid: ReturnType<typeof layImage>
  let home: Folder
  const ids = nobody()
  const env = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', LOG_LEVEL: 'error' }

  beforeAll(() => {
    laid = layImage()
    home = folder()
    if (ids.uid !== undefined) chownSync(home.path, ids.uid, ids.uid)
  }, 120_000)
  afterAll(() => {
    laid.remove()
    home.remove()
  })

  const node = (args: string[], more: Record<string, string> = {}) =>
    spawnSync(process.execPath, args, {
      cwd: home.path,
      env: { ...env, HOME: home.path, ...more },
      encoding: 'utf8',
      ...ids,
    })

  it('is every library that the program loads when it first needs it', () => {
    const { bundle } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
    // Two that libraries would take if they were there.
    const names = [...bundle.matchAll(/--external:(\S+)/g)]
      .map(([, name]) => name)
      .filter((name) => !/^(canvas|esbuild)$/.test(name))
    const script = `for (const name of ${JSON.stringify(names)}) {
      await import(name)
      console.log(import.meta.resolve(name))
    }`
    writeFileSync(join(laid.app, 'dist/src/libraries.mjs'), script)
    const { stdout, stderr } = node([join(laid.app, 'dist/src/libraries.mjs')])
    expect(stderr).toBe('')
    const places = stdout.trim().split('\n')
    expect(places).toHaveLength(names.length)
    // From the image and not from a folder above it.
    const modules = pathToFileURL(realpathSync(join(laid.app, 'node_modules'))).href
    expect(places.filter((place) => !place.startsWith(modules))).toEqual([])
  }, 120_000)

  it('is a program that reads, publishes and draws for every channel, answers its health check and stops', async () => {
    expect(node([join(laid.app, 'dist/src/cli.js'), '--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    const service = spawn(
      process.execPath,
      [join(laid.app, 'dist/src/cli.js'), ...JSON.parse(said('CMD')!)],
      {
        cwd: home.path,
        env: { ...env, HOME: home.path, PORT: '0' },
        ...ids,
      },
    )
    const ended = new Promise<number | null>((done) => service.on('close', done))
    const url = await new Promise<string>((ready, failed) => {
      let printed = ''
      for (const stream of [service.stdout, service.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          printed += text
          const line = printed
            .split('\n')
            .find((one) => one.startsWith('{"event":"ready"') && one.endsWith('}'))
          if (line) ready(JSON.parse(line).url)
        })
      }
      ended.then((code) => failed(new Error(`ended with ${code}: ${printed}`)))
    })
    try {
      const pages = ['/', '/editions', '/search?q=sea', '/metrics', '/readyz', '/style.css']
      const drawings = channels.flatMap(({ name, draw }) => [`${name}.json`, ...(draw ? [name] : [])])
      for (const path of [...pages, ...drawings.map((form) => `/preview/daily/1/${form}`)]) {
        expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 200])
      }
      expect(healthCheck(new URL(url).port)).toBe(0)
    } finally {
      service.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
    expect(healthCheck(new URL(url).port)).toBe(1)
    expect(readdirSync(join(home.path, 'var')).sort()).toEqual(['sample-outbox', 'sample.db'])
  }, 120_000)

  function healthCheck(port: string): number | null {
    const [, command = '[]'] = /CMD (\[.*\])$/.exec(said('HEALTHCHECK')!) ?? []
    const [program, ...args] = JSON.parse(command)
    expect(program).toBe('node')
    return node(args, { PORT: port }).status
  }

  it.skipIf(ids.uid === undefined)('names a folder that it may not write', () => {
    const closed = join(home.path, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o555)
    const { stderr, status } = node([join(laid.app, 'dist/src/cli.js'), 'tick'], {
      DATABASE_URL: `sqlite:${closed}/db`,
    })
    expect(stderr).toMatch(/The database .*closed\/db cannot be written/)
    expect(status).toBe(1)
  })
})

interface Service {
  image?: string
  profiles: string[]
  command?: string[]
  environment: Record<string, string>
  secrets?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { disable?: boolean; test?: string[] }
  volumes: (string | { source: string; target: string; read_only?: boolean })[]
  ports?: string[]
  networks?: string[]
  read_only?: boolean
  restart: string
  stop_grace_period: string
  deploy?: { replicas: number }
}

describe('compose.yaml', () => {
  const text = readFileSync(join(root, 'compose.yaml'), 'utf8')
  const file = parse(text, { merge: true }) as {
    services: Record<string, Service>
    secrets: Record<string, { file: string }>
    volumes: Record<string, unknown>
    networks: Record<string, { internal?: boolean }>
  }
  const services = Object.entries(file.services)
  const programs = services.filter(([, { image: name }]) => name?.startsWith('masthead:'))
  const inProfile = (profile: string) =>
    services.filter(([, { profiles }]) => profiles.includes(profile)).map(([name]) => name)

  it('has a small house of one program, and a large one of pages, clock, two workers and PostgreSQL', () => {
    expect(inProfile('small')).toEqual(['app'])
    expect(inProfile('large')).toEqual(['web', 'clock', 'worker', 'db'])
    expect(programs.map(([, { command }]) => command)).toEqual([['start'], ['web'], ['clock'], ['worker']])
    expect(file.services.worker?.deploy?.replicas).toBe(2)
  })

  it('sets only variables that the program reads, and secrets through files only', () => {
    const names = variablesOf(channels)
    const tables = [houseVariables, ...channels.map(({ options }) => options as z.ZodObject)]
    const isSecret = (name: string) =>
      tables.some(({ shape }) => (shape as Record<string, z.ZodType>)[name]?.meta()?.secret === true)
    expect(isSecret('DATABASE_URL') && isSecret('SMTP_URL')).toBe(true)
    for (const [service, { environment, secrets = [] }] of programs) {
      for (const [name, value] of Object.entries(environment)) {
        const variable = name.replace(/_FILE$/, '')
        expect(names, service).toContain(variable)
        if (name === variable) expect(isSecret(name), name).toBe(false)
        else expect(secrets).toContain(value.replace('/run/secrets/', ''))
      }
    }
  })

  it('holds no password, and says which setting is missing', () => {
    expect(text).not.toMatch(/PASSWORD: |postgres:\/\/\w+:\w+@/)
    expect(text).toMatch(/PUBLIC_URL: \$\{PUBLIC_URL:\?Set PUBLIC_URL/)
    for (const [, { secrets = [] }] of services)
      for (const name of secrets) expect(file.secrets).toHaveProperty(name)
    for (const { file: path } of Object.values(file.secrets)) expect(path).toMatch(/^\.\/secrets\/\w+$/)
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toMatch(/^secrets\/$/m)
  })

  it('waits for what it needs, comes back after a fall, and is given time to stop', () => {
    for (const [name, { depends_on = {}, restart, stop_grace_period: grace, profiles }] of services) {
      expect([name, restart]).toEqual([name, 'unless-stopped'])
      expect(Number.parseInt(grace, 10)).toBeGreaterThanOrEqual(20)
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy')
        expect(file.services[needed]?.profiles).toEqual(profiles)
        expect(file.services[needed]?.healthcheck?.disable).not.toBe(true)
      }
    }
  })

  it('shows nothing to other machines, and the database to nothing but the programs', () => {
    for (const [, { ports = [] }] of services)
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
    expect(file.services.db?.networks).toEqual(['inside'])
    expect(file.networks.inside?.internal).toBe(true)
    for (const [, { read_only: isReadOnly }] of programs) expect(isReadOnly).toBe(true)
  })

  it('mounts what it declares, and names images by version', () => {
    for (const [, { volumes, image: name }] of services) {
      expect(name).toMatch(/:\d+\.\d+/)
      for (const volume of volumes) {
        if (typeof volume === 'string') expect(file.volumes).toHaveProperty(volume.split(':')[0]!)
        else expect([volume.source, volume.read_only]).toEqual(['./masthead.yaml', true])
      }
    }
  })
})
