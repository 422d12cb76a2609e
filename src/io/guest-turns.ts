// One at a time, in the order of asking.

export interface Turns {
  /** Resolves when it is our turn, to a function that ends it. Rejects with the signal's reason, leaving the line. */
  take(signal?: AbortSignal): Promise<() => void>
  /** Nobody's turn, nobody in line. */
  isIdle(): boolean
}

export function openTurns(): Turns {
  const line: (() => void)[] = []
  let isTaken = false

  function end(): void {
    const next = line.shift()
    if (next) next()
    else isTaken = false
  }
  return {
    isIdle: () => !isTaken,
    async take(signal) {
      signal?.throwIfAborted()
      if (isTaken) await inLine(line, signal)
      isTaken = true
      return once(end)
    },
  }
}

function inLine(line: (() => void)[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const called = () => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      line.splice(line.indexOf(called), 1)
      reject(signal?.reason)
    }
    line.push(called)
    signal?.addEventListener('abort', leave, { once: true })
  })
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}
