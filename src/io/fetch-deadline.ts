// The time that one reading may take in all. It runs while a server keeps us busy and stands still while we
// wait for our turn; a caller who gives up ends it at once.

export type Ending = 'out-of-time' | 'given-up'

export interface Deadline {
  /** Fires when nothing is left, or when the caller gave up. */
  signal: AbortSignal
  /** Why it fired; null as long as it has not. */
  ending(): Ending | null
  start(): void
  pause(): void
  /** Stops the clock for good; the signal no longer fires. */
  close(): void
}

/** Stands still until it is started. */
export function openDeadline(wholeMs: number, givenUp?: AbortSignal): Deadline {
  const controller = new AbortController()
  let ending: Ending | null = null
  let leftMs = wholeMs
  let startedAt: number | null = null
  let timer: NodeJS.Timeout | undefined

  function end(why: Ending): void {
    ending ??= why
    controller.abort()
  }
  function pause(): void {
    clearTimeout(timer)
    if (startedAt !== null) leftMs -= performance.now() - startedAt
    startedAt = null
  }
  const giveUp = () => end('given-up')
  if (givenUp?.aborted) giveUp()
  else givenUp?.addEventListener('abort', giveUp)

  return {
    signal: controller.signal,
    ending: () => ending,
    pause,
    start() {
      pause()
      startedAt = performance.now()
      timer = setTimeout(() => end('out-of-time'), Math.max(0, leftMs))
    },
    close() {
      pause()
      givenUp?.removeEventListener('abort', giveUp)
    },
  }
}
