// Korean: the body or person that carries the topic (정부는 …해야 한다) or the subject (국회가 나서야 한다), or to
// whom the call goes (국회에 …을 촉구한다).
import type { FindAddressee, Place } from './addressee.js'

export const koreanAddressee: FindAddressee = (sentence) => {
  if (/[?？]["”’)]*$/.test(sentence) || REPORTED.test(sentence)) return null
  const cue = lastMatch(sentence, DEMANDS)
  if (cue === null) return null
  const named = partiesIn(sentence.slice(0, cue.start + 1))
  const topics = named.filter(({ particle }) => TOPIC.has(particle))
  const subjects = named.filter(({ particle }) => SUBJECT.has(particle))
  // Of two subjects one belongs to a clause within (국회가 요구한 자료를 정부가 …): better none than the wrong one.
  const found = topics.at(-1) ?? (subjects.length === 1 ? subjects[0] : undefined)
  if (found) return { start: found.start, end: found.end }
  if (subjects.length > 0 || !CALLS.test(sentence.slice(cue.start))) return null
  const receiver = named.findLast(
    ({ particle, end }) => RECEIVER.has(particle) && !BELONGS_TO_A_CLAUSE.test(sentence.slice(end)),
  )
  return receiver ? { start: receiver.start, end: receiver.end } : null
}

const TOPIC = new Set(['은', '는', '도', '께서는', '에는', '에게는', '만이', '부터'])
const SUBJECT = new Set(['이', '가', '께서'])
const RECEIVER = new Set(['에', '에게', '의'])

/** 국회에 계류된 법안: where the bill is, not to whom the call goes. */
const BELONGS_TO_A_CLAUSE = /^에 (?:[가-힣]{1,5}된|있는|묶인|걸린)(?=\s)/

/** The paper's own demand; what stands before it holds the addressee. */
const DEMANDS =
  /야만? (?:한다|할|하며|하고|하지|합니다|옳다|마땅)|말아야|바란다|촉구(?:한다|하고자)|당부(?:한다|하고자)|주문한다|(?<![아이])[가-힣]라[.!]|필요(?:하다|가 있다)|마땅하다|안 된다|(?:책임|몫|의무|과제|차례)(?:이?다)[.”"’]{0,3}$|할 (?:때|일)(?:이?다)|때가 됐다|(?:순서|도리|순리)다[.”"’]{0,3}$|(?:옳|맞|낫)다[.”"’]{0,3}$/g
/** Calls that say to whom they go. */
const CALLS = /^(?:촉구|당부|주문|바란다|책임|몫|의무|과제|차례)/
/** …해야 한다고 말했다: the demand is somebody else's. */
const REPORTED =
  /다(?:고|며|면서) (?:[^\s.]{1,10} ){0,3}(?:말했|말한|밝혔|밝힌|했다|했고|주장|지적|강조|설명|호소|반발|전했|요구|촉구했)/

function lastMatch(text: string, pattern: RegExp): Place | null {
  let found: Place | null = null
  for (const { 0: own, index } of text.matchAll(pattern)) found = { start: index, end: index + own.length }
  return found
}

interface Party extends Place {
  particle: string
}

/** Every word with a particle that names a body or an office, with the words that belong to the name. */
function partiesIn(text: string): Party[] {
  const words = Array.from(text.matchAll(/[가-힣A-Za-z0-9·]+/g), ({ 0: word, index }) => ({ word, index }))
  return words.flatMap(({ word, index }, at) => {
    const { stem, particle } = split(word)
    if (particle === '' || !isActor(stem)) return []
    let start = index
    for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
      const before = words[i]
      if (!before || text.slice(before.index + before.word.length, start) !== ' ') break
      if (!belongs(before.word, stem)) break
      start = before.index
    }
    return [{ start, end: index + stem.length, particle }]
  })
}

function split(word: string): { stem: string; particle: string } {
  const [, stem = word, particle = ''] =
    /^(.{2,20}?)(께서는|에게는|에는|만이|께서|에게|부터|은|는|이|가|도|에|의)$/.exec(word) ?? []
  return { stem, particle }
}

/** "미국 정부", "정부와 국회", "이재명 대통령", "서울시 교육청": the word before is part of the name. */
function belongs(word: string, stem: string): boolean {
  const joined = /^(.{2,16})(?:와|과|·)$/.exec(word)?.[1]
  if (joined !== undefined) return isActor(joined)
  if (NO_NAME.has(word)) return false
  if (isActor(word) || NATIONS.has(word) || /^(?:두|양|세)$/.test(word)) return true
  return (
    OFFICE.test(stem) &&
    /^[가-힣]{2,4}$/.test(word) &&
    !/[은는이가을를의에도로서고면며히게지만나다한할된될든]$/.test(word)
  )
}

/** A person's name stands before these. */
const OFFICE =
  /^(?:대통령|총리|장관|의원|대표|시장|도지사|지사|교육감|정부|총장|위원장|의장|회장|사장|총재|행정부)$/
const NO_NAME = new Set(
  '그러나 하지만 따라서 이제 지금 결국 우선 먼저 그리고 다만 특히 물론 당장 오히려 그래서 그런데 그러니 여전히 이번 모든 새 각국 각 이런 그런 저런 현 전 매번 함께 모두 오늘 내일 올해 최근 하루빨리 하루속히'.split(
    ' ',
  ),
)

function isActor(stem: string): boolean {
  const last = stem.split('·').at(-1) ?? stem
  return !NO_ACTOR.has(last) && (ACTORS.has(last) || NATIONS.has(last) || ENDINGS.test(last))
}

const NATIONS = new Set(
  '한국 북한 미국 중국 일본 러시아 우크라이나 이스라엘 이란 유럽 유럽연합 독일 프랑스 영국 인도 대만'.split(
    ' ',
  ),
)
const ACTORS = new Set(
  `정부 당정 국회 여야 여당 야당 범야권 여권 야권 정치권 당국 법원 대법원 헌법재판소 헌재 검찰 경찰 경찰청 군 국방부 의회 시의회 도의회
  지방의회 대통령 대통령실 청와대 총리 장관 의원 의원들 지사 도지사 교육감 구청장 군수 총장 위원장 의장 회장 사장 총재 대표 지도부 수뇌부
  기업 기업들 대기업 업계 재계 경영계 노조 노동계 노사 노사정 은행 은행들 금융권 금융당국 한은 한국은행 한전 공기업 공공기관 지자체 지방자치단체
  지자체들 자치단체 대학 대학들 학교 교육청 교육부 교육당국 방역당국 보건당국 수사기관 수사당국 사법부 입법부 행정부 의료계 의협 의사들 병원 병원들
  언론 방송사 포털 플랫폼 정치인 정치인들 공직자 공무원 국제사회 유엔 선관위 중앙선관위 감사원 국정원 금감원 금융위 공정위 방통위 인권위 권익위
  이사회 주최측 조합 협회 시민사회 종교계 학계 정상 양국 양측 양당 두 나라 각국 선진국 사업자 운영사 건설사 통신사 카드사 보험사 항공사 제조사 개발사
  삼성전자 현대차 현대자동차 서울시장 부산시장 대구시장 인천시장 광주시장 대전시장 울산시장 세종시장
  국민의힘 더불어민주당 민주당 조국혁신당 개혁신당 진보당`.split(/\s+/),
)
/** 국토교통부, 서울시, 금융위원회, 도로공사, 소방청 */
const ENDINGS =
  /^[가-힣A-Za-z]{2,12}(?:위원회|교육청|시청|도청|구청|의회|정부|당국|공사|공단|협회|연맹|재단|그룹|은행|대학교|조합|노조|총리|장관|대통령|지사|대표|의원|총장|위원장|회장|행정부|당국자)$|^[가-힣]{2,6}(?:통상부|교통부|자원부|노동부|복지부|재정부|기술부|외교부|통일부|법무부|국방부|안전부|환경부|교육부|산업부|국토부|고용부|기재부|과기부|행안부|해수부|농식품부|여가부|문체부|중기부|소방청|국세청|관세청|기상청|경찰청|산림청|병무청|질병청|특별시|광역시)$|^(?:국토부|고용부|기재부|과기부|행안부|해수부|산업부|복지부|외교부|통일부|법무부|환경부|여가부|문체부|중기부|서울시|부산시|대구시|인천시|광주시|대전시|울산시|세종시|경기도|강원도|제주도|충청북도|충청남도|전라북도|전라남도|경상북도|경상남도)$/
/** Ends like a body and is none. */
const NO_ACTOR = new Set(['무정부', '혈액은행', '저축은행권'])
