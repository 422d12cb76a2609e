// The labelled texts: the project's own (samples/, files by kind and language; whatever is there is taken) and, where
// it stands beside the checkout, the suite ../shared/suites/editorials, which is read in place. A file that does not
// keep to its shape stops the run with the line that is wrong.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { z } from 'zod'

export interface LabelledEditorial {
  id: string
  lang: string
  title: string
  text: string
  /** Sentences of the text that state it, each as good as the others; none where the editorial has no such role. */
  roles: Record<LabelledRole, string[]>
  /** What the editorial says, in somebody else's words; the best match of several counts. */
  digests: string[]
}

export interface GroupedDocument {
  id: string
  lang: string
  title: string
  text: string
  source: string
  topic: string
}

export interface SplitText {
  id: string
  lang: string
  text: string
  sentences: string[]
}

export interface LabelledSet<Sample> {
  name: string
  /** Texts were written or labelled for this project (own), or belong to the suite (shared). */
  origin: 'own' | 'shared'
  samples: Sample[]
}

export interface Samples {
  summaries: LabelledSet<LabelledEditorial>[]
  topics: LabelledSet<GroupedDocument>[]
  sentences: LabelledSet<SplitText>[]
  /** Folders and files that would have been read. */
  absent: string[]
}

export const LABELLED_ROLES = ['position', 'reason', 'demand'] as const
export type LabelledRole = (typeof LABELLED_ROLES)[number]

const root = resolve(import.meta.dirname, '../..')
const ownFolder = join(import.meta.dirname, 'samples')
const sharedFolder = resolve(root, '../shared/suites/editorials/data')

export function readSamples({ own = ownFolder, shared = sharedFolder } = {}): Samples {
  const suite = existsSync(shared) ? readSuite(shared) : { summaries: [], topics: [], sentences: [] }
  return {
    summaries: [...ownSummaries(own), ...suite.summaries],
    topics: [...ownTopics(own), ...suite.topics],
    sentences: [...ownSentences(own), ...suite.sentences],
    absent: existsSync(shared) ? [] : [relative(root, shared)],
  }
}

// --- The project's own -----------------------------------------------------------------------------------

const ownEditorial = z.object({
  id: z.string(),
  lang: z.string(),
  title: z.string(),
  text: z.string(),
  position: z.array(z.string()).min(1),
  reason: z.array(z.string()).min(1),
  demand: z.array(z.string()),
  digest: z.string(),
})

const document = z.object({
  id: z.string(),
  lang: z.string(),
  title: z.string(),
  text: z.string(),
  source: z.string(),
})
const groupedDocument = document.extend({ topic: z.string() })

const splitText = z.object({
  id: z.string(),
  lang: z.string(),
  text: z.string(),
  sentences: z.array(z.string()),
})

function ownSummaries(folder: string): LabelledSet<LabelledEditorial>[] {
  const editorials = ownFiles(folder, 'editorials-').flatMap((file) => linesOf(file, ownEditorial))
  const labelled = editorials.map(({ position, reason, demand, digest, ...editorial }) => ({
    ...editorial,
    roles: { position, reason, demand },
    digests: [digest],
  }))
  return byLanguage('own', labelled)
}

/** A file is one window of editorials, in one language or several. */
function ownTopics(folder: string): LabelledSet<GroupedDocument>[] {
  return ownFiles(folder, 'topics-').map((file) => {
    const samples = linesOf(file, groupedDocument)
    const languages = [...new Set(samples.map(({ lang }) => lang))]
    return { name: languages.map(languageName).join(', '), origin: 'own', samples }
  })
}

function ownSentences(folder: string): LabelledSet<SplitText>[] {
  return byLanguage(
    'own',
    ownFiles(folder, 'sentences').flatMap((file) => linesOf(file, splitText)),
  )
}

function ownFiles(folder: string, start: string): string[] {
  const names = readdirSync(folder).filter((name) => name.startsWith(start) && name.endsWith('.jsonl'))
  return names.sort().map((name) => join(folder, name))
}

// --- The suite -------------------------------------------------------------------------------------------

const suiteInput = document.omit({ source: true })
const suiteGold = z.object({
  id: z.string(),
  refs: z.array(z.string()),
  gold: z
    .object({
      P: z.array(z.string()).default([]),
      R: z.array(z.string()).default([]),
      D: z.array(z.string()).default([]),
    })
    .optional(),
})
const suiteDocument = document.extend({ set: z.string() })
const suiteCluster = z.object({ id: z.string(), cluster: z.string() })

function readSuite(folder: string): Omit<Samples, 'absent'> {
  const gold = byId(linesOf(join(folder, 'gold.jsonl'), suiteGold))
  const clusters = byId(linesOf(join(folder, 'clusters.gold.jsonl'), suiteCluster))
  const editorials = linesOf(join(folder, 'inputs.jsonl'), suiteInput).flatMap((input) => {
    const { gold: roles, refs } = gold.get(input.id) ?? { refs: [] }
    if (!roles) return []
    return { ...input, roles: { position: roles.P, reason: roles.R, demand: roles.D }, digests: refs }
  })
  const documents = linesOf(join(folder, 'clusters.inputs.jsonl'), suiteDocument)
  return {
    summaries: byLanguage('shared', editorials),
    topics: groupsBy(documents, ({ set }) => set).map(([name, samples]) => ({
      name,
      origin: 'shared',
      samples: samples.map((one) => ({ ...one, topic: clusters.get(one.id)?.cluster ?? one.id })),
    })),
    sentences: byLanguage('shared', linesOf(join(folder, 'seg.gold.jsonl'), splitText)),
  }
}

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

// --- Both ------------------------------------------------------------------------------------------------

/** English first, as the figures are mostly read for it; then as the files have it. */
function byLanguage<Sample extends { lang: string }>(
  origin: 'own' | 'shared',
  samples: Sample[],
): LabelledSet<Sample>[] {
  const sets = groupsBy(samples, ({ lang }) => lang).map(([lang, those]) => ({
    name: languageName(lang),
    origin,
    samples: those,
  }))
  return sets.sort((a, b) => rank(a.name) - rank(b.name))
}

function groupsBy<One>(ones: One[], keyOf: (one: One) => string): [key: string, group: One[]][] {
  const keys = [...new Set(ones.map(keyOf))]
  return keys.map((key) => [key, ones.filter((one) => keyOf(one) === key)])
}

const ORDER = ['English', 'Korean', 'Japanese']

function rank(name: string): number {
  const at = ORDER.indexOf(name)
  return at < 0 ? ORDER.length : at
}

function languageName(lang: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang
}

/** @throws Error naming the file and the line that is no JSON or not of this shape */
function linesOf<Row>(file: string, shape: z.ZodType<Row>): Row[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return shape.parse(JSON.parse(line))
    } catch (error) {
      throw new Error(`${relative(root, file)}, line ${index + 1} is not of the right shape.`, {
        cause: error,
      })
    }
  })
}
