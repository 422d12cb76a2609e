// A small real Discord on loopback: REST v10 and a gateway, with the parts that Masthead uses and the
// faults that it must survive. Limits, error bodies and the nonce behave as Discord documents them.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createDeflate, constants as zlib } from 'node:zlib'
import { type WebSocket, WebSocketServer } from 'ws'
import type { DiscordMessage } from '../../../adapters/discord/limits.js'
import { violations } from '../../../adapters/discord/violations.js'

export const TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.test.token'
export const APPLICATION = '123456789012345678'
export const GUILD = '223456789012345678'

/** What the next "create message" meets instead of success; scripts are used up one by one. */
export type Fault =
  | { kind: '429'; retryAfter: number; global?: boolean }
  | { kind: '5xx'; status: number; posted: boolean }
  /** The message is posted and the line is cut before the answer. */
  | { kind: 'dropped' }
  | { kind: 'refused'; status: number; code: number }

export interface Post {
  id: string
  channel: string
  nonce: string | null
  body: DiscordMessage
}

export interface Discord {
  /** For DISCORD_API_URL. */
  apiUrl: string
  /** The messages that stand in channels, oldest first. */
  posts: Post[]
  /** Every REST request: "POST /channels/…/messages". */
  requests: string[]
  /** Faults for the next messages, first one first. */
  faults: Fault[]
  /** The commands declared so far. */
  commands: Record<string, unknown>[]
  /** "on" for the tests' token; "bad-token" and "disallowed" close the gateway with 4004 and 4014. */
  gateway: 'on' | 'bad-token' | 'disallowed'
  /** Resolves when a bot has identified on the gateway. */
  ready(): Promise<void>
  /** A person types /editorial; resolves with the private answer. */
  command(
    subcommand: string,
    options?: Record<string, string>,
  ): Promise<{ body: DiscordMessage; private: boolean }>
  /** Closes every gateway connection with this code. */
  disconnect(code: number): void
  close(): Promise<void>
}

export async function startDiscord(): Promise<Discord> {
  const gateway = startGateway()
  const http = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  http.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head, discord))
  const callbacks = new Map<string, { flags: number; answer: (body: DiscordMessage) => void }>()
  let snowflake = 900000000000000000n

  const discord: Discord = {
    apiUrl: `http://127.0.0.1:${port}/api`,
    posts: [],
    requests: [],
    faults: [],
    commands: [],
    gateway: 'on',
    ready: gateway.ready,
    async command(subcommand, options = {}) {
      await gateway.ready()
      const token = `interaction-${nextId()}`
      const answered = new Promise<DiscordMessage>((resolve) => {
        callbacks.set(token, { flags: 0, answer: resolve })
      })
      gateway.dispatch('INTERACTION_CREATE', interaction(nextId(), token, subcommand, options))
      const body = await answered
      return { body, private: callbacks.get(token)?.flags === 64 }
    },
    disconnect: gateway.disconnect,
    async close() {
      gateway.close()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return discord

  function nextId(): string {
    snowflake += 1n
    return String(snowflake)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const path = (request.url ?? '').replace(/^\/api\/v10/, '').replace(/\?.*/, '')
    const route = `${request.method} ${decodeURIComponent(path)}`
    discord.requests.push(route)
    const body = await bodyOf(request)
    const callback = /^POST \/interactions\/\d+\/([^/]+)\/callback$/.exec(route)
    const original = /^PATCH \/webhooks\/\d+\/([^/]+)\/messages\/@original$/.exec(route)
    if (callback) return acknowledge(response, callback[1]!, body)
    if (original) return edit(response, original[1]!, body as unknown as DiscordMessage)
    if (request.headers.authorization !== `Bot ${TOKEN}`) {
      return json(response, 401, { message: '401: Unauthorized', code: 0 })
    }
    const channel = /^POST \/channels\/(\d+)\/messages$/.exec(route)
    if (channel) return create(response, channel[1]!, body)
    if (route === 'GET /gateway/bot') {
      const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 }
      return json(response, 200, { url: `ws://127.0.0.1:${port}`, shards: 1, session_start_limit: limit })
    }
    if (route === 'GET /users/@me') return json(response, 200, BOT)
    if (/^(GET|POST|PUT) \/applications\/\d+(\/guilds\/\d+)?\/commands$/.test(route)) {
      return commands(response, request.method!, body)
    }
    return json(response, 404, { message: '404: Not Found', code: 0 })
  }

  function create(response: ServerResponse, channel: string, body: Record<string, unknown>): ServerResponse {
    const { nonce = null, enforce_nonce, ...rest } = body
    const message = rest as unknown as DiscordMessage
    const fault = discord.faults.shift()
    if (fault?.kind === '429') {
      const answer = {
        message: 'You are being rate limited.',
        retry_after: fault.retryAfter,
        global: fault.global ?? false,
      }
      response.setHeader('Retry-After', String(Math.ceil(fault.retryAfter)))
      response.setHeader('X-RateLimit-Scope', fault.global ? 'global' : 'user')
      if (fault.global) response.setHeader('X-RateLimit-Global', 'true')
      return json(response, 429, answer)
    }
    if (fault?.kind === 'refused')
      return json(response, fault.status, { message: 'Refused', code: fault.code })
    if (fault?.kind === '5xx' && !fault.posted)
      return json(response, fault.status, { message: 'Later', code: 0 })
    const broken = violations(message)
    if (broken.length > 0) return json(response, 400, { message: broken.join(' '), code: 50035 })
    const known = enforce_nonce
      ? discord.posts.find((post) => nonce !== null && post.nonce === nonce)
      : undefined
    const post = known ?? { id: nextId(), channel, nonce: nonce as string | null, body: message }
    if (!known) discord.posts.push(post)
    if (fault?.kind === 'dropped') return response.destroy()
    if (fault?.kind === '5xx') return json(response, fault.status, { message: 'Later', code: 0 })
    return json(response, 200, { id: post.id, channel_id: channel, nonce, ...message })
  }

  function commands(response: ServerResponse, method: string, body: unknown): ServerResponse {
    const declare = (command: object) => ({ id: nextId(), version: nextId(), nsfw: false, ...command })
    if (method === 'PUT') discord.commands = (body as object[]).map(declare)
    if (method !== 'POST') return json(response, 200, discord.commands)
    const created: Record<string, unknown> = declare(body as object)
    discord.commands = [...discord.commands.filter((old) => old.name !== created.name), created]
    return json(response, 201, created)
  }

  function acknowledge(
    response: ServerResponse,
    token: string,
    body: Record<string, unknown>,
  ): ServerResponse {
    const waiting = callbacks.get(token)
    if (!waiting) return json(response, 404, { message: 'Unknown interaction', code: 10062 })
    const { flags = 0 } = (body.data ?? {}) as { flags?: number }
    waiting.flags = flags
    if (body.type === 4) waiting.answer(body.data as DiscordMessage)
    return response.writeHead(204).end()
  }

  function edit(response: ServerResponse, token: string, body: DiscordMessage): ServerResponse {
    callbacks.get(token)?.answer(body)
    return json(response, 200, {
      id: nextId(),
      channel_id: '323456789012345678',
      author: BOT,
      ...MESSAGE,
      ...body,
    })
  }
}

const BOT = {
  id: APPLICATION,
  username: 'masthead',
  discriminator: '0',
  global_name: null,
  avatar: null,
  bot: true,
}
const MESSAGE = {
  type: 20,
  timestamp: '2026-01-14T22:30:00.000Z',
  edited_timestamp: null,
  attachments: [],
  mentions: [],
}

function interaction(id: string, token: string, subcommand: string, options: Record<string, string>) {
  const given = Object.entries(options).map(([name, value]) => ({ name, type: 3, value }))
  return {
    id,
    token,
    application_id: APPLICATION,
    type: 2,
    version: 1,
    channel_id: '323456789012345678',
    channel: { id: '323456789012345678', type: 1 },
    user: { ...BOT, id: '423456789012345678', username: 'reader', bot: false },
    locale: 'en-US',
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 0,
    data: {
      id: '523456789012345678',
      name: 'editorial',
      type: 1,
      options: [{ name: subcommand, type: 1, options: given }],
    },
  }
}

interface Connection {
  socket: WebSocket
  send(payload: object): void
}

/** The gateway's opcodes: 10 hello, 2 identify, 1 heartbeat, 11 acknowledged, 0 dispatch. */
function startGateway() {
  const server = new WebSocketServer({ noServer: true })
  const connections = new Set<Connection>()
  let sequence = 0
  let announce = () => {}
  let identified = new Promise<void>((resolve) => {
    announce = resolve
  })

  function welcome(socket: WebSocket, compress: boolean, discord: Discord): void {
    const connection = {
      socket,
      send: compress ? deflating(socket) : (payload: object) => socket.send(JSON.stringify(payload)),
    }
    connection.send({ op: 10, d: { heartbeat_interval: 41_250 } })
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: { token?: string } }
      if (op === 1) connection.send({ op: 11 })
      if (op !== 2) return
      if (discord.gateway === 'bad-token' || d.token !== TOKEN)
        return socket.close(4004, 'Authentication failed.')
      if (discord.gateway === 'disallowed') return socket.close(4014, 'Disallowed intent(s).')
      const d1 = {
        v: 10,
        user: BOT,
        guilds: [],
        session_id: 's',
        resume_gateway_url: `ws://127.0.0.1:${discord.apiUrl.split(':')[2]!.split('/')[0]}`,
        application: { id: APPLICATION, flags: 0 },
      }
      connection.send({ op: 0, s: ++sequence, t: 'READY', d: d1 })
      connections.add(connection)
      announce()
    })
    socket.on('close', () => {
      connections.delete(connection)
      if (connections.size > 0) return
      identified = new Promise<void>((resolve) => {
        announce = resolve
      })
    })
  }

  return {
    ready: () => identified,
    upgrade(request: IncomingMessage, socket: import('node:stream').Duplex, head: Buffer, discord: Discord) {
      const compress = /compress=zlib-stream/.test(request.url ?? '')
      server.handleUpgrade(request, socket, head, (client) => welcome(client, compress, discord))
    },
    dispatch(t: string, d: object) {
      for (const connection of connections) connection.send({ op: 0, s: ++sequence, t, d })
    },
    disconnect(code: number) {
      for (const { socket } of connections) socket.close(code)
    },
    close() {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

/** One deflate stream for the whole connection, flushed after each payload, as Discord does it. */
function deflating(socket: WebSocket): (payload: object) => void {
  const deflate = createDeflate({ finishFlush: zlib.Z_SYNC_FLUSH })
  let chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  return (payload) => {
    deflate.write(JSON.stringify(payload))
    deflate.flush(zlib.Z_SYNC_FLUSH, () => {
      socket.send(Buffer.concat(chunks))
      chunks = []
    })
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
}

function json(response: ServerResponse, status: number, body: unknown): ServerResponse {
  return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
