"""Words of English grammar, in sets that tell where a clause has its verb and where it may end."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PAST = _set(
    "was were had did became began came went took gave wrote fell rose broke chose drew drove ate flew froze grew "
    "hid knew rode rang ran sang sank saw shook spoke stole swam swore threw tore woke wore overthrew withdrew "
    "undertook arose bore forbade forgave foresaw oversaw underwent outgrew mistook strove overcame"
)
"""Forms that are nothing but the past of a verb."""

PAST_OR_PARTICIPLE = _set(
    "built bought brought caught cost dealt felt found fought got held hurt kept laid led left lent lost made "
    "meant met paid said sold sent shot slept spent split stood stuck struck swept taught told thought understood "
    "won wound heard hung bound bred burst cast clung dug fed fled lit rebuilt resold retold sped upheld withheld "
    "broadcast overran overheard slid set put cut hit shut spread beat bid quit sought"
)
"""Irregular forms that may be a participle as well, as every form in “-ed” may."""

NOT_IN_ED = _set(
    "hundred bed red need seed speed deed breed feed indeed shed sled weed greed creed reed steed sacred naked "
    "wicked rugged hatred kindred infrared exceed proceed succeed embed so-called aged united unprecedented armed "
    "limited mixed beloved crooked ragged learned blessed cursed ted fred"
)
"""Words in “-ed” that are no verb in the past."""

PRESENT = _set(
    "is are am has have does do will would can could may might shall should must isn't aren't hasn't won't "
    "wouldn't can't couldn't contains includes remains consists belongs describes provides depicts represents "
    "refers exists becomes gives takes goes lies lives serves comprises operates appears seems means tells writes "
    "says makes states considers continues"
)
"""A main verb of these is no event of the past."""

NO_SUBJECT = _set(
    "he she it they we i you this these that those his her its their our my your there here one others another "
    "such both some many most all none who which what whose when where while if as although though because since "
    "until unless after before during in on at by for from with without within under over between among against "
    "through throughout despite due to into onto of about around near off out up down upon along across behind "
    "beyond beside besides following according like unlike than or nor but and so yet not only even also just "
    "still then thus hence later earlier soon once twice again instead together apart rather perhaps maybe how "
    "why whether however therefore moreover meanwhile today now currently recently formerly previously originally "
    "initially eventually finally subsequently thereafter afterwards amid amidst thanks including excluding based "
    "being having given prompted either neither him them us me himself herself itself themselves"
)
"""What no clause that tells its own subject begins with."""

DANGLING_SECOND = _set(
    "latter former other others same following next previous resulting said two three pair rest above below "
    "result reason year month day week decade century first-mentioned"
)
"""“The latter”, “the following year”: what it is stands in another sentence, or it is no subject."""

CONNECTIVES = (
    *(("as", "a", word) for word in ("result", "consequence")),
    *(("in", word) for word in ("addition", "fact", "turn")),
    *(("for", word) for word in ("example", "instance")),
    ("at", "first"),
    ("of", "course"),
    *(
        (word,)
        for word in sorted(
            _set(
                "accordingly additionally afterwards also consequently eventually finally furthermore however indeed "
                "likewise meanwhile moreover nevertheless nonetheless notably officially similarly subsequently then "
                "thereafter therefore thus ultimately"
            )
        )
    ),
)
"""Openings that tie a sentence to the one before it, with a comma behind them."""

DETERMINERS = _set(
    "the a an this that these those his her its their our your my each every no some any several many few most "
    "more all both two three four five six seven eight nine ten newly recently highly well very so too first "
    "second third last next other another such own former then new old large small great"
)
PREPOSITIONS = _set(
    "of in on at by for from with without within under over between among against through throughout despite to "
    "into onto about around near off upon along across behind beyond beside besides than per as like during after "
    "before until since toward towards inside outside amid via"
)
AUXILIARIES = _set(
    "was were is are be been being had has have did do does will would can could may might must shall should get "
    "got"
)
_MAY_END = _set(
    "all both many more most several few some two three four five six seven eight nine ten well first second third "
    "new old large small over through inside outside"
)
NO_END = (
    ((DETERMINERS | PREPOSITIONS) - _MAY_END)
    | AUXILIARIES
    | _set(
        "read back last and or but nor to not also only who which whose when where while if because although he she they it"
    )
)
"""Words at which no clause is whole."""

FUNCTION = DETERMINERS | PREPOSITIONS | {"to", "and", "or"}

SUBORDINATORS = _set(
    "that which who whom whose where when while if unless until till than because although though since before "
    "after whether how why what whereas as lest except"
)
CUT_BEFORE = _set(
    "when while whereas although though because after before where following despite amid owing due thanks"
)
"""Words at which a clause may end without a comma."""
CUT_BEHIND_COMMA = CUT_BEFORE | _set(
    "which who whom whose as since with thus thereby including such among along together alongside followed "
    "making but and so yet plus"
)
NEGATIONS = _set(
    "not never no neither nor none hardly scarcely barely nothing nobody nowhere only didn't wasn't weren't "
    "hadn't few little without almost nearly attempted failed unless if except"
)
"""Words whose sense a part of the sentence that is cut off may change."""
OTHER_TIMES = _set(
    "later earlier subsequently eventually afterwards thereafter then now today tomorrow yesterday currently "
    "nowadays ago previously recently until till since formerly originally initially still already soon"
)
"""Words that speak of a time beside the date's own."""
PLANS = _set(
    "expected planned scheduled intended supposed due proposed believed thought said reported alleged estimated "
    "claimed projected slated forecast hoped informed considered rumoured rumored presumed assumed to going about "
    "able likely known unable"
)
"""Behind “was”, words that say of what follows that it was not, or not surely, so."""
TELLING = _set(
    "said told claimed argued wrote believed thought described recalled portrayed depicted reported stated "
    "suggested alleged estimated remembered commemorated celebrated predicted mentioned compared followed "
    "preceded"
)
"""With these verbs a date at the end may belong to what is told."""

INTRANSITIVE = _set(
    "died opened closed ended began started resigned retired failed disbanded dissolved collapsed arrived "
    "returned married surrendered fell rose appeared disappeared vanished emigrated graduated converted rebelled "
    "revolted mutinied withdrew capitulated abdicated drowned perished survived divorced separated reopened "
    "expired declined won lost emerged debuted premiered merged split departed landed sailed exploded erupted "
    "sank crashed burned flooded continued stopped ceased resumed reunited re-formed reformed improved increased "
    "decreased grew doubled tripled changed moved travelled traveled retreated advanced fled occurred happened "
    "recovered succeeded played toured performed fought existed lived worked struggled campaigned testified"
)
"""Verbs that make a whole clause without an object."""
WITH_PREPOSITION = INTRANSITIVE | _set(
    "met contended participated enlisted enrolled studied competed belonged contributed served voted campaigned "
    "joined agreed objected collided resulted struggled debuted worked testified spoke referred relocated moved "
    "entered qualified succeeded transferred transitioned converted responded reacted protested rioted marched "
    "sailed voyaged crossed switched focused specialised specialized presided officiated lectured corresponded "
    "collaborated negotiated clashed skirmished battled sided allied seceded legislated escaped stood ran went "
    "came led turned acted broke settled migrated ascended acceded succumbed volunteered retreated withdrew fled "
    "stepped signed won lost starred guested featured auditioned published expanded returned reverted registered"
)
"""Verbs that may be followed by a preposition; of others a form in “-ed” with one behind it may be a participle."""
NEEDS_OBJECT = _set("published signed led featured turned registered")
"""Verbs of those whose form without an object is a participle more often than not."""
PARTICIPLES = _set(
    "been become taken given written fallen risen broken chosen drawn driven eaten flown frozen grown hidden "
    "known ridden run sung sunk seen shaken spoken stolen sworn thrown torn woken worn overthrown withdrawn "
    "undertaken arisen borne born forbidden forgiven foreseen overseen undergone outgrown begun come gone done "
    "shown proven beaten got gotten"
)
NOUNS_IN_ING = _set(
    "during king spring morning evening building meeting wing ring string thing nothing something everything "
    "anything sibling ceiling wedding painting recording housing beijing bring being viking crossing landing "
    "sterling reading writing shipping mining banking engineering training fighting funding shooting bombing "
    "founding"
)
"""Words in “-ing” that are no form of a verb, or seldom one."""
PERSONAL = _set("he she it they we i you him them us me himself herself itself themselves who")
SUBJECT_PRONOUNS = _set("he she it they we")
HIS = _set("his her he she him")
THEIR = _set("their they them")
LEANING = _set("this these those such him")
"""Words that mean what another sentence names."""
ADVERBS = _set(
    "not also first then again soon never ever just even once still already together later finally"
)
NEEDS_NOUN = _set("two three former")
"""Of the words behind “the” those with which a noun makes a subject after all: “the two sides”."""
COMMON = _set(
    "the of and in to a was is for on as with by that it from at his he were which are an be had or this has"
)
"""Words that every English text is full of."""
OPENERS = _set("aged at after following during before despite amid amidst with")
"""Words that begin an adverbial in front of the subject."""
IN_LY = _set(
    "assembly family july italy supply ally reply monopoly butterfly anomaly bully belly jelly fly rally tally "
    "folly lily holy only early daily weekly monthly quarterly yearly elderly friendly lovely ugly likely sicily "
    "emily polly kelly billy sally"
)
"""Words in “-ly” that are no adverbs of manner."""
STATIVE = _set(
    "was were had included consisted contained comprised remained accounted totaled totalled needed resembled "
    "exceeded averaged numbered belonged existed stood lay measured cost meant seemed appeared lived saw produced "
    "generated exported imported carried spent attracted"
)
"""Verbs that say how something is, not what happens."""
NO_LAST = _set("election elections census survey count vote meeting")
"""“The last election” is the last before the day of writing."""
NAMES_BEGIN = _set("all one most")
"""Words that begin a name where the next has a capital: “All Saints”."""
TITLES = _set(
    "brig gen col lt maj capt sgt gov sen rep rev prof dr mr mrs ms st mt ft no v vs hon pres adm cmdr vol fig"
)
"""Abbreviations that no sentence ends with."""
RELATIVE_TO_NOW = _set("recent current latest present-day today's this these such similar")
"""In a subject, words that lean on another sentence or on the day of writing."""
ADJUNCTS = _set("by with under in at near for")
"""What follows a passive and may be left off."""
ROUGHLY = _set("around about over some nearly almost")
"""Words before a number of things."""
