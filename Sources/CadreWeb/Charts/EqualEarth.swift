public import CadreDomain
import Foundation

/// The projection of the world map: equal areas, so that dots and countries can be compared.
///
/// The frame is the one of `outlines.svg`: 1000 wide, 487 high.
///
/// Source: Šavrič, Patterson and Jenny, *The Equal Earth map projection*, International Journal of Geographical
/// Information Science 33(3), 2019, equations 1 to 3.
public enum EqualEarth {
    /// The width of the frame.
    public static let width = 1_000.0
    /// The height of the frame.
    public static let height = 487.0

    private static let a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796
    private static let scale = 184.7316

    /// Where a place lies in the frame, from the top left corner.
    public static func point(of place: Coordinates) -> (x: Double, y: Double) {
        let longitude = place.longitude * .pi / 180, latitude = place.latitude * .pi / 180
        let t = asin(3.0.squareRoot() / 2 * sin(latitude))
        let t2 = t * t, t6 = t2 * t2 * t2
        let slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
        let x = 2 * 3.0.squareRoot() * longitude * cos(t) / (3 * slope)
        let y = t * (a4 * t6 * t2 + a3 * t6 + a2 * t2 + a1)
        return (500 + scale * x, 243.5 - scale * y)
    }
}
