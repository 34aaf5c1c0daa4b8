//! Distances on the ellipsoid.

use super::LatLon;

/// Semi-major axis of WGS84 in km.
const A_KM: f64 = 6378.137;
/// Flattening of WGS84.
const F: f64 = 1.0 / 298.257_223_563;
/// Rounds after which the series is given up: it fails only for points nearly opposite each other.
const ROUNDS: usize = 60;

/// Length in km of the shortest line on the WGS84 ellipsoid, good to a millimetre (T. Vincenty, Survey Review 23, 1975).
///
/// For points nearly opposite each other on the globe, where the series does not settle, it is the great circle's, good to 0.6 %.
pub fn geodesic_km(from: LatLon, to: LatLon) -> f64 {
    vincenty(from, to).unwrap_or_else(|| from.distance_km(to))
}

fn vincenty(from: LatLon, to: LatLon) -> Option<f64> {
    let b = A_KM * (1.0 - F);
    let reduced = |lat: f64| ((1.0 - F) * lat.to_radians().tan()).atan().sin_cos();
    let ((sin_u1, cos_u1), (sin_u2, cos_u2)) = (reduced(from.lat), reduced(to.lat));
    let l = (to.lon - from.lon).to_radians();
    let mut lambda = l;
    for _ in 0..ROUNDS {
        let (sin_l, cos_l) = lambda.sin_cos();
        let sin_sigma = (cos_u2 * sin_l).hypot(cos_u1 * sin_u2 - sin_u1 * cos_u2 * cos_l);
        if sin_sigma == 0.0 {
            return Some(0.0);
        }
        let cos_sigma = sin_u1 * sin_u2 + cos_u1 * cos_u2 * cos_l;
        let sigma = sin_sigma.atan2(cos_sigma);
        let sin_alpha = cos_u1 * cos_u2 * sin_l / sin_sigma;
        let cos2_alpha = 1.0 - sin_alpha * sin_alpha;
        let cos_2m = if cos2_alpha > 1e-12 { cos_sigma - 2.0 * sin_u1 * sin_u2 / cos2_alpha } else { 0.0 };
        let c = F / 16.0 * cos2_alpha * (4.0 + F * (4.0 - 3.0 * cos2_alpha));
        let turn = cos_2m + c * cos_sigma * (2.0 * cos_2m * cos_2m - 1.0);
        let next = l + (1.0 - c) * F * sin_alpha * (sigma + c * sin_sigma * turn);
        if (next - lambda).abs() < 1e-12 {
            let u2 = cos2_alpha * (A_KM * A_KM - b * b) / (b * b);
            return Some(b * series(u2, sigma, sin_sigma, cos_sigma, cos_2m));
        }
        lambda = next;
    }
    None
}

/// The arc on the ellipsoid in units of the semi-minor axis.
fn series(u2: f64, sigma: f64, sin_sigma: f64, cos_sigma: f64, cos_2m: f64) -> f64 {
    let a = 1.0 + u2 / 16384.0 * (4096.0 + u2 * (-768.0 + u2 * (320.0 - 175.0 * u2)));
    let b = u2 / 1024.0 * (256.0 + u2 * (-128.0 + u2 * (74.0 - 47.0 * u2)));
    let square = cos_2m * cos_2m;
    let inner = cos_sigma * (2.0 * square - 1.0) - b / 6.0 * cos_2m * (4.0 * sin_sigma * sin_sigma - 3.0) * (4.0 * square - 3.0);
    a * (sigma - b * sin_sigma * (cos_2m + b / 4.0 * inner))
}

/// Points on the great circle from one point to another, both included, no farther apart than `step_km`.
/// On a map they differ from the geodesic by less than a line's width.
pub fn great_circle(from: LatLon, to: LatLon, step_km: f64) -> Vec<LatLon> {
    let unit = |p: LatLon| {
        let ((sin_lat, cos_lat), (sin_lon, cos_lon)) = (p.lat.to_radians().sin_cos(), p.lon.to_radians().sin_cos());
        [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
    };
    let (a, b) = (unit(from), unit(to));
    let dot: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
    let angle = dot.clamp(-1.0, 1.0).acos();
    let parts = (from.distance_km(to) / step_km).ceil().clamp(1.0, 256.0);
    if !(1e-9..std::f64::consts::PI - 1e-3).contains(&angle) {
        return vec![from, to];
    }
    let between = |n: usize| {
        let t = n as f64 / parts;
        let (wa, wb) = (((1.0 - t) * angle).sin() / angle.sin(), (t * angle).sin() / angle.sin());
        let [x, y, z] = [0, 1, 2].map(|i: usize| wa * a.get(i).copied().unwrap_or(0.0) + wb * b.get(i).copied().unwrap_or(0.0));
        LatLon::new(z.atan2(x.hypot(y)).to_degrees(), y.atan2(x).to_degrees())
    };
    let mut out: Vec<LatLon> = (0..parts as usize).map(between).collect();
    out.push(to);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_agree_with_published_ones() {
        // Flinders Peak to Buninyong, the example of the Geocentric Datum of Australia manual; and one degree along equator and meridian.
        let rows = [
            ((-37.951_033_416_7, 144.424_867_888_9), (-37.652_821_138_9, 143.926_495_527_8), 54.972_271),
            ((0.0, 0.0), (0.0, 1.0), 111.319_491),
            ((0.0, 0.0), (1.0, 0.0), 110.574_389),
            ((34.45, 40.92), (34.45, 40.92), 0.0),
        ];
        for ((lat_a, lon_a), (lat_b, lon_b), km) in rows {
            let found = geodesic_km(LatLon::new(lat_a, lon_a), LatLon::new(lat_b, lon_b));
            assert!((found - km).abs() < 2e-5, "{lat_a} {lon_a}: {found}");
        }
    }

    #[test]
    fn opposite_points_have_a_length_all_the_same() {
        let km = geodesic_km(LatLon::new(0.0, 0.0), LatLon::new(0.5, 179.7));
        assert!((19_900.0..20_040.0).contains(&km), "{km}");
    }

    #[test]
    fn a_great_circle_holds_its_ends_and_bulges_to_the_pole() {
        let line = great_circle(LatLon::new(40.0, 0.0), LatLon::new(40.0, 60.0), 200.0);
        assert!(line.len() > 20 && line.first() == Some(&LatLon::new(40.0, 0.0)) && line.last() == Some(&LatLon::new(40.0, 60.0)));
        assert!(line[line.len() / 2].lat > 43.0, "{:?}", line[line.len() / 2]);
    }
}
