// Invented news reports, written for the test that tells them from editorials.

export const reports = [
  {
    language: 'ko',
    title: '한빛시, 노후 수도관 120km 교체',
    text: '한빛시는 14일 시청에서 브리핑을 열고 노후 수도관 120km를 2029년까지 교체한다고 밝혔다. 사업비는 820억 원으로 집계됐다. 시 관계자는 “누수율이 18%에 이르러 더 미룰 수 없었다”고 말했다.\n\n시에 따르면 올해 상반기에만 누수 신고가 412건 접수됐다. 지난해 같은 기간보다 23% 늘었다. 공사는 다음 달 북구에서 시작된다.\n\n시민단체 물사랑의 김모 대표는 “교체 구간을 공개해야 한다”고 주장했다. 시의회는 20일 본회의에서 예산안을 심의할 예정이다. 공사 기간 일부 지역의 단수가 예상된다고 시는 설명했다.',
  },
  {
    language: 'ko',
    title: '부두 화재로 2명 다쳐',
    text: '[한빛=새소식] 이모 기자 = 13일 오후 11시쯤 한빛항 3부두 창고에서 불이 나 2명이 다쳤다. 소방당국은 소방차 14대와 인력 52명을 투입해 2시간 만에 불을 껐다.\n\n창고 안에 있던 직원 김모(43)씨와 박모(51)씨가 연기를 마셔 병원으로 옮겨졌다. 생명에는 지장이 없는 것으로 전해졌다. 경찰과 소방당국은 정확한 화재 원인을 조사하고 있다.\n\n목격자 최모씨는 “펑 하는 소리가 두 번 났다”고 말했다. 재산 피해는 3억 원으로 추산됐다.',
  },
  {
    language: 'ko',
    title: '중앙은행 기준금리 동결',
    text: '중앙은행이 15일 기준금리를 연 2.50%로 동결했다. 지난해 7월 이후 네 번째 동결이다. 금융통화위원 7명 가운데 5명이 찬성한 것으로 알려졌다.\n\n총재는 기자간담회에서 “환율 변동성이 커진 점을 고려했다”고 설명했다. 그는 추가 인하 가능성에 대해 “데이터를 보고 판단하겠다”고 답했다. 올해 성장률 전망치는 1.8%로 유지됐다.\n\n시장에서는 5월 인하를 예상하는 전망이 많다. 한 증권사 연구원은 “물가가 안정되면 5월에 내릴 것”이라고 내다봤다. 이날 원/달러 환율은 3.2원 내린 1,431.5원에 거래를 마쳤다.',
  },
  {
    language: 'ko',
    title: '프로야구 개막전 매진',
    text: '프로야구 2026시즌 개막전이 28일 전국 5개 구장에서 열렸다. 다섯 경기 모두 매진됐고 관중은 10만 9천 명으로 집계됐다. 한빛은 홈에서 산들을 5대 3으로 꺾었다.\n\n선발 투수 정모는 6이닝 동안 2점만 내주고 승리 투수가 됐다. 그는 경기 뒤 “포수의 리드가 좋았다”고 말했다. 산들 감독은 “타선이 터지지 않았다”고 했다.\n\n2차전은 29일 오후 2시에 열린다.',
  },
  {
    language: 'ko',
    title: '국회, 의료법 개정안 통과',
    text: '국회는 16일 본회의를 열어 의료법 개정안을 재석 212명 중 198명의 찬성으로 가결했다. 개정안은 병원이 비급여 진료비를 환자에게 미리 알리도록 의무화했다. 내년 1월부터 시행된다.\n\n야당 의원은 “환자의 알 권리를 보장하는 첫걸음”이라고 평가했다. 의사 단체는 성명을 내고 “행정 부담이 늘어난다”며 반발했다. 보건당국은 하위 법령을 6월까지 마련할 계획이라고 밝혔다. 위반하면 300만 원 이하의 과태료가 부과된다.',
  },
  {
    language: 'ko',
    title: '한·일 외교장관 회담',
    text: '한국과 일본의 외교장관이 17일 도쿄에서 만나 경제 협력 방안을 논의했다. 두 장관은 공급망 협의체를 상반기 안에 출범시키기로 합의했다고 외교부가 전했다. 회담은 90분간 이어졌다.\n\n외교부 당국자는 “과거사 문제도 의제에 올랐다”고 말했다. 일본 측은 구체적인 언급을 피했다. 양국 정상회담은 5월로 예상된다고 현지 언론은 보도했다.',
  },
  {
    language: 'ja',
    title: '港で倉庫火災、2人けが',
    text: '13日午後11時ごろ、湊市の第3埠頭の倉庫から火が出て、2人がけがをした。消防車14台が出動し、火は約2時間後に消し止められた。湊署によると、倉庫にいた43歳と51歳の男性従業員が煙を吸い、病院に運ばれた。命に別条はないという。\n\n近くに住む女性（62）は「大きな音が2回した」と話した。署と消防が出火の原因を調べている。14日午前に現場検証が行われた。',
  },
  {
    language: 'ja',
    title: '日銀、政策金利を据え置き',
    text: '日銀は15日の金融政策決定会合で、政策金利を据え置くことを決めた。9人の委員のうち7人が賛成した。総裁は記者会見で「賃金の動向を見極めたい」と述べた。\n\n市場では4月の利上げを予想する見方が多い。ある証券会社のエコノミストは「春闘の結果次第だ」と指摘した。午後の東京外国為替市場で円相場は1ドル=156円台に下落した。日経平均株価は前日比212円高で取引を終えた。',
  },
  {
    language: 'ja',
    title: '県、水道管120キロを更新へ',
    text: '県は14日、老朽化した水道管120キロを2029年度までに更新すると発表した。事業費は82億円を見込む。担当者は「漏水率が18%に達しており、先送りできなかった」と説明した。\n\n県によると、今年上半期の漏水の通報は412件で、前年同期より23%増えた。工事は来月、北部で始まる。市民団体の代表は「更新する区間を公開すべきだ」と求めた。県議会は20日の本会議で予算案を審議する。',
  },
  {
    language: 'ja',
    title: 'プロ野球が開幕',
    text: 'プロ野球が28日、各地で開幕し、5球場とも満員となった。湊は本拠地で山手を5対3で下した。先発の佐野は6回2失点で今季初勝利を挙げた。試合後、佐野は「捕手のリードが良かった」と話した。\n\n山手の監督は「打線がつながらなかった」と悔やんだ。観客は5試合で計10万9千人だった。第2戦は29日午後2時から行われる。',
  },
  {
    language: 'ja',
    title: '再審法案、参院で審議入り',
    text: '再審制度を見直す刑事訴訟法改正案が16日、参院本会議で審議入りした。法案は証拠開示の手続きを定める。法相は趣旨説明で「えん罪の救済を迅速にする」と強調した。\n\n野党議員は「検察の不服申し立てを禁じるべきだ」とただした。法相は「慎重に検討する」と答えた。与党は今国会での成立を目指す方針だ。日弁連は声明で修正を求めた。',
  },
  {
    language: 'ja',
    title: '日韓外相が会談',
    text: '【東京＝共同】日本と韓国の外相は17日、東京で会談し、供給網をめぐる協議体を上半期に発足させることで合意した。会談は約90分間行われた。外務省によると、歴史問題も取り上げられた。\n\n韓国側は首脳会談を5月に開きたい考えを示した。外務省幹部は「日程は調整中だ」と話した。両外相は北朝鮮情勢についても意見を交わした。',
  },
  {
    language: 'en',
    title: 'Council approves bus fares rise',
    text: 'The city council voted 9-4 on Tuesday to raise bus fares to $2.75, the first increase in six years. The change takes effect on March 1, officials said.\n\nThe transit agency said it faces a $14 million deficit. “We had no other choice,” said its director, Maria Lund. She said ridership fell 12 percent last year.\n\nCouncilman Ray Ortiz voted against the increase. He said low-income riders would be hurt the most. About 30 people protested outside City Hall before the vote.\n\nThe agency plans to hold two public hearings in February. A spokesman for the mayor declined to comment.',
  },
  {
    language: 'en',
    title: 'Storm leaves 40,000 without power',
    text: 'NORTHGATE (AP) — A winter storm knocked out power to about 40,000 homes on Friday and closed schools in three counties, authorities said. Crews worked through the night to repair lines. The utility said most customers should have power by Sunday.\n\nTwo people were treated for carbon monoxide poisoning, according to the county health department. Winds reached 71 mph at the airport, the National Weather Service said. Dozens of flights were canceled.\n\n“I have lived here for 30 years and never saw this,” said Dan Frye, 61. The governor declared a state of emergency.',
  },
  {
    language: 'en',
    title: 'Tech firm reports profit',
    text: 'Meridian Systems reported a quarterly profit of $212 million on Thursday, beating analysts’ estimates. Revenue rose 8 percent to $1.9 billion. Shares gained 3 percent in after-hours trading.\n\nThe company, based in Northgate, attributed the gain to cloud services. Chief Executive Ann Cole said demand remained strong in Europe. The company expects revenue of up to $2.1 billion this quarter.\n\nAnalysts had forecast $1.8 billion, according to FactSet. Meridian said it would hire 400 engineers.',
  },
] as const satisfies { language: 'en' | 'ko' | 'ja'; title: string; text: string }[]
