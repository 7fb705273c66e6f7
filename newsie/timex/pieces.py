"""The pieces that patterns of time expressions are made of, over uniform text."""
from __future__ import annotations

from newsie.lexicons import alternation, words

SP = " {0,2}"
DASH = "(?:-{1,2}|至|到)"
_DIGIT = "[一二三四五六七八九]"

# What stands after a numeral and shows that it is no time: 3日内, 初中, 晚会, 时代
_NO_MONTH = "(?!革命|球|[一二三四五六七八九](?![日号十月至到、])|之内|之久|有余|内|河)"
_NO_DAY = "(?!线|楼|院)"
_NO_BARE_DAY = "(?![游均产内元耗照薪租程无龄子]|夜(?![间里晚])|之[内后]|以[内上]|本(?![报台社次届网地市省县区院校]))"
#: as before, but 十四日夜 is a night of the month
_NO_BARE_DAY_OLD = "(?![耗照薪租无龄子]|元(?!旦)|产[值量]|本(?![报台社次届网地市省县区院校]))"
_NO_BOTTOM = "(?![线数层气色部稿蕴])"
_NO_END = "(?![端班代])"
_NO_BEGINNING = "(?![中一二三步始级高次心衷])"
_NO_CLOCK = "(?![速代间期尚常刻段事差而])"
NO_DAY_WORD = "(?!本|俄罗斯|美国报|报(?![告道名到价送考警销])|头条|中国|说法|之|志|期|常|程)"
_COUNTED = "(?<![\\d多首每层一二三四五六七八九十])"

YEAR_NUMBER = "(?:1[0-9]|20)\\d\\d"
#: no decimal; but 7.2023年… is the seventh item of a list
YEAR = f"(?:(?<![\\d.])|(?<=(?:^|\\n)\\d{{1,2}}\\.))(?P<year>{YEAR_NUMBER}|[一二][〇零一二三四五六七八九]{{3}})"
MONTH_NUMBER = "(?:1[0-2]|0?[1-9](?!\\d)|十[一二]?|[一二三四五六七八九元])"
DAY_NUMBER = (
    "(?:[12] \\d(?= ?日)|3 [01](?= ?日)|3[01](?!\\d)|[12][0-9](?!\\d)|0?[1-9](?!\\d)"
    f"|三十一?|二?十{_DIGIT}?|廿{_DIGIT}?|{_DIGIT})"
)
MONTH = f"(?P<month>{MONTH_NUMBER}){SP}月{_NO_MONTH}"
DAY = f"(?P<day>{DAY_NUMBER}){SP}[日号]{_NO_DAY}"
BARE_DAY = f"(?P<day>3[01]|[12][0-9]|0?[1-9]){SP}日{_NO_BARE_DAY}"
_TENS = f"三十一?|二十{_DIGIT}?|十{_DIGIT}|廿{_DIGIT}?"
_LASTS = "(?![游均程限谈线假])(?!之?[内后前]|以[内上下前后]|为[期限]|的?(?:期限|时间|拘留|假期|行程|刑)"
_LASTS += "|夜?的?(?:激战|奋战|苦战|鏖战))"
#: 代表团十四日抵达: above ten a day of the month almost wherever it stands; not 走了十四日, 自公布之日起三十日
BARE_TENS = (
    "(?<![一二三四五六七八九十廿百千第每了共凡届计前起者后罚处留期满隔达近逾超约经历限过足息业整战假约停住守候])"
    f"(?<!公示|提前|连续|持续|不足|不到|至少|最多|最长|延长|少于|多于|坚持)(?P<day>{_TENS}){SP}日{_LASTS}{_NO_BARE_DAY_OLD}"
)
#: 于八日, 至五日, a clause that opens with 七日上午; 三日 is more often a stay
BARE_ONES = (
    f"(?:(?<=日[、和及至到-])(?P<day>十|{_DIGIT}){SP}日"
    f"|(?:(?<=[于至到自从])|(?<=^|[，。；：\\n ])(?!一))(?P<day>十|{_DIGIT}){SP}日"
    "(?=[，,。、至到在由从抵离电讯晨晚)]|上午|下午|中午|凌晨|清晨|傍晚|午后|深夜|夜(?![间以])"
    "|举行|召开|发表|宣布|出发|开[始幕]|结束|签[订字]|说(?!明))"
    f"|(?<![一二三四五六七八九十百廿第近几])(?P<day>十|{_DIGIT}){SP}日(?=专?电(?![力话视影台])|讯|报道)"
    f"|(?<=^|[，。；：\\n ])(?P<day>一){SP}日(?=上午|下午|中午|凌晨|清晨|晨(?!光|练)|午后|晚(?!上?有)))"
)
#: 十号从临河出发, 到十五号; but 神舟十号从, 三号机组
NUMERAL_HAO = (
    f"(?:(?<=号[至到])(?P<day>{_TENS}|十|{_DIGIT})号"
    f"|(?<=^|[，。；\\n于自从至到])(?<!号[，、])(?P<day>{_TENS}|十|{_DIGIT})号(?=[从至到晚]|由|上午|下午|中午|凌晨|抵|出发|启程|动身|举行|召开|开[始幕]|离开|放假|[，。](?![一二三四五六七八九十]{{1,3}}号)))"
)
#: 四月八、九两日, 五、六、七三日
DAY_LIST = f"(?P<dfrom>{DAY_NUMBER})(?:、{DAY_NUMBER})?[、和]{SP}(?P<day>{DAY_NUMBER}){SP}"
DAY_LIST += "(?:[两二三][日天]|(?<=[一二三四五六七八九十])日)"
#: 8.26 and 4·28 as days: with a word of time before and what happens then behind, or a part of the day behind
DOTTED_DAY = (
    r"(?<![\d.·A-Za-z])(?:(?<=[于在从自至到])(?P<month>1[0-2]|[1-9])[.·](?P<day>3[01]|[12]\d|0?[1-9])(?![\d.·%])"
    "(?=上午|下午|中午|晚|凌晨|到[任达]|举行|召开|开[始幕业工学播]|成立|出发|抵达|发布|通过|正式|启动|上[线市映任])"
    r"|(?P<month>1[0-2]|[1-9])[.·](?P<day>3[01]|[12]\d|0?[1-9])(?![\d.·%])(?=上午|下午|晚上))"
)
HAO = "(?P<day>3[01]|[12]\\d|[1-9])号"

#: 民国 and the reigns of the last two dynasties; their first year is 元年.
REIGNS = (
    "民国", "宣统", "光绪", "同治", "咸丰", "道光", "嘉庆", "乾隆", "雍正", "康熙", "顺治", "崇祯", "万历", "永乐",
    "洪武",
)  # fmt: skip
REIGN_YEAR = f"一百(?:零?{_DIGIT}|[一二三]?十{_DIGIT}?)?|[二三四五六七八九]?十{_DIGIT}?|{_DIGIT}|\\d{{1,3}}"

RELATIVE_YEAR = (
    "(?P<ryear>(?<![如当现])今年(?!轻)|本年(?=(?:1[0-2]|[1-9]) ?[月至-])|(?<!失)去年(?![轻龄])|明年|大前年"
    "|(?<=[，。、；：\"\\n是在自从到和了较比于他她我])前年(?![产轻均度增])|前年(?=[，的底初冬春夏秋]|\\d{1,2}月)"
    "|(?<![年以之今此先往])后年(?=[，。、的底初将]|\\d{1,2}月)|当年(?!度)|(?<!不)同年(?![级龄代兵份])"
    f"|{_COUNTED}次年(?!度)|(?<=[，。；\\n])第二年|翌年|(?<![网路街船马线车年])上年(?![纪轻货产均龄级夜味度头])"
    "|(?<![年近以])来年(?![均轻产]))"
)
RELATIVE_MONTH = (
    "(?P<rmonth>本月(?!子|刊)|(?<![\\d以])上个?月(?!球|亮|台)|下个?月(?!球|亮|台)|这个月|当月|同月|次月|翌月)"
)
#: 声明, 发明, 文明 and 三明 are no tomorrow; 从文明起源 is none either
_NO_TOMORROW = "文光透分说证声发昆三简黎英贤标清聪鲜注查表点"
_AFTER_SINCE = "对在至到实施执开正暂限调降推恢返进全取停免将可连陆无返部下，,"
RELATIVE_DAY = (
    "(?P<rday>[昨今明]\\((?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\)日|(?<![以之此目先战年月日天周节事生午提空史睡饭餐课会赛产术从\\d])前(?:日(?![伪军寇占方式子军])|晚(?![会餐期上的]))(?!本|报|志|之|常|程)|今(?:天(?!津|律师|传媒|有限)|[晨早晚夜])|今(?=\\(\\d)|(?<![从自至现当如])今(?=起)|昨(?:天(?!津)|[晨晚夜])|"
    f"(?<![{_NO_TOMORROW}])明(?=起[{_AFTER_SINCE}])|(?<![的好新表证说声])明(?:天(?!出版社|有限|集团|科技|控股)|[晨早晚])"
    "|大前天|(?<![\\d以目此之生日从])前天(?![气津])|大?(?<![先年])后天(?![性赋习]|[“‘]?优势|努力|培养|形成|教育|环境|因素|的|养成)|(?<![相正])当(?:天(?![津然])|[晚夜])|同一天|(?<![月与])同天"
    f"|此前一[天日](?!本)|(?<![此之])前一[天日](?!本)|(?<=[，。；\\n])第二天|{_COUNTED}次晨"
    f"|(?:今|昨|(?<![文光透分声说证])明|(?<![相正])当|(?<![不如])同|{_COUNTED}次|翌)日{NO_DAY_WORD})"
)

#: 三年前, 两个月前, 99年前的8月1日, 两天后: counted from a day or a year that is known
COUNTED_BACK = (
    "(?<![\\d第.:年月周天日一二三四五六七八九十百千万几数多余初高])"
    f"(?P<count>\\d{{1,3}}|[一二两三四五六七八九]?十{_DIGIT}?|[一二两三四五六七八九]?百"
    "|[一二两三四五六七八九])(?P<more>[多余])? {0,2}"
    "(?P<counted>年|个月|天|周|个?星期)(?P<more>多)?(?:(?:以|之)?(?P<back>前)(?![后往夕沿线途景任副所身列台三两四五\\d])"
    "|(?P<later>(?:以|之)?后)(?![来期续勤方台备]|的今[天日]))"
)

PART = (
    "(?P<part>后半夜|前半夜|下半夜|上半夜|清早|凌晨|清晨|早晨|早上|早间|上午|中午|正午|午间|下午|午后|傍晚|晚上|晚间|深夜|夜间|夜里|夜晚|午夜|黎明|拂晓"
    "|晨(?![报练光曦跑会读操露雾])|晚(?![报会宴年些期稻熟点餐饭婚疫霞])|(?<!最)早(?![在日期已春稻早前餐饭就有些疫晨盘])"
    "|夜(?![市景校班宵色话经游宿读袭行]))"
)
_HOUR = "2[0-4]|1\\d|0?\\d"
_MINUTE = f"[0-5]?\\d|[一二三四五]?十{_DIGIT}?|零?{_DIGIT}"
CLOCK = (
    f"(?:(?P<hour>{_HOUR}|十[一二]?|[一二两三四五六七八九零])(?:{SP}时{_NO_CLOCK}|{SP}点(?!钟?半?以上))"
    f"(?:{SP}(?P<minute>{_MINUTE}){SP}分(?![之钟别])(?:{SP}(?P<second>\\d{{1,2}}){SP}秒)?"
    "|(?P<half>半)|(?P<sharp>整)|钟(?P<half>半)?)?"
    f"|(?P<hour>{_HOUR}):(?P<minute>[0-5]\\d)(?::(?P<second>[0-5]\\d))?(?![\\d:]))"
)
#: 6月11日0—24时
HOURS = f"(?:{SP}(?:(?P<hfrom>{_HOUR}){SP}{DASH}{SP})?{CLOCK})?"

_WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天]"
#: What GLOSS calls (?&festival): a pattern with GLOSS ends with it. Written out 25 times, it took a tenth of a second.
FESTIVALS = f"(?(DEFINE)(?P<festival>(?:{alternation(words('holidays'))})节?))"
GLOSS = (
    f"(?:\\((?P<gloss>(?:(?:\\d{{4}}年)?{MONTH_NUMBER}{SP}月)?{DAY_NUMBER}{SP}[日号](?:[，, ]?{_WEEKDAY})?"
    f"|{_WEEKDAY}|今天|昨天|明天|(?:农历|大年|正月|腊月)[^()\\n]{{1,8}}|(?&festival))\\))?"
)
#: What a day may carry: 今天（5月18日）上午10时, 5月1日当天, 5月1日当晚
IN_DAY = f"{GLOSS}(?:{SP}当[天日](?!然))?(?:的?{SP}(?:当(?=[晚夜]))?{PART}(?:时分)?{GLOSS})?{HOURS}"
#: 5号 is a day where a verb or a stop follows, and the number of a thing where a noun does
AFTER_HAO = (
    "(?=[，,。、到至起说称在对就与同和向从于抵遭晚将]|以来|报道|宣布|表示|公布|发布|发表|举[行办]|召开|开[始幕]|会见|访问"
    "|批评|谴责|判处|发布|公告|裁定|逮捕|批准|推出|出台|公开|获悉|就|确认|下令|通过|警告|证实|决定|指出|强调|发生|继续|正式|前往|结束|出席|签署|提出|承认|呼吁|要求|凌晨|启[程动]|闭幕"
    "|来到|又|再次|播出|致电|援引|也(?=曾|表|说|称|宣|指)|曾(?=表|说|称|经)|分别|投票|进行|抵达|爆料|签[署订]|命令|达成|早[上间]|上午"
    "|中午|下午|傍晚|深夜|夜间|进入|[一两]天(?![内后])|收到|警告|通报|刊[登发]|撰文|会晤|披露|当[天晚]|起诉|拒绝|呼吁|率)"
)
#: 1号文件, 3号楼, 5号台风: things that bear a number
NUMBERED_THING = (
    "[线楼院机组车选手球馆码门界碑跑道地块航站泊井炉厂仓库床房文令公告台展厅窗口矿隧路段信热铁塔栋坝闸泵沟渠桥岗牌汽柴油染色"
    "位单元病区点通卫舰艇船员站火箭飞]"
)
#: 在13号的辞职信中, 22号被免职: behind these a number with 号 is a day before other words too
BEFORE_HAO = "(?<=[在于自从截至][^\\S\\n]{0,2})"
OPENING_HAO = "(?=的(?!位|门|房|楼|车|线|院)|[，,、]|也就是|前后?|之[前后]|[到至]|被|将|已)"

THIRD = f"(?P<third>[上中下]旬|底{_NO_BOTTOM}|末{_NO_END}|初{_NO_BEGINNING})"
EDGE_DAY = "(?:的?(?P<edge>最后一天|第一天))"
QUARTER = (
    "(?:第?(?P<quarter>[一二三四1-4])季度|[Qq](?P<quarter>[1-4])季度|(?P<firstquarter>首季度|首季(?=[，,。、经能工外]|开门红)|(?<=年)首季(?!度)))"
)
#: 一至三季度
QUARTER_SPAN = f"第?(?P<qfrom>[一二三1-3]){SP}(?:季度?)?{SP}{DASH}{SP}第?(?P<quarter>[二三四2-4])季度"
QUARTERS = "前(?P<quarters>[两二三23])个?季度"
MONTHS_AHEAD = (
    "(?<![提此以目之日期满束])[前头](?:(?P<ahead>1[01]|[2-9])个?月|(?P<ahead>十一?|[两二三四五六七八九])个?月(?![球亮]))"
)
HALF = "(?P<halfyear>[上下]半年)"
MONTH_SPAN = f"(?P<mfrom>{MONTH_NUMBER}){SP}(?:{DASH}|、){SP}{MONTH}份?"
DAY_SPAN = f"(?P<dfrom>{DAY_NUMBER}){SP}{DASH}{SP}{DAY}(?:{PART})?"
SEASON = "(?P<season>[春夏秋冬](?:季(?!达沃斯|奥|残|运)|天|日|(?=[，,。、；])))"
_TAIL = (
    f"年?(?P<tail>年?底{_NO_BOTTOM}|年?末{_NO_END}|年?初{_NO_BEGINNING}|岁末|年中(?![国央])"
    "|(?<=年)中(?=[，,。、至]|以来|前))"
)

NTH_WEEK = "的?第(?P<nthweek>[一二三四五1-5])个?(?:周(?![期岁年边日末一二三四五六])|星期(?![一二三四五六日天]))"
WITHIN_MONTH = f"(?:份?(?:{SP}{DAY_SPAN}|{SP}{DAY_LIST}|{NTH_WEEK}|{SP}{DAY}{IN_DAY}|{THIRD}|{EDGE_DAY})|份?)"
WITHIN_YEAR = (
    f"(?:的?{SP}(?:{MONTH_SPAN}|{MONTH}{WITHIN_MONTH}|{QUARTERS}|{MONTHS_AHEAD}|{QUARTER_SPAN}|{QUARTER}|{HALF}|{_TAIL}|{SEASON}|[Qq](?P<quarter>[1-4])(?![\\dA-Za-z])"
    "|全年|(?P<thisday>(?<=(?:[去前]年|[年月]前)的?)今[天日])"
    f"|(?P<same>同期)|{EDGE_DAY})|年?度(?![过假量]))?"
)
PHASE = "(?:[初末中后]期?)?"
