"""The files of a pack that say what agencies have to do, as small as they can be, and whole."""

WHOLE = {
    "agencies": """
police:
  label: police
  definition: The police of a district.
  level: district
  line: [province, holder]
  zones: coast
  within: [north]
  verification: secondary
  source: a page
province: {label: headquarters, definition: D., level: province, verification: primary, source: s,
  opinion_fallback: yes}
holder: {label: holder, definition: D., level: country, verification: unverified, source: s}
""",
    "routes": """
whole:
  label: It is theirs.
  readings: [harm]
  on_signs: yes
  presumed_victim: yes
  rule: {any: [a, act]}
  agency: police
  role: lead
  if_open: tell
  within: [north, south]
  provisions: [s1]
least: {label: They hear of it., agency: holder, role: inquire}
""",
    "events": """
caught: {label: the arrest}
shown: {label: brought to court}
""",
    "deadlines": """
clock:
  label: Bring them to court.
  amount: 2
  unit: months
  extends: yes
  starts: caught
  stops: [shown, caught]
  rule: {not: harm}
  agency: police
  basis: our default
  binding: no
  within: [north]
  provisions: [s1]
at_once: {label: At once., without_delay: yes, starts: caught, stops: shown, agency: holder, basis: act}
""",
    "helplines": """
call: {label: a line, number: "1099", within: [north], verification: primary, source: s}
everywhere: {label: a line, number: +92 1, verification: primary, source: s}
""",
    "committees": """
whole:
  label: a panel
  level: district
  chair: the head
  members: [one, other]
  quorum: three
  cadence: monthly
  every_months: 1
  within: [north]
  verification: primary
  source: s
least: {label: a panel, level: zone, verification: unverified, source: s}
""",
    "own_conduct": """
road:
  label: leaving the road
  applied: c
  exposed: {any: [b, c]}
  provisions: [s1]
  covers:
    - {provision: s1, extent: covered, says: It does.}
    - {provision: s1, extent: not covered, says: It does not.}
  levers: [plea]
  within: [north]
plain: {label: l, applied: c, exposed: c, provisions: s1, levers: plea}
""",
    "levers": """
plea: {label: a plea, says: It can be made., provisions: [s1]}
""",
    "gaps": """
wide: {label: a gap, reading: harm, beside: [harm], rule: b, says: It differs., fallback: [s1]}
plain_gap: {label: a gap, reading: harm, says: It differs.}
""",
}

BESIDE = {
    "elements": "act: {label: an act, rule: a, provisions: s1}",
    "readings": "harm: {label: harm, concerns: harm, rule: act, provisions: s1}",
}
"""What the duties refer to."""
