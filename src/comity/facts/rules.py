"""The rules that records are checked by: one list, so that no id is used twice.

``K1`` rules are about the ground, ``K2`` about instruments and their sources, ``K3``
about the acts of States and their effects, ``K4`` about the statistics, ``K9`` about
exceptions. Each has one line that states the rule and one that says what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_SOURCE = "Add the source to facts/sources.yml, or correct the id."
_SHOW = "Name the source in which it was read; a fact without one is removed."
_RECALL = "Read it in a text and name that text, or mark it as not verified."
_CODE = "Correct the code, or add the place to facts/places.csv."

RULES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "K101": ("A source named in the ground is in the list of sources.", _SOURCE),
        "K102": ("Every row of the ground names a source.", _SHOW),
        "K103": ("A verified row of the ground does not rest on memory alone.", _RECALL),
        "K104": ("A code used in the ground is the code of a place.", _CODE),
        "K105": (
            "A membership begins before it ends.",
            "Compare both days with the source; they may have been exchanged.",
        ),
        "K106": (
            "A State is not a member of one group twice at the same time.",
            "Join the two rows, or end the first on the day before the second begins.",
        ),
        "K107": (
            "Every member of the United Nations has a region.",
            "Fill in region and subregion from the UN M49 list.",
        ),
        "K108": (
            "The United Nations have 193 members.",
            "Look for a row that is missing, given twice or of the wrong kind.",
        ),
        "K109": (
            "Every country code of ISO 3166-1 is the code of a place.",
            "Add the place, with its kind and its source.",
        ),
        "K110": (
            "The day of a succession fits the days on which both States began and ended.",
            "Compare the three days with their sources.",
        ),
        "K201": (
            "A record of an instrument can be read.",
            "Correct the field that the problem names.",
        ),
        "K202": (
            "Every file of acts belongs to an instrument.",
            "Add the record of the instrument, or remove the acts.",
        ),
        "K203": (
            "Every instrument has a file of acts.",
            "Add the acts read so far, or remove the instrument.",
        ),
        "K204": (
            "An instrument named by another is on record.",
            "Correct the id in parent or not_before, or add that instrument.",
        ),
        "K205": (
            "A group named by an instrument is on record.",
            "Correct the code of the group, or add it to facts/groups.csv.",
        ),
        "K206": ("A source named in a record is in the list of sources.", _SOURCE),
        "K207": ("Every act and every statement about an instrument names a source.", _SHOW),
        "K208": ("No act and no verified statement rests on memory.", _RECALL),
        "K209": (
            "A record answers as it expects of itself.",
            "Find out whether an act changed or the expectation was wrong; read the source again.",
        ),
        "K210": (
            "The day in force that the rule gives is the day recorded.",
            "Look for a missing or wrong deposit among the first, or for a rule misread.",
        ),
        "K301": ("A code used in an act is the code of a place.", _CODE),
        "K302": (
            "An act is that of a place that could be party to a treaty.",
            "Look whether the act is that of the State responsible for the place.",
        ),
        "K303": ("No act is recorded twice.", "Remove one of the two rows."),
        "K304": (
            "Of several claims about one act, one is preferred.",
            "Mark the claim that the order of sources outweighs as other.",
        ),
        "K305": (
            "An outweighed claim stands beside the one preferred, or says why it is outweighed.",
            "Add the preferred claim, or a note with the reason.",
        ),
        "K306": (
            "No act is older than the instrument.",
            "Compare the day of the act and the day of adoption with their sources.",
        ),
        "K307": (
            "No State signs before the instrument is open for signature.",
            "Compare the day of signature and the day of opening with their sources.",
        ),
        "K308": (
            "A State consents again only after it has left.",
            "Mark one of the two as other, or add the denunciation between them.",
        ),
        "K309": (
            "A State leaves only what it has consented to.",
            "Add the consent that came before, or remove the denunciation.",
        ),
        "K310": (
            "A State that has ended does not consent.",
            "Look whether the act is that of a successor.",
        ),
        "K311": (
            "A State consents only once it has begun, except by succession.",
            "Look whether the consent is that of a predecessor, or in truth a succession.",
        ),
        "K312": (
            "What is in force for a State rests on its consent.",
            "Add the deposits; until they are read, the effect stands as proof of consent.",
        ),
        "K313": (
            "Nothing is in force for a State before the instrument itself is in force.",
            "Mark the effect as other, with a note; the rule then gives the day.",
        ),
        "K314": (
            "A consent takes effect on the day that the rule gives.",
            "Compare the deposit, the effect and the rule with their sources.",
        ),
        "K315": (
            "A source counts the days to the effect of a consent as the rule does.",
            "Nothing: the source does not outweigh the rule, and answers use the rule.",
        ),
        "K316": (
            "A State that consents belongs to the group to which the instrument is open.",
            "Compare the day with the membership; non-members may have been invited.",
        ),
        "K317": (
            "No act is later than the day to which the record is known.",
            "Nothing, if the snapshot says so: the record is complete to that day only.",
        ),
        "K401": (
            "A data set of the catalogue can be read.",
            "Correct the field that the problem names, or write the table again.",
        ),
        "K402": (
            "A data set has a licence that permits passing it on.",
            "Read the terms of the publisher; without them the data set moves to left_out.csv.",
        ),
        "K403": (
            "A source named in the catalogue is in the list of sources.",
            "Add the source to evidence/sources.yml, or correct the id.",
        ),
        "K404": (
            "A column of the dictionary is in use.",
            "Correct its name, or remove it from evidence/columns.yml.",
        ),
        "K405": (
            "A table has as many rows as its descriptor expects.",
            "Look for rows lost or given twice; then correct the table or the expectation.",
        ),
        "K406": (
            "A table gives the totals that its descriptor expects.",
            "Compare the total with the publication, and write the table again.",
        ),
        "K407": (
            "The values of a table lie in the ranges that its descriptor expects.",
            "Compare the value with the source; it may be in another unit.",
        ),
        "K408": (
            "A code used in the statistics is that of a place, or is explained in the catalogue.",
            "Correct the code, add the place to facts/places.csv, or explain it under codes.",
        ),
        "K409": (
            "An observation is given once.",
            "Remove one of the rows, or add the missing key.",
        ),
        "K410": (
            "A column of words holds only words of the dictionary.",
            "Correct the word, or add it to the column in evidence/columns.yml.",
        ),
        "K411": (
            "Every table belongs to a data set, and nothing that was left out is there.",
            "Add a descriptor to the catalogue, or remove the file.",
        ),
        "K412": (
            "The tables together stay below 18 MB.",
            "Choose narrower types, or fetch the least used data set when it is needed.",
        ),
        "K413": (
            "A column that is never empty has no empty cell.",
            "Fill the cell from the source, or say in the dictionary what an empty cell means.",
        ),
        "K451": (
            "Nobody is a migrant or a refugee in the country of origin.",
            "Leave these rows out of sums over people abroad, and say so.",
        ),
        "K452": (
            "A number of people or a sum of money does not fall by nine tenths in one step.",
            "Look for a change of method or of mandate before reading it as an event.",
        ),
        "K453": (
            "Women and men together are the total.",
            "Use the total as published; the parts may be rounded or partly missing.",
        ),
        "K454": (
            "Parts do not come to more than their whole.",
            "Use the whole as published, and do not add the parts.",
        ),
        "K455": (
            "A code in the statistics is that of a place.",
            "Keep the code in totals, and leave it out of lists of States.",
        ),
        "K456": (
            "Origins, other and unknown ones included, add up to the total of the destination.",
            "Take the total from the set by age, and do not add up the origins.",
        ),
        "K457": (
            "A code of the refugee figures is a code of ISO 3166-1.",
            "Join by the codes of the ground, and keep these in totals.",
        ),
        "K901": (
            "An accepted exception is still needed.",
            "Remove it from accepted.csv, or correct its subject.",
        ),
    }
)

#: Rules whose breach a reader should know of, while the record may well be right.
REPORTS = frozenset({"K315", "K317", "K451", "K452", "K453", "K454", "K455", "K456", "K457"})
