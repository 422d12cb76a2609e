// A small Slack on loopback: the web API calls that we make, Socket Mode over a real WebSocket, response
// addresses, and faults by script. It keeps what was posted, so that a test can look at the room.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

export const BOT_TOKEN = 'xoxb-test-token'
export const APP_TOKEN = 'xapp-test-token'
export const SIGNING_SECRET = 'a-signing-secret'
export const ROOM = 'C0123456789'

export interface Post {
  channel: string
  text: string
  blocks: { type: string }[]
  metadata: { event_type: string; event_payload: { key: string } }
}

/** What the next chat.postMessage meets. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string> }
  | { kind: 'error'; error: string }
  /** 200 with something that is no answer of Slack's. */
  | { kind: 'body'; body: string }
  /** The message is posted, but its answer never arrives. */
  | { kind: 'lost' }

export interface SlackServer {
  apiUrl: string
  posts: Post[]
  /** Calls by method name, in order. */
  calls: string[]
  faults: Fault[]
  /** Errors that apps.connections.open answers with, one a call. */
  refusals: string[]
  /** Types /editorial over Socket Mode and resolves with the private answer. */
  command(text: string): Promise<{ text: string; blocks: unknown[]; response_type: string }>
  /** A signed form post, as Slack sends it in http mode. */
  signed(text: string, changes?: { secret?: string; at?: number }): SignedRequest
  /** The answer to the signed command. */
  answered(): Promise<{ text: string; blocks: unknown[]; response_type: string }>
  connections(): number
  /** Slack asks the app to connect anew. */
  refresh(): void
  /** The line breaks without a word. */
  cut(): void
  close(): Promise<void>
}

export interface SignedRequest {
  headers: Record<string, string>
  body: string
}

export async function startSlack(): Promise<SlackServer> {
  const posts: Post[] = []
  const calls: string[] = []
  const faults: Fault[] = []
  const refusals: string[] = []
  const sockets = new Set<WebSocket>()
  const answers: ((answer: never) => void)[] = []
  const server = createServer((request, response) => void handle(request, response))
  const gateway = new WebSocketServer({ server })
  gateway.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}`

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request)
    if (request.url?.startsWith('/answer/')) {
      answers.shift()?.(JSON.parse(body) as never)
      response.end('ok')
      return
    }
    const method = request.url?.replace('/api/', '') ?? ''
    calls.push(method)
    const token = /Bearer (\S+)/.exec(request.headers.authorization ?? '')?.[1]
    if (method === 'auth.test') {
      return json(
        response,
        token === BOT_TOKEN
          ? { ok: true, user_id: 'U1', bot_id: 'B1', team_id: 'T1' }
          : { ok: false, error: 'invalid_auth' },
      )
    }
    if (method === 'apps.connections.open') {
      const error = refusals.shift() ?? (token === APP_TOKEN ? undefined : 'invalid_auth')
      return json(response, error ? { ok: false, error } : { ok: true, url: `ws://127.0.0.1:${port}/link` })
    }
    if (method === 'chat.postMessage') return post(body, response)
    json(response, { ok: false, error: 'unknown_method' })
  }

  function post(body: string, response: ServerResponse): void {
    const form = Object.fromEntries(new URLSearchParams(body))
    const fault = faults.shift()
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, fault.headers)
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }))
      return
    }
    if (fault?.kind === 'body') {
      response.end(fault.body)
      return
    }
    if (fault?.kind === 'error') {
      json(response, { ok: false, error: fault.error })
      return
    }
    posts.push({
      channel: form.channel ?? '',
      text: form.text ?? '',
      blocks: JSON.parse(form.blocks ?? '[]'),
      metadata: JSON.parse(form.metadata ?? 'null'),
    })
    if (fault?.kind === 'lost') response.destroy()
    else json(response, { ok: true, channel: form.channel, ts: `1700000000.00000${posts.length}` })
  }

  const payload = (text: string) => ({
    command: '/editorial',
    text,
    team_id: 'T1',
    user_id: 'U2',
    channel_id: ROOM,
    response_url: `${base}/answer/${randomUUID()}`,
    trigger_id: '1.2',
  })
  const answered = () => new Promise<never>((done) => answers.push(done))

  return {
    apiUrl: `${base}/api/`,
    posts,
    calls,
    faults,
    refusals,
    answered,
    command(text) {
      const [socket] = [...sockets].filter((one) => one.readyState === one.OPEN)
      if (!socket) throw new Error('nobody is connected')
      const envelope = randomUUID()
      const acknowledged = new Promise<void>((done) => {
        socket.on('message', (data) => {
          if (JSON.parse(String(data)).envelope_id === envelope) done()
        })
      })
      const answer = answered()
      socket.send(
        JSON.stringify({
          type: 'slash_commands',
          envelope_id: envelope,
          accepts_response_payload: true,
          payload: payload(text),
        }),
      )
      return acknowledged.then(() => answer)
    },
    signed(text, { secret = SIGNING_SECRET, at = Math.floor(Date.now() / 1000) } = {}) {
      const body = new URLSearchParams(payload(text)).toString()
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
      return {
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(at),
          'x-slack-signature': signature,
        },
      }
    },
    connections: () => sockets.size,
    refresh() {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    cut() {
      for (const socket of sockets) socket.terminate()
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      gateway.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function json(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}
