# Words on screen, English. Sentence case, no full stop on labels, "…" where more input follows.
# Every message here has its twin in ar.ftl; a test compares the two.

## Kinds of incident

kind-airstrike = Airstrike
kind-drone_strike = Drone strike
kind-rocket_attack = Rocket attack
kind-shelling = Shelling
kind-explosion = Explosion
kind-ied = Planted bomb
kind-clash = Clash
kind-raid = Raid
kind-assassination = Assassination
kind-other = Other incident

family-air = Air
family-distance = Distance fire
family-ground = Ground
family-explosive = Explosive
family-other = Other

## Who did it

actor-US = United States
actor-Coalition = Global Coalition
actor-Israel = Israel
actor-unknown = Unknown
actor-ISIS = ISIS
actor-IRI = Islamic Resistance in Iraq
actor-SDF = Syrian Democratic Forces
actor-Syrian-army = Syrian army
actor-Iran-backed-militias = Iran-backed militias
actor-Iraq = Iraqi forces
actor-Turkey = Turkish forces
actor-other = Another party

attribution-claimed = Claimed by the doer
attribution-stated = Stated by the source
attribution-suspected = Suspected
attribution-denied = Denied by all named
attribution-unknown = Nobody named

## Fields of an incident

field-kind = What
field-date = When
field-place = Where
field-killed = Killed
field-injured = Injured
field-missing = Missing
field-captured = Captured
field-perpetrator = Who
field-attribution = On whose word
field-target = Target

## Places

placekind-country = Country
placekind-region = Region
placekind-governorate = Governorate
placekind-district = District
placekind-subdistrict = Subdistrict
placekind-city = City
placekind-town = Town
placekind-village = Village
placekind-neighbourhood = Neighbourhood
placekind-base = Base
placekind-airport = Airport
placekind-oilfield = Oilfield
placekind-crossing = Crossing
placekind-river = River
placekind-desert = Desert
placekind-road = Road
placekind-facility = Facility
placekind-dam = Dam
placekind-other = Place

role-site = Site
role-area = In the area
role-near = Nearby

place-within = within { $km } km

## How finely something is dated

precision-night = to the night
precision-day = to the day
precision-week = to the week
precision-month = to the month
precision-year = to the year
precision-range = within a range
precision-unknown = undated

## Days and months

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
# The same by their names in the Gulf and Egypt; English knows one set.
month-gulf-1 = Jan
month-gulf-2 = Feb
month-gulf-3 = Mar
month-gulf-4 = Apr
month-gulf-5 = May
month-gulf-6 = Jun
month-gulf-7 = Jul
month-gulf-8 = Aug
month-gulf-9 = Sep
month-gulf-10 = Oct
month-gulf-11 = Nov
month-gulf-12 = Dec

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

date-day = { $day } { $month } { $year }
date-day-month = { $day } { $month }
date-month = { $month } { $year }
# Two ends; each is a day, a day and month, or a whole date.
date-range = { $from }–{ $to }
date-range-long = { $from } – { $to }
date-night = night of { $from }–{ $to }
date-from = from { $day }
date-until = until { $day }
date-decade = { $year }s
date-unknown = undated
# What the text says of a date that nothing fixes.
date-known = undated ({ $what })
date-known-separator = { "," }{ " " }
date-known-weekday = a { $weekday }
date-known-weekday-part = a { $weekday } { $part }
date-known-day-month = { $day } { $month } of a year not told
date-known-month = { $month } of a year not told
date-known-before = { $n ->
    [0] the day of the report
    [one] the day before the report
   *[other] { $n } days before the report
}
date-known-after = reported no earlier than { $day }

part-of-day-dawn = dawn
part-of-day-morning = morning
part-of-day-noon = noon
part-of-day-afternoon = afternoon
part-of-day-evening = evening
part-of-day-night = night
part-of-day-midnight = midnight

## Numbers of persons

count-exact = { $n }
count-between = { $low }–{ $high }
count-at-least = ≥ { $n }
count-at-most = ≤ { $n }
count-unknown = not stated

## Counts of what is shown; they add up

incidents-count = { $n ->
    [one] { $n } incident
   *[other] { $n } incidents
}
articles-count = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
places-count = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
sources-count = { $n ->
    [one] { $n } source
   *[other] { $n } sources
}
days-count = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
sum-shown = { $n } shown
sum-undated = { $n } undated
sum-unlocated = { $n } unlocated
sum-filtered = { $n } filtered out
sum-total = { $n } in all
sum-show-timeline = Show the timeline
sum-line = { $shown } shown · { $undated } undated · { $unlocated } unlocated · { $filtered } filtered out = { $total } in all

## Sentences about incidents

incident-title = { $kind }, { $place }

## Reading articles. The attribute is what the reader can do.

read-unknown-format = Not a kind of file that is read here
    .hint = .txt, .md, .html, .json and .jsonl are read
read-too-large = Larger than { $limit } MiB
    .hint = Split the file
read-empty = No text in it
    .hint = Check that the file was saved whole
read-not-utf8 = Not UTF-8 text: stops making sense at byte { $byte }
    .hint = Save it as UTF-8
read-utf16 = UTF-16 text
    .hint = Save it as UTF-8
read-binary = Not text: a zero byte at { $byte }
    .hint = Export the article as text
read-bad-date = “{ $value }” is not a day that is understood; the article counts as undated
    .hint = Write the day as 2024-01-23
read-bad-lang = No lexicon for the language “{ $value }”; the letters decide
    .hint = ar or en
lexicon-none = No lexicon in this folder
    .hint = A lexicon is a folder with language.toml in it
read-bad-json = Not valid JSON: { $reason }
    .hint = One object with “body”, or a list of them; in .jsonl one object a line
read-no-body = No “body” with text in it
    .hint = Give the article's text under “body”
read-no-article = No article found in the page
    .hint = Save the article's text as .txt
read-too-deep = Elements nested more than { $limit } deep
    .hint = Save the article's text as .txt

## Files and folders

file-missing = No such file or folder
file-unreadable = Cannot be read: { $reason }
file-unwritable = Cannot be written: { $reason }
folder-empty = No article in this folder
    .hint = .txt, .md, .html, .json and .jsonl are read
stdin-unreadable = Standard input cannot be read: { $reason }
line-of = { $file }, line { $line }
item-of = { $file }, item { $item }

## Maps of the user's own

own-map-gone = The map opened last time is not there any more; the bundled map shows
    .hint = Put the file back and start again, or choose “Back to the bundled map”
own-map-missing = No such map
    .hint = Check the name and the folder
own-map-folder = A folder, not a map
    .hint = Open one .pmtiles or .mbtiles file
own-map-empty = An empty file, not a map
    .hint = Copy or download it again
own-map-foreign = Not a map that is read here
    .hint = PMTiles (version 3) and MBTiles are read, with vector tiles or PNG, JPEG or WebP pictures
own-map-version = PMTiles of version { $version }; version 3 is read
    .hint = Convert it with “pmtiles convert”
own-map-cut-short = The map is cut short: { $have } of { $want } bytes are there
    .hint = Copy or download it again
own-map-damaged = The map is damaged: { $part }
    .hint = Copy or download it again
own-map-part-header = its header makes no sense
own-map-part-directory = its directory of tiles cannot be read
own-map-part-metadata = its description cannot be read
own-map-part-database = SQLite cannot read it
own-map-part-tile = its tiles cannot be read
own-map-no-tables = A database, but not a map: the table “tiles” is missing
    .hint = MBTiles is read: a table “tiles”, and one “metadata”
own-map-no-tiles = No tile in the map
    .hint = Make it again, or copy it whole
own-map-kind = Its tiles are { $kind }, which is not drawn
    .hint = Vector tiles (MVT) and PNG, JPEG or WebP pictures are drawn
own-map-packing = Its tiles are packed with { $packing }, which is not unpacked here
    .hint = Make it with gzip, or without compression
own-map-schema = Its layers are of a schema that is not drawn: { $layers }
    .hint = Vector maps are drawn in the schemas of Protomaps and OpenMapTiles
own-map-flaw = Some tiles of your map cannot be drawn; coarser ones or the bundled map show in their place
    .hint = Copy or download the map again

## Command line

usage-bad-date = “{ $value }” is not a day, month or year
    .hint = 2024-01-23, 2024-01 or 2024
usage-bad-bbox = “{ $value }” is not a box
    .hint = West,South,East,North in degrees: 38,32,44.5,37.5
usage-bad-kind = “{ $value }” is not a kind of incident
    .hint = { $known }
usage-bad-point = “{ $value }” is no point
    .hint = Such as 34.45,40.92 or "34°27′08″N 40°55′07″E" or "37S FU 762 139"
usage-bad-size = “{ $value }” is not a size
    .hint = Width and height in pixels, such as 1920x1080; or hd, 4k, square, a4, a3
usage-range-reversed = The range ends ({ $to }) before it starts ({ $from })
    .hint = Swap --from and --to
usage-unknown-place = The gazetteer does not know “{ $value }”
    .hint = furat gazetteer NAME shows what it knows
usage-no-input = No article to read
    .hint = Name files or folders, or - for JSON lines on standard input
usage-explain-format = The reasons are told in words or in JSON
    .hint = Leave --format out, or name json or jsonl
usage-export-format = Which format?
    .hint = The ending of -o FILE tells it (.csv .geojson .kml .kmz .gpkg .parquet .json .jsonl), or --format
usage-export-file = A GeoPackage is a file
    .hint = Name it with -o FILE.gpkg
usage-bad-mapping = “{ $value }” is not HEAD=COLUMN
    .hint = Columns are { $known }; a dash for nothing
usage-no-head = No table has the head “{ $value }”
    .hint = --preview shows the heads
usage-stdin-only = Only standard input is read
    .hint = Give - and send the sentences, one a line
progress-reading = Reading
progress-extracting = Extracting
report-failed = { $n ->
    [one] { $n } input left out
   *[other] { $n } inputs left out
}
no-window = This build has no window
    .hint = Build with the default features, or use “furat extract” and “furat brief”
no-display = No display found: neither DISPLAY nor WAYLAND_DISPLAY is set
    .hint = furat brief -o picture.png renders the picture without one
window-unopened = The window cannot be opened: { $reason }
    .hint = furat brief -o picture.png draws without a window
no-thread = The system gives no thread for reading: { $reason }
    .hint = Close other programs
bad-table = A table cannot be used: { $reason }
    .hint = Mend the table it names, or install the program again
no-adapter = No graphics adapter, not even in software: { $reason }
    .hint = On Debian and Ubuntu: apt-get install mesa-vulkan-drivers
picture-size = A picture of { $width } × { $height } pixels cannot be drawn
    .hint = Each side has { $least } to { $most } pixels
picture-too-slow = The articles took longer than five minutes to read
    .hint = Draw fewer of them
picture-not-read-back = The picture cannot be read back from the graphics adapter: { $reason }
    .hint = Try a smaller size
picture-unwritable = The picture cannot be written: { $reason }
    .hint = Choose another folder
picture-no-folder = No folder to put the picture in
    .hint = furat brief -o FILE.png
picture-too-many = A thousand pictures of that name are there already
    .hint = Move or delete some
no-pictures = This build draws no pictures
    .hint = Build with the default features
gazetteer-unknown = The gazetteer does not know “{ $name }”
own-places-unreadable = Your own places cannot be read: { $reason }
    .hint = furat gazetteer check FILE shows what is wrong with them
own-places-nowhere = There is no folder for your own places on this machine
own-places-forgotten = { $n ->
    [one] 1 own place taken out
   *[other] { $n } own places taken out
}
own-place-unknown = No own place has the id “{ $id }”
    .hint = furat gazetteer list-own prints the ids
import-done = { $new } new, { $changed } changed, { $same } as before; { $skipped } rows of other sorts left out, { $bad } bad
import-no-places = No places in this file: it needs columns or properties for a name, a latitude and a longitude
    .hint = Say what the file is with --form
import-bad-form = Not a row of places
import-unreadable = Not UTF-8, or far too long
import-no-name = No name
import-bad-number = { $column } cannot be “{ $found }”
import-more-bad = { $n } more bad rows
check-clean = { $file }: nothing wrong
check-unreadable = { $id }: { $reason }
check-same-id = { $id }: line { $line } has the same id
check-same-place = { $id }: { $other } has the same name and sort { $km } km away
check-no-parent = { $id } lies in nothing
check-outside = { $id } lies { $km } km outside { $area }
check-too-vague = { $id }: a radius of { $km } km is too large for its sort
check-too-exact = { $id }: its coordinates are good to { $km } km only
eval-not-in-output = { $article }: not in the output
eval-no-gold = No gold in this set
    .hint = A set holds articles/NAME.txt and gold/NAME.json
eval-bad-gold = Gold that cannot be understood: { $reason }

## Window

app-name = Furat
top-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
top-progress = reading { $done } of { $all }
command-add = Add articles
command-open-map = Open map…
command-bundled-map = Back to the bundled map
command-picture = Briefing picture
command-language = العربية
command-about = About and data
command-play = Play or pause
command-fit = Show all in the filter
command-sources = Show or hide the source panel
command-facets = Show or hide the filters
command-save-as = Save as a workspace…
command-export = Export what is shown…
notice-exported = { $n ->
    [one] { $n } incident exported
   *[other] { $n } incidents exported
}
notice-too-many-rows = More than { $most } rows: the rest was left out
    .hint = Save as a workspace first and add the file to that, or use furat import FILE -o W.furat
notice-space-saved = Saved; from now on every change is kept at once
command-close-all = Close all articles
command-undo = Undo
command-redo = Redo
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-view-back = Back to the view before
command-view-forward = Forward to the next view
command-clear-filter = Clear all
command-go-to = Go to coordinates or a place
command-measure = Measure distance
command-names = Script of the names on the map
command-grid = Grid over the map
command-readout = Form of the coordinates
command-keys = { $name } ({ $keys })
notice-dismiss = Dismiss
notice-closed = { $n ->
    [one] { $n } article closed
   *[other] { $n } articles closed
}
    .hint = Ctrl+Z brings them back
notice-picture-saved = Picture saved, and copied
notice-read = { $count ->
    [one] { $count } article read
   *[other] { $count } articles read
}
notice-date-set = The article was read again with its date

filter-showing = Showing
filter-everything = everything
filter-possibly-between = possibly between
filter-certainly-between = certainly between
filter-possibly = Possibly
filter-certainly = Certainly
filter-all-reports = All reports
filter-main-only = News only
filter-by = by
filter-in = in
filter-values-kind = { $on } of { $all } kinds
filter-values-actor = { $on } of { $all } doers
filter-values-attribution = { $on } of { $all } attributions
filter-values-side = { $on } of { $all } sides hit
filter-values-area = { $on } of { $all } governorates
filter-values-toll = { $on } of { $all } tolls told
filter-values-dating = { $on } of { $all } ways of dating
filter-values-placing = { $on } of { $all } ways of placing
filter-values-outlet = { $on } of { $all } sources
filter-values-language = { $on } of { $all } languages
filter-values-status = { $on } of { $all } states of review
filter-values-tag = { $on } of { $all } tags
filter-killed = { $range } killed
filter-injured = { $range } injured
filter-with = with
filter-told-by = told by
filter-area = the area drawn
filter-frame = the frame of the map
filter-mentioning = mentioning
filter-quoted = “{ $words }”
filter-least = { $n } or more
filter-most = at most { $n }
filter-between = { $least }–{ $most }
filter-confidence = confidence { $value }
filter-remove = Remove: { $clause }
filter-open = Show where this is set: { $clause }
filter-against = against
filter-more = and { $count } more
facet-kind = Kind
facet-actor = Who
facet-attribution = Attribution
facet-area = Governorate
facet-toll = Toll told
facet-dating = Date known
facet-placing = Place known
facet-side = Who was hit
facet-place = Place
facet-outlet = Source
facet-language = Language
facet-status = Review status
facet-tag = Tag
facet-tolls = Number of victims
facet-confidence = Confidence
facet-more = { $count } more
facet-fewer = Fewer
facet-others = All others
side-none = Not said
side-civilians = Civilians
area-none = No governorate
outlet-none = No outlet given
language-none = Language not known
tag-none = No tag
status-unreviewed = Not reviewed
status-confirmed = Confirmed
status-contested = Contested
status-discounted = Discounted
language-ar = Arabic
language-en = English
told-killed = Somebody killed
told-injured = Only wounded
told-nobody = Nobody hurt
told-untold = Nothing said
placing-point = At a named place
placing-near = Within 8 to 20 km
placing-area = Somewhere in an area
placing-nowhere = Not located
range-to = to
range-least = { $field }: at least
range-most = { $field }: at most
search-prompt = Search the articles
search-clear = Clear the search

area-draw = Draw an area to look at
area-box = Box
area-circle = Circle
area-polygon = Polygon
area-remove = Remove the area
area-hint-box = Drag from corner to corner
area-hint-circle = Drag from the middle
area-hint-polygon = Click the corners; Enter or the first corner closes it
map-framed = Only what is in the frame
map-heat = Cells below the rings
heat-crowded = If crowded
heat-always = Always
heat-never = Never
map-size-by = Sizes
size-by-count = By incidents
size-by-killed = By the killed
map-legend-cells = Incidents in a cell
time-options = Bars or lanes, playing, more ranges
time-shown-as = Show as
time-bars = Stacked bars
time-lanes = Lanes
time-stack = Stack bars by
time-lane = A lane for each
time-empty = Long stretches without an incident
time-folded = Folded
time-in-full = In full
time-playing = Playing
time-window = Moves the range
time-cumulative = Adds up
time-once = Stops at the end
time-repeats = Begins anew
time-ranges = Ranges
time-last-days = { $count ->
    [one] Last day
   *[other] Last { $count } days
}
map-km = km
map-positions = Positions are of places named in the text, not of impacts
map-credits = © OpenStreetMap contributors · GeoNames CC BY 4.0 · Natural Earth · GSHHG/WDBII · NOAA GLOBE
own-map-credit = { $name }: { $credit }
own-map-credit-none = Map: { $name }
map-legend = Legend
map-legend-circle = Place within circle
map-legend-area = Somewhere in the area
map-legend-crowd = Zoom in to see single incidents
map-legend-sizes = Killed, at least
map-legend-border = Border
map-legend-road = Road, schematic
map-legend-several = Several, by family
map-legend-selected = Selected
map-group = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}
map-options = Looks of the map
map-names = Names
names-both = Both
names-arabic = Arabic
names-english = English
map-grid = Grid
grid-off = None
grid-degrees = Degrees
grid-mgrs = MGRS
map-readout = Coordinates
readout-decimal = Decimal
readout-dms = Minutes
readout-mgrs = MGRS
readout-name = Coordinates: { $words }
map-colours = Colours
colours-light = Light
colours-dark = Dark
colours-print = Print
coordinate-north = N
coordinate-south = S
coordinate-east = E
coordinate-west = W
distance-km = { $km } km
distance-m = { $m } m
measure-title = Distance
measure-hint = Click points on the map. Esc ends.
measure-back = Take back the last point
measure-end = End measuring
find-prompt = Coordinates or a place
find-point = Point
find-nothing = No place of that name, and no coordinates
find-close = Close the box
hover-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
hover-comma = {", "}
hover-other-kinds = Other kinds
hover-places = { $count ->
    [one] { $count } place
   *[other] Most named of { $count } places
}
hover-hint-group = Click to go nearer
hover-hint-pile = Click to list them

source-back = Back to the list
source-close = Close
source-next = Next incident
source-previous = Previous incident
source-position = Incident { $n } of { $all } in range
source-not-in-range = Not among those shown
source-of = Source { $n } of { $all }
source-undated = no date of publication
source-published = published { $date }
source-next-article = Next source
source-set-date = Give its date
source-copy = Copy as text
source-copy-link = Copy the address: { $url }
sources-by-date = in order of date
source-same-day = on the same day
source-days-after = { $n ->
    [one] a day later
   *[other] { $n } days later
}
article-alone = Article
article-others = Also in this article
article-incidents = { $n ->
    [one] { $n } incident in this article
   *[other] { $n } incidents in this article
}
article-no-incident = No incident was found in this article.
article-click-place = Click to see it on the map
article-click-date = Click to set the range to it
article-larger = Larger letters
article-smaller = Smaller letters
articles-all = All { $n }
articles-silent = Without incidents { $n }
list-articles = All articles
list-more = and { $n } more
legend-hide = Hide these marks
legend-show = Show these marks
evidence-next = Next evidence
evidence-previous = Previous evidence
evidence-position = { $n } of { $all }
evidence-count = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
}
article-search-prompt = Find in this article
article-search-next = Next hit
article-search-previous = Previous hit
article-search-close = Close the search
article-search-none = not found
command-search-article = Find in the article
command-articles = List all articles
claims-voices = { $count ->
    [one] { $count } voice
   *[other] { $count } voices
}
claims-more = { $count ->
    [one] and { $count } more voice
   *[other] and { $count } more voices
}
claims-denies-it = Denies it
claims-denies = Denies: { $actor }
claims-claims = Claims it
claims-suspects = { $actor }, perhaps
why-title = Why this confidence
command-table = Table of incidents
table-close = Close the table
table-columns = Choose columns
table-sort = Sort by { $column }
table-copied = { $n ->
    [one] { $n } row copied
   *[other] { $n } rows copied
}
table-picked = { $n ->
    [one] { $n } row picked, Ctrl+C copies
   *[other] { $n } rows picked, Ctrl+C copies
}
column-attribution = Attribution
column-attribution-claimed = Claimed
column-attribution-stated = Stated
column-attribution-suspected = Suspected
column-attribution-denied = Denied
column-sources = Sources
incident-background = background
place-not-said = not said
card-show-place = Show on the map: { $place }
card-show-time = Show on the timeline
place-or = or { $names }
candidate-inside = said to lie there
candidate-list = with the others of its list
candidate-near = near other places named
candidate-held = within a place named
candidate-main_name = its main name
candidate-size = the larger one
legend-place = Place
legend-date = Date
legend-toll = Toll
legend-actor = Who
legend-kind = Kind
claims-title = Claims side by side
reports-take-apart = Take the reports apart
reports-join-again = Join the reports again
claims-blames = Blames
claims-article = the article
claims-source = source { $n }
confidence = Confidence
confidence-good = Good, see why
confidence-fair = Fair, see why
confidence-low = Low, see why
toll-killed = { $count } killed
toll-injured = { $count } injured
toll-not-said = not said
toll-one-voice = 1 voice
toll-voices = { $count } voices
list-shown = { $count ->
    [one] { $count } incident in range
   *[other] { $count } incidents in range
}
list-undated = { $count ->
    [one] { $count } undated incident
   *[other] { $count } undated incidents
}
list-unlocated = { $count ->
    [one] { $count } unlocated incident
   *[other] { $count } unlocated incidents
}
list-pile = { $count ->
    [one] { $count } incident at this place
   *[other] { $count } incidents at this place
}
list-back = Back
list-busiest = Most named places
list-empty = Nothing here. Widen the range or clear the filter.

empty-title = Drop articles here
empty-text = Text, Markdown, HTML, JSON or a folder of them, in Arabic or English
empty-choose = Choose files…
empty-sample = Open the sample

about-text = Furat reads news articles about the Syria–Iraq border and shows the incidents they report in space and time. Every figure leads to its words.
about-offline = It works offline and opens no connection.
about-borders = The boundaries and names shown do not imply any opinion on the legal status of any territory. Roads are schematic.
about-data = Map and gazetteer
about-own-map = Your map: { $credit } · { $path }
about-fonts = Fonts: Inter, Vazirmatn, Noto Naskh Arabic (SIL OFL 1.1). Icons: Lucide (ISC).

## Briefing picture

brief-title = Incidents on the Syria–Iraq border
brief-no-dates = no dates
brief-heading = { $places }: { $what }, { $years }
brief-of-kinds = incidents of { $n } kinds
brief-years = { $from }–{ $to }
brief-possibly = possibly in range
brief-certainly = certainly in range
list-comma = { "," }{ " " }
list-and = { $first } and { $last }
list-and-more = { $first } and { $n } more

kinds-airstrike = airstrikes
kinds-drone_strike = drone strikes
kinds-rocket_attack = rocket attacks
kinds-shelling = shelling
kinds-explosion = explosions
kinds-ied = planted bombs
kinds-clash = clashes
kinds-raid = raids
kinds-assassination = assassinations
kinds-other = other incidents

## Briefing sheet
# {here} and {all} are filled in by the template, as is {n}.

sheet-page = Sheet {"{here}"} of {"{all}"}
sheet-as-of = As of
sheet-no = No
sheet-date = Date
sheet-place = Place
sheet-kind = Kind
sheet-target = Target
sheet-killed = Killed
sheet-injured = Injured
sheet-whom = By whom
sheet-sources-short = Src
sheet-claimed = claimed
sheet-stated = stated
sheet-suspected = suspected
sheet-denied = denied
sheet-radius = ±{ "\u00A0" }{ $km }{ "\u00A0" }km
sheet-nothing = No incident with a date and a place lies in this selection.
sheet-circle = place within dashed circle
sheet-uncertain = day not certain, spread
sheet-other-dated = dated out of range
sheet-bar-day = a bar is a day
sheet-bar-week = a bar is a week
sheet-bar-month = a bar is a month
sheet-bar-quarter = a bar is a quarter
sheet-bar-year = a bar is a year
sheet-left-out = Left out
sheet-sources = Sources
sheet-sources-later = listed in full on the last sheets
sheet-marks = ≥ at least, no upper figure given; – no figure given, which is not zero. Ranges are the lowest and highest figure in the sources.
sheet-continued = Continued overleaf from no. {"{n}"}.
sheet-no-map = No map
sheet-articles = { $n ->
    [one] 1 article, { $languages }
   *[other] { $n } articles, { $languages }
  }
sheet-figure-incidents = Incidents
sheet-figure-spanned = { $n ->
    [0] all dated to the day
   *[other] { $n } dated to a span of days
  }
sheet-figure-silent = { $n ->
    [0] every incident gives a figure
    [one] 1 incident gives no figure
   *[other] { $n } incidents give no figure
  }
sheet-figure-unnamed = No one named
sheet-figure-of = { $n } of { $all }
sheet-figure-denied = { $n ->
    [0] none is denied
   *[other] { $n } denied by all named
  }
sheet-sum-none = –
sheet-sum-open = { $n }+
sheet-sum-between-open = { $low }–{ $high }+
sheet-note-machine = Read from news articles by machine; check against the sources before you rely on it.
sheet-note-figures = Figures are the sources’ own and unverified.
sheet-projection = WGS 84, Mercator
map-positions-sentence = Positions are of the places named, not of impacts.

usage-brief-format = “{ $value }” ends in no format of pictures or sheets
    .hint = Name a file that ends in one of { $known }, or a folder
usage-bad-field = “{ $value }” is no field
    .hint = Write it as NAME=WORDS
usage-bad-time = “{ $value }” is not a time
    .hint = Write it as 2025-11-22, 2025-11-22T09:00 (UTC) or now
sheet-too-many = { $n } incidents are too many for a sheet
    .hint = Narrow the range or the filter to { $most }; export writes any number as a table
name-bad-key = A file name cannot be made with “{ $value }”
    .hint = Known are { $known }
template-failed = The template cannot be set: { $reason }
    .hint = Mend the template there. Its fields are { $fields }; docs/BRIEFING.md lists all that data.json holds
template-warned = The template was set, but: { $reason }
template-missing = There is no such template
    .hint = Name a file that ends in .typ
template-bad-map = “{ $value }” is not the size of a map
    .hint = Write the line as // map: 120 x 90, in millimetres
template-unknown-field = The template takes no field “{ $value }”
    .hint = It takes { $known }. A template names further ones in its line // fields:
series-undated = Nothing that is shown has a date
    .hint = A series needs a range: give --from and --to
series-too-many = { $n } maps are too many
    .hint = Take a coarser unit or a shorter range, for at most { $most }
series-count = { $n ->
    [0] no incidents
    [one] 1 incident
   *[other] { $n } incidents
  }
series-compared = { $first }: { $n } shown, { $unlocated } unlocated · { $second }: { $m } shown, { $other } unlocated · { $undated } undated
progress-frames = Drawing
picture-scale = Pixels per point cannot be { $value }
    .hint = Take 1 to 3

## Frame

keys-files = Files
keys-filter = Filter
keys-time = Time
keys-incidents = Incidents
keys-map = Map
keys-window = Window
keys-help = Help
keys-pointer = Pointer and keyboard
gesture-escape = Esc
gesture-escape-does = Close what is open, then the incident
gesture-arrows = Arrow keys
gesture-arrows-does = Move the range's handles, or along a list
gesture-kinds = 1 to 0
gesture-kinds-does = Kinds off and on; with Alt only this one
gesture-alt-click = Alt+click
gesture-alt-click-does = Only this row of the filters
gesture-wheel = Wheel
gesture-wheel-does = Zoom the map, or the timeline
gesture-drag-time = Drag the band
gesture-drag-time-does = Move the range
gesture-shift-drag = Shift+drag
gesture-shift-drag-does = Move along the timeline
gesture-alt-drag = Alt+drag
gesture-alt-drag-does = Compare the range with these days
gesture-double-click = Double click a bar
gesture-double-click-does = Set the range to that bar
gesture-drop = Drop files
gesture-drop-does = Add articles, or show a map
help-title = Keys

palette-prompt = Search places, incidents, actions
palette-wishes = Actions
palette-places = Places
palette-incidents = Incidents
palette-articles = Articles
palette-seeking = Searching…
palette-nothing = Nothing found

top-nothing = No articles
top-looking = looking for articles
top-stopping = stopping
top-reading = Reading articles
command-more = Settings and more
command-search = Search
command-add-folder = Add folder
command-stop-reading = Stop reading
command-timeline = Show or hide the timeline
command-cumulative = Playing adds up, or moves the range
command-repeats = Playing begins anew, or stops at the end
command-selected-time = Show the time of the selected incident
command-compare = Compare two ranges
command-lanes = Lanes or stacked bars over time
command-folds = Fold or unfold long empty stretches
command-all-time = All time
command-last-7 = The last 7 days of the data
command-last-30 = The last 30 days of the data
command-last-90 = The last 90 days of the data
command-this-month = The month of the last incident
command-last-year = The last 12 months of the data
command-this-year = The year of the last incident
command-dark-or-light = Dark or light colours
command-contrast = High contrast
command-other-language = Arabic or English
command-scale-up = Larger
command-scale-down = Smaller
command-scale-reset = Normal size
command-help = Keys
more-language = Language
more-digits = Digits
digits-western = 123
digits-arabic = ١٢٣
more-months = Names of months
months-levant = Levantine
months-gulf = Gulf and Egypt
more-scale = Size of everything
language-english = English
language-arabic = العربية
scale-percent = { $percent } %
colours-contrast = High contrast
rail-name = { $name }, { $count } on
rail-filters = Filters
scroll-bar = Scroll bar
panel-timeline = Timeline
panel-sources = Source panel
panel-table = Table of incidents
panel-resize = Resize: { $panel }
recent-title = Opened lately
recent-forget = Forget these
recent-and-more = { $name } and { $count } more
notice-unfold = Details
notice-fold = Fewer details
notice-copy = Copy
notice-problems = { $count ->
    [one] { $count } input was left out or read with a reserve
   *[other] { $count } inputs were left out or read with a reserve
}
    .hint = The details say which, and what to do
notice-stopped = Stopped: { $done } of { $all } articles read
    .hint = What was read is shown; add the files again to read the rest
reader-gone = Reading is not possible: too many jobs wait, or the reader has stopped
    .hint = Wait until reading is over; if it is idle, start the program again
drop-to-add = { $count ->
    [one] Drop to add { $count } file
   *[other] Drop to add { $count } files
}
drop-kinds = Articles, folders of them, or a map
empty-read = Read
empty-read-text = Places, dates, tolls and doers, each tied to its words
empty-place = Place
empty-place-text = On an offline map, with its radius of doubt
empty-check = Check
empty-check-text = What the text leaves open stays visible
empty-offline = Nothing leaves this computer. Furat opens no connection.
bad-tokens = The program's colours cannot be read: { $reason }
    .hint = Install the program again
bad-map-style = A style of the map cannot be read: { $reason }
    .hint = Install the program again
bad-bundled-map = The bundled map cannot be read: { $reason }
    .hint = Install the program again
sheet-bad-view = Line { $line } is no view
    .hint = Point, zoom, language, names, grid and title, with tabs between
sheet-bad-count = { $found } maps do not fit on a sheet
    .hint = 1 to { $most }
sheet-not-joined = The sheet cannot be put together: { $reason }
    .hint = Try fewer maps

## Timeline

timeline-play = Play
timeline-pause = Pause
timeline-back = One step back
timeline-forward = One step on
timeline-speed = Speed
timeline-speed-day = 1 day / s
timeline-speed-week = 1 week / s
timeline-speed-month = 1 month / s
timeline-speed-quarter = 3 months / s
timeline-speed-year = 1 year / s
timeline-quick = Time range
timeline-all = All
timeline-last-year = Last 12 months
timeline-custom = Custom
timeline-uncertain = Date uncertain
timeline-out-of-range = Out of range
timeline-from = First day
timeline-to = Last day
timeline-handle-from = Start of the range
timeline-handle-to = End of the range
timeline-histogram = Incidents over time
timeline-undated-hint = List the incidents without a date
timeline-unlocated-hint = List the incidents without a place
timeline-empty = No dated incidents yet
timeline-fold = { $length } without an incident
timeline-fold-hint = Folded. Press to show all time in full
timeline-lane-only = Only “{ $name }”
months-count = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
years-count = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
years-months = { $years } { $months }
compare-days = Days to compare with
compare-end = Stop comparing
compare-equal = no difference
compare-percent = ({ $percent } %)
compare-said = { $first } in the range, { $second } in the days compared, difference { $difference }
compare-rate = { $days }, { $rate } a day
compare-kind = { $kind }: { $first } against { $second }, { $difference }
compare-handle-from = Start of the days compared
compare-handle-to = End of the days compared
typed-no-date = “{ $words }” names no date
    .hint = Write 2018-06-17, 17/6/2018, June 2018, 2018-05/2018-06, ../2015 or 2018-06~
typed-leans = Which “{ $words }” is meant depends on the day it is said
    .hint = Say the year too: 17 June 2018
typed-rest = “{ $word }” is no part of a date
    .hint = Write the date alone: 17 June 2018, or from May 2015 to June 2015
typed-several = “{ $words }” names several dates
    .hint = Join two with “to”, or write 2015-05/2015-06
typed-forms = A day, month or year, or two with “to”: 2018-06-17, June 2018, 2018-05/2018-06

## Why an incident is trusted, or not

reason-kind-by-word = The text names what happened
reason-kind-by-weapon = The weapon tells what happened
reason-kind-by-doer = The doer tells what happened
reason-kind-open = What happened is taken from the article's main incident
reason-kind-unknown = What happened is not told
reason-date-of-day = Dated to a day or a night
reason-date-wide = Dated to a longer time
reason-date-open = No date
reason-place-sure = The place is named and known
reason-place-doubtful = The place could be another of that name
reason-place-area = Only an area is named
reason-place-open = No place
reason-place-borrowed = The place is taken from the text nearby
reason-toll-told = The toll is told
reason-doer-claimed = The doer says so itself
reason-doer-stated = The doer is named as a fact
reason-doer-denied = Everyone who was named denies it
reason-told-again = Several sentences tell of it
reason-by-hand = A person says so
reason-several-sources = Several articles tell of it
reason-kind-two-ways = The text names it in more than one way
reason-told-aside = Told as background
reason-toll-none = The text says that nobody was hurt
reason-toll-counted = The persons are counted
reason-toll-bare = A figure without a noun
reason-toll-somebody = Nobody is counted
reason-toll-told-apart = Other figures are told too
reason-doer-suspected = The doer is only suspected
reason-doer-nobody = The text says that nobody knows
reason-doer-others = Others are named as well
reason-kind-blast = A blast whose cause is not told
reason-kind-again = It is named again
reason-told-back = Only pointed back at, as if told before
reason-told-late = First told far below the lead
reason-told-beside = Another incident is told in the same sentence
reason-date-same-clause = The day stands with the event
reason-date-same-sentence = The day stands in the sentence of the event
reason-date-elsewhere = The day stands in another sentence about it
reason-date-lent = The day is taken from the text before it
reason-date-relative = The day is counted from another day
reason-date-two-ways = More than one day is told
reason-date-unused = A day stands nearby that seems to date something else
reason-date-ahead = The day told is after the article
reason-place-spot = A spot is named
reason-place-same-clause = The place stands with the event
reason-place-same-sentence = The place stands in the sentence of the event
reason-place-elsewhere = The place stands in another sentence about it
reason-place-several = Several places are named
reason-place-unused = A place stands nearby that seems to be of something else
reason-toll-one = One person is spoken of
reason-toll-same-clause = The figure stands with the event
reason-toll-same-sentence = The figure stands in the sentence of the event
reason-toll-elsewhere = The figure stands in another sentence
reason-toll-composed = Made of several figures
reason-toll-again = The same figure is told again
reason-toll-risen = The figure has risen since
reason-toll-silent = No figure is told
reason-toll-unread = Words of harm without a figure stand nearby
reason-toll-other-told = The other toll is told
reason-doer-told = A doer is named
reason-doer-silent = Nobody is named
reason-doer-unused = Somebody is named who seems to have another part
reason-doer-same-clause = The doer stands with the event
reason-doer-same-sentence = The doer stands in the sentence of the event
reason-doer-elsewhere = The doer stands in another sentence
reason-doer-again = The doer is named again
reason-doer-unlisted = The doer is none of those the program knows by name
reason-doer-weighed = Not said outright: of all who are named, the likeliest by the part each plays and by the kind of attack
reason-kind-weighed = Of all kinds, the likeliest by everything that is told of it
reason-place-weighed = Of all places named near by, the likeliest by where each stands
reason-footing-weighed = Claimed, stated, suspected or denied: the likeliest by who speaks of it, and how
reason-toll-weighed = Of all figures told, the likeliest to be meant by where each stands and who says it
reason-status-others = It is told on another footing as well
reason-same-kind = The same kind
reason-same-time = The same days
reason-same-place = The same place
reason-same-toll = The same toll
reason-other-toll = Another toll
reason-same-doer = The same doer
reason-other-doer = Another doer
reason-same-words = What was hit is told in the same words
reason-sources-differ = Articles tell it differently
reason-near-kind = Two words for much the same
reason-open-kind = What happened is left open by one
reason-other-kind = Something else happened
reason-near-time = The days overlap
reason-near-place = Places side by side
reason-close-place = Places not far from each other
reason-inside-place = One place lies within the other
reason-same-area = The same wide area
reason-same-small-toll = The same small toll
reason-near-toll = Nearly the same toll
reason-far-toll = A toll far from it
reason-near-doer = The doer or its allies

explain-none = no incidents
explain-main = main
explain-background = background
explain-instead = instead:
explain-voice = says
explain-article = the article
explain-joined = joined with

## Bringing in rows of others

import-bad-json = Not valid JSON: { $reason }
    .hint = What stands before it was read
import-no-features = No list of features in it
    .hint = GeoJSON with a FeatureCollection is read
import-no-incidents = No lists of articles and incidents in it
    .hint = Files that furat export writes are read
import-bad-xml = Not valid XML at byte { $byte }: { $reason }
    .hint = What stands before it was read
import-cut-xml = The file ends in the middle
    .hint = What stands before was read; save or download it again
import-no-kml = No KML in it
    .hint = .kml, or .kmz with a .kml inside, is read
import-bad-archive = The archive cannot be opened: { $reason }
    .hint = Save or download it again
import-bomb = The archive grows beyond { $limit } MiB when it is unpacked
    .hint = Unpack it yourself and split the file
import-too-large = Larger than { $limit } MiB
    .hint = Unpack it and read the .kml
import-endless-row = The row that begins in line { $line } is longer than { $limit } MiB
    .hint = A quotation mark is opened and not closed; what stands before was read
import-bad-table = Cannot be read as a table at line { $line }: { $reason }
    .hint = What stands before it was read
import-missing-columns = Columns of { $scheme } are missing: { $columns }
    .hint = Export it again with all columns, or read it as a plain table with --form csv
import-no-columns = No column for a date or for coordinates among { $columns }
    .hint = Say which it is: --map "HEAD=date", --map "HEAD=lat", --map "HEAD=lon"
import-more-refused = { $n ->
    [one] { $n } more row was refused
   *[other] { $n } more rows were refused
}
    .hint = --report FILE writes all of them to a table
import-passed-over = { $n ->
    [one] { $n } row speaks of no incident and was passed over
   *[other] { $n } rows speak of no incident and were passed over
}
import-form-articles = Articles
import-row-json = { $column }: not valid JSON: “{ $found }”
import-row-not-json = Not an article or incident as furat export writes it: { $found }
import-row-not-utf8 = Not UTF-8 text
import-row-feature = Not a feature
import-row-cells = As many cells as there are columns are expected: { $found }
import-row-id = { $column }: empty
import-row-date = { $column }: “{ $found }” is not a day that is understood
import-row-year = { $column }: “{ $found }” lies outside the years 1900 to 2100
import-row-reversed = { $column }: “{ $found }” lies before the first day
import-row-toll = { $column }: “{ $found }” is no number of persons
import-row-number = { $column }: “{ $found }” is no number that can stand there
import-row-degrees = { $column }: “{ $found }” is no latitude or longitude
import-row-point = { $column }: “{ $found }” is no point
import-row-code = { $column }: “{ $found }” is no code that this collection has

## Workspaces

space-stranger = Not a Furat workspace
    .hint = If it was one it may be damaged: furat workspace recover FILE -o NEW.furat
space-newer = Written by a later version of Furat (form { $version })
    .hint = Install that version
space-damaged = The workspace is damaged: { $reason }
    .hint = It is left as it is; furat workspace recover FILE -o NEW.furat saves what can be read
space-in-use = Open in another program
    .hint = Close it there, or open it for reading
space-in-use-by = Open on { $host }, process { $process }
    .hint = Close it there, or open it for reading
space-read-only = May not be written to
    .hint = Save it under another name, or see to the rights of file and folder
space-full = No room left on the drive
    .hint = Make room, or save it somewhere else; what was there before is whole
space-exists = There is a file of that name already
    .hint = Choose another name
space-drive = The drive failed: { $reason }
    .hint = See whether it is still there and may be read
space-other = The workspace cannot be used: { $reason }
space-options = A workspace takes in everything
    .hint = Leave out --format, --explain and what chooses incidents
space-added = Articles added: { $articles }; incidents: { $incidents }; there already: { $known }; much like others: { $alike }
space-known = Its text is there already, as { $other }
space-alike = { $share } % of it is in { $other } too
space-more = More that are there already or much like others: { $n }
space-sound = { $file }: nothing wrong. Articles: { $articles }; incidents: { $incidents }; corrections: { $edits }; { $size }
space-compacted = { $before } before, { $after } now
space-reread = Articles read anew: { $n }
space-saved = { $table }: { $kept } saved, { $damaged } damaged
space-saved-with-gaps = { $table }: { $kept } saved, { $damaged } damaged, parts unreadable
space-lost = left out, as it is not what was written: { $name }
space-to-reread = Incidents may be missing. furat workspace reread NEW.furat reads the articles anew: { $n }
flaw-structure = The file is damaged: { $reason }
flaw-dangling = Row { $row } of { $table } refers to a row that is not there
flaw-article = The text is not the one that was read: { $name }
flaw-original = The bytes of file { $row } are not those that were read
flaw-row = Row { $row } of { $table } is not as it was written
flaw-edit = Correction { $row } is not as it was written, or one before it is missing
flaw-words = The index of words is damaged: { $reason }

## Review and correction

keys-review = Review
command-review = Review queue
command-accept = Take the best answer
command-leave-open = Leave the question open
command-skip = Put the question off
command-next-question = Next question
command-previous-question = Previous question
command-undo-edit = Undo correction
command-redo-edit = Redo correction
command-edit-kind = Correct the kind
command-edit-date = Correct the date
command-edit-place = Correct the place
command-edit-actor = Correct who did it
command-place-on-map = Place by a click on the map
command-new-incident = New incident by hand
command-reject = No incident: reject the selected one
review-title = Review
review-done = { $done } of { $all } done
review-close = Close the review queue
review-all = All
review-empty = Nothing is waiting
review-hangs = { $n } incidents hang on it
review-same-as = Same as
review-bring-back = Rejected: { $n }, bring back the last
review-accept = Accept 1
review-leave = Leave open
review-skip = Skip
tab-undated = Undated
tab-unlocated = Unlocated
tab-ambiguous = Ambiguous
tab-unsure = Unsure
tab-duplicate = Doubles
doubt-undated = No day in the text
doubt-unlocated = No place in the text
doubt-ambiguous = Several places of that name
doubt-unsure = Low confidence
doubt-duplicate = Possible duplicate
ask-undated = When was it?
ask-unlocated = Where was it?
ask-ambiguous = Which “{ $words }” is meant?
ask-unsure = Is this an incident, and told rightly?
ask-duplicate = Is this the same as “{ $other }”?
answer-keep = It is right as it stands
answer-in-article = Named in the article
answer-join = The same incident
answer-join-detail = Join the two; all sources are kept
answer-apart = Two incidents
answer-other-place = Another place…
answer-other-place-detail = Search the gazetteer or click the map
answer-other-date = Another date…
part-kind = Kind
part-date = Date
part-places = Place
part-killed = Killed
part-injured = Injured
part-missing = Missing
part-captured = Captured
part-actor = Who
part-attribution = On whose word
part-target = Target
part-title = Title
part-notes = Notes
part-tags = Tags
part-status = Status
edit-part = Correct: { $field }
edit-add = Add: { $field }
edit-original = The articles say: { $value }
edit-corrected-by = Corrected by { $who }
edit-put-back = Put back what the articles say
edit-nothing = nothing
edit-save = Save
edit-cancel = Cancel
edit-reject = No incident: reject
edit-click-map = Click the map
edit-placing = Click the place on the map…
edit-learn = “{ $name }” always means { $place }
edit-prompt-date = 2018-06-17, June 2018, spring 2019
edit-prompt-places = Place or coordinates
edit-prompt-killed = Killed: 3, 3-5, 3+
edit-prompt-injured = Injured: 3, 3-5, 3+
edit-prompt-missing = Missing: 3, 3-5, 3+
edit-prompt-captured = Captured: 3, 3-5, 3+
edit-prompt-target = What was hit
edit-prompt-title = Title
edit-prompt-notes = Notes
edit-prompt-tags = Tags, with commas between
edit-no-number = “{ $words }” is no number of persons
    .hint = Type 3, 3-5 or 3+.
edit-lost = A correction no longer finds its incident
    .hint = It is kept in the log and applies again when the article tells of it.
edit-made-up = Made-up incidents cannot be corrected
    .hint = Open articles or the sample.
grade-suggested = Suggested: { $grade } ({ $n } { $n ->
    [one] source
   *[other] sources
})
grade-confirmed = confirmed, the doer says so
grade-fair = fair
grade-weak = weak
grade-contested = contested
mark-as = Mark the selected words as
mark-words = Mark as { $field }
mark-no-longer = No longer { $field }

## Briefing mode

command-briefing = Briefing picture or sheet
command-briefing-short = Briefing
briefing-close = Close briefing
briefing-picture = Picture
briefing-sheet = Sheet
briefing-preparing = Being drawn…
briefing-large = Show the page large
briefing-small = Back to the map
briefing-page = Page { $n } of { $all }
briefing-page-before = Page before
briefing-page-after = Next page
briefing-pages-more = { $n ->
    [one] One more page is made, but not shown here.
   *[other] { $n } more pages are made, but not shown here.
}
briefing-size = Size
picture-screen = As the map
picture-hd = 1920 × 1080
picture-4k = 3840 × 2160
picture-square = Square
picture-a4 = A4
picture-a3 = A3
briefing-paper = Paper
paper-a4 = A4
paper-a3 = A3
paper-slide = Slide
briefing-files = File
form-pdf = PDF
form-png = PNG pages
form-svg = SVG pages
briefing-template = Template
briefing-template-bundled = Furat’s own
briefing-template-choose = Choose…
briefing-template-back = Back to Furat’s own
briefing-map = Map in it
briefing-fit = All shown
briefing-here = As the window
briefing-nearer = Map in it nearer
briefing-farther = Map in it farther
briefing-frame-hint = The frame on the map is what will be seen. Drag its edges and corners.
briefing-frame-move = Move the frame of the picture
briefing-frame-size = Resize the frame of the picture
briefing-fields = What stands on it
briefing-field-title = Title
briefing-field-subject = Subject, within Furat’s title
briefing-field-banner = How to handle it, such as a classification
briefing-field-producer = Who made it
briefing-field-code = Number or code
briefing-timed = Time of making
briefing-numbers = Its numbers beside it (JSON)
briefing-save = Save…
briefing-copy = Save and copy
briefing-counting = Putting rows together…
briefing-drawing = Drawing the map…
briefing-setting = Setting the pages…
briefing-writing = Writing…
briefing-busy = Too many pictures are being made
    .hint = Wait for one of them
notice-briefing-saved = { $n ->
    [one] Briefing saved
   *[other] Briefing saved in { $n } files
}
brief-beyond = { $n } beyond the map
sheet-note-beyond = Beyond the edge of the map: no. { $numbers }.
more-signature = Corrections are signed
signature = Signed
signature-prompt = Your name, if you like
command-views = Saved views
views-title = Views
views-in-space = Kept in this workspace
views-in-window = Only in this window. Save a workspace to keep them.
views-read-only = Only in this window, as this workspace may only be read. Save it under another name to keep them.
views-none = No view is kept yet. Set the filter as you like it and give it a name.
view-name = Name of what is shown
view-keep = Save
view-keep-over = Save over it
view-show = Show the view { $name }
view-rename = Rename the view { $name }
view-rename-do = Rename
view-forget = Delete the view { $name }
view-forget-sure = Delete “{ $name }”?
view-forget-do = Delete
view-forget-leave = Keep
view-compared = compared with { $range }
view-of-another-version = Kept by another version of Furat
view-unreadable = The view { $name } says what this version does not know
    .hint = Open the workspace with the version that kept it.
view-name-taken = There is a view { $name } already
    .hint = Save over it, or choose another name.
table-title = What do the columns of this table hold?
table-files = { $file } and { $n } more
table-none = Not in this table
table-choose = { $field }: { $head }
table-rows = The first rows as they would be read
table-rows-in-file = The first rows of the file
table-row = Row { $n }: { $row }
table-place = Place
table-import = Import
table-cancel = Cancel
table-skip = Leave the table unread
table-remembered = Remembered for tables with the same columns
table-not-enough = Choose a column for the date, or for the coordinates
table-field-date = Date
table-field-date_end = Last day
table-field-lat = Latitude
table-field-lon = Longitude
table-field-coordinates = Coordinates in one
table-field-place = Place in English
table-field-place_ar = Place in Arabic
table-field-id = Number of the row
table-field-kind = What happened
table-field-killed_best = Killed
table-field-injured_best = Injured
table-field-perpetrator = Who did it
table-field-target = What was hit
table-field-notes = Notes
table-field-outlets = Source
table-field-urls = Link
notice-space-again = The workspace is there again; everything is written
space-gone = The file was moved, deleted or replaced since it was opened
    .hint = Put it back, or save it somewhere else
space-unwritten = Not written: { $reason }
    .hint = What you do stays in this window and is written as soon as the file is back. Or save it somewhere else
notice-exporting = Being written
space-unwritten-close = What was done last is not written, and would be lost
    .hint = Save it somewhere else, or close again to lose it
