"""Lays the bundled faces and their licences into assets/fonts. Usage: fonts.py CACHE_FOLDER"""

import sources

# source, folder inside the package, {file in the package: file in assets/fonts}
FACES = [
    ("inter", "package", {
        "400Regular/Inter_400Regular.ttf": "Inter-Regular.ttf",
        "500Medium/Inter_500Medium.ttf": "Inter-Medium.ttf",
        "600SemiBold/Inter_600SemiBold.ttf": "Inter-SemiBold.ttf",
        "700Bold/Inter_700Bold.ttf": "Inter-Bold.ttf",
        "LICENSE_FONT": "Inter-OFL.txt",
    }),
    ("vazirmatn", "package", {
        "fonts/ttf/Vazirmatn-Regular.ttf": "Vazirmatn-Regular.ttf",
        "fonts/ttf/Vazirmatn-Medium.ttf": "Vazirmatn-Medium.ttf",
        "fonts/ttf/Vazirmatn-SemiBold.ttf": "Vazirmatn-SemiBold.ttf",
        "fonts/ttf/Vazirmatn-Bold.ttf": "Vazirmatn-Bold.ttf",
        "OFL.txt": "Vazirmatn-OFL.txt",
    }),
    ("noto_naskh_arabic", "package", {
        "400Regular/NotoNaskhArabic_400Regular.ttf": "NotoNaskhArabic-Regular.ttf",
        "500Medium/NotoNaskhArabic_500Medium.ttf": "NotoNaskhArabic-Medium.ttf",
        "700Bold/NotoNaskhArabic_700Bold.ttf": "NotoNaskhArabic-Bold.ttf",
        "LICENSE_FONT": "NotoNaskhArabic-OFL.txt",
    }),
]


def main() -> None:
    cache = sources.cache_argument()
    target = sources.OUT / "assets" / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    for source, folder, files in FACES:
        archive = sources.fetch(source, cache)
        for inside, outside in files.items():
            (target / outside).write_bytes(sources.member(archive, f"{folder}/{inside}"))


if __name__ == "__main__":
    main()
