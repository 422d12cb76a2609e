// The names under which an entry is known: its guid and its link. A name that a list gives to several different
// entries names none of them: feeds that number everything "1", lists whose entries all lead to one page.
import { hashOf } from '../../digest/edition.js'
import { linkKey } from './links.js'

/** What a name is taken from. */
export interface Named {
  guid: string
  url: string | null
  title: string
}

export interface Names {
  /** "guid:…" and "link:…"; where both are doubtful one that is made of all that the entry says of itself. */
  names: string[]
  /** Null: it names other entries of the list as well. */
  guid: string | null
  url: string | null
}

/** How the entries of one list are named. */
export function namesIn(listed: Named[]): (entry: Named) => Names {
  const linksOf = openGroups()
  const guidsOf = openGroups()
  for (const { guid, url, title } of listed) {
    const link = url === null ? '' : (linkKey(url) ?? '')
    linksOf.add(guid, link, title)
    if (link !== '') guidsOf.add(link, guid, title)
  }
  return ({ guid, url, title }) => {
    const link = url === null ? null : linkKey(url)
    const isGuidSound = !linksOf.isShared(guid)
    const isLinkSound = link !== null && !guidsOf.isShared(link)
    const names = [...(isGuidSound ? [`guid:${guid}`] : []), ...(isLinkSound ? [`link:${short(link)}`] : [])]
    return {
      names: names.length > 0 ? names : [`guid:sha256:${hashOf({ guid, link, title })}`],
      guid: isGuidSound ? guid : null,
      url: isLinkSound || (link === null && url !== null) ? url : null,
    }
  }
}

/** Longer names than this are kept by their hash (characters). */
const LONGEST = 500

function short(link: string): string {
  return link.length > LONGEST ? `sha256:${hashOf(link)}` : link
}

/** Names, and what differs between the entries that bear them. */
function openGroups() {
  const groups = new Map<string, { others: Set<string>; titles: Set<string> }>()
  return {
    add(name: string, other: string, title: string): void {
      const group = groups.get(name) ?? { others: new Set(), titles: new Set() }
      groups.set(name, group)
      group.others.add(other)
      group.titles.add(title)
    },
    /** One entry listed twice differs in one thing at most; two entries differ in both. */
    isShared(name: string): boolean {
      const group = groups.get(name)
      return group !== undefined && group.others.size > 1 && group.titles.size > 1
    },
  }
}
