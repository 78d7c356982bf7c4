"""The words of dates by language: circa, uncertain, before, from, until, decade, both eras, seasons."""

from __future__ import annotations

from factdeck.language.tags import tags_of

WORDS = {
    "en": ("c. {}", "{}?", "before {}", "from {}", "until {}", "{}s", "{} BCE", "{} CE", "spring|summer|autumn|winter"),
    "de": ("um {}", "{}?", "vor {}", "ab {}", "bis {}", "{}er", "{} v. Chr.", "{} n. Chr.", "Frühjahr|Sommer|Herbst|Winter"),
    "fr": ("vers {}", "{} ?", "avant {}", "depuis {}", "jusqu’à {}", "années {}", "{} av. J.-C.", "{} apr. J.-C.", "printemps|été|automne|hiver"),
    "es": ("hacia {}", "¿{}?", "antes de {}", "desde {}", "hasta {}", "años {}", "{} a. C.", "{} d. C.", "primavera|verano|otoño|invierno"),
    "it": ("ca. {}", "{}?", "prima del {}", "dal {}", "fino al {}", "anni {}", "{} a.C.", "{} d.C.", "primavera|estate|autunno|inverno"),
    "ru": ("ок. {}", "{}?", "до {}", "с {}", "до {}", "{}-е", "{} до н. э.", "{} н. э.", "весна|лето|осень|зима"),
    "nl": ("ca. {}", "{}?", "vóór {}", "vanaf {}", "tot {}", "jaren {}", "{} v.Chr.", "{} n.Chr.", "lente|zomer|herfst|winter"),
    "pt": ("c. {}", "{}?", "antes de {}", "desde {}", "até {}", "década de {}", "{} a.C.", "{} d.C.", "primavera|verão|outono|inverno"),
    "pl": ("ok. {}", "{}?", "wcześniej niż {}", "od {}", "do {}", "", "{} p.n.e.", "{} n.e.", "wiosna|lato|jesień|zima"),
    "cs": ("asi {}", "{}?", "dříve než {}", "od {}", "do {}", "", "{} př. n. l.", "{} n. l.", "jaro|léto|podzim|zima"),
    "uk": ("бл. {}", "{}?", "до {}", "з {}", "до {}", "", "{} до н. е.", "{} н. е.", "весна|літо|осінь|зима"),
    "sv": ("ca {}", "{}?", "före {}", "från {}", "till {}", "{}-talet", "{} f.Kr.", "{} e.Kr.", "vår|sommar|höst|vinter"),
    "nb": ("ca. {}", "{}?", "før {}", "fra {}", "til {}", "{}-årene", "{} f.Kr.", "{} e.Kr.", "vår|sommer|høst|vinter"),
    "da": ("ca. {}", "{}?", "før {}", "fra {}", "til {}", "{}’erne", "{} f.Kr.", "{} e.Kr.", "forår|sommer|efterår|vinter"),
    "fi": ("n. {}", "{}?", "ennen ajankohtaa {}", "alkaen {}", "päättyen {}", "{}-luku", "{} eaa.", "{} jaa.", "kevät|kesä|syksy|talvi"),
    "el": ("περ. {}", "{};", "πριν από {}", "από {}", "έως {}", "δεκαετία του {}", "{} π.Χ.", "{} μ.Χ.", "άνοιξη|καλοκαίρι|φθινόπωρο|χειμώνας"),
    "tr": ("yaklaşık {}", "{}?", "{} öncesi", "{} tarihinden itibaren", "{} tarihine kadar", "", "MÖ {}", "MS {}", "{} ilkbaharı|{} yazı|{} sonbaharı|{} kışı"),
    "hu": ("kb. {}", "{}?", "{} előtt", "kezdete: {}", "vége: {}", "", "i. e. {}", "i. sz. {}", "{} tavasza|{} nyara|{} ősze|{} tele"),
    "ro": ("cca {}", "{}?", "înainte de {}", "din {}", "până în {}", "anii {}", "{} î.Hr.", "{} d.Hr.", "primăvara|vara|toamna|iarna"),
    "id": ("sekitar {}", "{}?", "sebelum {}", "sejak {}", "hingga {}", "{}-an", "{} SM", "{} M", "musim semi|musim panas|musim gugur|musim dingin"),
    "vi": ("khoảng {}", "{}?", "trước {}", "từ {}", "đến {}", "thập niên {}", "{} TCN", "{} CN", "mùa xuân|mùa hè|mùa thu|mùa đông"),
    "ar": ("نحو {}", "{}؟", "قبل {}", "منذ {}", "حتى {}", "", "{} ق.م", "{} م", "ربيع|صيف|خريف|شتاء"),
    "he": ("בערך {}", "{}?", "לפני {}", "מאז {}", "עד {}", "שנות ה־{}", "{} לפנה״ס", "{} לספירה", "אביב|קיץ|סתיו|חורף"),
    "fa": ("حدود {}", "{}؟", "پیش از {}", "از {}", "تا {}", "دههٔ {}", "{} پ.م.", "{} م.", "بهار|تابستان|پاییز|زمستان"),
    "hi": ("लगभग {}", "{}?", "{} से पहले", "{} से", "{} तक", "{} का दशक", "{} ईसा पूर्व", "{} ईसवी", "वसंत|ग्रीष्म|शरद|शीत"),
    "th": ("ประมาณ {}", "{}?", "ก่อน {}", "ตั้งแต่ {}", "ถึง {}", "ทศวรรษ {}", "{} ปีก่อน ค.ศ.", "ค.ศ. {}", "ฤดูใบไม้ผลิ|ฤดูร้อน|ฤดูใบไม้ร่วง|ฤดูหนาว"),
    "ur": ("تقریباً {}", "{}؟", "{} سے پہلے", "{} سے", "{} تک", "{} کی دہائی", "{} ق م", "{} عیسوی", "بہار|گرما|خزاں|سرما"),
    "zh": ("约{}", "{}？", "{}之前", "{}起", "至{}", "{}年代", "公元前{}", "公元{}", "{}春季|{}夏季|{}秋季|{}冬季"),
    "zh-Hant": ("約{}", "{}？", "{}之前", "{}起", "至{}", "{}年代", "西元前{}", "西元{}", "{}春季|{}夏季|{}秋季|{}冬季"),
    "ja": ("{}頃", "{}？", "{}より前", "{}から", "{}まで", "{}年代", "紀元前{}", "西暦{}", "{}春|{}夏|{}秋|{}冬"),
    "ko": ("{}경", "{}?", "{} 이전", "{}부터", "{}까지", "{}년대", "기원전 {}", "서기 {}", "{} 봄|{} 여름|{} 가을|{} 겨울"),
}  # fmt: skip
"""Languages not here use English. A decade without a word is told from its first year to its last.

A season stands before its year, or has the place of the year in it.
"""
YEARS = {"zh": "{}年", "zh-Hant": "{}年", "ja": "{}年", "ko": "{}년"}
"""How a year, or the last one of several, is written that stands alone, where it isn't bare; as CLDR has it."""

BEFORE_A_DAY = {
    "fr": ("vers le {}", "{} ?", "avant le {}", "depuis le {}", "jusqu’au {}"),
    "es": ("hacia el {}", "¿{}?", "antes del {}", "desde el {}", "hasta el {}"),
    "ro": ("cca {}", "{}?", "înainte de {}", "din {}", "până la {}"),
}
BEFORE_A_MONTH = {
    "it": ("ca. {}", "{}?", "prima di {}", "da {}", "fino a {}"),
    "el": ("περ. {}", "{};", "πριν: {}", "αρχή: {}", "τέλος: {}"),
}
"""The first five of the words where what they stand before asks for others."""

FIRST_DAYS = {"fr": "1er", "it": "1º", "pt": "1º", "pt-PT": "1"}
"""The number of the first day of a month, where it is an ordinal one, which CLDR does not know."""

GENITIVE_MONTH = {
    "ru": ((0, 3, 4, 2), "MMMM y 'г'."),
    "uk": ((0, 3, 4, 2), "MMMM y 'р'."),
    "pl": ((0, 3, 4), "MMMM y"),
    "cs": ((3, 4), "MMMM y"),
}
"""Words that ask for another case of a month behind them, and how that is written."""


def language_of(lang: str) -> str:
    """What a language (BCP 47) stands under in these tables."""
    first = lang.split("-")[0]
    if first == "nn":
        return "nb"
    return next((tag for tag in reversed(tags_of(lang)) if tag in WORDS), first)
