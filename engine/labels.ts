/** Words on slides and paper that the speech does not hold. A deck may have others: `settings.ts`. */
export const DECK_LABELS = {
  /** running title of the handout */
  handout: '讲义',
  /** how a redaction is read aloud */
  redacted: '某',
} as const

/** What case studies are called before their number: 案例一. */
export const CASE_KINDS = ['案例'] as const

/** The words of the interface. */
export const LABELS = {
  /** words that go on without their slide, on the next page of the handout */
  continued: '（续）',

  /** how the code to scan is read aloud */
  site: (address: string) => `扫码打开网站：${address}`,

  /** the buttons under the slide */
  controls: '放映',
  prev: '上一步',
  next: '下一步',
  overview: '总览',
  fullScreen: '全屏',
  black: '黑屏',
  white: '白屏',
  shown: '恢复放映',
  help: '帮助',
  presenter: '演讲者',
  reading: '全文',
  pdfs: { 'slides.pdf': '幻灯片 PDF', 'handout.pdf': '讲义 PDF' },
  close: '关闭',
  newWindow: '（新窗口）',
  /** groups of slides outside the sections */
  opening: '开头',
  ending: '结尾',
  contents: '目录',
  toSlides: '看幻灯片',
  slide: (no: number) => `第 ${no} 页`,
  slideOf: (no: number, total: number) => `第 ${no} 页，共 ${total} 页`,
  goTo: (no: number) => `到第 ${no} 页，请按回车`,
  noSlide: (no: number, total: number) => `没有第 ${no} 页，共 ${total} 页`,
  shortcuts: '按键',
  /** what the help says: keys and what they do */
  keys: [
    [['→', '空格', '回车', 'Page Down', 'N'], '下一步：下一条，或下一页'],
    [['←', 'Shift + 空格', '退格', 'Page Up', 'P'], '退一步'],
    [['↓', '↑'], '下一页、上一页，不逐条'],
    [['Home', 'End'], '第一页、最后一页'],
    [['数字', '回车'], '到那一页，如 2、8、回车'],
    [['B', '.'], '黑屏；再按一次，或按翻页键，恢复放映'],
    [['W', ','], '白屏，同上'],
    [['O'], '总览，按部分选一页'],
    [['F', 'F5'], '全屏'],
    [['Esc'], '退出：总览、黑屏、全屏'],
    [['?'], '本帮助'],
  ],
} as const

/** The same for the presenter view and the reader on the lectern. */
export const LECTERN = {
  presenter: '演讲者视图',
  reader: '读稿',
  upcoming: '下一页',
  last: '这是最后一页',
  here: '现在',
  next: '下一步',
  finished: '讲完了',
  paragraphs: '这一页要讲的话',
  smaller: '小字',
  larger: '大字',
  clock: '时间',
  elapsed: '已讲',
  left: '还剩',
  over: '超时',
  characters: '字',
  seconds: '秒',
  pace: '快慢',
  behind: '慢',
  ahead: '快',
  onTime: '正好',
  notStarted: '未开始',
  paused: '已暂停',
  ended: '已讲完',
  startsItself: '从首页翻页即开始',
  start: '开始',
  pause: '暂停',
  resume: '继续',
  end: '结束',
  reset: '归零',
  undoReset: '撤销归零',
  times: '用时',
  black: '会场已黑屏，听众看不到幻灯片',
  white: '会场已白屏，听众看不到幻灯片',
  lift: '恢复画面',
  lost: '与服务器的连接断了：讲稿、翻页和计时照常，连上后会自动跟上',
  page: '页',
  title: '标题',
  length: '字数',
  planned: '计划',
  real: '实际',
  difference: '差',
  total: '合计',
  save: '存为文件',
  close: '关闭',
  file: '试讲用时',
  password: '请输入密码',
  askPassword: '密码（见启动幻灯片的电脑）',
  enter: '打开',
  wrongPassword: '密码不对，请再试一次',
  tooManyGuesses: '猜密码的太多，请过几秒再试',
  unreachable: '连不上那台电脑，请看网络',
} as const
