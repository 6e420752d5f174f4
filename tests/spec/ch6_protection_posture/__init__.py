"""Protection comes before every offence, and apart from every reading.

The posture says how a person is to be treated now: whether they still have to be screened, whether
screening raised nothing, or whether they are presumed to be a victim and protected. It rises easily and
falls only by a reasoned decision. It is a safeguard inside the agency and never delays FIR, production in
court, release or treatment.
"""
