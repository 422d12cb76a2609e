// Templates: the files of templates/, filled with values by eta, which is wrapped here and nowhere else.
// Promises that every value is escaped for XML (& < > " '), that a name never leaves the folder, and that
// a template which wants a value it was not given says so instead of printing "undefined".
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Eta, EtaFileResolutionError } from 'eta'
import { messageOf, UserError } from '../core/errors.js'

/** "email/edition.mjml": folders, then a file with its ending. */
const NAME = /^(?:[a-z0-9][a-z0-9-]*\/){0,4}[a-z0-9][a-z0-9-]*\.[a-z]{2,5}$/

/**
 * Opens a folder of templates. The function it returns fills one, given its name and values; each file is
 * read and compiled once. Throws UserError when there is no such template, and an Error that names the
 * template and the value when one is missing. `null` and `undefined` cannot be printed, only tested for.
 */
export function openTemplates(folder: string): (name: string, values: object) => string {
  const eta = new Eta({ views: folder, cache: true, autoEscape: true, escapeFunction: escapeXml })
  return (name, values) => {
    if (!NAME.test(name)) throw new UserError(`"${name}" is not the name of a template.`)
    try {
      return eta.render(name, strict(values, ''))
    } catch (error) {
      if (error instanceof EtaFileResolutionError) {
        throw new UserError(`There is no template "${name}" in ${folder}.`, { cause: error })
      }
      throw new Error(`Template "${name}" could not be filled: ${messageOf(error)}`, { cause: error })
    }
  }
}

/** The `templates` folder of this package, whether the code runs from src/ or from dist/src/. */
export function templatesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new UserError('The templates are missing: install the package again.')
    folder = parent
  }
  return join(folder, 'templates')
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeXml(value: unknown): string {
  if (value === null || value === undefined) throw new Error('it prints an empty value')
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** A view of the values in which reading a name that is not there throws. */
function strict<T extends object>(values: T, path: string): T {
  // A copy, because a proxy may not answer with other objects for what its target has frozen.
  const copy = (Array.isArray(values) ? [...values] : { ...values }) as T
  return new Proxy(copy, {
    get(target, key) {
      if (typeof key === 'symbol') return Reflect.get(target, key)
      const name = path === '' ? key : `${path}.${key}`
      if (!(key in target)) throw new Error(`the value "${name}" is missing`)
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'object' && value !== null ? strict(value, name) : value
    },
  })
}
