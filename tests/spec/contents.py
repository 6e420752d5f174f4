"""The contents of the specification: chapters and sections, in order, with their titles.

A folder that is not listed here, or a line here without its folder, fails a test.
"""

CONTENTS = {
    "ch1_three_values": (
        "Three values",
        {
            "test_truth_tables": "All, any, not, at least",
            "test_unknown_is_never_no": "Unknown is never no",
            "test_contested_facts": "Contested facts",
        },
    ),
    "ch2_trafficking_in_persons": (
        "Trafficking in persons",
        {
            "test_acts": "The act",
            "test_means": "The means",
            "test_consent": "Consent",
            "test_purposes": "The purpose",
            "test_forms_of_exploitation": "Forms of exploitation",
        },
    ),
    "ch3_smuggling_of_migrants": (
        "Smuggling of migrants",
        {
            "test_elements": "The four elements",
            "test_benefit": "The benefit",
            "test_nationals": "Nationals and residents",
            "test_stay_and_documents": "Enabling stay, and documents",
            "test_aggravations": "Aggravations",
            "test_the_migrant": "The migrant",
            "test_smuggling_and_trafficking": "Smuggling and trafficking",
        },
    ),
    "ch4_status_and_protection": (
        "Status, refuge and childhood",
        {
            "test_status": "Irregular entry, stay and exit",
            "test_refuge": "Non-refoulement",
            "test_children": "Children",
            "test_circumstances": "Groups of offenders, and borders",
        },
    ),
    "ch5_what_a_reading_says": (
        "What a reading says",
        {
            "test_three_values_of_a_reading": "Met, ruled out, open",
            "test_open_readings": "How an open reading stands",
            "test_reasons": "Reasons, and what is still needed",
            "test_new_facts": "New facts",
            "test_dates": "The date of the act",
        },
    ),
    "ch6_protection_posture": (
        "Protection posture",
        {
            "test_signs": "What raises protection",
            "test_three_postures": "Unscreened, no sign, protect",
            "test_latch": "Protection latches",
            "test_closing": "Closing",
            "test_owed": "What is owed and what is needed",
            "test_own_conduct": "Own conduct",
            "test_groups": "Groups of people",
        },
    ),
    "ch7_questions": (
        "Questions",
        {
            "test_order": "The order of questions",
            "test_answers": "Answers",
            "test_never_asked": "What is looked up, and what is never asked",
            "test_children": "Six questions for a child, and stop",
        },
    ),
    "ch8_records": (
        "Records",
        {
            "test_short_and_long_form": "The short form and the long form",
            "test_sources": "Sources",
            "test_groups": "Groups in a record",
            "test_mistakes": "Mistakes",
        },
    ),
    "ch9_definitions": (
        "Definitions",
        {
            "test_what_follows": "What follows from what",
            "test_limits": "The limits of definitions",
        },
    ),
    "ch10_deadlines": (
        "Deadlines",
        {
            "test_hours": "Hours",
            "test_days_and_months": "Calendar days and months",
            "test_working_days": "Working days",
            "test_expected_holidays": "Holidays that are only expected",
            "test_how_a_clock_stands": "How a clock stands",
            "test_breach": "What may be called a breach",
        },
    ),
    "ch11_pakistan": (
        "The law of Pakistan",
        {
            "test_trafficking": "Trafficking in persons",
            "test_smuggling": "Smuggling of migrants",
            "test_dates": "Dates",
            "test_bonded_labour": "Bonded labour",
            "test_gaps": "Gaps",
            "test_own_conduct": "Own conduct",
        },
    ),
    "ch12_routing": (
        "Who acts, and by when",
        {
            "test_who_leads": "Who leads",
            "test_who_is_told": "Who is told",
            "test_contested": "Where it is open who leads",
            "test_places": "Places",
            "test_children": "Children",
            "test_sexual_violence": "Sexual violence",
            "test_foreigners": "People from elsewhere",
            "test_clocks": "Clocks",
        },
    ),
}
