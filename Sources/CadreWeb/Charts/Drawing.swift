/// An SVG text under construction: shapes with classes of the style sheet and presentation attributes, no inline style.
struct Drawing {
    /// How a text stands on its point.
    enum Anchor: String {
        case start
        case middle
        case end
    }

    /// How wide a drawing for narrow screens is: as the text of a page is on a screen of 320 pixels.
    static let narrowWidth = 288.0

    private var parts: [String] = []

    /// Adds text that is SVG already.
    mutating func add(_ svg: String) { parts.append(svg) }

    /// Adds a rectangle; one of no width or height is left out.
    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String, title: String? = nil
    ) {
        guard width > 0, height > 0 else { return }
        let start =
            "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
            + "height=\"\(Self.number(height))\" \(attributes)"
        parts.append(start + Self.end("rect", title))
    }

    /// Adds a line.
    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ attributes: String) {
        parts.append(
            "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" "
                + "y2=\"\(Self.number(y2))\" \(attributes)/>"
        )
    }

    /// Adds a text.
    mutating func text(
        _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, class name: String? = nil
    ) {
        let look = name.map { " class=\"\($0)\"" } ?? ""
        let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        parts.append(
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\"\(place)\(look)>\(PageText.escaped(text))</text>"
        )
    }

    /// The whole drawing.
    ///
    /// - Parameters:
    ///   - title: The finding, read out as the drawing's name.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    ///   - isGroup: Whether it holds links, which a picture may not.
    func svg(
        width: Double, height: Double, title: String, description: String, identity: String,
        class name: String = "chart",
        isGroup: Bool = false
    ) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(name)\" viewBox=\"0 0 \(Self.number(width)) "
            + "\(Self.number(height))\" role=\"\(isGroup ? "group" : "img")\" aria-labelledby=\"\(identity)-t "
            + "\(identity)-d\" font-family=\"system-ui, sans-serif\" font-size=\"12\">"
            + "<title id=\"\(identity)-t\">\(PageText.escaped(title))</title>"
            + "<desc id=\"\(identity)-d\">\(PageText.escaped(description))</desc>"
            + parts.joined() + "</svg>"
    }

    /// A pattern of slanted lines for gaps, under a name that is unique on the page.
    static func hatch(_ name: String, class look: String, stroke: String, background: String = "f0") -> String {
        "<pattern id=\"\(name)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
            + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"\(background)\" fill=\"#fff\"/>"
            + "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" class=\"\(look)\" stroke=\"\(stroke)\" "
            + "stroke-width=\"4\"/></pattern>"
    }

    /// A number with at most one decimal.
    static func number(_ value: Double) -> String {
        let tenths = (value * 10).rounded()
        let text = String(tenths / 10)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// How wide a text of 12 pixels is in the widest of the usual fonts, so that what fits by it fits in every one.
    static func width(of text: String) -> Double {
        text.reduce(0) { sum, letter in
            switch letter {
            case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|": sum + 4
            case "f", "r", "t", " ", "(", ")", "-", "/", "!": sum + 5
            case "m", "w", "M", "W", "%", "@", "\u{2026}": sum + 12
            case "A"..."Z": sum + 9
            default: sum + 7.7
            }
        }
    }

    /// The text, or as much of its beginning as fits with an ellipsis; nil where that is less than four letters.
    static func cut(_ text: String, to room: Double) -> String? {
        guard width(of: text) > room else { return text }
        var shown = text
        while !shown.isEmpty && width(of: shown + "\u{2026}") > room { shown.removeLast() }
        return shown.count < 4 ? nil : shown + "\u{2026}"
    }

    /// The marks of an axis from 0: at most five, at round numbers, the last at or above the largest value.
    static func ticks(upTo largest: Int) -> [Int] {
        guard largest > 0 else { return [0, 1] }
        var unit = 1
        while true {
            for factor in [1, 2, 5] where (largest + unit * factor - 1) / (unit * factor) <= 4 {
                let step = unit * factor
                return Array(stride(from: 0, through: (largest + step - 1) / step * step, by: step))
            }
            unit *= 10
        }
    }

    private static func end(_ element: String, _ title: String?) -> String {
        title.map { "><title>\(PageText.escaped($0))</title></\(element)>" } ?? "/>"
    }
}
