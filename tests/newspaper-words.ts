// The parts of which newspaper-texts.ts makes editorials: patterns of sentences, and the words that fill their
// slots. All of it is invented; any likeness to a real town, person or paper is chance.

export type PaperLanguage = 'en' | 'ko' | 'ja'

export interface Grammar {
  /** Between two sentences. */
  between: string
  titles: string[]
  context: string[]
  positions: string[]
  reasons: string[]
  demands: string[]
  /** Sentences of single words: the bulk of a text, in which two texts hardly agree. */
  plain: string[]
  /** So many of them stand for one English one. */
  measure: number
  /** By slot: what may stand for "{matter}". */
  words: { matter: string[]; townHead: string[]; townTail: string[] } & Record<string, string[]>
  polish(text: string): string
}

const english: Grammar = {
  between: ' ',
  titles: [
    '{town} must not lose {matter}',
    'The bill for {matter} comes to {town}',
    'What {town} owes {matter}',
    '{matter}: a promise that {town} should keep',
    'Who speaks for {matter} in {town}?',
    'Before {town} gives up {matter}',
  ],
  context: [
    'On {weekday} the {board} of {town} decided by {number} votes to {number} to {cut} {matter}.',
    'The plan, which {person} had kept in a drawer since {month}, saves {number} million crowns and costs {number} people their {good}.',
    '{town} spends {number} crowns a head on {matter}; {other} spends {number}.',
    'For {number} years nobody at the {board} asked what {matter} cost {group}, and nobody asked what it gave them.',
    'Now {person}, who leads the {board}, calls {matter} a habit that {town} can no longer afford.',
    'More than {number} {group} came to the hearing in {month}, many by the last bus from {other}.',
    'The figures that the {board} showed on {weekday} are those of {month}, before the {trouble}.',
    'Between {month} and {month} the waiting list grew by {number} percent, and the {board} of {other} has begun to turn {group} away.',
  ],
  positions: [
    'We think that the {board} is wrong, and that {matter} should stay.',
    'This is a bad decision, taken for a bad reason.',
    'The {board} is right to count its crowns, but it counts the wrong ones.',
    'This newspaper cannot see how {town} becomes richer by giving up its {good}.',
    'To {cut} {matter} now would be a mistake that {group} pay for.',
  ],
  reasons: [
    'A town of {number},000 that closes its {good} sends its {group} to {other}, because nobody waits {number} days for a promise.',
    'In {other} the same step was tried in {month}, and within {number} weeks the {trouble} had eaten what it saved.',
    '{person}, who has worked with {group} for {number} years, says that {number} in a hundred would leave.',
    'The savings exist on paper only, for the {board} left out the {trouble} and the {number} contracts it must break.',
    'It is also unfair: {group} in the streets near the {landmark} pay most and are asked least.',
    'Roughly {number} percent of the fees come from {group}, and they have {number} months to find another way.',
    'Nor is there any hurry, since the lease of the {landmark} runs for another {number} years.',
    'The example of {other} shows that {matter} can be paid for by a levy of {number} crowns on {burden}.',
    'What looks like {burden} to the {board} is, to {group}, the way to work, to school and to the {landmark}.',
    'Even the auditor from {other}, no friend of {burden}, found {number} better places to save.',
    'Those who would {cut} {matter} speak of {burden}, but they mean the {landmark}, which lost {number} million crowns in {month}.',
    'A {good} that opens on {weekday} only is no {good}, as {other} learned after the {trouble}.',
    'One can walk from {other} to the {landmark} in {number} minutes, yet no {group} were asked whether they do.',
    'Had {person} looked at {burden} first, {number} million crowns would have been found by {weekday}.',
    'Of the {number} hundred {group} who wrote to us since {month}, nearly all would rather pay {burden} than lose it.',
    'In a year of {trouble} nobody should gamble with what {group} from {other} and {other} have built.',
  ],
  demands: [
    'The {board} should withdraw the plan before {weekday} and publish the figures of {month}.',
    '{person} must say in public who pays for the {trouble}.',
    'Let the {board} ask {group} first, and let it wait for the {number} reports that it has ordered.',
    '{town} should share the cost with {other} for {number} years and then decide.',
    'The mayor ought to invite {group} to the {landmark} and listen for an evening.',
    'It is time to raise {burden} by {number} percent and leave {matter} alone.',
  ],
  measure: 1,
  plain: [
    '{np} {does} {np}, {and} {np} {does} {np}.',
    '{Yet} {np} {does} {np} {time}.',
    '{np} {may} {do} {np}, {and} {np} {does} {np} {time}.',
    '{When} {np} {does} {np}, {np} {does} {np}.',
    '{np} near {other} {does} {np}; {np} {may} {do} {np}.',
    '{np} {does} {np} {time}, {and} {np} {may} {do} {np}.',
  ],
  words: {
    np: [
      '{det} {adj} {noun}',
      '{det} {adj} {noun}',
      '{det} {noun} {of} {adj} {noun}',
      "{other}'s {adj} {noun}",
      '{person}',
    ],
    det: words('the its every another no this each some our that their one any'),
    of: words('of for from behind without beyond under against'),
    and: words('and but while because although so yet unless whereas until'),
    Yet: list(
      'yet, still, meanwhile, in short, by contrast, for once, at best, even now, elsewhere, as ever',
    ),
    When: words('when if since wherever once although because'),
    may: words('may must can should could might will would cannot'),
    time: list(
      'by {weekday}, since {month}, after {number} years, within {number} weeks, in {month}, before {weekday}, for {number} days, until {month}, on {day} {month}, at {number} crowns',
    ),
    adj: words(
      'ancient bitter brave bright broad careful cheap clumsy common costly crooked cruel dim distant dull eager early empty equal faint fair famous fierce final fond frail frank frozen gentle glad grand hasty heavy hollow honest idle keen large lasting late lean lively local lonely loud loyal modest muddy narrow noble noisy odd patient plain polite proud quick quiet rare ready rich rough rusty sharp shy slow sober solid sour steady stern strict stubborn tame thin tidy timid tired vague vast warm weary wild wise young',
    ),
    noun: words(
      'account alley anchor answer apron argument auction autumn bakery balance bargain barrel basket bench bill boiler border bottle brewery budget bucket camera canal carpet ceiling cellar chart cheque chimney choir clerk climate clock coal coast committee compass contract corner cottage counter courage crane curtain custom dairy deadline debate debt desk dike dinner doubt drain drawer duty editor election engine envelope error estate evidence excuse factory failure ferry fiddle fine fireman flour folder forest fountain frost furnace garden garage gate glass grain gravel habit hammer harvest hedge hinge honour hospital hunger idea income ink insurance invoice island jacket journey judge jury kettle kitchen ladder lamp laundry lawyer ledger lesson letter lever licence locker magistrate mast meadow memory merchant mill minister mirror mistake morning motion museum notice nurse oath office orchard oven owner pamphlet parade parcel park patience pavement pension permit piano pilot pipe platform pledge pocket poet porch postman poverty praise pressure price profit promise proof pupil quarrel quarry railway rebuke receipt record refund remedy rent repair report reserve ribbon river roof rumour sailor salary scaffold schedule season secret sermon shelter shortage signature silence sledge sluice spire stable statue stove stranger summer surplus tailor tariff teacher temper theatre ticket timber tower treaty tunnel uncle valve verdict village voter wagon wallet warden warning weather whistle window winter witness workshop yard',
    ),
    does: words(
      'accepts admires answers avoids bears blames borrows breaks builds buries burns carries changes checks clears counts covers crosses damages defends delays denies divides doubts draws earns escapes exceeds feeds fills finds follows forgets forgives frightens gathers governs guards helps hides hires holds hurts ignores inherits invents joins judges keeps leads leaves lends limits loses measures mends misses moves needs notices obeys offers outlives owns pleases praises prevents protects proves questions reaches refuses remembers repeats replaces rescues respects reveals saves serves settles shakes shares silences spares spoils steers stops suits supports survives teaches tempts tests threatens trusts wastes watches weakens welcomes wins',
    ),
    do: words(
      'accept answer avoid bear blame borrow break build carry change check clear count cover defend delay deny divide earn escape feed fill find follow forget forgive gather govern guard help hide hire hold ignore join judge keep lead lend limit lose measure mend move need obey offer outlive please praise prevent protect prove question reach refuse remember repeat replace rescue respect reveal save serve settle share spare spoil steer stop support survive teach test trust waste watch weaken welcome win',
    ),
    townHead: words(
      'Alder Birch Clay Dun East Fern Gull Heron Iron Jarrow Kelp Linden Marsh Nor Otter Pell Quill Raven Salt Thorn Umber Vale West',
    ),
    townTail: words('mouth ford haven ton wick stead bridge holm gate moor field'),
    matter: list(
      'night ferries, school lunches, the river wall, the bus depot, longer library hours, the market hall, street trees, the eye clinic, water meters, the fish auction, rural post rounds, the evening school, flood insurance, the tram line, cheap housing permits, cycle lanes, the tidal gate, apprentice wages, quiet nights at the airfield, the reservoir levy, the town archive, free swimming lessons, the seed bank, harbour pilots, the youth orchestra',
    ),
    weekday: words('Monday Tuesday Wednesday Thursday Friday Saturday'),
    month: words('January February March April May June July August September October November December'),
    board: list(
      'council, harbour board, school board, finance committee, water authority, planning court, transport office, board of trade, health committee, county assembly',
    ),
    cut: list('close, halve, sell, merge, postpone, privatise, shorten, ration, abandon, freeze'),
    group: list(
      'pensioners, shift workers, young families, shopkeepers, fishermen, students, nurses, tenants, farmers, commuters, bakers, apprentices, carers, boat builders, newcomers, teachers',
    ),
    good: list(
      'reading room, evening service, repair shop, day nursery, cold store, advice desk, weather office, swimming bath, night pharmacy, training yard, milk round, ticket hall',
    ),
    landmark: list(
      'old mill, customs house, north pier, grain store, brick chapel, signal tower, salt works, goods station, rope walk, covered market, lower lock, observatory',
    ),
    trouble: list(
      'storm of the third week, strike at the docks, rise in fuel prices, long frost, failure of the pumps, court case, drought, collapse of the main tender, cattle fever, second audit',
    ),
    burden: list(
      'parking fees, the hotel tax, idle land, dog licences, vacant offices, harbour dues, road tolls, event tickets, plastic packaging, second homes',
    ),
    person: ['{given} {family}'],
    given: words(
      'Ada Bram Clara Dov Edith Felix Greta Hugo Ines Jonas Karin Leo Mina Nils Olga Piet Rosa Sven Tilda Viktor',
    ),
    family: words(
      'Arkwell Bront Carver Delling Eastoe Farrow Gammel Hask Ivers Jessop Kettle Lund Morrow Nance Orchard Pym Rudd Sorley Tarn Usk Verity Wold',
    ),
  },
  polish: (text) => text.replace(/(^|[.?!] )([a-z])/g, (_, before, letter) => before + letter.toUpperCase()),
}

const korean: Grammar = {
  between: ' ',
  titles: [
    '{town}, {matter} 포기할 때 아니다',
    '{matter} 줄이겠다는 {town}의 셈법',
    '{town}의 {matter}, 약속부터 지켜라',
    '누가 {town}의 {matter}을(를) 지킬 것인가',
    '{matter} 뒤로 미룬 {town}, 답이 아니다',
  ],
  context: [
    '{town} {board}이(가) {month}월 {day}일 {matter} 예산을 {number}억 원 깎기로 결정했다.',
    '{person} 위원장이 {month}월부터 준비해 온 이 계획대로라면 {group} {number}백 명이 {good}을(를) 잃는다.',
    '{town}이(가) {matter}에 쓰는 돈은 한 사람당 {number}만 원으로, {other}의 {number}만 원에 견줄 바가 못 된다.',
    '지난 {number}년 동안 {board} 어디에서도 {matter}이(가) {group}에게 무엇을 주었는지 묻지 않았다.',
    '{weekday}요일 공청회에는 {other}에서 막차를 타고 온 {group}까지 {number}백 명이 넘게 모였다.',
    '{board}이(가) 내놓은 자료는 {trouble} 이전인 {month}월의 숫자다.',
    '{month}월 이후 대기자는 {number}퍼센트 늘었고, {other}에서는 이미 {group}을(를) 돌려보내고 있다.',
  ],
  positions: [
    '우리는 이번 결정이 잘못됐다고 본다.',
    '{board}의 판단은 순서가 뒤바뀌었다.',
    '{matter}을(를) 지금 {cut} 것은 {group}에게 짐을 떠넘기는 일이다.',
    '재정을 아끼자는 뜻은 옳지만 아낄 곳을 잘못 짚었다.',
    '{town}이(가) {good}을(를) 버리고 살림이 나아질 리 없다.',
  ],
  reasons: [
    '{other}에서도 {month}월에 같은 일을 벌였다가 {number}주 만에 {trouble}(으)로 아낀 돈을 모두 날렸다.',
    '{number}년째 {group}을(를) 도와 온 {person} 씨는 백에 {number}명은 떠날 것이라고 말한다.',
    '{board}이(가) 내세운 절감액에는 {trouble}에 든 비용과 깨야 할 계약 {number}건이 빠져 있다.',
    '게다가 {landmark} 둘레에 사는 {group}이(가) 가장 많이 내고도 가장 적게 듣는다.',
    '수입의 {number}퍼센트가 {group}에게서 나오는데 이들에게 주어진 시간은 {number}달뿐이다.',
    '{landmark} 임대 기간이 {number}년이나 남았으니 서두를 까닭도 없다.',
    '{other}처럼 {burden}에 {number}만 원씩 물리면 {matter}을(를) 지키고도 남는다.',
    '{board} 눈에는 {burden}(으)로 보일지 몰라도 {group}에게는 {landmark}(으)로 가는 하나뿐인 길이다.',
    '{other} 감사관조차 돈을 아낄 다른 곳을 {number}군데나 찾아냈다.',
    '{weekday}요일에만 여는 {good}은(는) 없는 것과 같다는 사실을 {other}은(는) {trouble} 뒤에야 알았다.',
    '{other}에서 {landmark}까지 걸어서 {number}분인데, 그 길을 걷는 {group}에게는 아무도 묻지 않았다.',
    '{person} 씨가 {burden}부터 살폈더라면 {weekday}요일까지 {number}억 원은 찾아냈을 것이다.',
    '{month}월부터 편지를 보내온 {group} {number}백 명은 거의 모두 {burden}을(를) 더 내겠다고 했다.',
    '{trouble}을(를) 겪은 해에 {other}과(와) {other}의 {group}이(가) 쌓은 것을 걸고 도박을 해서는 안 된다.',
    '{number}년 전 {month}월에도 {group}의 반대를 누르고 밀어붙였다가 {trouble} 앞에서 물러선 일이 있다.',
    '{burden}에서 새는 돈이 해마다 {number}억 원인데 {other}의 {group}만 허리띠를 조르는 것은 앞뒤가 맞지 않는다.',
  ],
  demands: [
    '{board}은(는) {weekday}요일까지 계획을 거두고 {month}월 자료를 모두 공개해야 한다.',
    '{person} 위원장은 {trouble}의 비용을 누가 낼지 밝혀야 한다.',
    '먼저 {group}의 말을 듣고, 맡겨 둔 보고서 {number}건을 기다리는 것이 순서다.',
    '{town}은(는) {other}과(와) {number}년 동안 비용을 나누고 그 뒤에 결정하기 바란다.',
    '{burden}을(를) {number}퍼센트 올리더라도 {matter}은(는) 그대로 두어야 한다.',
    '시장은 {group}을(를) {landmark}(으)로 불러 하룻저녁이라도 귀를 기울여야 할 것이다.',
  ],
  measure: 2,
  plain: [
    '{noun}은(는) {adv} {noun}을(를) {and} {noun}도 {noun}을(를) {does}.',
    '{other}의 {noun}이(가) {noun}을(를) {does}.',
    '{adv} {noun}보다 {noun}이(가) {is}.',
    '{noun}에 {number}억 원을 쓴 {other}은(는) {noun}을(를) {and} {noun}에서 {noun}을(를) {does}.',
    '{month}월의 {noun}은(는) {noun}만큼 {is}.',
    '{person} 씨의 {noun}이(가) {noun}을(를) {and} {adv} {noun}이(가) {is}.',
    '{number}년 묵은 {noun}과(와) {noun}을(를) {adv} {does}.',
  ],
  words: {
    noun: ['{head}{tail}'],
    head: words(
      '항만 수도 야간 시민 강변 학교 도로 전력 산림 어촌 농가 철도 공원 병원 극장 시장 광장 골목 언덕 창고 부두 염전 목장 과수 빵집 우편 방송 신문 통신 기상 소방 보건 위생 교통 주택 토지 환경 문화 체육 관광 음악 미술 역사 과학 기술 산업 무역 금융 보험 세무 법률 행정 인사 노동 임금 복지 연금 육아 청년 노년 아동 여성 이웃 가정 마을 지역 해안 섬길 등대 갑문 제방 저수 하천 분수 연못 정원 가로 지하 고가 터널 교량 역전 종점 환승 자전 보행 주차',
    ),
    tail: words(
      '계획 요금 예산 창구 회의 약속 논쟁 보고 조사 점검 공사 개편 합의 협정 기록 장부 명단 규칙 조례 심의 표결 공고 안내 상담 신청 허가 면허 검사 수리 보수 철거 이전 확장 축소 연장 폐쇄 개방 운영 관리 감독 책임 권한 의무 비용 수입 적자 흑자 부채 기금 보조 지원 혜택 부담 손실 피해 위험 사고 민원 불만 기대 희망 걱정 침묵 변명 해명 사과 반성 대책 대안 제안 구상 목표 원칙 관행 전통 습관 소문 평판 신뢰 양심',
    ),
    adv: words(
      '거듭 여태 차라리 도리어 마침내 겨우 어쩌면 끝내 부디 슬며시 한사코 고스란히 번번이 느닷없이 가까스로 새삼 오롯이 굳이 서둘러 뒤늦게 나란히 함부로 꾸준히 말없이 때마침 아무튼 제대로 어김없이 섣불리 기꺼이',
    ),
    and: words(
      '살피고 미루고 줄이며 덮고 밀어내고 붙들고 흔들며 나누고 따지며 돌려주고 갉아먹고 북돋우며 앞지르고 물려받고 비웃으며 감추고 드러내며 떠받치고 가로막고 이끌며 키우고 저버리고 되찾고 헤아리며',
    ),
    does: words(
      '지킨다 늦춘다 바꾼다 막는다 살린다 가린다 부른다 묻는다 낳는다 떠민다 거든다 다진다 메운다 깎는다 옮긴다 허문다 견딘다 이긴다 잊는다 배운다 따른다 세운다 고친다 건넨다 숨긴다 다툰다 챙긴다 버틴다 뒤집는다 다스린다',
    ),
    is: words(
      '낫다 무겁다 더디다 가볍다 어둡다 밝다 멀다 가깝다 낯설다 서툴다 값지다 헐겁다 단단하다 초라하다 떳떳하다 위태롭다 든든하다 뻔하다 매섭다 너그럽다 허술하다 아쉽다 어렵다 절실하다',
    ),
    townHead: words(
      '가람 나루 다솔 라온 마루 바람 사라 아름 자운 차령 하늬 노을 두물 모란 버들 새벽 여울 은빛 초롱 한별 해솔 달빛 솔숲',
    ),
    townTail: words('시 군 구 읍 면 동 포 항 골 섬 진'),
    matter: list(
      '야간 여객선, 학교 급식, 강둑 공사, 마을버스, 도서관 야간 개관, 전통시장, 가로수 가꾸기, 어린이 안과, 수도 검침, 어시장, 산골 우편, 야간 학교, 수해 보험, 노면 전차, 임대 주택, 자전거 길, 조석 수문, 수습생 임금, 비행장 소음 대책, 저수지 관리, 향토 기록관, 수영 교실, 씨앗 은행, 도선사 배치, 청소년 악단',
    ),
    weekday: words('월 화 수 목 금 토'),
    month: words('1 2 3 4 5 6 7 8 9 10 11 12'),
    board: list(
      '의회, 항만위원회, 교육청, 재정위원회, 수도사업소, 도시계획과, 교통국, 상공회의소, 보건위원회, 예산심의단',
    ),
    cut: list('없애는, 절반으로 줄이는, 팔아넘기는, 합치는, 미루는, 민간에 맡기는, 접는'),
    group: list(
      '노인, 교대 근무자, 젊은 부모, 가게 주인, 어민, 학생, 간호사, 세입자, 농민, 통근자, 제빵사, 수습생, 요양사, 목수, 이주민, 교사',
    ),
    good: list(
      '열람실, 저녁 진료, 수리소, 어린이집, 냉동 창고, 상담 창구, 기상 관측소, 목욕탕, 심야 약국, 실습장, 매표소, 공동 부엌',
    ),
    landmark: list(
      '옛 방앗간, 세관 건물, 북쪽 부두, 곡물 창고, 벽돌 예배당, 신호탑, 염전, 화물역, 밧줄 공장, 아래 갑문, 천문대',
    ),
    trouble: list(
      '셋째 주 폭풍, 부두 파업, 기름값 상승, 긴 한파, 양수기 고장, 소송, 가뭄, 입찰 실패, 구제역, 재감사',
    ),
    burden: list('주차 요금, 숙박세, 노는 땅, 빈 사무실, 항만 사용료, 통행료, 공연 입장권, 포장재, 별장'),
    person: ['{family}{given}'],
    family: words('강 고 구 남 도 류 맹 문 반 방 변 봉 석 선 설 송 안 양 엄 연'),
    given: words('가온 나래 다함 로운 미르 보담 새론 아람 윤슬 이든 조은 찬솔 하람 한결 힘찬'),
  },
  polish: withParticles,
}

const japanese: Grammar = {
  between: '',
  titles: [
    '{town}の{matter}　約束を守れ',
    '{matter}を手放す{town}　急ぐ理由はない',
    '{town}と{matter}　誰が負担するのか',
    '{matter}の見直し　{town}は出直しを',
    '{town}の決定　{matter}を残す道を探れ',
  ],
  context: [
    '{town}の{board}は{month}月{day}日、{matter}の予算を{number}億円削ると決めた。',
    '{person}委員長が{month}月から温めてきた案で、{group}{number}百人が{good}を失う。',
    '{town}が{matter}に使う金は一人当たり{number}万円で、{other}の{number}万円に遠く及ばない。',
    'この{number}年、{board}は{matter}が{group}に何をもたらしたかを問うてこなかった。',
    '{weekday}曜の公聴会には、{other}から最終便で来た{group}を含む{number}百人が集まった。',
    '{board}が示した数字は{trouble}より前の{month}月のものだ。',
    '{month}月から待機者は{number}％増え、{other}ではすでに{group}を断っている。',
  ],
  positions: [
    'この決定は誤りである。',
    '{board}の判断は順序が逆だと言わざるを得ない。',
    '{matter}をいま{cut}のは、{group}に重荷を押しつけるに等しい。',
    '財政を立て直す志は正しいが、削る場所を間違えている。',
    '{good}を捨てて{town}が豊かになるはずがない。',
  ],
  reasons: [
    '{other}は{month}月に同じ道を選び、{number}週間で{trouble}のために浮かせた金を使い果たした。',
    '{group}を{number}年支えてきた{person}さんは、百人のうち{number}人が町を出ると見る。',
    '{board}の試算には{trouble}の費用も、破棄する契約{number}件も入っていない。',
    'しかも{landmark}の周りに住む{group}は、最も多く払いながら最も話を聞かれていない。',
    '収入の{number}％は{group}によるもので、残された時間は{number}か月しかない。',
    '{landmark}の借用期間はあと{number}年あり、急ぐ理由は見当たらない。',
    '{other}のように{burden}へ{number}万円を課せば、{matter}は十分に守れる。',
    '{board}には{burden}に見えても、{group}には{landmark}へ通う唯一の道なのである。',
    '{other}の監査役でさえ、節約できる所をほかに{number}か所見つけた。',
    '{weekday}曜だけ開く{good}はないのと同じだと、{other}は{trouble}の後に学んだ。',
    '{other}から{landmark}までは歩いて{number}分だが、そこを通る{group}には誰も尋ねていない。',
    '{person}さんが{burden}から手を着けていれば、{weekday}曜までに{number}億円は見つかったはずだ。',
    '{month}月以来、投書を寄せた{group}{number}百人のほとんどが{burden}の値上げを選ぶと書いている。',
    '{trouble}のあった年に、{other}や{other}の{group}が築いたものを賭けてはならない。',
    '{number}年前の{month}月にも{group}の反対を押し切り、{trouble}を前に引き返したことがある。',
    '{burden}から年に{number}億円が漏れているのに、{other}の{group}だけに我慢を求めるのは筋が通らない。',
  ],
  demands: [
    '{board}は{weekday}曜までに案を取り下げ、{month}月の資料をすべて公開すべきだ。',
    '{person}委員長は{trouble}の費用を誰が払うのか説明しなければならない。',
    'まず{group}の声を聞き、頼んである報告書{number}件を待つのが筋だろう。',
    '{town}は{other}と{number}年費用を分かち、その上で決めてほしい。',
    '{burden}を{number}％上げてでも、{matter}は残すべきである。',
    '市長は{group}を{landmark}に招き、一晩でも耳を傾けるべきではないか。',
  ],
  measure: 2,
  plain: [
    '{noun}は{adv}{noun}を{and}、{noun}も{noun}を{does}。',
    '{other}の{noun}が{noun}を{does}。',
    '{adv}{noun}より{noun}が{is}。',
    '{noun}に{number}億円を使った{other}は{noun}を{and}、{noun}で{noun}を{does}。',
    '{month}月の{noun}は{noun}ほど{is}。',
    '{person}さんの{noun}が{noun}を{and}、{adv}{noun}が{is}。',
    '{number}年来の{noun}と{noun}を{adv}{does}。',
  ],
  words: {
    noun: ['{head}{tail}'],
    head: words(
      '港湾 水道 夜間 市民 川沿い 学校 道路 電力 山林 漁村 農家 鉄道 公園 病院 劇場 市場 広場 路地 丘陵 倉庫 桟橋 塩田 牧場 果樹 製パン 郵便 放送 新聞 通信 気象 消防 保健 衛生 交通 住宅 土地 環境 文化 体育 観光 音楽 美術 歴史 科学 技術 産業 貿易 金融 保険 税務 法律 行政 人事 労働 賃金 福祉 年金 育児 青年 老後 児童 女性 隣人 家庭 村落 地域 海岸 離島 灯台 水門 堤防 貯水 河川 噴水 池畔 庭園 街路 地下 高架 隧道 橋梁 駅前 終点 乗換 自転 歩行 駐車',
    ),
    tail: words(
      '計画 料金 予算 窓口 会議 約束 論争 報告 調査 点検 工事 改編 合意 協定 記録 帳簿 名簿 規則 条例 審議 採決 公告 案内 相談 申請 許可 免許 検査 修理 補修 撤去 移転 拡張 縮小 延長 閉鎖 開放 運営 管理 監督 責任 権限 義務 費用 収入 赤字 黒字 負債 基金 補助 支援 恩恵 負担 損失 被害 危険 事故 陳情 不満 期待 希望 懸念 沈黙 弁明 釈明 謝罪 反省 対策 代案 提案 構想 目標 原則 慣行 伝統 習慣 風聞 評判 信頼 良心',
    ),
    adv: words(
      '再三 いまだ むしろ かえって ついに ようやく おそらく 結局 どうか そっと 断固 そのまま 毎度 突然 辛うじて 改めて ひたすら 敢えて 急いで 遅れて 並んで みだりに 着実に 黙って 折よく とにかく 正しく 必ず 軽々に 進んで',
    ),
    and: words(
      '調べ 延ばし 減らし 覆い 押しのけ つかみ 揺さぶり 分け合い 問いただし 返し むしばみ 励まし 追い越し 受け継ぎ あざけり 隠し さらけ出し 支え 阻み 導き 育て 裏切り 取り戻し 数え',
    ),
    does: words(
      '守る 遅らせる 変える 防ぐ 生かす 隠す 呼ぶ 問う 生む 促す 助ける 固める 埋める 削る 移す 崩す 耐える 勝ち取る 忘れる 学ぶ 追う 建てる 直す 手渡す 争う 整える しのぐ 覆す 治める 見抜く',
    ),
    is: words(
      '良い 重い 遅い 軽い 暗い 明るい 遠い 近い 見慣れない 拙い 貴い 緩い 堅い 貧しい 潔い 危うい 頼もしい 見え透いている 厳しい 寛大だ 手薄だ 惜しい 難しい 切実だ',
    ),
    townHead: words(
      '青葉 稲瀬 海老沢 大槻 霞浦 菊池原 古瀬 桜谷 潮見 杉野 瀬戸口 鷹巣 椿原 遠見 長浜 西風 萩島 藤代 帆波 松影 緑丘 森下 若草',
    ),
    townTail: words('市 町 村 区 郷 港 台 浜 島 里 野'),
    matter: list(
      '夜の渡し船、学校給食、川の堤防、路線バス、図書館の夜間開館、公設市場、街路樹、小児眼科、水道の検針、魚の競り、山間の郵便、夜間学校、水害保険、路面電車、公営住宅、自転車道、潮止め水門、見習いの賃金、飛行場の騒音対策、貯水池の管理、郷土資料館、水泳教室、種子の保存庫、水先案内、少年楽団',
    ),
    weekday: words('月 火 水 木 金 土'),
    month: words('1 2 3 4 5 6 7 8 9 10 11 12'),
    board: list(
      '議会、港湾委員会、教育委員会、財政審議会、水道局、都市計画課、交通局、商工会、保健委員会、予算検討会',
    ),
    cut: list('やめる、半分にする、売り払う、統合する、先送りする、民間に委ねる、凍結する'),
    group: list(
      '高齢者、夜勤の人々、若い親、商店主、漁師、学生、看護師、借家人、農家、通勤客、パン職人、見習い、介護職、船大工、移住者、教員',
    ),
    good: list(
      '閲覧室、夕方の診療、修理場、保育所、冷凍倉庫、相談窓口、測候所、銭湯、深夜薬局、実習場、切符売り場、共同炊事場',
    ),
    landmark: list(
      '古い水車小屋、旧税関、北の桟橋、穀物倉、れんがの礼拝堂、信号塔、塩田、貨物駅、綱工場、下の閘門、天文台',
    ),
    trouble: list(
      '第三週の嵐、港のストライキ、燃料の値上がり、長い寒波、ポンプの故障、訴訟、干ばつ、入札の失敗、家畜の病、再監査',
    ),
    burden: list('駐車料金、宿泊税、遊休地、空き事務所、港の使用料、通行料、催しの入場券、包装材、別荘'),
    person: ['{family}{given}'],
    family: words(
      '浅井戸 磯貝 上杉田 枝川 尾花 風間 木更 久世川 小磯 里中 志水 砂原 滝本 津雲 灯野 七瀬 浜路 日向 深町 水城',
    ),
    given: words('葵 樹 海斗 桐子 早苗 栞 澄夫 拓 千鶴 直人 春香 光 文人 真帆 湊'),
  },
  polish: (text) => text,
}

/** "의회은(는)" becomes "의회는": the particle that fits the last sound before it. */
function withParticles(text: string): string {
  return text.replace(
    /(.)(은|이|을|과|으)?\((은|는|가|를|와|으)\)(로)?/g,
    (whole, last: string, closed: string | undefined, open: string) => {
      const code = last.charCodeAt(0) - 0xac00
      const final = code >= 0 && code < 11_172 ? code % 28 : 0
      // "(으)로" drops its vowel after an open syllable and after ㄹ (the eighth final).
      if (whole.endsWith('로')) return `${last}${final === 0 || final === 8 ? '' : '으'}로`
      return last + (final === 0 ? open : (closed ?? ''))
    },
  )
}

function words(line: string): string[] {
  return line.split(' ')
}

function list(line: string): string[] {
  return line.split(/, |、/)
}

/** One a language. */
export const GRAMMARS: Record<PaperLanguage, Grammar> = { en: english, ko: korean, ja: japanese }
