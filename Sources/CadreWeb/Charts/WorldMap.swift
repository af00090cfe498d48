public import CadreDomain
import Foundation

/// Offices as dots on the world: sized by their positions, coloured by how many of them are filled.
public struct WorldMap: Sendable {
    /// One office.
    public struct Dot: Sendable {
        /// Its name.
        public let label: String
        /// Where it stands.
        public let place: Coordinates
        /// How many positions are authorized.
        public let authorized: Int
        /// How many of them are filled.
        public let filled: Int
        /// Where it leads; nil for nowhere.
        public let address: String?

        /// Makes a dot.
        public init(_ label: String, at place: Coordinates, authorized: Int, filled: Int, address: String?) {
            self.label = label
            self.place = place
            self.authorized = authorized
            self.filled = filled
            self.address = address
        }
    }

    /// A class of the fill scale, from orange to blue.
    public enum FillClass: Int, Sendable, CaseIterable {
        /// Below 75 %.
        case lowest = 1
        /// From 75 % to below 85 %.
        case low
        /// From 85 % to below 90 %.
        case middle
        /// From 90 % to below 95 %.
        case high
        /// From 95 %.
        case highest

        /// The class of a share; nil where there are fewer than three positions, which no share describes.
        public init?(filled: Int, authorized: Int) {
            guard authorized >= 3 else { return nil }
            switch filled * 100 {
            case ..<(authorized * 75): self = .lowest
            case ..<(authorized * 85): self = .low
            case ..<(authorized * 90): self = .middle
            case ..<(authorized * 95): self = .high
            default: self = .highest
            }
        }

        /// The words of the key.
        public var words: String {
            switch self {
            case .lowest: "below 75 %"
            case .low: "75\u{2013}85 %"
            case .middle: "85\u{2013}90 %"
            case .high: "90\u{2013}95 %"
            case .highest: "95 % and more"
            }
        }

        var color: String {
            switch self {
            case .lowest: "#b35806"
            case .low: "#f1a340"
            case .middle: "#e6e6e6"
            case .high: "#92c5de"
            case .highest: "#2166ac"
            }
        }
    }

    /// The offices.
    public let dots: [Dot]

    /// Makes the map.
    public init(_ dots: [Dot]) { self.dots = dots }

    private static let keyHeight = 40.0
    private static let radiusMin = 3.0, radiusMax = 12.0

    /// The drawing.
    ///
    /// - Parameters:
    ///   - outlinesAddress: Where the outlines of the countries are, from ``WebServer/outlinesAddress()``.
    ///   - title: The finding.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    ///   - hasKey: Whether the key is drawn too; a page that scales the map down writes it beside it.
    public func svg(
        outlinesAddress: String, title: String, description: String, identity: String = "world", hasKey: Bool = true
    ) -> String {
        var drawing = Drawing()
        drawing.add("<defs>\(Drawing.hatch("\(identity)-h", class: "s-quiet", stroke: "#52606d"))</defs>")
        drawing.add(
            "<image href=\"\(PageText.escaped(outlinesAddress))\" x=\"0\" y=\"0\" "
                + "width=\"\(Drawing.number(EqualEarth.width))\" height=\"\(Drawing.number(EqualEarth.height))\"/>"
        )
        let largest = max(1, dots.map(\.authorized).max() ?? 1)
        // Large dots first, so that small ones lie on top of them and can be pointed at.
        for (dot, circle) in Self.placed(dots, largest: largest) { add(dot, circle, identity, &drawing) }
        if hasKey { key(&drawing, identity) }
        return drawing.svg(
            width: EqualEarth.width, height: EqualEarth.height + (hasKey ? Self.keyHeight : 0), title: title,
            description: description, identity: identity, class: "chart wide map",
            isGroup: dots.contains { $0.address != nil }
        )
    }

    private struct Circle {
        var x: Double
        var y: Double
        let radius: Double

        func touches(_ other: Circle) -> Bool {
            let reach = radius + other.radius + 0.5
            return (x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) < reach * reach
        }
    }

    /// The circles of the dots, large ones first; those of one place stand side by side around the largest.
    private static func placed(_ dots: [Dot], largest: Int) -> [(Dot, Circle)] {
        var neighbours: [Coordinates: [Circle]] = [:]
        return dots.sorted { ($1.authorized, $0.label) < ($0.authorized, $1.label) }.map { dot in
            let (x, y) = EqualEarth.point(of: dot.place)
            let share = (Double(dot.authorized) / Double(largest)).squareRoot()
            let start = Circle(x: x, y: y, radius: max(radiusMin, radiusMax * share))
            let taken = neighbours[dot.place, default: []]
            let circle = free(start, beside: taken)
            neighbours[dot.place] = taken + [circle]
            return (dot, circle)
        }
    }

    /// The nearest free spot on a spiral that begins in the place itself.
    private static func free(_ start: Circle, beside taken: [Circle]) -> Circle {
        var circle = start
        var turn = 0.0
        while taken.contains(where: circle.touches) {
            turn += 0.15
            circle.x = start.x + 1.2 * turn * cos(turn)
            circle.y = start.y + 1.2 * turn * sin(turn)
        }
        return circle
    }

    private func add(_ dot: Dot, _ spot: Circle, _ identity: String, _ drawing: inout Drawing) {
        let fill = FillClass(filled: dot.filled, authorized: dot.authorized)
        let paint =
            fill.map { "class=\"rim f\($0.rawValue)\" fill=\"\($0.color)\"" }
            ?? "class=\"rim\" fill=\"url(#\(identity)-h)\""
        let words = "\(dot.label): \(Words.number(dot.filled)) of \(Words.count(dot.authorized, "position")) filled"
        let circle =
            "<circle cx=\"\(Drawing.number(spot.x))\" cy=\"\(Drawing.number(spot.y))\" "
            + "r=\"\(Drawing.number(spot.radius))\" "
            + "\(paint) "
            + "stroke=\"#16202b\" data-authorized=\"\(dot.authorized)\" data-filled=\"\(dot.filled)\">"
            + "<title>\(PageText.escaped(words))</title></circle>"
        // The table beside the map is the way by keyboard; a hundred and more stops here would be in the way.
        drawing.add(
            dot.address.map {
                "<a href=\"\(PageText.escaped($0))\" tabindex=\"-1\" "
                    + "aria-label=\"\(PageText.escaped(words))\">\(circle)</a>"
            } ?? circle
        )
    }

    private func key(_ drawing: inout Drawing, _ identity: String) {
        let y = EqualEarth.height + 24
        var x = 8.0
        drawing.text("Filled:", x, y, class: "faint")
        x += 52
        for fill in FillClass.allCases {
            drawing.add(
                "<circle cx=\"\(Drawing.number(x + 7))\" cy=\"\(Drawing.number(y - 5))\" r=\"7\" class=\"rim "
                    + "f\(fill.rawValue)\" fill=\"\(fill.color)\" stroke=\"#16202b\"/>"
            )
            drawing.text(fill.words, x + 20, y)
            x += 20 + Double(fill.words.count) * 7 + 22
        }
        drawing.add(
            "<circle cx=\"\(Drawing.number(x + 7))\" cy=\"\(Drawing.number(y - 5))\" r=\"7\" class=\"rim\" "
                + "fill=\"url(#\(identity)-h)\" stroke=\"#16202b\"/>"
        )
        drawing.text("fewer than three positions", x + 20, y)
    }
}
