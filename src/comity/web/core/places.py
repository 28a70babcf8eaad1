"""Names of places by which the United Nations differ from the common ones, by language.

Babel gives the names of the Unicode consortium (CLDR): short names in daily use, which serve
well where the United Nations only say the same at greater length (*Iran*, *Syria*,
*Tanzania*). They do not serve where the name itself takes a side, or means another thing. Such
names are replaced here by those in which the United Nations write about the place:

* status: Taiwan, Palestine, Hong Kong, Macao, the Falkland Islands (Malvinas);
* another body: the Holy See is the party to treaties, not the Vatican City;
* names that a State has asked for and the United Nations use: Türkiye, Cabo Verde, Côte
  d'Ivoire, Eswatini, Timor-Leste, Republic of Moldova, Belarus, Kyrgyzstan, Myanmar without
  its former name;
* names of capitals or points of the compass in place of those of States: the two Congos and
  the two Koreas;
* a part for the whole, or one name for two places: the United Kingdom, Micronesia the State
  beside Micronesia the region, the French part of Saint Martin beside the Dutch, Svalbard.

English has the names of the United Nations throughout, from the ground. References to Kosovo
are to be understood in the context of Security Council resolution 1244 (1999).
"""

from __future__ import annotations

from typing import Final

#: By language, then by code of the place.
UN_NAMES: Final[dict[str, dict[str, str]]] = {
    "fr": {
        "BLR": "Bélarus",
        "COD": "République démocratique du Congo",
        "COG": "Congo",
        "CPV": "Cabo Verde",
        "FLK": "Îles Falkland (Malvinas)",
        "FSM": "Micronésie (États fédérés de)",
        "HKG": "Chine, région administrative spéciale de Hong Kong",
        "KOR": "République de Corée",
        "MAC": "Chine, région administrative spéciale de Macao",
        "MAF": "Saint-Martin (partie française)",
        "MDA": "République de Moldova",
        "MMR": "Myanmar",
        "PRK": "République populaire démocratique de Corée",
        "PSE": "État de Palestine",
        "TLS": "Timor-Leste",
        "TUR": "Türkiye",
        "TWN": "Province chinoise de Taiwan",
        "VAT": "Saint-Siège",
    },
    "es": {
        "BLR": "Belarús",
        "FLK": "Islas Malvinas (Falkland)",
        "FSM": "Micronesia (Estados Federados de)",
        "HKG": "China, región administrativa especial de Hong Kong",
        "KOR": "República de Corea",
        "MAC": "China, región administrativa especial de Macao",
        "MAF": "San Martín (parte francesa)",
        "MDA": "República de Moldova",
        "MMR": "Myanmar",
        "PRK": "República Popular Democrática de Corea",
        "PSE": "Estado de Palestina",
        "SWZ": "Eswatini",
        "TUR": "Türkiye",
        "TWN": "Provincia china de Taiwán",
        "VAT": "Santa Sede",
    },
    "ar": {
        "CIV": "كوت ديفوار",
        "COD": "جمهورية الكونغو الديمقراطية",
        "COG": "الكونغو",
        "CPV": "كابو فيردي",
        "FLK": "جزر فوكلاند (مالفيناس)",
        "FSM": "ميكرونيزيا (ولايات - الموحدة)",
        "HKG": "الصين، منطقة هونغ كونغ الإدارية الخاصة",
        "KOR": "جمهورية كوريا",
        "MAC": "الصين، منطقة ماكاو الإدارية الخاصة",
        "MAF": "سان مارتن (الجزء الفرنسي)",
        "MDA": "جمهورية مولدوفا",
        "MMR": "ميانمار",
        "PRK": "جمهورية كوريا الشعبية الديمقراطية",
        "PSE": "دولة فلسطين",
        "TWN": "مقاطعة تايوان الصينية",
        "VAT": "الكرسي الرسولي",
    },
    "ru": {
        "ARE": "Объединенные Арабские Эмираты",
        "COD": "Демократическая Республика Конго",
        "COG": "Конго",
        "FLK": "Фолклендские (Мальвинские) острова",
        "GBR": "Соединенное Королевство",
        "HKG": "Китай, Специальный административный район Гонконг",
        "KGZ": "Кыргызстан",
        "MAC": "Китай, Специальный административный район Макао",
        "MAF": "Сен-Мартен (французская часть)",
        "MDA": "Республика Молдова",
        "MMR": "Мьянма",
        "PRK": "Корейская Народно-Демократическая Республика",
        "PSE": "Государство Палестина",
        "SJM": "Свальбард и Ян-Майен",
        "TLS": "Тимор-Лешти",
        "TWN": "Тайвань, провинция Китая",
        "VAT": "Святой Престол",
    },
    "zh-hans": {
        "COD": "刚果民主共和国",
        "COG": "刚果",
        "EUE": "欧洲联盟",
        "FLK": "福克兰群岛（马尔维纳斯）",
        "FSM": "密克罗尼西亚联邦",
        "GBR": "联合王国",
        "KOR": "大韩民国",
        "MDA": "摩尔多瓦共和国",
        "PRK": "朝鲜民主主义人民共和国",
        "PSE": "巴勒斯坦国",
        "TWN": "中国台湾省",
        "VAT": "教廷",
    },
}
#: Parties that the lists of the consortium hold under other codes than ISO 3166 does.
OTHER_CODES: Final = {"EUE": "EU", "XKX": "XK"}
