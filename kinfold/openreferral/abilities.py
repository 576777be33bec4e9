"""What the addresses of the openreferral room let somebody do."""

from kinfold.base.abilities import Ability

READ_FEED = Ability("open_referral", "-", "Read the public directory as open data", audience="anyone")
READ_FEEDS = Ability(
    "directory_feeds", "-", "See what was read into the directory from other councils’ feeds"
)
TRY_FEED = Ability(
    "try_feed", "-", "Look at what another directory’s file would bring, before anything is taken"
)
TAKE_FEED = Ability("directory_feed", "-", "Take into the directory what another directory’s file brings")
