"""The platform: where agencies see and do together what the law asks of each of them."""
