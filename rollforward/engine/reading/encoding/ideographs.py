"""Characters that fill East Asian client lists: names of people, places and firms, and the words of everyday prose.

The double-byte codes share their byte values, so that a file in one of them decodes in several. The wrong ones give
characters that hardly anybody uses.
"""

from __future__ import annotations

_JAPANESE = (
    "田中山本木村井上川小林加藤吉佐々口松清水斎野高橋渡辺伊鈴三池前岡原石長谷後近青坂福太西森内宮崎大平島浜金美恵"
    "一郎二次正幸男子雄夫智香織直樹洋真由紀介裕康秀和明弘浩健誠隆陽奈結衣翔県市区町東京都阪府名古屋横神千葉埼玉北"
    "海道丁目番地号株式会社有限合同法人事業所支店部課様御電話住氏日月年税理士務代表取締役担当者顧客先備考登録新規"
    "生時分今行見出来入国学手力下回言何気物自"
)
_CHINESE = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟"
    "卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚明国华文建军平志"
    "伟东海强晓生光小民永杰红丽英芳燕霞秀娟敏静淑慧玉兰桂珍雪梅鑫洋宇磊勇涛超凤市区省县路街号楼室公司有限科技信息"
    "术网络传媒北京上广州深圳南西山河湖新城镇村客户名称地址电话邮编联系人备注的一是在不了和中大为个以我到他会就对"
    "来这时们用下成能可主发年动同工也过子说产种面而后多定行学法所经"
)
_TRADITIONAL = (
    "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧"
    "杜傅侯曹薛丁卓馬阮董唐溫藍石蔣田康鄒白涂尤巫韓龔嚴台北市縣區鄉鎮路街段巷弄號樓公司股份有限中雄新竹桃園南投彰"
    "化明志俊建文雅怡美惠淑玉秀英華國家偉宏室香港九龍客戶名稱地址電話郵編聯絡人備註統一科技資訊網傳媒商業的是在不"
    "了和大為個以我到他會就對來這時們用下成能可主發年動同工也過子說產種面而後多定行學法所經請您使"
)
_KOREAN = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여"
    "추도소석선설마길연위표명기반왕금옥육인맹제모시군동읍면로울부산대광경충청라상특별자치식회사은는가을를에의다니"
    "있습으수영숙순희미철호준훈승재혜예빈거래처름칭번화편담당비그것들과되어않없할해"
)
#: By codec: the characters that speak for it.
COMMON: dict[str, frozenset[str]] = {
    "ja": frozenset(_JAPANESE),
    "zh": frozenset(_CHINESE),
    "zht": frozenset(_TRADITIONAL),
    "ko": frozenset(_KOREAN),
}
