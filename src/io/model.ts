// A language model behind the OpenAI chat-completions protocol: one question, one answer. The only file that knows
// the `ai` package, which is loaded with the first question. Answers in bounded time and size, follows no
// redirect, and its errors hold neither the question, nor the answer, nor the key.
import { setTimeout as sleep } from 'node:timers/promises'
import type { LanguageModel } from 'ai'
import type { ModelQuestion } from '../core/digest/written/question.js'
import { waitOf } from './fetch-headers.js'

export interface ModelOptions {
  /** Up to "/chat/completions", without a trailing slash. */
  baseUrl: string
  apiKey: string | null
  name: string
  /** How long one question may take, with its repeats (ms). */
  timeoutMs: number
}

export interface ModelAnswer {
  text: string
  /** As the server counted; null when it did not, or not credibly. */
  tokens: number | null
}

export interface Model {
  /** Throws ModelError for whatever goes wrong. Aborting the signal ends it as a time-out. */
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer>
}

/**
 * unreachable: nobody was there to listen, so nothing was asked. denied: the key, the model or the address is wrong (401, 403, 404, 405 and 3xx). refused: this question (any other
 * 4xx). busy: 408, 429 and 5xx, to the last attempt. broken: the line was cut, or 2xx with something else than the
 * protocol's answer.
 */
export type ModelFailure = 'unreachable' | 'timeout' | 'denied' | 'refused' | 'busy' | 'too-large' | 'broken'

export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly failure: ModelFailure
  readonly status: number | null

  constructor(failure: ModelFailure, status: number | null = null) {
    super(status === null ? `the model failed: ${failure}` : `the model failed: ${failure} (${status})`)
    this.failure = failure
    this.status = status
  }
}

/** Before the first and the second repeat, where the server does not say (ms); there is no third. */
const PAUSES = [500, 2000]
/** An answer of ours has some hundred words; what a server wraps around it is of that order too (bytes). */
const LARGEST_ANSWER = 256 * 1024
/** No answer of ours can cost so much: such a figure is a slip of the server's. */
const CREDIBLE_TOKENS = 1_000_000

export function openModel({ timeoutMs, ...options }: ModelOptions): Model {
  let loaded: Promise<Loaded> | undefined
  return {
    async ask(question, signal) {
      loaded ??= load(options)
      const { attempt } = await loaded
      const until = Date.now() + timeoutMs
      return within(timeoutMs, signal, (deadline) =>
        repeat(() => attempt(question, deadline), { deadline, until }),
      )
    },
  }
}

/** A deadline of our own: the timers of AbortSignal.timeout let a program end that waits for nothing else. */
async function within<Result>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = new AbortController()
  const end = () => deadline.abort()
  const timer = setTimeout(end, ms)
  outer.addEventListener('abort', end)
  if (outer.aborted) end()
  try {
    return await work(deadline.signal)
  } catch (error) {
    throw deadline.signal.aborted ? new ModelError('timeout') : error
  } finally {
    clearTimeout(timer)
    outer.removeEventListener('abort', end)
  }
}

/** Tries again what may pass, after the pause that the server asks for, unless that would end behind the deadline. */
async function repeat(
  attempt: () => Promise<ModelAnswer | Busy>,
  { deadline, until }: { deadline: AbortSignal; until: number },
): Promise<ModelAnswer> {
  for (const pause of [...PAUSES, null]) {
    const outcome = await attempt()
    if ('text' in outcome) return outcome
    const ms = outcome.retryAfterMs ?? pause ?? 0
    if (pause === null || Date.now() + ms >= until) throw new ModelError('busy', outcome.busy)
    await sleep(ms, undefined, { signal: deadline })
  }
  throw new ModelError('busy')
}

/** The server may answer later. */
interface Busy {
  busy: number
  retryAfterMs: number | null
}

// --- The library ---------------------------------------------------------------------------------------------

interface Loaded {
  attempt(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer | Busy>
}

async function load({ baseUrl, apiKey, name }: Omit<ModelOptions, 'timeoutMs'>): Promise<Loaded> {
  const [{ APICallError, generateText }, { createOpenAICompatible }] = await Promise.all([
    import('ai'),
    import('@ai-sdk/openai-compatible'),
  ])
  // What the server does not support is of no interest to whoever reads the terminal.
  globalThis.AI_SDK_LOG_WARNINGS = false
  const provider = createOpenAICompatible({
    name: 'model',
    baseURL: baseUrl,
    ...(apiKey === null ? {} : { apiKey }),
    fetch: boundedFetch,
  })
  const model: LanguageModel = provider.chatModel(name)

  return {
    async attempt({ system, prompt, maxOutputTokens }, abortSignal) {
      try {
        const { text, usage } = await generateText({
          model,
          system,
          prompt,
          maxOutputTokens,
          temperature: 0,
          maxRetries: 0,
          abortSignal,
          experimental_telemetry: { isEnabled: false },
        })
        return { text, tokens: credible(usage.inputTokens, usage.outputTokens) }
      } catch (error) {
        if (error instanceof ModelError) throw error
        if (!APICallError.isInstance(error)) throw new ModelError('broken')
        return judge(error)
      }
    },
  }
}

/**
 * The guarded way out of io/fetch is not used here: it is for addresses that strangers name, refuses private
 * networks and posts nothing. This address the operator wrote, and a local server is a fine one. A redirect would
 * carry the papers' words elsewhere, so it counts as a refusal.
 */
async function boundedFetch(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' }).catch((error: { cause?: unknown }) => {
    throw new ModelError(wasCut(error) ? 'broken' : 'unreachable')
  })
  const { status, statusText, headers } = response
  const body = await gather(response).catch((error: unknown) => {
    throw error instanceof ModelError ? error : new ModelError('broken', status)
  })
  // These statuses may have no body (Fetch standard, null body status).
  const isBodiless = status === 204 || status === 205 || status === 304
  return new Response(isBodiless ? null : body, { status, statusText, headers })
}

/** Was there a line that broke, or an answer that is none? Then the question may have arrived. Names of undici and llhttp. */
function wasCut({ cause }: { cause?: unknown }): boolean {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return /^(?:ECONNRESET|EPIPE|UND_ERR_(?:SOCKET|HEADERS_OVERFLOW)|HPE_\w+)$/.test(code)
}

async function gather({ body, status }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.length
    // Leaving the loop closes the line.
    if (size > LARGEST_ANSWER) throw new ModelError('too-large', status)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Rebuilt from the status alone: the library's errors carry the question and the answer. */
function judge({ statusCode, responseHeaders }: CallFailure): Busy {
  if (statusCode === undefined) throw new ModelError('broken')
  if (statusCode === 408 || statusCode === 429 || statusCode >= 500) {
    return {
      busy: statusCode,
      retryAfterMs: waitOf(responseHeaders?.['retry-after'] ?? null, Date.now()),
    }
  }
  if (statusCode < 300) throw new ModelError('broken', statusCode)
  const isDenied = statusCode < 400 || [401, 403, 404, 405].includes(statusCode)
  throw new ModelError(isDenied ? 'denied' : 'refused', statusCode)
}

interface CallFailure {
  statusCode?: number | undefined
  responseHeaders?: Record<string, string> | undefined
}

function credible(input: number | undefined, output: number | undefined): number | null {
  const counts = [input ?? 0, output ?? 0]
  const tokens = counts.reduce((sum, count) => sum + count)
  const isCount = counts.every((count) => Number.isSafeInteger(count) && count >= 0)
  return isCount && tokens > 0 && tokens <= CREDIBLE_TOKENS ? tokens : null
}
