// The errors that the house tells apart: what a person can mend, and what became of a message.
// Anything else that is thrown is a defect and may show its stack.

/**
 * Something that the operator or reader can mend. Its message says what failed, on what, and what to do
 * next; it is printed as it stands, without a stack. `code` becomes the exit code: 1 failed, 2 wrong usage.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly code: 1 | 2

  constructor(message: string, options: { code?: 1 | 2; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.code = options.code ?? 1
  }
}

export type SendOutcome =
  /** The platform did not take it and may take it later. */
  | { kind: 'retry'; afterMs: number | null }
  /** It never will. */
  | { kind: 'give-up'; reason: 'unknown-address' | 'no-permission' | 'refused' | 'misconfigured' }
  /** The line was cut between our last byte and its answer: we cannot know. */
  | { kind: 'uncertain' }

/** The one error that `send` throws; the delivery loop acts on `outcome` alone. */
export class SendError extends Error {
  override readonly name = 'SendError'
  readonly outcome: SendOutcome

  constructor(message: string, outcome: SendOutcome, cause?: unknown) {
    super(message, { cause })
    this.outcome = outcome
  }
}

/** The message of anything thrown, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Codes of errors before a byte was sent: nobody was there to listen (Node's and undici's names). */
const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** The code that says so; null when something may have arrived. Libraries wrap it in causes and lists. */
export function unreachedCode(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null
  if ('code' in error && typeof error.code === 'string' && UNREACHED.has(error.code)) return error.code
  const inner =
    error instanceof AggregateError
      ? error.errors[0]
      : 'original' in error
        ? error.original
        : (error as { cause?: unknown }).cause
  return unreachedCode(inner, depth + 1)
}

/** What databases and file systems say, and what the operator can do. */
const STORAGE_CAUSES: [pattern: RegExp, sentence: (path: string) => string][] = [
  [
    /database is locked|SQLITE_BUSY/i,
    (path) =>
      `The database ${path} is locked by another program. Close it, or set DATABASE_URL to another file.`,
  ],
  [
    /readonly|EROFS|EACCES|permission denied|unable to open/i,
    (path) =>
      `The database ${path} cannot be written. Make the file and its folder writable, or set DATABASE_URL to another place.`,
  ],
  [
    /not a database|malformed|corrupt/i,
    (path) =>
      `The file ${path} is no SQLite database, or a damaged one. Move it away or set DATABASE_URL to another file.`,
  ],
  [
    /ENOSPC|disk is full|database or disk is full/i,
    (path) => `The disk that holds ${path} is full. Free some space.`,
  ],
  [
    /corrupted migrations|previously executed migration/i,
    (path) =>
      `The database ${path} was written by a newer version of Masthead. Update the program, or restore a backup made before.`,
  ],
  [
    /ENOTDIR|EEXIST|EISDIR/,
    (path) => `${path} cannot be a database: a file or folder of that name stands in its way.`,
  ],
]

/** A failure of the database or its disk as one sentence; null when it is something else. */
export function explainStorage(error: unknown, path: string): UserError | null {
  if (error instanceof UserError) return null
  const message = messageOf(error)
  const cause = STORAGE_CAUSES.find(([pattern]) => pattern.test(message))
  // An address of PostgreSQL holds a password.
  return cause ? new UserError(cause[1](path.replace(/\/\/.*@/, '//')), { cause: error }) : null
}
