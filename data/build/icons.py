"""Cuts the icon font down to the icons we draw: assets/icons/furat-icons.ttf and icons.tsv. Usage: icons.py CACHE_FOLDER"""

import io
import json

from fontTools import subset
from fontTools.ttLib import TTFont

import sources

# Names as Lucide gives them. Add one here, run again, use the new row of icons.tsv.
WANTED = """
accessibility arrow-down arrow-left arrow-right arrow-up book-open calendar calendar-range calendar-x camera check chevron-down
chevron-left chevron-right chevron-up chevrons-left chevrons-right circle-alert circle-check circle-question-mark circle-stop
circle-x clock command contrast copy crosshair download ellipsis external-link eye eye-off file-output file-plus file-text
file-x filter flag folder-open folder-plus gauge globe history image inbox info keyboard languages layers layout-list link list
list-filter locate-fixed map map-pin map-pin-off maximize merge message-circle-warning minus monitor moon panel-bottom-close
panel-bottom-open panel-left-close panel-left-open panel-right-close panel-right-open pause pencil play plus quote redo
rotate-ccw ruler save scale scissors search settings shield skip-back skip-forward split square sun sun-moon tag target trash-2
triangle-alert undo upload user users x zoom-in zoom-out
""".split()


def main() -> None:
    archive = sources.fetch("lucide", sources.cache_argument())
    codepoints = json.loads(sources.member(archive, "package/font/codepoints.json"))
    target = sources.OUT / "assets" / "icons"
    target.mkdir(parents=True, exist_ok=True)
    font = TTFont(io.BytesIO(sources.member(archive, "package/font/lucide.ttf")), recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14]))
    cutter.populate(unicodes=[codepoints[name] for name in WANTED])
    cutter.subset(font)
    font.save(target / "furat-icons.ttf")
    rows = "".join(f"{name}\t{codepoints[name]:X}\n" for name in WANTED)
    (target / "icons.tsv").write_text("name\tcodepoint\n" + rows, encoding="utf-8")
    (target / "LICENSE.txt").write_bytes(sources.member(archive, "package/LICENSE"))


if __name__ == "__main__":
    main()
