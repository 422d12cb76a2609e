// A small language-model server on loopback that speaks the OpenAI chat-completions protocol. What it says is the
// test's; faults come by script, one a request, before it answers again as it should. It keeps what it was asked.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const MODEL = 'small-model-1'
export const API_KEY = 'sk-a-very-secret-key'

/** A question as it arrived. */
export interface Asked {
  path: string
  authorization: string | null
  body: Record<string, unknown> & { model: string; temperature?: number; max_tokens?: number }
  system: string
  /** The user's message, as the data that it is. */
  data: { quotes?: AskedQuote[]; headlines?: { n: number; headline: string }[] }
}

export interface AskedQuote {
  n: number
  paper: string
  text: string
}

/** What the next request meets in place of an answer. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  /** 200 with something that is no answer of the protocol. */
  | { kind: 'body'; body: string; type?: string }
  /** Headers, and nothing behind them. */
  | { kind: 'silent' }
  /** Bytes without an end. */
  | { kind: 'endless' }
  /** The line is cut in the middle of the answer. */
  | { kind: 'cut' }
  /** The line is cut before it. */
  | { kind: 'reset' }

/** The words of an answer, also such as take their time; an object is said as JSON. */
export type Answer = (asked: Asked) => string | object | Promise<string | object>

export interface ModelServer {
  /** MODEL_BASE_URL. */
  url: string
  asked: Asked[]
  faults: Fault[]
  /** The most questions that were open at one time. */
  mostAtOnce(): number
  says(answer: Answer): void
  /** What `usage` holds; undefined: the answer has none. */
  counts(usage: object | undefined): void
  close(): Promise<void>
}

export async function startModel(): Promise<ModelServer> {
  const asked: Asked[] = []
  const faults: Fault[] = []
  let answerTo: Answer = () => ''
  let open = 0
  let most = 0
  let usage: object | undefined = { prompt_tokens: 300, completion_tokens: 50, total_tokens: 350 }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    most = Math.max(most, ++open)
    response.on('close', () => open--)
    const one = understand(request, await read(request))
    asked.push(one)
    const fault = faults.shift()
    if (fault) return fail(fault, response)
    const answer = await answerTo(one)
    json(response, completion(typeof answer === 'string' ? answer : JSON.stringify(answer), usage))
  }

  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    faults,
    mostAtOnce: () => most,
    says(answer) {
      answerTo = answer
    },
    counts(counted) {
      usage = counted
    },
    close: () => close(server),
  }
}

function understand(request: IncomingMessage, text: string): Asked {
  const body = JSON.parse(text) as Asked['body'] & { messages: { role: string; content: string }[] }
  const said = (role: string) => body.messages.find((message) => message.role === role)?.content ?? ''
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization ?? null,
    body,
    system: said('system'),
    data: JSON.parse(said('user')),
  }
}

function completion(content: string, usage: object | undefined): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_768_348_800,
    model: MODEL,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    ...(usage ? { usage } : {}),
  }
}

function fail(fault: Fault, response: ServerResponse): void {
  if (fault.kind === 'status') {
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
    response.end(fault.body ?? JSON.stringify({ error: { message: 'not now', type: 'fault' } }))
    return
  }
  if (fault.kind === 'reset') {
    response.destroy()
    return
  }
  response.setHeader('content-type', 'application/json')
  if (fault.kind === 'body') {
    response.setHeader('content-type', fault.type ?? 'application/json')
    response.end(fault.body)
    return
  }
  if (fault.kind === 'silent') {
    response.flushHeaders()
    return
  }
  response.write('{"id": "chatcmpl-1", "choices": [')
  if (fault.kind === 'cut') setImmediate(() => response.destroy())
  else pour(response)
}

/** Goes on for as long as somebody takes it. */
function pour(response: ServerResponse): void {
  const more = () => {
    if (!response.destroyed) response.write(' '.repeat(16 * 1024), () => setImmediate(more))
  }
  more()
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

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
}
