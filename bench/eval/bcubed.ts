// How well a grouping fits another: A. Bagga and B. Baldwin, "Algorithms for Scoring Coreference Chains", 1998.
// Each document asks of those it was put with how many belong to it (precision), and of those that belong to it how
// many it was put with (recall), itself included.

/** From 0 to 1. */
export interface Fit {
  precision: number
  recall: number
  f: number
}

/**
 * @param wanted the group of each document, by position
 * @param found as many groups; only equality counts, names do not
 */
export function bcubed(wanted: string[], found: string[]): { all: Fit; withPartner: Fit } {
  const sizes = { wanted: sizesOf(wanted), found: sizesOf(found) }
  const both = wanted.map((group, at) => JSON.stringify([group, found[at]]))
  const shared = sizesOf(both)
  const documents = wanted.map((group, at) => {
    const size = sizes.wanted.get(group) ?? 1
    const together = shared.get(both[at] ?? '') ?? 1
    const precision = together / (sizes.found.get(found[at] ?? '') ?? 1)
    return { precision, recall: together / size, hasPartner: size > 1 }
  })
  return { all: meanFit(documents), withPartner: meanFit(documents.filter(({ hasPartner }) => hasPartner)) }
}

function meanFit(documents: { precision: number; recall: number }[]): Fit {
  const mean = (of: 'precision' | 'recall') =>
    documents.reduce((sum, document) => sum + document[of], 0) / (documents.length || 1)
  const [precision, recall] = [mean('precision'), mean('recall')]
  return {
    precision,
    recall,
    f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

function sizesOf(groups: string[]): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  return sizes
}
