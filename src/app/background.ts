// What the archive teaches of words: in how many editorials of a language each stem stands. Topics weigh words
// by it. It is learnt after an edition is frozen and never before, so that `digest` and the `publish` that
// follows it group alike.
import { type Archive, backgroundOf, counted, stemsOf } from '../core/digest/topics/background.js'
import type { Background } from '../core/digest/topics/vectors.js'
import { baseOf } from '../core/language/tags.js'
import type { Language } from '../core/model.js'
import {
  countedUntil,
  editorialsAfter,
  loadBackgrounds,
  type StoredBackground,
  saveBackgrounds,
  type UncountedEditorial,
} from '../store/backgrounds.js'
import type { App } from './app.js'

/** How common words are in each language, as far as the archive has been counted. */
export async function backgroundFor({ db }: Pick<App, 'db'>): Promise<(language: Language) => Background> {
  const archives = archivesIn(await loadBackgrounds(db))
  return (language) => backgroundOf(language, archives.get(baseOf(language)))
}

/** Editorials read at once, and at most in one call: a large archive is learnt in several. */
const BATCH = 200
const MOST_BATCHES = 15

/** Counts editorials that have not been counted, each once as it stands now. */
export async function learn({ db, log }: Pick<App, 'db' | 'log'>): Promise<void> {
  const after = await countedUntil(db)
  const archives = archivesIn(await loadBackgrounds(db))
  let until = after
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const editorials = await editorialsAfter(db, until, BATCH)
    if (editorials.length === 0) break
    count(editorials, archives)
    // The rows keep how far we are, so there has to be one, even if nothing was fit to be counted.
    if (archives.size === 0) archives.set(baseOf(editorials[0]?.language ?? ''), emptyArchive)
    until = editorials.at(-1)?.id ?? until
    if (editorials.length < BATCH) break
  }
  if (until === after) return
  const rows = Array.from(archives, ([language, archive]) => rowOf(language, archive, until))
  if (await saveBackgrounds(db, after, rows))
    log.debug({ until, languages: rows.length }, 'words were counted')
}

const emptyArchive: Archive = { editorials: 0, counts: new Map() }

function archivesIn(rows: StoredBackground[]): Map<Language, Archive> {
  return new Map(rows.map(({ language, editorials, counts }) => [language, { editorials, counts }]))
}

function count(editorials: UncountedEditorial[], archives: Map<Language, Archive>): void {
  const texts = editorials.filter(({ isPassedOver }) => !isPassedOver)
  for (const language of new Set(texts.map((text) => baseOf(text.language)))) {
    const own = texts.filter((text) => baseOf(text.language) === language)
    const known = archives.get(language) ?? emptyArchive
    archives.set(language, counted(known, own.map(stemsOf)))
  }
}

function rowOf(language: Language, { editorials, counts }: Archive, untilId: number): StoredBackground {
  return { language, editorials, untilId, counts: new Map(counts) }
}
