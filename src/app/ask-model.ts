// Asking the language model within its budgets: what was answered before is remembered, tokens are reserved before a
// question goes out, and after the first sign that asking is of no use nothing more is asked. Never throws; an
// answer that cannot be had is null. Logs counts and kinds, never a text or a key.
import type { ModelRules } from '../config/file.js'
import { later } from '../core/delivery/ledger.js'
import { LONGEST_ANSWER } from '../core/digest/written/answer.js'
import { estimateTokens, keyOf, type ModelQuestion, tokensOf } from '../core/digest/written/question.js'
import type { Instant } from '../core/model.js'
import { type Model, type ModelAnswer, ModelError } from '../io/model.js'
import type { Database } from '../store/database.js'
import { correctTokens, findAnswer, noteFailure, reserveTokens, saveAnswer } from '../store/models.js'

const DAY_MS = 86_400_000
/** An answer that failed its checks is asked for again after a day: the model behind a name may have changed. */
const REFUSED_AGE_MS = DAY_MS

export interface Asking {
  /** The model's words; `isGood` says whether they pass their checks. */
  answer(question: ModelQuestion, isGood: (answer: string) => boolean): Promise<string | null>
  /** What happened so far. */
  tally(): Tally
}

export interface Tally {
  asked: number
  answered: number
  remembered: number
  /** Tokens of this edition. */
  tokens: number
  /** Kinds of failure, one for each question that got no answer. */
  failed: string[]
  /** Why nothing more was asked; null when all was. */
  stopped: string | null
}

export interface AskingInput {
  db: Database
  clock: () => Instant
  model: Model
  name: string
  rules: ModelRules
  /** Ends the waiting for the whole edition. */
  signal: AbortSignal
  /** The house stops: what is cut off then says nothing of the model. */
  isStopping: () => boolean
  /** Why nothing is to be asked, from the beginning; what is remembered is said nevertheless. */
  stopped: string | null
}

export function openAsking({
  db,
  clock,
  model,
  name,
  rules,
  signal,
  isStopping,
  stopped,
}: AskingInput): Asking {
  const tally: Tally = { asked: 0, answered: 0, remembered: 0, tokens: 0, failed: [], stopped }
  let reserved = 0

  /** Takes the tokens off both budgets; false when one of them is used up. */
  async function reserve(day: string, tokens: number): Promise<boolean> {
    if (tally.tokens + reserved + tokens > rules.tokensPerEdition) {
      tally.stopped ??= 'the budget of the edition is used up'
      return false
    }
    reserved += tokens
    if (await reserveTokens(db, day, { tokens, limit: rules.tokensPerDay })) return true
    reserved -= tokens
    tally.stopped ??= 'the budget of the day is used up'
    return false
  }

  async function ask(question: ModelQuestion): Promise<string | null> {
    const day = clock().slice(0, 10)
    const estimate = estimateTokens(question)
    if (!(await reserve(day, estimate))) return null
    // What was on its way when it failed may have cost what was reserved for it.
    let spent = estimate
    try {
      tally.asked++
      const answer = await model.ask(question, signal)
      tally.answered++
      spent = answer.tokens ?? estimateOf(question, answer)
      // One unit more than can be right is as wrong as all of it, and takes less room.
      const text = answer.text.slice(0, LONGEST_ANSWER + 1)
      await saveAnswer(db, keyOf(question, name), { answer: text, tokens: spent, createdAt: clock() })
      return text
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      if (UNPAID.has(error.failure)) spent = 0
      const failure = error.status === null ? error.failure : `${error.failure} ${error.status}`
      tally.failed.push(failure)
      if (!isStopping()) await noteFailure(db, day, { failure, at: clock() })
      if (FINAL.has(error.failure)) tally.stopped ??= 'the model cannot be asked'
      if (signal.aborted) tally.stopped ??= NO_PATIENCE
      return null
    } finally {
      reserved -= estimate
      tally.tokens += spent
      await correctTokens(db, day, spent - estimate)
    }
  }

  return {
    async answer(question, isGood) {
      try {
        const stored = await findAnswer(db, keyOf(question, name))
        if (stored && (isGood(stored.answer) || clock() < later(stored.createdAt, REFUSED_AGE_MS))) {
          tally.remembered++
          return stored.answer
        }
        if (signal.aborted) tally.stopped ??= NO_PATIENCE
        if (tally.stopped !== null) return null
        return await ask(question)
      } catch (error) {
        // The database or the library: not the model's fault, and no reason to publish nothing.
        tally.failed.push(error instanceof Error ? error.name : 'unknown')
        tally.stopped ??= 'something else than the model failed'
        return null
      }
    },
    tally: () => tally,
  }
}

const NO_PATIENCE = 'the patience of the edition is used up'
/** Nothing was counted where nothing was answered. */
const UNPAID: ReadonlySet<string> = new Set(['unreachable', 'denied', 'refused', 'busy'])
/** The next question would meet the same. */
const FINAL: ReadonlySet<string> = new Set(['unreachable', 'denied'])

function estimateOf({ system, prompt }: ModelQuestion, { text }: ModelAnswer): number {
  return tokensOf(system) + tokensOf(prompt) + tokensOf(text)
}
