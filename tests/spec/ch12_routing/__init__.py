"""Who acts tonight, who must be told, and by when.

From the readings, the place and what happened when, the program says which agency leads, which must be
told, and which clocks run. Nothing here waits for certainty: what may be so calls an agency provisionally,
and whoever has the person keeps every duty meanwhile. The law is that of Pakistan, and the tables are of
matters in its districts.
"""
