/// The corners of a front, joined by its edges, with the one slate that is looked at: the better, the farther up and
/// right.
public struct FrontChart: Sendable {
    /// A slate by two values.
    public struct Mark: Sendable {
        /// The value across.
        public let x: Int
        /// The value upward.
        public let y: Int
        /// What stands beside it; nil for nothing.
        public let label: String?

        /// Makes a mark.
        public init(x: Int, y: Int, label: String? = nil) {
            self.x = x
            self.y = y
            self.label = label
        }
    }

    /// The corners in order.
    public let corners: [Mark]
    /// The slate that is looked at.
    public let slate: Mark
    /// What is counted across.
    public let xTitle: String
    /// What is counted upward.
    public let yTitle: String
    /// Whether fewer is better across, so that the axis runs to the left.
    public let isXFewerBetter: Bool
    /// Whether what lies between two corners is bounded by steps rather than by the straight line.
    public let isStepped: Bool

    /// Makes the chart.
    public init(
        corners: [Mark], slate: Mark, xTitle: String, yTitle: String, isXFewerBetter: Bool, isStepped: Bool = false
    ) {
        self.corners = corners
        self.slate = slate
        self.xTitle = xTitle
        self.yTitle = yTitle
        self.isXFewerBetter = isXFewerBetter
        self.isStepped = isStepped
    }

    private static let top = 32.0, bottom = 52.0, right = 16.0

    /// The drawing at the width of a telephone; see ``svg(title:description:identity:)``.
    public func narrowSVG(title: String, description: String, identity: String = "front") -> String {
        svg(
            title: title, description: description, identity: identity + "-narrow", width: Drawing.narrowWidth,
            height: 280, isNarrow: true
        )
    }

    /// The drawing.
    ///
    /// - Parameters:
    ///   - title: The finding.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    public func svg(title: String, description: String, identity: String = "front") -> String {
        svg(title: title, description: description, identity: identity, width: 640, height: 360, isNarrow: false)
    }

    private func svg(
        title: String, description: String, identity: String, width: Double, height: Double, isNarrow: Bool
    ) -> String {
        var drawing = Drawing()
        let all = corners + [slate]
        let xs = Self.ticks(all.map(\.x), countMax: isNarrow ? 3 : 5)
        let ys = Self.ticks(all.map(\.y), countMax: 5)
        let left = (ys.map { Drawing.width(of: Words.number($0)) }.max() ?? 0) + 8
        let (plotWidth, ground) = (width - left - Self.right, height - Self.bottom)
        func across(_ value: Int) -> Double {
            let share = Double(value - xs[0]) / Double(xs[xs.count - 1] - xs[0])
            return left + (isXFewerBetter ? 1 - share : share) * plotWidth
        }
        func upward(_ value: Int) -> Double {
            ground - Double(value - ys[0]) / Double(ys[ys.count - 1] - ys[0]) * (ground - Self.top)
        }
        drawing.text(yTitle, 0, 14, class: "faint")
        for tick in ys {
            drawing.line(left, upward(tick), width - Self.right, upward(tick), "class=\"grid\" stroke=\"#d3d8de\"")
            drawing.text(Words.number(tick), left - 8, upward(tick) + 4, .end, class: "faint")
        }
        for tick in xs {
            drawing.line(across(tick), ground, across(tick), ground + 5, "class=\"axis\" stroke=\"#52606d\"")
            let half = Drawing.width(of: Words.number(tick)) / 2
            let x = min(across(tick), width - half)
            drawing.text(Words.number(tick), x, ground + 18, .middle, class: "faint")
        }
        drawing.text(xTitle, width, ground + 40, .end, class: "faint")
        for (one, next) in zip(corners, corners.dropFirst()) {
            let way =
                isStepped ? [(one.x, one.y), (one.x, next.y), (next.x, next.y)] : [(one.x, one.y), (next.x, next.y)]
            for (start, end) in zip(way, way.dropFirst()) {
                drawing.line(
                    across(start.0), upward(start.1), across(end.0), upward(end.1),
                    "class=\"s-accent\" stroke=\"#0b5cad\" stroke-width=\"1.5\""
                )
            }
        }
        for corner in corners {
            let title = isNarrow ? nil : corner.label.map { "<title>\(PageText.escaped($0))</title>" }
            drawing.add(
                "<circle cx=\"\(Drawing.number(across(corner.x)))\" cy=\"\(Drawing.number(upward(corner.y)))\" r=\"4\" "
                    + "class=\"c-accent\" fill=\"#0b5cad\">\(title ?? "")</circle>"
            )
        }
        let place = Point(across(slate.x), upward(slate.y))
        let box = slate.label.map { label in
            Self.place(
                Drawing.width(of: label) * 14 / 12, beside: place,
                among: corners.map { Point(across($0.x), upward($0.y)) },
                in: Box(left: left, top: Self.top - 8, right: width, bottom: ground)
            )
        }
        if let box, box.distance(to: place) > 16 {
            let end = Point(min(max(place.x, box.left), box.right), place.y < box.top ? box.top : box.bottom)
            drawing.line(place.x, place.y, end.x, end.y, "class=\"axis\" stroke=\"#52606d\"")
        }
        drawing.add(
            "<path d=\"M\(Drawing.number(place.x)) \(Drawing.number(place.y - 8))l8 8l-8 8l-8 -8z\" class=\"f0 rim\" "
                + "fill=\"#fff\" stroke=\"#16202b\" stroke-width=\"2\"/>"
        )
        if let box, let label = slate.label {
            drawing.text(label, (box.left + box.right) / 2, box.bottom - 4, .middle, class: "large halo")
        }
        return drawing.svg(
            width: width, height: height, title: title, description: description, identity: identity,
            class: isNarrow ? "chart slim" : "chart"
        )
    }

    /// Round marks that hold all values, at least two.
    static func ticks(_ values: [Int], countMax: Int) -> [Int] {
        let low = values.min() ?? 0
        let high = max(values.max() ?? 0, low + 1)
        var unit = 1
        while true {
            for factor in [1, 2, 5] {
                let step = unit * factor
                let first = Int((Double(low) / Double(step)).rounded(.down)) * step
                let last = Int((Double(high) / Double(step)).rounded(.up)) * step
                let marks = Array(stride(from: first, through: last, by: step))
                if marks.count <= countMax { return marks }
            }
            unit *= 10
        }
    }
}
