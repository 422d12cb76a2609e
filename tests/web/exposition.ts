// A strict reader of Prometheus' text format 0.0.4, written from its description alone:
// https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
// Throws at the first line that a scraper might refuse or misread.

export interface Family {
  name: string
  type: 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped'
  help: string
  samples: Sample[]
}

export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/
const VALUE = /^(?:[+-]?Inf|NaN|[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i

export function readExposition(text: string): Map<string, Family> {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line does not end')
  const families = new Map<string, Family>()
  const seen = new Set<string>()
  let family: Family | null = null
  for (const line of text.split('\n')) {
    if (line === '') continue
    const comment = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line)
    if (comment) {
      family = describe(families, family, comment)
      continue
    }
    if (line.startsWith('#')) throw new Error(`a comment that says nothing: ${line}`)
    const sample = readSample(line)
    if (!family || !belongs(sample.name, family)) throw new Error(`a sample outside its family: ${line}`)
    const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()])
    if (seen.has(key)) throw new Error(`the same series twice: ${line}`)
    seen.add(key)
    family.samples.push(sample)
  }
  for (const one of families.values()) check(one)
  return families
}

function describe(
  families: Map<string, Family>,
  family: Family | null,
  [line, what, name = '', rest = '']: RegExpExecArray,
) {
  if (what === 'HELP') {
    if (families.has(name)) throw new Error(`a family in two places: ${line}`)
    if (/\\(?![\\n])/.test(rest)) throw new Error(`an escape that is none: ${line}`)
    const begun: Family = { name, type: 'untyped', help: rest, samples: [] }
    families.set(name, begun)
    return begun
  }
  if (family?.name !== name || family.samples.length > 0)
    throw new Error(`a type in the wrong place: ${line}`)
  if (!/^(counter|gauge|histogram|summary|untyped)$/.test(rest)) throw new Error(`no such type: ${line}`)
  family.type = rest as Family['type']
  return family
}

function readSample(line: string): Sample {
  const name = NAME.exec(line)?.[0]
  if (name === undefined) throw new Error(`no name: ${line}`)
  let rest = line.slice(name.length)
  const labels: Record<string, string> = {}
  if (rest.startsWith('{')) {
    rest = rest.slice(1)
    while (!rest.startsWith('}')) {
      const label = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|(?=\}))/.exec(rest)
      if (!label) throw new Error(`a label that cannot be read: ${line}`)
      const [whole, key = '', value = ''] = label
      if (Object.hasOwn(labels, key)) throw new Error(`a label twice: ${line}`)
      Object.defineProperty(labels, key, { value: unescaped(value), enumerable: true })
      rest = rest.slice(whole.length)
    }
    rest = rest.slice(1)
  }
  const value = /^ (\S+)$/.exec(rest)?.[1]
  if (value === undefined || !VALUE.test(value)) throw new Error(`no value: ${line}`)
  return { name, labels, value: Number(value.replace(/inf/i, 'Infinity')) }
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))
}

function belongs(sample: string, { name, type }: Family): boolean {
  if (sample === name) return type !== 'histogram'
  const parts =
    type === 'histogram' ? ['_bucket', '_sum', '_count'] : type === 'summary' ? ['_sum', '_count'] : []
  return parts.some((part) => sample === name + part)
}

/** Conventions: https://prometheus.io/docs/practices/naming/ and what a histogram must be. */
function check({ name, type, help, samples }: Family): void {
  if (help === '') throw new Error(`${name} does not say what it is`)
  // The library's own names for the process are as they are.
  const isOurs = name.startsWith('masthead_')
  if (isOurs && (type === 'counter') !== name.endsWith('_total')) throw new Error(`${name} is a ${type}`)
  if (/_(ms|minutes|hours|kb|mb|percent)(_|$)/.test(name)) throw new Error(`${name} has no base unit`)
  if (type === 'counter' && samples.some(({ value }) => !(value >= 0)))
    throw new Error(`${name} counts backwards`)
  if (type === 'histogram') checkBuckets(name, samples)
}

function checkBuckets(name: string, samples: Sample[]): void {
  const series = new Map<string, { le: number; value: number }[]>()
  for (const { name: part, labels, value } of samples.filter((one) => one.name === `${name}_bucket`)) {
    const { le, ...others } = labels
    const key = JSON.stringify(others)
    series.set(key, [...(series.get(key) ?? []), { le: Number(le?.replace('+Inf', 'Infinity')), value }])
    if (le === undefined) throw new Error(`${part} has a bucket without its bound`)
  }
  for (const [key, buckets] of series) {
    const isRising = buckets.every(({ le, value }, n) => {
      const before = buckets[n - 1]
      return before === undefined || (le > before.le && value >= before.value)
    })
    const count = samples.find((one) => one.name === `${name}_count` && JSON.stringify(one.labels) === key)
    if (!isRising || buckets.at(-1)?.le !== Infinity || buckets.at(-1)?.value !== count?.value)
      throw new Error(`${name} ${key} is no histogram`)
  }
}
