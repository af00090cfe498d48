public import CadreDomain

/// Two counts a month, stacked: such as vacancies that open with a named relief and without one.
public struct MonthColumns: Sendable {
    /// One month.
    public struct Month: Sendable {
        /// Any day of the month.
        public let day: Day
        /// The count that stands below, such as with a relief.
        public let lower: Int
        /// The count that stands on it, such as without one.
        public let upper: Int

        /// Makes a month.
        public init(_ day: Day, lower: Int, upper: Int) {
            self.day = day
            self.lower = lower
            self.upper = upper
        }
    }

    /// The months in order.
    public let months: [Month]
    /// What the lower count is.
    public let lowerLabel: String
    /// What the upper count is; it is hatched.
    public let upperLabel: String

    /// Makes the chart.
    public init(_ months: [Month], lower: String, upper: String) {
        self.months = months
        lowerLabel = lower
        upperLabel = upper
    }

    private static let width = 640.0, height = 360.0, left = 44.0, right = 8.0, top = 40.0, bottom = 44.0

    /// The drawing.
    ///
    /// - Parameters:
    ///   - title: The finding.
    ///   - description: What it shows.
    ///   - identity: A word that is unique on the page.
    public func svg(title: String, description: String, identity: String = "months") -> String {
        var drawing = Drawing()
        let ticks = Drawing.ticks(upTo: months.map { $0.lower + $0.upper }.max() ?? 0)
        let plotHeight = Self.height - Self.top - Self.bottom
        let scale = plotHeight / Double(ticks.last ?? 1)
        let ground = Self.height - Self.bottom
        drawing.add(Drawing.hatchDefinition("\(identity)-h"))
        key(&drawing, identity)
        for tick in ticks {
            let y = ground - Double(tick) * scale
            drawing.line(
                Self.left, y, Self.width - Self.right, y, "class=\"\(tick == 0 ? "axis" : "grid")\" stroke=\"#d3d8de\"")
            drawing.text(Words.number(tick), Self.left - 8, y + 4, .end, class: "faint")
        }
        let pitch = (Self.width - Self.left - Self.right) / Double(max(1, months.count))
        let bar = min(40, pitch * 0.72)
        for (index, month) in months.enumerated() {
            let x = Self.left + Double(index) * pitch + (pitch - bar) / 2
            let lower = Double(month.lower) * scale, upper = Double(month.upper) * scale
            let name = Words.month(month.day)
            drawing.rectangle(
                x, ground - lower, bar, lower, "class=\"c-solid\" fill=\"#52708f\" data-value=\"\(month.lower)\"",
                title: "\(name), \(lowerLabel): \(Words.number(month.lower))"
            )
            drawing.rectangle(
                x, ground - lower - upper, bar, upper,
                "fill=\"url(#\(identity)-h)\" class=\"s-bad\" stroke=\"#a4262c\" data-value=\"\(month.upper)\"",
                title: "\(name), \(upperLabel): \(Words.number(month.upper))"
            )
            if pitch >= 22 {
                drawing.text(Words.number(month.lower + month.upper), x + bar / 2, ground - lower - upper - 5, .middle)
            }
            label(month.day, at: x + bar / 2, isFirst: index == 0, ground: ground, &drawing)
        }
        return drawing.svg(
            width: Self.width, height: Self.height, title: title, description: description, identity: identity
        )
    }

    /// The first letter of each month, and the year under its January and under the first month.
    private func label(_ day: Day, at x: Double, isFirst: Bool, ground: Double, _ drawing: inout Drawing) {
        let parts = day.parts
        drawing.text(String(Words.month(day).prefix(1)), x, ground + 16, .middle, class: "faint")
        if parts.month == 1 || (isFirst && parts.month < 11) {
            drawing.text(String(parts.year), x, ground + 34, .middle)
        }
    }

    private func key(_ drawing: inout Drawing, _ identity: String) {
        drawing.rectangle(Self.left, 8, 12, 12, "class=\"c-solid\" fill=\"#52708f\"")
        drawing.text(lowerLabel, Self.left + 18, 18)
        let second = Self.left + 18 + Double(lowerLabel.count) * 6.6 + 24
        drawing.rectangle(second, 8, 12, 12, "fill=\"url(#\(identity)-h)\" class=\"s-bad\" stroke=\"#a4262c\"")
        drawing.text(upperLabel, second + 18, 18)
    }
}
